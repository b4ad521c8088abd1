#pragma once
/// What an update does to one project, in words and as JSON.
#include <string>
#include <vector>

#include "bs/base/terminal.hpp"
#include "cli/update_plan.hpp"

namespace bs::cli {

/// "ledger   acme-service v2.4.0 -> v3.2.0", then a line for each change, conflict and file that was left.
std::string update_details(const PlannedUpdate& plan, const Terminal& terminal);
data::Value updates_json(const std::vector<PlannedUpdate>& plans);

}  // namespace bs::cli
