#pragma once
/// Judging: checks over facts. Pure: facts come in through model::FactSource, the clock as a number.
#include <functional>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/checks/policy.hpp"
#include "bs/model/entity.hpp"
#include "bs/model/outcome.hpp"

namespace bs::checks {

/// The entity as filters see it: its catalog document and relations.
struct Subject {
  const data::Value* document = nullptr;
  const std::vector<model::Relation>* relations =
      nullptr;  ///< both may be null: no entity filter takes it then
  std::string ref;
};

/// Soundcheck's filter: dotted paths into the document, `spec.type: [service, website]`, compared without
/// case; `$exists`, `$hasPrefix` and the others in filterQuery.
bool takes(const model::EntityFilter& filter, const Subject& subject);

/// One check. Never throws for anything that a repository holds: what cannot be told is Outcome::error with
/// the reason.
model::CheckResult judge(const model::Check& check, const Subject& subject, model::FactSource& facts,
                         Seconds now);

/// Standing on a track by the results of its checks (missing ones were not applicable by their filters).
/// Exempt counts as passed; warning counts as passed.
model::Standing standing(const model::Track& track, const std::vector<model::CheckResult>& results);

/// The checks of a track that apply to the entity by filters (track, level entry, check), in order, once
/// each.
std::vector<const model::Check*> checks_of(const Policy& policy, const model::Track& track,
                                           const Subject& subject);

/// A campaign before its date warns instead of failing; one not begun or archived runs nothing.
enum class CampaignState { not_begun, running, overdue, archived };
CampaignState campaign_state(const model::Track& track, Seconds now);

}  // namespace bs::checks
