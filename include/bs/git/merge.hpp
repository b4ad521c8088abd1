#pragma once
/// Three-way merges of trees without a checkout, in memory, as git's own merge (ort) does them without
/// directory renames; and writing the little that bs ever writes to a repository: a first commit, a commit on
/// a branch. No hook, filter or program is run.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/file_tree.hpp"
#include "bs/git/repository.hpp"
#include "bs/git/work_tree.hpp"

namespace bs::git {

struct MergeConflict {
  enum class Kind { content, both_added, deleted_by_us, deleted_by_them, mode, rename, binary };
  /// both_added: the base has no such file. deleted_by_us, deleted_by_them: one side deleted what the other
  /// changed or moved. rename: each side moved it elsewhere.
  Kind kind = Kind::content;
  std::string path;    ///< where the user finds it
  std::string detail;  ///< "renamed to a here and to b there"; may be empty
};

struct MergeChange {
  enum class Kind { added, changed, removed, renamed, mode };
  Kind kind = Kind::changed;
  std::string path;
  std::string from;  ///< for renamed
};

struct MergeLabels {
  std::string ours = "yours";       ///< behind <<<<<<<; one line
  std::string theirs = "template";  ///< behind >>>>>>>
};

/// Paths are below the folder that was merged.
struct Merge {
  FileTree files;  ///< every path that differs from ours, with conflict markers where there must be
  std::vector<std::string> removed;      ///< paths of ours that are gone
  std::vector<MergeChange> changes;      ///< against ours, sorted by path
  std::vector<MergeConflict> conflicts;  ///< sorted by path
  bool is_clean() const { return conflicts.empty(); }
};

/// Merges the change from `base` to `theirs` into the tree `ours` of the repository. Only the part below
/// `folder` takes part ("" all); paths of the trees in memory are below it. Renames are found as git finds
/// them (50 % similar), directory renames are not. Nothing is written, not even objects. Errors: unreadable,
/// where a file that takes part cannot be read; limit.
Merge merge_trees(const Repository& repository, const Oid& ours, const std::string& folder,
                  const FileTree& base, const FileTree& theirs, const MergeLabels& labels = {});

/// True when the bytes are those of the blob, but perhaps for line ends (CRLF in place of LF, or LF in place
/// of CRLF): a checkout and a commit may change those.
bool matches_blob(std::string_view bytes, const Oid& blob);

/// The files of a tree below a folder, read whole. Error limit above `bytes` altogether.
FileTree read_tree(const Repository& repository, const Oid& tree, const std::string& folder,
                   std::uint64_t bytes = 512u << 20);

/// Tracked files that differ from HEAD, in the index or on disk, and untracked files that are not ignored,
/// sorted, at most `limit`; empty: clean. Rules of ignore files are the caller's (scaffold::changed_files);
/// `ignore_file` is told the user's own and .git/info/exclude first.
std::vector<std::string> changed_files(const Repository& repository, const IgnoreTest& ignored,
                                       const IgnoreFileSeen& ignore_file, std::size_t limit = 100);

/// user.name and user.email as git would take them (GIT_AUTHOR_NAME …, the repository's, the user's and the
/// system's configuration with their includes, EMAIL, the account's name); nullopt where git would ask "who
/// are you" or make up an address from the host's name. `time` is filled in with `now`.
std::optional<Signature> identity_for_commits(const fs::path& repository_or_folder, Seconds now);

/// `git init -b BRANCH` in an existing folder, and a first commit of exactly `files`, which lie there; the
/// index is as git would have written it, and so are line ends that .gitattributes normalises. Returns the
/// commit. On failure .git is removed again. Errors: usage (no name for a branch), io.
Commit begin_repository(const fs::path& folder, const std::string& branch, const FileTree& files,
                        const Signature& author, const std::string& message);

/// Commits `merge` on top of `parent` to the branch, without touching work tree or index. Returns the commit.
/// Error usage where the branch exists and is not at `parent` or is checked out somewhere, and for a merge
/// with conflicts; unreadable, io.
Commit commit_merge(const Repository& repository, const std::string& branch, const Commit& parent,
                    const std::string& folder, const Merge& merge, const Signature& author,
                    const std::string& message);

}  // namespace bs::git
