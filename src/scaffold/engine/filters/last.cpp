#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {

JsValue last(const Args& args) {
  Budget& budget = args.budget();
  const double length = to_number(budget, property_or_refuse(budget, args[0], text_value("length")));
  return property(budget, args[0], length - 1);
}

}  // namespace bs::scaffold::engine::filters
