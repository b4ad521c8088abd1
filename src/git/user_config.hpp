#pragma once
/// The user's and the system's configuration, for the one question that needs it: who commits. Includes are
/// followed there, as git does; never in a repository's own file.
#include <string>

#include "bs/base/paths.hpp"
#include "git/config.hpp"

namespace bs::git {

/// What git would read before a repository's own file: the system's, then the user's. `git_folder` and
/// `branch` decide conditional includes ("" : none). A file that cannot be parsed is an Error unreadable that
/// names it.
Config read_user_config(const fs::path& git_folder, const std::string& branch);
/// GIT_CONFIG_COUNT, GIT_CONFIG_KEY_0, GIT_CONFIG_VALUE_0 …, which win over all files.
Config environment_config();
/// The ignore file that the user keeps for all repositories (core.excludesFile, ~/.config/git/ignore);
/// nullopt without one.
std::optional<std::string> read_user_ignores(const Config& user_config);

}  // namespace bs::git
