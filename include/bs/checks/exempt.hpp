#pragma once
/// Exemptions applied to results (checks.md §6). Pure.
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"
#include "bs/model/outcome.hpp"

namespace bs::checks {

struct ExemptionUse {
  const model::Exemption* exemption = nullptr;
  std::size_t findings = 0;  ///< that it covered
  bool expired = false;      ///< it would have covered these, were it not past its day
};

/// Findings that an exemption covers leave their result; a result without findings left becomes exempt and
/// keeps them. Days are told by `run.time`. One entry for each exemption of the policy, in order: unused and
/// expired ones are the caller's to report. What could not be told is never exempt.
///
/// With `base`, the results of what a change goes to: a component is exempt by its name only where the base
/// has it by this name in the same folder, so that no change exempts itself by a new name or a wider folder.
/// After compare(): a known finding that only an expired exemption covers becomes due, and a result is added
/// only while a finding that is left is.
std::vector<ExemptionUse> apply_exemptions(const Policy& policy, model::CheckRun& run,
                                           const model::CheckRun* base = nullptr);

/// The YAML lines of one exemption, to be appended to exemptions.yaml.
std::string to_yaml(const model::Exemption& exemption);

}  // namespace bs::checks
