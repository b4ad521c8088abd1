#include <cmath>

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue truncate(const Args& args) {
  Budget& budget = args.budget();
  const JsValue value = normalized(args[0]);
  const JsValue most = truthy(args[1]) ? args[1] : JsValue(255.0);
  const Order compared = order(budget, property(value, "length"), most);
  if (compared == Order::less || compared == Order::equal) return value;
  const JsText& text = text_or_refuse(value, "truncate");
  const double number = to_number(budget, most);
  std::size_t end = clamped_index(number, text.length());
  if (!truthy(args[2])) {
    const std::size_t from = std::isnan(number) ? JsText::npos : end;
    const std::size_t space = text.find_last(JsText(std::string(" ")), from);
    if (space != JsText::npos) end = space;
  }
  TextBuffer out(budget);
  out.add(text.slice(0, end));
  out.add(args[3].is_nullish() ? "..." : to_text(budget, args[3])->bytes());
  return with_safeness_of(args[0], std::move(out).value());
}

}  // namespace bs::scaffold::engine::filters
