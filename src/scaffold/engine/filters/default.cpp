#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue default_value(const Args& args) {
  const bool is_missing = truthy(args[2]) ? !truthy(args[0]) : args[0].is_undefined();
  return is_missing ? args[1] : args[0];
}

}  // namespace bs::scaffold::engine::filters
