#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/text_split.hpp"

namespace bs::scaffold::engine::filters {
namespace {

JsValue entry(Budget& budget, const TextPtr& key, const JsValue& value) {
  JsObject object;
  object.set("key", JsValue(key));
  object.set("value", value);
  return budget.object(std::move(object));
}

}  // namespace

JsValue list(const Args& args) {
  Budget& budget = args.budget();
  if (args[0].is(Kind::array)) return args[0];
  if (args[0].is_string()) return budget.list(units_of(budget, *args[0].text()));
  if (!args[0].is(Kind::object) && !args[0].is(Kind::safe))
    refuse(fmt::format("list cannot make a list of {}", described(args[0].kind())));
  Values entries;
  each_member(budget, args[0], [&](const TextPtr& key, const JsValue& value) {
    entries.push_back(entry(budget, key, value));
  });
  return budget.list(std::move(entries));
}

}  // namespace bs::scaffold::engine::filters
