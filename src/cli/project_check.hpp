#pragma once
/// Checking a generated project before it is written (templates.md §3): the files in memory, by the
/// workspace's policy and its default track.
#include <string>

#include "bs/base/file_tree.hpp"
#include "bs/model/outcome.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct ProjectVerdict {
  model::CheckRun run;
  bool told = false;  ///< a component was there to be judged
  std::size_t passed = 0, failed = 0, warned = 0, undecided = 0;
  std::string level;                ///< of the first component; "" none
  std::vector<std::string> faults;  ///< "readme-links: 2 links lead nowhere", failures and warnings
};

/// `name`: of the project. `around`: the files of the repository it goes into, and `folder` its place there;
/// empty for a repository of its own. Errors: config (the policy is faulty).
ProjectVerdict check_project(Context& context, const std::string& name, const FileTree& files,
                             const FileTree& around, const std::string& folder);

/// "checks: 16 of 16 pass, gold".
std::string verdict_text(const ProjectVerdict& verdict);

}  // namespace bs::cli
