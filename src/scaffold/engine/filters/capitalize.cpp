#include "scaffold/engine/letter_case.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue capitalize(const Args& args) {
  const JsValue value = normalized(args[0]);
  return capitalized(args, value, "capitalize");
}

}  // namespace bs::scaffold::engine::filters
