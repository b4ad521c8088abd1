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

/// Findings that an exemption covers leave their result; a result without findings left becomes exempt. One
/// entry for each exemption of the policy, in order: unused and expired ones are the caller's to report.
std::vector<ExemptionUse> apply_exemptions(const Policy& policy, model::CheckRun& run);

/// The YAML lines of one exemption, to be appended to exemptions.yaml.
std::string to_yaml(const model::Exemption& exemption);

}  // namespace bs::checks
