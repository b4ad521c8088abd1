#pragma once
/// Running checks over one side of a repository: facts, judging, exemptions and levels joined.
#include <set>
#include <string>
#include <vector>

#include "bs/facts/collect.hpp"
#include "bs/model/outcome.hpp"
#include "cli/check_policy.hpp"
#include "cli/check_side.hpp"
#include "cli/check_target.hpp"

namespace bs::cli {

/// Judged, and not concluded: exemptions and levels come when it is known what a base had.
struct JudgedRun {
  model::CheckRun run;
  std::vector<model::ScannedEntity> entities;
  /// By component of the run and track: what decides its level.
  std::vector<std::vector<std::vector<const model::Check*>>> asked;
};

struct CheckRequest {
  std::vector<std::string> tracks;  ///< ids; "all": every track that is no draft
  std::vector<std::string> only;    ///< check ids; just these, in a track or not
  std::vector<std::string> skip;
  /// With a base: what it was asked the head is asked too, whatever that says of itself now, and an overdue
  /// campaign is told and does not fail.
  const JudgedRun* before = nullptr;
};

/// What the run may ask beyond the repository.
struct CheckMeans {
  facts::FactCache* cache = nullptr;
  std::function<bool(std::string_view canonical_ref)> known_entity;  ///< empty: nobody can tell
  /// Facts imported for an entity of the repository ("": for the repository as a whole).
  std::function<std::map<model::FactRef, data::Value>(std::string_view identity,
                                                      std::string_view canonical_ref)>
      imported;
};

/// The tracks by their ids. Error usage with the nearest id.
std::vector<const model::Track*> tracks_named(const checks::Policy& policy,
                                              const std::vector<std::string>& ids);

/// Errors: usage (a track or check that nobody knows). What cannot be read is an outcome, not an Error.
JudgedRun judge_checks(const CheckSide& side, const CheckPolicy& policy, const CheckRequest& request,
                       const CheckTarget& target, const CheckMeans& means, Seconds now);
/// Exemptions, then levels, then what is to be said about either. After checks::compare where there is a
/// base.
void conclude(JudgedRun& judged, const CheckPolicy& policy, const CheckRequest& request,
              const CheckTarget& target);

}  // namespace bs::cli
