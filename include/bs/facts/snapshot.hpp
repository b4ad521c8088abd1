#pragma once
/// The content that facts are read from: a revision, a work tree as it lies on disk, or files in memory.
/// Listed once; read on demand. One snapshot for one thread.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "bs/git/repository.hpp"
#include "bs/git/work_tree.hpp"

namespace bs::facts {

struct File {
  std::string path;
  git::EntryType type = git::EntryType::blob;  ///< blob, symlink or submodule
  bool executable = false;
  git::Oid id;             ///< zero in a work tree and in memory
  std::uint64_t size = 0;  ///< 0 when not known before reading (revisions)
  bool is_regular() const { return type == git::EntryType::blob; }
};
using Files = std::pair<const File*, const File*>;  ///< a range

/// Bytes above which a file is not read for its text (reliability.md §1).
constexpr std::uint64_t k_text_cap = 1u << 20;

class Snapshot {
 public:
  virtual ~Snapshot() = default;
  /// Everything but ignored files, sorted by path (bytes).
  const std::vector<File>& files() const { return files_; }
  const File* find(std::string_view path) const;   ///< nullptr: no such file
  bool has_folder(std::string_view folder) const;  ///< some file lies below it
  /// The files below a folder ("" all), as a range of files().
  Files below(std::string_view folder) const;
  /// The file that a path leads to through symlinks that stay inside the snapshot; nullptr: none, or a loop.
  const File* follow(std::string_view path) const;
  /// A file's bytes (a symlink's target); kept as long as the snapshot is not told to forget. State and size
  /// as git::Blob; above k_text_cap it is too_large.
  const git::Blob& read(const File& file) const;
  /// The same without keeping them: for passes over everything.
  git::Blob read_once(const File& file) const;
  /// A regular file's text, kept. Error unreadable when it cannot be read, limit above k_text_cap.
  std::string_view text(const File& file) const;
  /// The same with another cap, not kept: for large files that machines write (lock files).
  std::string text(const File& file, std::uint64_t cap) const;
  /// The text of a path, following no link; nullopt: no such file (a link, a submodule, a folder are none).
  /// Errors as above when it is there and cannot be read.
  std::optional<std::string_view> text(std::string_view path) const;
  /// What collectors of this snapshot share, made when it is first asked for, one for each type.
  template <class T>
  const T& shared(const std::function<T()>& make) const {
    auto& place = shared_[std::type_index(typeid(T))];
    if (!place) place = std::make_shared<T>(make());
    return *static_cast<const T*>(place.get());
  }
  /// Drops what was read; views given out are then void.
  void forget() const;
  /// Why something is left out (a limit, a missing tree): facts over everything are then errors. nullopt:
  /// whole.
  const std::optional<std::string>& incomplete() const { return incomplete_; }
  /// Error unreadable when something is left out: called by what looks at everything or tells an absence.
  void require_whole() const;
  /// Identity of all content, for caches: a tree id, or a digest of paths, sizes, times and inodes; "" when
  /// it must not be kept (a file changed within the last two seconds; memory).
  const std::string& identity() const { return identity_; }
  /// Of a work tree: what lies on disk, for others that would list it again; nullptr elsewhere.
  const std::shared_ptr<const git::WorkTreeList>& listed() const { return listed_; }
  /// For history; nullptr and nullopt where there is none.
  const git::Repository* repository() const { return repository_; }
  const std::optional<git::Commit>& commit() const { return commit_; }

  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 protected:
  Snapshot() = default;
  /// Sorts what was listed and drops second entries of a path; what a walk left out makes it incomplete.
  void finish_listing(const git::WalkResult& walked);
  virtual git::Blob load(const File& file, std::uint64_t cap) const = 0;
  std::vector<File> files_;
  std::optional<std::string> incomplete_;
  std::string identity_;
  std::shared_ptr<const git::WorkTreeList> listed_;
  const git::Repository* repository_ = nullptr;
  std::optional<git::Commit> commit_;

 private:
  mutable std::map<std::string, git::Blob, std::less<>> read_;
  mutable std::map<std::type_index, std::shared_ptr<void>> shared_;
};

/// `repository` must outlive the snapshot.
std::unique_ptr<Snapshot> revision_snapshot(const git::Repository& repository, const git::Commit& commit);
/// Files on disk below `root`, ignored ones left out; what HEAD tracks is there also when an ignore rule
/// takes it. `repository` may be null (a folder without git). Error unreadable when `root` cannot be listed.
std::unique_ptr<Snapshot> work_tree_snapshot(const git::Repository* repository, const fs::path& root);
/// For checks' own tests.
std::unique_ptr<Snapshot> memory_snapshot(const std::map<std::string, std::string>& files);

}  // namespace bs::facts
