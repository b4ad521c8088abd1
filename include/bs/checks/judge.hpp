#pragma once
/// Judging: checks over facts. Pure: facts come in through model::FactSource, the clock as a number.
///
/// A condition holds, does not hold, or cannot be told, because a fact could not be read (error) or nobody
/// reported it. What cannot be told decides nothing where the rest decides: one member that does not hold
/// decides `all`, one that holds decides `any` and `not`. A missing fact is a missing path. A singular path
/// gives its value or nothing, any other the array of what it finds (for `exists`: nothing when that is
/// empty). A value that is itself a fact and missing holds for notEqual and notIn only, and only against
/// something. `in`, `notIn`, `contains` and `doesNotContain` follow Soundcheck (operators.hpp,
/// apply_as_soundcheck).
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
/// case, as Backstage's catalog has it (`relations.ownedBy: group:default/a` too); filterQuery as its
/// evaluateFilterPredicate has it: `$all`, `$any`, `$not`, and for a path a value, `$exists`, `$in`,
/// `$contains`, `$hasPrefix`. Both must hold where both are there.
bool takes(const model::EntityFilter& filter, const Subject& subject);

/// One check; its filters are not asked (checks_of). Never throws for anything that a repository holds: what
/// cannot be told is Outcome::error with the reason, not_reported where a fact of other tools is wanting,
/// also when only whether the check applies cannot be told. A manual check is not reported, unless it has a
/// rule whose facts were reported.
///
/// Findings of a failure: where the value at the path of a condition that decided is an array of objects with
/// `path` and `message` (fact.hpp), each of them; where certain items of an array are at fault (below "all:"
/// and "none:", with `hasLengthOf: 0`, doesNotContain) each of those, at its place; else one for the
/// condition, at the value found. `Finding::key` is made of the path, the message and the item's own key, or
/// of the condition and the text at fault, white space evened out: never of a line or a number.
model::CheckResult judge(const model::Check& check, const Subject& subject, model::FactSource& facts,
                         Seconds now);

/// The same for a check that applied to the base of a change (reliability.md §5: applicability is the union
/// of both sides): where `applicable` now says no, the rule is asked all the same. When that was said by what
/// the entity claims of itself (its description, a track's level), the rule's answer counts; when it was said
/// by content, a failure counts only where it stands on something in a file, since what a change removes on
/// purpose is not there to be faulted. What does not count stays not_applicable.
model::CheckResult judge_as_applicable(const model::Check& check, const Subject& subject,
                                       model::FactSource& facts, Seconds now);

/// Standing on a track by the results of its checks (missing ones were not applicable by their filters).
/// Exempt counts as passed; warning counts as passed. A level is certified when nothing in it or below failed
/// or is undecided, and something in it or below was applicable. `missing` and `undecided_checks` are those
/// of the first level that is not; `undecided` is true when only what could not be told keeps it.
model::Standing standing(const model::Track& track, const std::vector<model::CheckResult>& results);

/// The checks of a track that apply to the entity by filters (track, level entry, check), in order, once
/// each.
std::vector<const model::Check*> checks_of(const Policy& policy, const model::Track& track,
                                           const Subject& subject);

/// A campaign before its date warns instead of failing; one not begun or archived runs nothing. Other tracks
/// are running, or archived.
enum class CampaignState { not_begun, running, overdue, archived };
CampaignState campaign_state(const model::Track& track, Seconds now);

}  // namespace bs::checks
