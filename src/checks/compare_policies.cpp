#include <set>

#include "bs/checks/compare.hpp"

namespace bs::checks {

namespace {

using model::ComponentOutcomes;

std::set<std::string> failing(const ComponentOutcomes* component) {
  std::set<std::string> checks;
  if (component == nullptr) return checks;
  for (const auto& result : component->results)
    if (result.outcome == model::Outcome::failed) checks.insert(result.check);
  return checks;
}

std::string level_of(const model::Standing& standing) {
  return standing.level.empty() ? "none" : standing.level;
}

std::string levels(const ComponentOutcomes* component) {
  if (component == nullptr || component->standings.empty()) return component == nullptr ? "" : "none";
  if (component->standings.size() == 1) return level_of(component->standings.front());
  std::string out;
  for (const auto& standing : component->standings)
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", standing.track, level_of(standing));
  return out;
}

std::vector<std::string> without(const std::set<std::string>& of, const std::set<std::string>& other) {
  std::vector<std::string> out;
  std::set_difference(of.begin(), of.end(), other.begin(), other.end(), std::back_inserter(out));
  return out;
}

void add_effect(const ComponentOutcomes* before, const ComponentOutcomes* after,
                std::vector<PolicyEffect>& out) {
  PolicyEffect effect;
  effect.ref = (after != nullptr ? after : before)->ref;
  effect.before = levels(before);
  effect.after = levels(after);
  const auto old_failing = failing(before);
  const auto new_failing = failing(after);
  effect.newly_failing = without(new_failing, old_failing);
  effect.newly_passing = without(old_failing, new_failing);
  if (effect.before != effect.after || !effect.newly_failing.empty() || !effect.newly_passing.empty())
    out.push_back(std::move(effect));
}

const ComponentOutcomes* find(const model::CheckRun& run, const ComponentOutcomes& wanted) {
  const auto found = std::find_if(
      run.components.begin(), run.components.end(),
      [&](const ComponentOutcomes& one) { return one.ref == wanted.ref && one.folder == wanted.folder; });
  return found == run.components.end() ? nullptr : &*found;
}

}  // namespace

std::vector<PolicyEffect> compare_policies(const model::CheckRun& old_policy,
                                           const model::CheckRun& new_policy) {
  std::vector<PolicyEffect> out;
  add_effect(&old_policy.whole, &new_policy.whole, out);
  for (const ComponentOutcomes& component : new_policy.components)
    add_effect(find(old_policy, component), &component, out);
  for (const ComponentOutcomes& component : old_policy.components)
    if (find(new_policy, component) == nullptr) add_effect(&component, nullptr, out);
  return out;
}

}  // namespace bs::checks
