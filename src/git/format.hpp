#pragma once
/// Which repository formats bs reads.
#include "git/config.hpp"
#include "git/git_folder.hpp"

namespace bs::git {

/// Reads config, and config.worktree where extensions.worktreeConfig asks for it. Error unreadable.
Config read_config(const GitFolders& folders);

/// Error unsupported for a format version above 1, sha256, reftable and extensions that may change what the
/// files mean.
void require_known_format(const Config& config);

/// Error unreadable when core.worktree leads anywhere but to the folder whose .git this is.
void require_own_work_tree(const Config& config, const GitFolders& folders);

}  // namespace bs::git
