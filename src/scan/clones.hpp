#pragma once
/// Which of the repositories that were found are one: clones of one origin, and linked work trees with their
/// main repository.
#include "bs/git/discover.hpp"

namespace bs::scan {

/// One repository on disk, as found below a root.
struct Member {
  git::Found found;
  std::string root;
  std::string main_path;  ///< of the repository that a linked work tree belongs to; else its own path
  std::string identity;   ///< as its config says, without opening it: what the reader concludes counts
};

/// Members of one identity, by number; a linked work tree only where its main repository was not found.
using CloneGroup = std::vector<std::size_t>;

Member make_member(git::Found found, std::string root);
/// In the order of each group's first member.
std::vector<CloneGroup> group_clones(const std::vector<Member>& members);

}  // namespace bs::scan
