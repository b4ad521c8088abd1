#include "scaffold/engine/arguments.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/property.hpp"

namespace bs::scaffold::engine::filters {

JsValue groupby(const Args& args) {
  Budget& budget = args.budget();
  const AttributePath attribute(budget, args[1]);
  const Sequence items(budget, args[0]);
  std::vector<std::pair<TextPtr, Values>> groups;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TextPtr key = to_text(budget, attribute.of(budget, items[i]));
    const auto [place, is_new] = places.try_emplace(key->bytes(), groups.size());
    if (is_new) groups.emplace_back(key, Values());
    groups[place->second].second.push_back(items[i]);
  }
  JsObject object;
  for (auto& [key, group] : groups) object.set(key, budget.list(std::move(group)));
  return budget.object(std::move(object));
}

}  // namespace bs::scaffold::engine::filters
