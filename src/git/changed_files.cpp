#include <sys/stat.h>

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/git/merge.hpp"
#include "git/library.hpp"
#include "git/small_file.hpp"
#include "git/tree_files.hpp"
#include "git/user_config.hpp"

namespace bs::git {
namespace {

using IndexHandle = Handle<git_index, git_index_free>;
constexpr std::uint64_t k_content_cap = std::uint64_t{1} << 30;

struct Known {
  std::uint32_t mode = 0;
  Oid id;
};

std::uint32_t mode_digits(const Entry& entry) {
  if (entry.type == EntryType::submodule) return GIT_FILEMODE_COMMIT;
  if (entry.type == EntryType::symlink) return GIT_FILEMODE_LINK;
  return entry.executable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB;
}

class Comparison {
 public:
  Comparison(const Repository& repository, const fs::path& root, std::size_t limit)
      : repository_(repository), root_(root), limit_(limit) {
    start_library();
    const fs::path file = repository.git_folder() / "index";
    if (git_index_open(Out(index_), file.c_str()) < 0)
      throw Error(ErrorKind::unreadable, fmt::format("the index cannot be read: {}", last_error_text()));
    struct stat info {};
    if (lstat(file.c_str(), &info) == 0) index_time_ = info.st_mtim;
    const auto config = read_git_file(repository.common_folder(), "config", k_config_cap);
    const auto file_mode = config ? Config::parse(*config).value("core.filemode") : std::nullopt;
    counts_mode_ = !file_mode || to_lower(*file_mode) != "false";
  }

  std::vector<std::string> run(const IgnoreTest& ignored, const IgnoreFileSeen& ignore_file) {
    auto head = files_of_head();
    const std::size_t count = git_index_entrycount(index_.get());
    for (std::size_t i = 0; i < count; ++i) {
      const git_index_entry* entry = git_index_get_byindex(index_.get(), i);
      tracked_.insert(entry->path);
      const auto committed = head.find(entry->path);
      const bool is_staged = committed == head.end() || committed->second.mode != entry->mode ||
                             committed->second.id != from_git(entry->id) || GIT_INDEX_ENTRY_STAGE(entry) != 0;
      if (committed != head.end()) head.erase(committed);
      if (is_staged || differs_on_disk(*entry)) note(entry->path);
    }
    for (const auto& [path, known] : head) note(path);
    add_untracked(ignored, ignore_file);
    return {changed_.begin(), changed_.end()};
  }

 private:
  std::unordered_map<std::string, Known> files_of_head() const {
    std::unordered_map<std::string, Known> files;
    std::optional<Commit> head;
    try {
      head = repository_.resolve("HEAD");
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) throw;  // no commit yet: all is new
    }
    if (!head) return files;
    for (const Entry& entry : entries_below(repository_, head->tree, ""))
      files[entry.path] = {mode_digits(entry), entry.id};
    return files;
  }

  void note(const std::string& path) {
    if (changed_.size() < limit_) changed_.insert(path);
  }

  bool differs_on_disk(const git_index_entry& entry) const {
    if (entry.mode == GIT_FILEMODE_COMMIT || (entry.flags & GIT_INDEX_ENTRY_VALID) != 0 ||
        (entry.flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0)
      return false;
    struct stat info {};
    if (lstat((root_ / entry.path).c_str(), &info) != 0) return true;
    const bool is_link = S_ISLNK(info.st_mode);
    if (is_link != (entry.mode == GIT_FILEMODE_LINK) || (!is_link && !S_ISREG(info.st_mode))) return true;
    const bool is_executable = (info.st_mode & S_IXUSR) != 0;
    if (!is_link && counts_mode_ && is_executable != (entry.mode == GIT_FILEMODE_BLOB_EXECUTABLE))
      return true;
    return !is_as_recorded(entry, info) && content_differs(entry, is_link);
  }

  /// The file is as old and as long as when git last looked, and that was not the moment it was written.
  bool is_as_recorded(const git_index_entry& entry, const struct stat& info) const {
    const auto before = [](const timespec& a, const timespec& b) {
      return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
    };
    return entry.mtime.seconds == static_cast<std::int32_t>(info.st_mtim.tv_sec) &&
           entry.mtime.nanoseconds == static_cast<std::uint32_t>(info.st_mtim.tv_nsec) &&
           entry.file_size == static_cast<std::uint32_t>(info.st_size) && before(info.st_mtim, index_time_);
  }

  bool content_differs(const git_index_entry& entry, bool is_link) const {
    const Blob disk =
        read_work_tree_file(root_, entry.path, is_link ? EntryType::symlink : EntryType::blob, k_content_cap);
    if (disk.state != BlobState::present) return true;
    const Oid id = from_git(entry.id);
    if (blob_id(disk.bytes) == id) return false;
    // A checkout may have written line ends as core.autocrlf or an attribute asks.
    return is_link || disk.bytes.find("\r\n") == std::string::npos ||
           blob_id(replace_all(disk.bytes, "\r\n", "\n")) != id;
  }

  void add_untracked(const IgnoreTest& ignored, const IgnoreFileSeen& ignore_file) {
    const Config config =
        read_user_config(repository_.git_folder(), repository_.current_branch().value_or(""));
    if (const auto text = read_user_ignores(config)) ignore_file("", *text);
    constexpr std::size_t k_cap = std::size_t{1} << 20;
    if (const auto text = read_git_file(repository_.common_folder(), "info/exclude", k_cap))
      ignore_file("", *text);
    walk_work_tree(root_, ignored, ignore_file, [&](const Entry& entry) {
      if (entry.type != EntryType::tree && !tracked_.contains(entry.path)) note(entry.path);
      return changed_.size() < limit_ ? WalkStep::into : WalkStep::skip;
    });
  }

  const Repository& repository_;
  const fs::path& root_;
  std::size_t limit_;
  IndexHandle index_;
  timespec index_time_{};
  bool counts_mode_ = true;
  std::unordered_set<std::string> tracked_;
  std::set<std::string> changed_;
};

}  // namespace

std::vector<std::string> changed_files(const Repository& repository, const IgnoreTest& ignored,
                                       const IgnoreFileSeen& ignore_file, std::size_t limit) {
  const auto root = repository.work_tree();
  if (!root) return {};
  return Comparison(repository, *root, limit).run(ignored, ignore_file);
}

}  // namespace bs::git
