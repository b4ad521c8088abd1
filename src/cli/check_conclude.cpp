#include <algorithm>

#include "bs/base/text.hpp"
#include "bs/checks/exempt.hpp"
#include "bs/checks/judge.hpp"
#include "cli/check_run.hpp"

namespace bs::cli {
namespace {

const model::CheckResult* result_of(const model::ComponentOutcomes& component, const std::string& check) {
  const auto found = std::find_if(component.results.begin(), component.results.end(),
                                  [&](const auto& result) { return result.check == check; });
  return found == component.results.end() ? nullptr : &*found;
}

/// What a level is decided by; findings and evidence need not be copied for it.
model::CheckResult outcome_alone(const model::CheckResult& result) {
  model::CheckResult alone;
  alone.check = result.check;
  alone.severity = result.severity;
  alone.outcome = result.outcome;
  return alone;
}

/// After exemptions, since what is exempt counts as passed.
void add_standings(JudgedRun& judged, const std::vector<const model::Track*>& tracks) {
  for (std::size_t i = 0; i < judged.asked.size(); ++i) {
    auto& component = judged.run.components[i];
    for (std::size_t t = 0; t < judged.asked[i].size(); ++t) {
      std::vector<model::CheckResult> results;
      for (const auto* check : judged.asked[i][t]) {
        for (const auto* holder : {&judged.run.whole, &component}) {
          if (const auto* result = result_of(*holder, check->id)) results.push_back(outcome_alone(*result));
        }
      }
      component.standings.push_back(checks::standing(*tracks[t], results));
    }
  }
}

bool was_run(const model::CheckRun& run, const std::string& check) {
  return result_of(run.whole, check) != nullptr ||
         std::any_of(run.components.begin(), run.components.end(),
                     [&](const auto& component) { return result_of(component, check) != nullptr; });
}

}  // namespace

void conclude(JudgedRun& judged, const CheckPolicy& policy, const CheckRequest& request,
              const CheckTarget& target) {
  auto& run = judged.run;
  const auto uses = checks::apply_exemptions(policy.policy, run,
                                             request.before == nullptr ? nullptr : &request.before->run);
  add_standings(judged, tracks_named(policy.policy, request.tracks));
  for (const auto& note : policy.policy.notes)
    run.notes.push_back(fmt::format("{} ({})", note.message, Place{note.file, note.mark}.text()));
  for (const auto& use : uses) {
    const auto& exemption = *use.exemption;
    const auto place = Place{exemption.file, exemption.mark}.text();
    const bool looked_at_all = target.folders.empty() && target.refs.empty();
    if (use.expired && use.findings > 0) {
      run.notes.push_back(
          fmt::format("the exemption of {} has expired on {} ({})", exemption.check, exemption.until, place));
    } else if (use.findings == 0 && looked_at_all && was_run(run, exemption.check)) {
      run.notes.push_back(
          fmt::format("the exemption of {} covers nothing here ({})", exemption.check, place));
    }
  }
}

}  // namespace bs::cli
