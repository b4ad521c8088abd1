#pragma once
/// What on disk makes a folder a repository: the .git folder or file, a bare repository, linked work trees.
/// Everything is read here without libgit2 and without trust.
#include <optional>
#include <string>

#include "bs/base/paths.hpp"
#include "bs/git/repository.hpp"

namespace bs::git {

/// Where a repository's parts lie.
struct GitFolders {
  fs::path git;        ///< with HEAD
  fs::path common;     ///< with objects and refs; the same but for linked work trees
  fs::path work_tree;  ///< empty for a bare repository
  fs::path git_file;   ///< the .git file that led to `git`; empty without one
  Layout layout = Layout::bare;
};

/// What a folder is.
struct Look {
  std::optional<GitFolders> folders;  ///< a repository, or what wants to be one
  std::string fault;  ///< why it cannot be one although .git is there: ".git is a symbolic link"
};

/// Looks at one folder; never upwards. A .git file is read, not judged: see leads_home().
Look look_at(const fs::path& folder);

/// True when the place a .git file leads to names that file in turn: the `gitdir` file of a linked work tree,
/// or the core.worktree of a submodule.
bool leads_home(const GitFolders& folders);

/// `path` seen from `folder`, without "." and "..", and without a slash at its end.
fs::path seen_from(const fs::path& folder, std::string_view path);
/// `path` in the form in which two ways to one file are equal: absolute, symbolic links resolved as far as it
/// exists.
fs::path canonical_path(const fs::path& path);
/// True when `path` is `folder` or lies below it, both as canonical_path() sees them.
bool lies_below(const fs::path& path, const fs::path& folder);

}  // namespace bs::git
