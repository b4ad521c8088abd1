#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/projection.hpp"

namespace bs::scaffold::engine::filters {

JsValue join(const Args& args) {
  Budget& budget = args.budget();
  const TextPtr separator = truthy(args[1]) ? to_text(budget, args[1]) : text_value("").text();
  if (truthy(args[2])) return text_value(joined(budget, projected(args, 0, args[2]), separator->bytes()));
  if (!args[0].is(Kind::array)) refuse(fmt::format("join needs a list, not {}", described(args[0].kind())));
  return text_value(joined(budget, args[0].array().items, separator->bytes()));
}

}  // namespace bs::scaffold::engine::filters
