#pragma once
/// Files of a work tree as they lie on disk, ignored ones left out by our own matcher; for `--worktree` and for checks.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/git/repository.hpp"

struct stat;

namespace bs::git {

/// Decides about a path (relative to the root); `is_folder` as on disk. Injected, since ignore rules belong to match.
using IgnoreTest = std::function<bool(std::string_view path, bool is_folder)>;
/// Told the text of each .gitignore before its folder's entries are tested.
using IgnoreFileSeen = std::function<void(std::string_view folder, std::string_view text)>;

/// What lstat says of a file or link: two states that are equal hold the same bytes, unless somebody set the clock back.
struct DiskState {
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  std::uint32_t mode = 0;
  std::int64_t modified = 0, modified_ns = 0;  ///< seconds, and nanoseconds within
  std::int64_t changed = 0, changed_ns = 0;
};
DiskState state_of(const struct stat& info) noexcept;

/// Regular files, symlinks and folders below the root, depth first, sorted by bytes; .git and nested repositories left out; entries carry a zero id.
/// `state`, when given, is that of the file or link that is being visited.
WalkResult walk_work_tree(const fs::path& root, const IgnoreTest& ignored, const IgnoreFileSeen& ignore_file,
                          const std::function<WalkStep(const Entry&)>& visit, const WalkLimits& limits = {},
                          DiskState* state = nullptr);

/// What a walk of a work tree gave, kept for several readers: entries in the order of the walk, folders before their content.
struct WorkTreeList {
  std::vector<Entry> entries;
  WalkResult walked;
};

/// The bytes of a regular file below the root, or where a symlink leads; never anything outside (openat2). State and size as for a repository's blobs;
/// corrupt stands for what is no regular file any more or may not be read.
Blob read_work_tree_file(const fs::path& root, std::string_view path, EntryType type, std::uint64_t cap);

}  // namespace bs::git
