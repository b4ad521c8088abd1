#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/run.hpp"
#include "scaffold/engine/tests.hpp"

namespace bs::scaffold::engine::filters {
namespace {

JsValue filtered(const Args& args, bool wanted) {
  Budget& budget = args.budget();
  const std::string name = args[1].is_undefined() ? "truthy" : to_text(budget, args[1])->bytes();
  const Test* test = find_test(name, args.run().program.options.dialect);
  if (test == nullptr) refuse_unknown_test(name, args.run().program.options.dialect);
  const Sequence items(budget, args[0]);
  Values kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items.has(i)) continue;
    budget.step();
    const Values tested = {items[i], args[2]};
    if (test->holds(Args(args.run(), tested)) == wanted) kept.push_back(tested[0]);
  }
  return budget.list(std::move(kept));
}

}  // namespace

JsValue select(const Args& args) {
  return filtered(args, true);
}

JsValue reject(const Args& args) {
  return filtered(args, false);
}

}  // namespace bs::scaffold::engine::filters
