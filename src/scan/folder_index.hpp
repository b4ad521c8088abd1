#pragma once
/// The folders of a tree, filled while it is walked: where each lies among the objects, and the language most
/// files below it are written in, by their endings and without reading a byte of them.
#include <string>
#include <unordered_map>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::scan {

class FolderIndex {
 public:
  explicit FolderIndex(const git::Oid& root = {}) { folders_.push_back({"", root, 0, {}}); }
  /// Folders come before their content, depth first, as walks give them.
  void add_folder(std::string_view path, const git::Oid& tree);
  /// `name` is the path's last part.
  void add_file(std::string_view path, std::string_view name);

  // After the walk:
  /// The most frequent language below the folder, subfolders included; the first by name among equals.
  std::string main_language(std::string_view folder);
  /// The folder's tree; nullptr when there is no such folder. Zero in a work tree.
  const git::Oid* tree_of(std::string_view folder);

 private:
  struct Count {
    std::string_view language;
    std::uint32_t files = 0;
  };
  struct Folder {
    std::string path;
    git::Oid tree;
    std::size_t parent;
    std::vector<Count> counts;
  };
  static void add(std::vector<Count>& counts, std::string_view language, std::uint32_t files);
  void finish();
  const Folder* find(std::string_view folder);

  std::vector<Folder> folders_;  ///< parents before children; the root is the first
  std::size_t current_ = 0;
  std::string last_ending_;  ///< neighbours mostly share their ending
  std::string_view last_language_;
  std::unordered_map<std::string_view, std::size_t> by_path_;  ///< filled once the walk is over
};

}  // namespace bs::scan
