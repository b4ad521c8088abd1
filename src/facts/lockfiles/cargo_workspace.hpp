#pragma once
/// Whose lock file a crate's is.
#include <optional>
#include <string>

#include "facts/lockfiles/lock.hpp"

namespace bs::facts {

/// The folder of the workspace that the crate belongs to: its own when there is no other. nullopt where a
/// workspace around it does not name it: it may be left out, or belong to it as a dependency by path.
std::optional<std::string> cargo_workspace_folder(const LockInput& input);

}  // namespace bs::facts
