#include "scaffold/engine/projection.hpp"

#include <cmath>

#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine {

Values mapped(const Args& args, std::size_t index) {
  const JsValue& value = args[index];
  if (value.is_nullish()) return {};
  if (value.is(Kind::array)) {
    args.budget().step(value.array().items.size() / 8);
    return value.array().items;
  }
  const JsValue length = property(value, "length");
  if (length.is(Kind::number) && (length.number() < 0 || length.number() != std::floor(length.number())))
    refuse("an object with a length that is no whole number cannot be made a list");
  return Sequence(args.budget(), value).values();
}

Values projected(const Args& args, std::size_t index, const JsValue& attribute) {
  Values values = mapped(args, index);
  for (JsValue& value : values) {
    args.budget().step();
    value = property_or_refuse(args.budget(), value, attribute);
  }
  return values;
}

}  // namespace bs::scaffold::engine
