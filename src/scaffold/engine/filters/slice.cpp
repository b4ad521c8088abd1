#include <cmath>

#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {
namespace {

/// The elements [begin, end) as JavaScript's slice cuts them, of a list or a text.
JsValue cut(Budget& budget, const JsValue& value, double begin, double end) {
  if (const JsText* text = value.text_if())
    return budget.text(
        text->slice(relative_index(begin, text->length()), relative_index(end, text->length())));
  const Values& items = value.array().items;
  const std::size_t first = relative_index(begin, items.size());
  const std::size_t last = std::max(first, relative_index(end, items.size()));
  return budget.list(Values(items.begin() + static_cast<std::ptrdiff_t>(first),
                            items.begin() + static_cast<std::ptrdiff_t>(last)));
}

/// With one more element at its end.
JsValue filled(Budget& budget, const JsValue& part, const JsValue& more) {
  if (!part.is(Kind::array)) refuse("slice can fill up the parts of a list only");
  Values items = part.array().items;
  items.push_back(more);
  return budget.list(std::move(items));
}

}  // namespace

JsValue slice(const Args& args) {
  Budget& budget = args.budget();
  const double length = to_number(budget, property_or_refuse(budget, args[0], text_value("length")));
  const double count = args.number(1);
  if (!(count > 0)) return budget.list({});
  budget.check_list(count);
  if (!args[0].is(Kind::array) && args[0].text_if() == nullptr)
    refuse(fmt::format("slice needs a list, not {}", described(args[0].kind())));
  const double each = std::floor(length / count);
  const double extra = remainder(length, count);
  double offset = 0;
  Values parts;
  for (double i = 0; i < count; ++i) {
    budget.step();
    const double begin = offset + i * each;
    if (i < extra) ++offset;
    JsValue part = cut(budget, args[0], begin, offset + (i + 1) * each);
    if (truthy(args[2]) && i >= extra) part = filled(budget, part, args[2]);
    parts.push_back(std::move(part));
  }
  return budget.list(std::move(parts));
}

}  // namespace bs::scaffold::engine::filters
