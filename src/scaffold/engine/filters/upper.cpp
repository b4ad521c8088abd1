#include "bs/base/text.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue upper(const Args& args) {
  const JsValue value = normalized(args[0]);
  return args.budget().text(to_upper(text_or_refuse(value, "upper").bytes()));
}

}  // namespace bs::scaffold::engine::filters
