#include "bs/base/text.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue lower(const Args& args) {
  const JsValue value = normalized(args[0]);
  return args.budget().text(to_lower_in_words(text_or_refuse(value, "lower").bytes()));
}

}  // namespace bs::scaffold::engine::filters
