#pragma once
// Findings of a failed rule: where it does not hold, and what tells one from another.
#include <string>
#include <vector>

#include "bs/model/check.hpp"
#include "bs/model/outcome.hpp"
#include "checks/judge_condition.hpp"

namespace bs::checks {

/// One at least, whatever decided.
std::vector<model::Finding> findings_of(const model::Check& check, const Verdict& failed, Seconds now);

/// One message for all: the check's own, the only one, or the first and how many more.
std::string summary(const model::Check& check, const std::vector<model::Finding>& findings);

/// A finding's key from its parts, white space evened out; whole, since a digest could be made to agree. No
/// part may hold a line or a number that changes by itself.
std::string finding_key(const std::vector<std::string>& parts);

}  // namespace bs::checks
