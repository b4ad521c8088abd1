#pragma once
/// Which of some folders a commit changed: the ids of trees are compared, top down, and equal ones end the
/// search.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::scan {

/// For maps by id: its first bytes are as good as a hash of it.
struct IdHash {
  std::size_t operator()(const git::Oid& id) const noexcept;
};

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
  using Ids = std::shared_ptr<const std::vector<git::Oid>>;
  struct Node {
    std::vector<std::string> names;                  ///< of the children
    std::vector<std::size_t> children;               ///< nodes, in the order of their names
    std::vector<std::size_t> folders;                ///< numbers of those that end here
    std::unordered_map<git::Oid, Ids, IdHash> seen;  ///< tree → ids of the children
  };
  Ids children_of(Node& node, const git::Oid& tree);
  void compare_node(std::size_t node, const git::Oid& before, const git::Oid& after,
                    const std::function<void(std::size_t)>& changed);

  const git::Repository& repository_;
  std::vector<Node> nodes_;
};

}  // namespace bs::scan
