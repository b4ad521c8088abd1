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

struct CheckRequest {
  std::vector<std::string> tracks;  ///< ids; "all": every track that is no draft
  std::vector<std::string> only;    ///< check ids; just these, in a track or not
  std::vector<std::string> skip;
  /// With a base: its entities. What they were asked the head is asked too, whatever it says of itself now,
  /// and an overdue campaign is told and does not fail.
  const std::vector<model::ScannedEntity>* before = nullptr;
};

/// What the run may ask beyond the repository.
struct CheckMeans {
  facts::FactCache* cache = nullptr;
  std::function<bool(std::string_view canonical_ref)> known_entity;  ///< empty: nobody can tell
  /// Facts imported for an entity ("": of the repository as a whole).
  std::function<std::map<model::FactRef, data::Value>(std::string_view canonical_ref)> imported;
};

/// The tracks by their ids. Error usage with the nearest id.
std::vector<const model::Track*> tracks_named(const checks::Policy& policy,
                                              const std::vector<std::string>& ids);

/// Errors: usage (a track or check that nobody knows). What cannot be read is an outcome, not an Error.
model::CheckRun run_checks(const CheckSide& side, const CheckPolicy& policy, const CheckRequest& request,
                           const CheckTarget& target, const CheckMeans& means, Seconds now);

}  // namespace bs::cli
