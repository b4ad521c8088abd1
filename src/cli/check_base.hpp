#pragma once
/// What `bs check --new` compares with, and where its policy comes from (checks.md §6, reliability.md §5).
#include <optional>
#include <string>

#include "bs/git/repository.hpp"
#include "bs/model/outcome.hpp"

namespace bs::cli {

struct CheckBase {
  git::Commit findings;  ///< the merge base: what was there before the change
  git::Commit policy;    ///< the tip of the branch it goes to
  std::string policy_name;
  model::BaseNote note;
};

/// `given` is --base REV, "" to find it: GitHub's merge commit, GitLab's merge-request variables, else the
/// default branch of origin or the upstream of the current branch. Environment variables are read, nothing of
/// the checkout decides. Errors: usage (nothing to compare with), not_found (--base), unreadable (not in this
/// shallow clone; the hint says the depth that is enough).
CheckBase find_base(const git::Repository& repository, const std::string& given, const git::Commit& head);

}  // namespace bs::cli
