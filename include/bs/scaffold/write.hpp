#pragma once
/// Writing a generated tree: all of it or nothing (templates.md §7, reliability.md §4).
#include <string>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/base/paths.hpp"

namespace bs::scaffold {

struct WriteOptions {
  bool force = false;  ///< into a folder that holds something: new files only
};

struct Written {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<std::string> clashes;  ///< with force: paths that were there and stay as they are
};

/// Writes the tree into `folder`, which is made (with its parents) or empty. A new folder is built beside it
/// and renamed; with `force` each file is written beside its place and renamed, and all is undone when one
/// fails. The tree must be safe (require_safe); nothing is ever written through a symlink. Errors: usage (the
/// folder is not empty; hint --force), io.
Written write_tree(const FileTree& tree, const fs::path& folder, const WriteOptions& options = {});

}  // namespace bs::scaffold
