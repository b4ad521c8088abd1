#pragma once
/// Files that one side moved: found as git's merges find them, at least half alike.
#include <string>
#include <vector>

#include "git/merge/version.hpp"

namespace bs::git::merge {

struct Candidate {
  std::string path;
  Version version;
  bool matters = true;  ///< of a file that is gone: the other side changed it, so that its new place counts
};

struct Rename {
  std::string from, to;
};

/// Pairs files that are gone with files that are new; both sorted by path. Every file is in one pair at most.
std::vector<Rename> find_renames(const std::vector<Candidate>& gone, const std::vector<Candidate>& added,
                                 Blobs& blobs);

}  // namespace bs::git::merge
