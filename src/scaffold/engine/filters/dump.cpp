#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {

JsValue dump(const Args& args) {
  return to_json(args.budget(), args[0], args[1]);
}

}  // namespace bs::scaffold::engine::filters
