#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {
namespace {

JsValue filtered(const Args& args, bool wanted, std::string_view filter) {
  Budget& budget = args.budget();
  if (!args[0].is(Kind::array))
    refuse(fmt::format("{} needs a list, not {}", filter, described(args[0].kind())));
  Values kept;
  for (const JsValue& item : args[0].array().items) {
    budget.step();
    if (truthy(property_or_refuse(budget, item, args[1])) == wanted) kept.push_back(item);
  }
  return budget.list(std::move(kept));
}

}  // namespace

JsValue selectattr(const Args& args) {
  return filtered(args, true, "selectattr");
}

JsValue rejectattr(const Args& args) {
  return filtered(args, false, "rejectattr");
}

}  // namespace bs::scaffold::engine::filters
