#pragma once
/// Which folders below a workspace's root are its members (npm, pnpm, cargo, go.work, Maven, Gradle, uv,
/// mix).
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bs/match/glob.hpp"
#include "scan/manifests.hpp"

namespace bs::scan {

class Workspaces {
 public:
  /// Facts of a manifest in `folder` that is a workspace; `facts` must outlive this. Faulty globs are
  /// returned.
  std::vector<std::string> add(std::string_view ecosystem, std::string_view folder,
                               const ManifestFacts& facts);
  /// A member names further members (a path dependency of a crate).
  void add_members(std::string_view ecosystem, std::string_view folder,
                   const std::vector<std::string>& paths);

  struct Verdict {
    bool counts = true;                        ///< in no workspace, or a member of one
    const ManifestFacts* workspace = nullptr;  ///< the nearest that has it as member
  };
  Verdict verdict(std::string_view ecosystem, std::string_view folder) const;

 private:
  struct Workspace {
    std::string ecosystem, folder;
    const ManifestFacts* facts = nullptr;
    std::set<std::string, std::less<>> paths;  ///< members without a glob
    match::GlobSet globs, excludes;
    bool has(std::string_view path) const;
  };
  std::deque<Workspace> workspaces_;
};

}  // namespace bs::scan
