#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/projection.hpp"

namespace bs::scaffold::engine::filters {

JsValue sum(const Args& args) {
  Budget& budget = args.budget();
  JsValue total = 0.0;
  const auto count_in = [&](const Values& items) {
    for (const JsValue& item : items) {
      budget.step();
      total = add(budget, total, item);
    }
  };
  if (truthy(args[1])) {
    count_in(projected(args, 0, args[1]));
  } else if (args[0].is(Kind::array)) {
    count_in(args[0].array().items);
  } else {
    refuse(fmt::format("sum needs a list, not {}", described(args[0].kind())));
  }
  return add(budget, args[2].is_undefined() ? JsValue(0.0) : args[2], total);
}

}  // namespace bs::scaffold::engine::filters
