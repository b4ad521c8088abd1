#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {

JsValue string(const Args& args) {
  if (args[0].is(Kind::safe)) return args[0];
  if (args[0].is_nullish()) refuse(fmt::format("string cannot make text of {}", described(args[0].kind())));
  return to_text(args.budget(), args[0]);
}

}  // namespace bs::scaffold::engine::filters
