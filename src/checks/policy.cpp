#include "bs/checks/policy.hpp"

#include <algorithm>

namespace bs::checks {

const model::Check* Policy::check(std::string_view id) const {
  const auto at =
      std::lower_bound(checks.begin(), checks.end(), id,
                       [](const auto& check, std::string_view wanted) { return check->id < wanted; });
  return at != checks.end() && (*at)->id == id ? at->get() : nullptr;
}

const model::Track* Policy::track(std::string_view id) const {
  const auto at =
      std::find_if(tracks.begin(), tracks.end(), [&](const auto& track) { return track->id == id; });
  return at == tracks.end() ? nullptr : at->get();
}

bool Policy::is_repository_wide(const model::Check& check, const KnownFacts& known) const {
  if (check.is_manual || !check.filter.empty() || !check.exclude.empty()) return false;
  const auto asked = check.facts();
  return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](const model::FactRef& ref) {
    const auto spec = facts.find(ref);
    if (spec != facts.end()) return known.scope_of(spec->second) == model::FactScope::repository;
    return known.has_fact(ref) && known.scope_of(ref) == model::FactScope::repository;
  });
}

}  // namespace bs::checks
