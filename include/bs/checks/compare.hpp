#pragma once
/// What a change made worse (checks.md §6): results of the head held against results of the base. Pure.
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"
#include "bs/model/outcome.hpp"

namespace bs::checks {

/// Marks every finding and result of `head` added or known, and lists what is fixed. Components are told by
/// ref and folder, else by folder and kind (a renamed component keeps what it had), else by ref, else by folder; findings by check and
/// key, counted: a second equal one is added. Both were judged by the same policy at the same clock: what
/// only the clock made worse is the same in both, and what is marked due stays due unless it is new.
///
/// - A finding in a file that came from one component to another is known where both have the file in their
///   folder; where a component's folder moved, its findings are known at the same place below it. Any other
///   move makes a new one.
/// - A number that a condition bounds (lessThan … greaterThanInclusive) and that went further off its bound
/// is
///   added, although it was at fault before.
/// - A result that is error or not-reported and had an answer in the base is added. In a component that is
/// new,
///   an error is; not-reported is only where a component that vanished had the answer.
/// - A result that no longer applies is added too and listed under scope_changes (it fails nothing: what a
///   change removes may go; judge_as_applicable tells what must not).
/// - A check that the base asked of a component and the head does not ask of it at all becomes an error that
///   is added: the caller asks the union of both sides. A component that vanished is listed, and its findings
///   are not counted as fixed.
void compare(const model::CheckRun& base, model::CheckRun& head);

/// A component whose outcome or level differs between two policies (`--policy NEW --against OLD`).
struct PolicyEffect {
  std::string ref;            ///< "" for the repository as a whole
  std::string before, after;  ///< level names, "none"; "track: level, …" of several
                                                          ///< tracks; "" where nothing is asked of it
  std::vector<std::string> newly_failing, newly_passing;  ///< check ids
};
/// Both runs are of the same content. `newly_passing` are those that failed and fail no more, for whatever
/// reason.
std::vector<PolicyEffect> compare_policies(const model::CheckRun& old_policy,
                                           const model::CheckRun& new_policy);

}  // namespace bs::checks
