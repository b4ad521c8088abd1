#pragma once
/// The blocks of a check's screen: results of one check over all components, since a monorepo of forty
/// packages that lack a README is one thing to do and not forty.
#include <string>
#include <vector>

#include "bs/model/outcome.hpp"

namespace bs::cli {

struct CheckBlock {
  const model::CheckResult* first = nullptr;
  /// Results of this check with this outcome, and the component of each ("" for the repository).
  std::vector<std::pair<const model::ComponentOutcomes*, const model::CheckResult*>> results;
};

/// Results with the outcome, by check; the worst severity first, then by id.
std::vector<CheckBlock> blocks_of(const model::CheckRun& run, model::Outcome outcome);

}  // namespace bs::cli
