#include "scaffold/engine/property.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue length(const Args& args) {
  const JsValue value = normalized(args[0]);
  return value.is(Kind::object) ? number_value(value.object().size()) : property(value, "length");
}

}  // namespace bs::scaffold::engine::filters
