#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"

namespace bs::scaffold::engine::filters {

JsValue safe(const Args& args) {
  if (args[0].is(Kind::safe)) return args[0];
  const TextPtr text = args[0].is_nullish() ? text_value("").text() : to_text(args.budget(), args[0]);
  return std::make_shared<const JsSafe>(JsSafe{text});
}

}  // namespace bs::scaffold::engine::filters
