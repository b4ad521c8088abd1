#include "bs/base/text.hpp"
#include "scaffold/engine/text_arguments.hpp"

namespace bs::scaffold::engine::filters {

JsValue trim(const Args& args) {
  const JsText& text = text_argument(args, 0, "trim");
  return with_safeness_of(args[0], args.budget().text(std::string(trim_unicode(text.bytes()))));
}

}  // namespace bs::scaffold::engine::filters
