#pragma once
/// docs/checks.md, generated from the shipped checks and tracks and the tables of facts and operators.
#include <string>

namespace bs::cli {

std::string checks_markdown();

}  // namespace bs::cli
