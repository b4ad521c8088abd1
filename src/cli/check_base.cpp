#include "cli/check_base.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

std::string variable(std::string_view name) {
  return environment(name).value_or("");
}

Error shallow(const std::string& what, const std::string& hint) {
  return Error(ErrorKind::unreadable, what + " is not in this clone").hint(hint);
}

git::Commit commit_of(const git::Repository& repository, const git::Oid& id, const std::string& what,
                      const std::string& hint) {
  auto commit = repository.find_commit(id);
  if (!commit) throw shallow(what, hint);
  return std::move(*commit);
}

/// The point where the change left the branch; findings that the branch got since are not the change's.
CheckBase from_tip(const git::Repository& repository, git::Commit tip, const git::Commit& head,
                   std::string name, std::string how) {
  const auto hint = std::string("fetch the history of both: git fetch --unshallow, in CI fetch-depth: 0");
  std::optional<git::Oid> fork;
  try {
    fork = repository.merge_base(tip.id, head.id);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unreadable) throw;
    throw shallow(fmt::format("where the change left {}", shown(name)), hint);
  }
  if (!fork) {
    throw Error(ErrorKind::usage, fmt::format("{} and the change have no commit in common", shown(name)))
        .hint("--base REV names what to compare with");
  }
  CheckBase base;
  base.findings = *fork == tip.id ? tip : commit_of(repository, *fork, "the merge base", hint);
  base.note = {name, fork->hex(), std::move(how)};
  base.policy = std::move(tip);
  base.policy_name = std::move(name);
  return base;
}

/// GitHub checks out a merge of the change into the branch: its first parent is the branch. Only that very
/// commit is trusted: a head that happens to be a merge may have any first parent.
std::optional<CheckBase> github(const git::Repository& repository, const git::Commit& head) {
  if (variable("GITHUB_ACTIONS") != "true" || variable("GITHUB_BASE_REF").empty()) return std::nullopt;
  const auto branch = variable("GITHUB_BASE_REF");
  const auto ref = variable("GITHUB_REF");
  const bool is_merge = ref.starts_with("refs/pull/") && ref.ends_with("/merge") &&
                        variable("GITHUB_SHA") == head.id.hex() && head.parents.size() == 2 &&
                        variable("GITHUB_EVENT_NAME") != "pull_request_target";
  if (is_merge) {
    auto parent = commit_of(repository, head.parents.front(), "the first parent of the merge commit",
                            "actions/checkout with fetch-depth: 2 is enough");
    CheckBase base;
    base.note = {branch, parent.id.hex(), "first parent of the merge commit (GitHub Actions)"};
    base.policy = parent;
    base.policy_name = branch;
    base.findings = std::move(parent);
    return base;
  }
  try {
    return from_tip(repository, repository.resolve("refs/remotes/origin/" + branch), head, branch,
                    "GITHUB_BASE_REF (GitHub Actions)");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) throw;
    throw shallow(fmt::format("origin/{}", shown(branch)), "actions/checkout with fetch-depth: 0 brings it");
  }
}

std::optional<CheckBase> gitlab(const git::Repository& repository, const git::Commit& head) {
  const auto branch = variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
  if (variable("GITLAB_CI") != "true" || branch.empty()) return std::nullopt;
  const auto hint = std::string("GIT_DEPTH: 0 brings it; or git fetch origin ") + branch;
  std::optional<git::Commit> tip;
  for (const auto& revision :
       {variable("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), "refs/remotes/origin/" + branch}) {
    if (revision.empty()) continue;
    try {
      tip = repository.resolve(revision);
      break;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found && error.kind() != ErrorKind::unreadable) throw;
    }
  }
  if (!tip) throw shallow(fmt::format("the target branch {}", shown(branch)), hint);
  const auto fork = git::Oid::from_hex(variable("CI_MERGE_REQUEST_DIFF_BASE_SHA"));
  if (!fork) return from_tip(repository, *tip, head, branch, "the target branch (GitLab CI)");
  CheckBase base;
  base.findings = commit_of(repository, *fork, "the merge base", hint);
  base.note = {branch, fork->hex(), "merge request's diff base (GitLab CI)"};
  base.policy = std::move(*tip);
  base.policy_name = branch;
  return base;
}

/// At a desk: the default branch of origin; standing on it, what was not pushed yet.
CheckBase local(const git::Repository& repository, const git::Commit& head) {
  const auto tip = repository.default_tip();
  if (tip && tip->name.starts_with("origin/")) {
    auto commit = commit_of(repository, tip->commit, tip->name, "git fetch origin");
    return from_tip(repository, std::move(commit), head, tip->name, "the default branch of origin");
  }
  try {
    return from_tip(repository, repository.resolve("@{upstream}"), head, "@{upstream}",
                    "the upstream of the current branch");
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) throw;
  }
  throw Error(ErrorKind::usage, "there is nothing to compare with: no origin/HEAD and no upstream branch")
      .hint("--base REV names it, for example --base main");
}

}  // namespace

CheckBase find_base(const git::Repository& repository, const std::string& given, const git::Commit& head) {
  if (!given.empty()) return from_tip(repository, repository.resolve(given), head, given, "--base");
  if (auto base = github(repository, head)) return std::move(*base);
  if (auto base = gitlab(repository, head)) return std::move(*base);
  return local(repository, head);
}

}  // namespace bs::cli
