#pragma once
/// Many repositories checked apart: each is read in a worker process under limits (reliability.md §1), and so
/// on all processors.
#include <vector>

#include "bs/base/worker.hpp"
#include "cli/check_answer.hpp"

namespace bs::cli {

/// An answer for each target, in their order, whatever order they came in. One target alone is read in this
/// process, and what it throws is thrown. Of many, one whose worker is killed or passes a limit has an Error
/// unreadable with the reason. Errors beside: of the policy where all repositories have the same; a damaged
/// catalog (sql::is_corruption). Closes the catalog.
std::vector<CheckAnswer> check_targets_apart(Context& context, const OutcomeKeeper& keeper,
                                             const std::vector<CheckTarget>& targets,
                                             const WorkerLimits& limits = {});

}  // namespace bs::cli
