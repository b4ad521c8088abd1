#pragma once
/// Writing a branch: the ref's file alone, under git's own lock, so that a git that runs beside it loses
/// nothing.
#include <optional>
#include <string>

#include "bs/git/repository.hpp"

namespace bs::git {

/// Sets refs/heads/BRANCH to `to`. Error usage unless the branch is at `from` now (nullopt: does not exist),
/// its name is none, or another branch stands in its way ("a" and "a/b"); io.
void write_branch(const fs::path& common, const std::string& branch, const std::optional<Oid>& from,
                  const Oid& to);

}  // namespace bs::git
