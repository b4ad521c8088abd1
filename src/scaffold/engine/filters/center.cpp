#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/rounds.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue center(const Args& args) {
  Budget& budget = args.budget();
  const JsValue value = normalized(args[0]);
  const JsValue width = truthy(args[1]) ? args[1] : JsValue(80.0);
  const JsValue length = property(value, "length");
  const Order compared = order(budget, length, width);
  if (compared == Order::greater || compared == Order::equal) return value;
  const double spaces = to_number(budget, width) - to_number(budget, length);
  TextBuffer out(budget);
  out.repeat(" ", rounds(budget, spaces / 2 - remainder(spaces, 2)));
  out.add(to_text(budget, value)->bytes());
  out.repeat(" ", rounds(budget, spaces / 2));
  return with_safeness_of(value, std::move(out).value());
}

}  // namespace bs::scaffold::engine::filters
