#pragma once
/// Which of some folders a commit changed: the ids of trees are compared, top down, and equal ones end the
/// search.
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::scan {

class FolderChanges {
 public:
  explicit FolderChanges(const git::Repository& repository);
  /// Asks for a folder; told by the number. The root is no matter of comparing and must not be asked for.
  void add(std::string_view folder, std::size_t number);
  /// Calls `changed` for each folder that differs between two trees (zero: there is none). Error unreadable
  /// when a tree cannot be read.
  void compare(const git::Oid& before, const git::Oid& after,
               const std::function<void(std::size_t)>& changed);

 private:
  struct Node {
    std::map<std::string, std::size_t, std::less<>> children;  ///< node by name
    std::vector<std::size_t> folders;                          ///< numbers of those that end here
    std::map<git::Oid, std::vector<git::Oid>> seen;  ///< tree → ids of the children, in their order
  };
  const std::vector<git::Oid>& children_of(std::size_t node, const git::Oid& tree);
  void compare_node(std::size_t node, const git::Oid& before, const git::Oid& after,
                    const std::function<void(std::size_t)>& changed);

  const git::Repository& repository_;
  std::vector<Node> nodes_;
};

}  // namespace bs::scan
