#pragma once
/// Words that outputs for code scanning put on a check: the tracks that ask it, and "security".
#include <map>
#include <string>
#include <vector>

#include "bs/checks/policy.hpp"

namespace bs::cli {

std::map<std::string, std::vector<std::string>> check_tags(const checks::Policy& policy);

}  // namespace bs::cli
