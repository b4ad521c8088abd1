#pragma once
// git itself, for comparing: histories are imported into a repository and merged there.
#include <set>
#include <string>
#include <vector>

#include "bs/base/paths.hpp"
#include "histories.hpp"

namespace bs::test {

/// False where no git is installed that can merge trees (2.38).
bool has_git();
/// git before 2.44 looks for renames without the last line of a file where that has no end.
bool passes_over_open_lines();

class GitOracle {
 public:
  explicit GitOracle(fs::path folder);
  /// Imports the history as the branches b-NAME, o-NAME and t-NAME.
  void add(const std::string& name, const History& history);
  void import();

  struct Merged {
    std::string tree;
    std::set<std::string> conflicts;
  };
  /// `git merge-tree o-NAME t-NAME` without folder renames.
  Merged merge(const std::string& name) const;
  const fs::path& folder() const { return folder_; }

 private:
  std::string run(const std::string& arguments) const;
  void add_commit(const std::string& branch, const std::string& parent, const FileTree& files);

  fs::path folder_;
  std::string stream_;
};

}  // namespace bs::test
