#include "bs/base/text.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue pick(const Args& args) {
  JsValue found = args[0];
  for (const std::string_view key : split(text_argument(args, 1, "the path of pick").bytes(), '.')) {
    args.budget().step();
    found = property(found, key);
  }
  return found;
}

}  // namespace bs::scaffold::engine::filters
