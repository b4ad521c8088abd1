#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"
#include "git/object_writer.hpp"
#include "git/ref_store.hpp"
#include "git/ref_writer.hpp"

namespace bs::git {
namespace {

/// The work tree that has the branch checked out: moving the branch would leave its files behind.
std::optional<fs::path> checkout_of(const Repository& repository, const std::string& branch) {
  const std::string ref = "refs/heads/" + branch;
  const fs::path common = repository.common_folder();
  const auto is_at = [&](const fs::path& git) {
    const auto head = RefStore(git, common).read("HEAD");
    return head && head->target == ref;
  };
  if (const auto work_tree = repository.work_tree(); work_tree && is_at(repository.git_folder()))
    return work_tree;
  if (common.filename() == ".git" && is_at(common)) return common.parent_path();
  std::error_code ignored;
  for (const auto& linked : fs::directory_iterator(common / "worktrees", ignored))
    if (fs::exists(linked.path() / "HEAD", ignored) && is_at(linked.path())) return linked.path();
  return std::nullopt;
}

}  // namespace

Commit commit_merge(const Repository& repository, const std::string& branch, const Commit& parent,
                    const std::string& folder, const Merge& merge, const Signature& author,
                    const std::string& message) {
  if (!merge.is_clean())
    throw Error(ErrorKind::usage, fmt::format("{} is in conflict: a merge with conflicts is not committed",
                                              merge.conflicts.front().path));
  const fs::path common = repository.common_folder();
  const auto standing = RefStore(common, common).follow("refs/heads/" + branch);
  if (standing && standing->id != parent.id)
    throw Error(ErrorKind::usage, fmt::format("the branch {} exists and is at {}, not at {}", branch,
                                              standing->id.short_hex(), parent.id.short_hex()))
        .hint("name another branch, or delete it");
  if (const auto checkout = standing ? checkout_of(repository, branch) : std::nullopt)
    throw Error(ErrorKind::usage,
                fmt::format("the branch {} is checked out in {}", branch, checkout->native()))
        .hint("name a new branch");
  ObjectWriter writer(common / "objects");
  TreeEdits edits;
  for (const std::string& path : merge.removed) edits[join_path(folder, path)] = std::nullopt;
  for (const auto& [path, file] : merge.files)
    edits[join_path(folder, path)] = WrittenEntry{file.mode, writer.write_blob(file.bytes)};
  Commit commit;
  commit.tree = writer.write_tree(parent.tree, edits);
  commit.parents = {parent.id};
  commit.id = writer.write_commit(commit.tree, commit.parents, author, message);
  commit.author = commit.committer = author;
  commit.summary = message.substr(0, message.find('\n'));
  write_branch(common, branch, standing ? std::optional(parent.id) : std::nullopt, commit.id);
  return commit;
}

}  // namespace bs::git
