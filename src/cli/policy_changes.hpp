#pragma once
/// What a change does to the policy it is judged by: told, without effect (reliability.md §5).
#include <string>
#include <string_view>
#include <vector>

#include "bs/facts/snapshot.hpp"

namespace bs::cli {

/// A line a file: "bs.yaml", "policy/checks/x.yaml (removed)". Looks at the bs.yaml at or above `folder`, and
/// at the policy folders that it names on either side.
std::vector<std::string> policy_changes(const facts::Snapshot& before, const facts::Snapshot& after,
                                        std::string_view folder);

}  // namespace bs::cli
