#include "checks/compare_components.hpp"

#include <array>

namespace bs::checks {

namespace {

using model::ComponentOutcomes;

bool same_ref(const ComponentOutcomes& a, const ComponentOutcomes& b) {
  return a.ref == b.ref;
}
bool same_folder(const ComponentOutcomes& a, const ComponentOutcomes& b) {
  return a.folder == b.folder;
}
bool same_all(const ComponentOutcomes& a, const ComponentOutcomes& b) {
  return same_ref(a, b) && same_folder(a, b);
}
bool same_folder_and_kind(const ComponentOutcomes& a, const ComponentOutcomes& b) {
  const auto kind_of = [](std::string_view ref) { return ref.substr(0, ref.find(':')); };
  return same_folder(a, b) && kind_of(a.ref) == kind_of(b.ref);
}

}  // namespace

std::vector<ComponentPair> pair_components(const model::CheckRun& base, model::CheckRun& head) {
  std::vector<ComponentPair> pairs{{&base.whole, &head.whole}};
  for (ComponentOutcomes& component : head.components) pairs.push_back({nullptr, &component});
  std::vector<bool> taken(base.components.size(), false);
  // The folder before the name: names can be swapped in one line, and what is known is known of files.
  for (const auto is_same : {same_all, same_folder_and_kind, same_ref, same_folder}) {
    for (ComponentPair& pair : pairs) {
      if (pair.base != nullptr) continue;
      for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i] || !is_same(base.components[i], *pair.head)) continue;
        taken[i] = true;
        pair.base = &base.components[i];
        break;
      }
    }
  }
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!taken[i]) pairs.push_back({&base.components[i], nullptr});
  return pairs;
}

}  // namespace bs::checks
