#pragma once
/// One case of a check's own tests: files in memory, judged as a repository of one component would be.
#include <string>

#include "bs/checks/policy.hpp"
#include "bs/model/outcome.hpp"

namespace bs::cli {

struct CaseResult {
  bool ok = false;
  model::CheckResult result;
  std::string fault;  ///< what is not as expected
};

CaseResult run_case(const checks::Policy& policy, const model::Check& check, const model::CheckTest& test,
                    Seconds now);

}  // namespace bs::cli
