#pragma once
/// Whose a repository is. Another user's repository could have been laid out to mislead whoever reads it.
#include <vector>

#include "bs/base/paths.hpp"
#include "git/git_folder.hpp"

namespace bs::git {

/// Error unreadable "not owned by you" unless the git folder, the common folder, the work tree and the .git
/// file all belong to the effective user (for root also to the user who called sudo), or lie below a trusted
/// folder.
void require_own(const GitFolders& folders, const std::vector<fs::path>& trust);

/// True when `trust` holds "*" or a folder at or above the path.
bool is_trusted(const fs::path& path, const std::vector<fs::path>& trust);

}  // namespace bs::git
