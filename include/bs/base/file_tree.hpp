#pragma once
/// Files of a tree in memory: what a template renders, what a merge gives. Folders exist by what they hold.
#include <map>
#include <string>

namespace bs {

enum class FileMode { regular, executable, symlink };

struct TreeFile {
  std::string bytes;  ///< a symlink's target
  FileMode mode = FileMode::regular;
  friend bool operator==(const TreeFile&, const TreeFile&) = default;
};

/// By repository path, sorted by bytes.
using FileTree = std::map<std::string, TreeFile, std::less<>>;

}  // namespace bs
