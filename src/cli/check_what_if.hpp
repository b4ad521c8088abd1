#pragma once
/// `bs check --policy NEW --against OLD`: what would turn red before a policy is merged.
#include <string>
#include <vector>

#include "cli/check_session.hpp"

namespace bs::cli {

/// Judges every target by both policies and writes the components whose outcome or level differs. The status is 0: nothing
/// is gated yet. Errors as CheckSession; a repository of many that cannot be read is told on stderr.
int check_what_if(Context& context, const std::vector<CheckTarget>& targets);

}  // namespace bs::cli
