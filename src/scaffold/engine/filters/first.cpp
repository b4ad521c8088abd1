#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {

JsValue first(const Args& args) {
  return property_or_refuse(args.budget(), args[0], 0.0);
}

}  // namespace bs::scaffold::engine::filters
