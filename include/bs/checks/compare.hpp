#pragma once
/// What a change made worse (checks.md §6): results of the head held against results of the base. Pure.
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"
#include "bs/model/outcome.hpp"

namespace bs::checks {

/// Marks every finding and result of `head` added or known, and lists what is fixed. Components are told by
/// ref, else by folder (a renamed component keeps what it had); findings by check and key, counted: a second
/// equal one is added. An outcome that was passed and is now error or not-reported is added, as is one that
/// no longer applies because of what the head itself changed: applicability is the union of both sides. Both
/// were judged by the same policy at the same clock: what only the clock made worse is the same in both.
void compare(const model::CheckRun& base, model::CheckRun& head);

/// A component whose outcome or level differs between two policies (`--policy NEW --against OLD`).
struct PolicyEffect {
  std::string ref;
  std::string before, after;                              ///< level names
  std::vector<std::string> newly_failing, newly_passing;  ///< check ids
};
std::vector<PolicyEffect> compare_policies(const model::CheckRun& old_policy,
                                           const model::CheckRun& new_policy);

}  // namespace bs::checks
