#include <fcntl.h>
#include <sys/stat.h>

#include <ctime>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/facts/snapshot.hpp"
#include "bs/git/work_tree.hpp"
#include "bs/match/glob.hpp"

namespace bs::facts {
namespace {

/// A file that was written a moment ago may be written again without any of its numbers changing.
constexpr std::int64_t k_settled_seconds = 2;

/// Two independent 64-bit digests of what tells one state of the disk from another.
class StateDigest {
 public:
  void add(std::string_view path, const git::DiskState& state) {
    const std::int64_t numbers[] = {static_cast<std::int64_t>(state.size),
                                    static_cast<std::int64_t>(state.mode),
                                    state.modified,
                                    state.modified_ns,
                                    state.changed,
                                    state.changed_ns,
                                    static_cast<std::int64_t>(state.inode)};
    add(path);
    add({reinterpret_cast<const char*>(numbers), sizeof numbers});
    newest_ = std::max({newest_, state.modified, state.changed});
  }
  /// "" when a file is too young to trust its times.
  std::string text() const {
    if (newest_ + k_settled_seconds >= std::time(nullptr)) return "";
    return fmt::format("worktree-{:016x}{:016x}", first_, second_);
  }

 private:
  void add(std::string_view bytes) {
    const std::uint64_t size = bytes.size();
    const std::string_view length(reinterpret_cast<const char*>(&size), sizeof size);
    first_ = fnv1a(bytes, fnv1a(length, first_));
    second_ = fnv1a(bytes, fnv1a(length, second_)) * 0x9E3779B97F4A7C15ull;
  }
  std::uint64_t first_ = 14695981039346656037ull;
  std::uint64_t second_ = 0x2545F4914F6CDD1Dull;
  std::int64_t newest_ = 0;
};

class WorkTreeSnapshot final : public Snapshot {
 public:
  WorkTreeSnapshot(const git::Repository* repository, const fs::path& root) : root_(root) {
    repository_ = repository;
    auto listed = std::make_shared<git::WorkTreeList>();
    listed->walked = list_disk(listed->entries);
    read_head();
    if (commit_ && !ignored_.empty()) list_tracked();
    finish_listing(listed->walked);
    listed_ = std::move(listed);
    if (!incomplete_) identity_ = digest_.text();
  }

 protected:
  git::Blob load(const File& file, std::uint64_t cap) const override {
    if (file.type == git::EntryType::submodule) return {};
    return git::read_work_tree_file(root_, file.path, file.type, cap);
  }

 private:
  git::WalkResult list_disk(std::vector<git::Entry>& entries) {
    match::IgnoreRules rules;
    add_local_rules(rules);
    const auto ignored = [&](std::string_view path, bool is_folder) {
      if (rules.own_verdict(path, is_folder) != match::IgnoreRules::Verdict::ignored) return false;
      ignored_.emplace_back(path);
      return true;
    };
    const auto ignore_file = [&](std::string_view folder, std::string_view text) { rules.add(text, folder); };
    git::DiskState state;
    git::WalkResult walked = git::walk_work_tree(
        root_, ignored, ignore_file,
        [&](const git::Entry& entry) {
          entries.push_back(entry);
          if (entry.type != git::EntryType::tree) {
            files_.push_back({entry.path, entry.type, entry.executable, {}, state.size});
            digest_.add(entry.path, state);
          }
          return git::WalkStep::into;
        },
        {}, &state);
    std::sort(ignored_.begin(), ignored_.end());
    return walked;
  }

  /// This clone's own list, the weakest; a person's global one is none of the repository's.
  void add_local_rules(match::IgnoreRules& rules) const {
    if (repository_ == nullptr) return;
    const auto text = read_file_below(repository_->common_folder(), "info/exclude", k_text_cap);
    if (text) rules.add(*text, "");
  }

  void read_head() {
    if (repository_ == nullptr) return;
    try {
      commit_ = repository_->resolve("HEAD");
    } catch (const Error& error) {
      // Nothing was committed yet; or what was cannot be read, which is told.
      if (error.kind() != ErrorKind::not_found && !incomplete_) incomplete_ = error.message();
    }
  }

  /// What HEAD tracks below ignored paths; nothing else of its tree is read.
  void list_tracked() {
    const git::WalkResult walked = repository_->walk(commit_->tree, [&](const git::Entry& entry) {
      if (entry.type == git::EntryType::tree)
        return touches_ignored(entry.path) ? git::WalkStep::into : git::WalkStep::skip;
      if (!is_ignored(entry.path)) return git::WalkStep::skip;
      if (const auto state = state_on_disk(entry.path)) {
        files_.push_back({entry.path, entry.type, entry.executable, {}, state->size});
        digest_.add(entry.path, *state);
      }
      return git::WalkStep::skip;
    });
    if (!incomplete_) incomplete_ = walked.incomplete;
  }

  bool is_ignored(std::string_view path) const {
    const auto after = std::upper_bound(ignored_.begin(), ignored_.end(), path);
    // Of sorted paths, the nearest before is not always the one that holds it: "a", "a-b", "a/c".
    for (std::string_view above = path; !above.empty(); above = parent_of(above))
      if (std::binary_search(ignored_.begin(), after, above)) return true;
    return false;
  }

  /// The folder is ignored, lies below what is, or has something ignored below it.
  bool touches_ignored(std::string_view folder) const {
    const std::string prefix = std::string(folder) + '/';
    const auto next = std::lower_bound(ignored_.begin(), ignored_.end(), prefix);
    return (next != ignored_.end() && next->starts_with(prefix)) || is_ignored(folder);
  }

  /// Of a file or link that is there, with no link among its folders.
  std::optional<git::DiskState> state_on_disk(const std::string& path) const {
    struct stat info {};
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      if (lstat((root_ / path.substr(0, slash)).c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
        return std::nullopt;
    }
    if (lstat((root_ / path).c_str(), &info) != 0 || (!S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode)))
      return std::nullopt;
    return git::state_of(info);
  }

  fs::path root_;
  std::vector<std::string> ignored_;  ///< sorted
  StateDigest digest_;
};

}  // namespace

std::unique_ptr<Snapshot> work_tree_snapshot(const git::Repository* repository, const fs::path& root) {
  return std::make_unique<WorkTreeSnapshot>(repository, root);
}

}  // namespace bs::facts
