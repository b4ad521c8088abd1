#include "bs/git/work_tree.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "git/folder_list.hpp"

namespace bs::git {
namespace {

constexpr std::size_t k_max_refused = 100;
constexpr std::size_t k_ignore_file_cap = std::size_t{1} << 20;
// Folders kept open on the way down; one that lies deeper is opened from the last of these, since `ulimit -n`
// may be 256.
constexpr std::size_t k_open_folders = 48;

class WorkTreeWalk {
 public:
  WorkTreeWalk(const fs::path& root, const IgnoreTest& ignored, const IgnoreFileSeen& ignore_file,
               const std::function<WalkStep(const Entry&)>& visit, const WalkLimits& limits, DiskState* state)
      : root_(root),
        ignored_(ignored),
        ignore_file_(ignore_file),
        visit_(visit),
        limits_(limits),
        state_(state) {}

  WalkResult run() {
    Fd root(open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root)
      throw Error(ErrorKind::unreadable,
                  fmt::format("{} cannot be read: {}", root_.native(), std::strerror(errno)));
    enter(std::move(root), "");
    while (!stack_.empty() && !stopped_) {
      Level& level = stack_.back();
      entry_.path.resize(level.folder_size);
      if (level.next == level.entries.size()) {
        stack_.pop_back();
      } else {
        // Moved out: entering a folder may move the levels.
        const DiskEntry entry = std::move(level.entries[level.next++]);
        take(entry);
      }
    }
    return std::move(result_);
  }

 private:
  struct Level {
    Fd folder;  // not open below k_open_folders
    std::string name;
    std::vector<DiskEntry> entries;
    std::size_t next;
    std::size_t folder_size;  // of the path, when it names this folder
  };

  /// Reads the folder that the path names. A repository of its own is left out, whatever kind of thing its
  /// .git is.
  void enter(Fd folder, std::string name) {
    auto entries = folder ? list_folder(folder) : std::nullopt;
    if (!entries) return note(std::strerror(errno));
    const auto is_dot_git = [](const DiskEntry& entry) { return entry.name == ".git"; };
    const auto dot_git = std::find_if(entries->begin(), entries->end(), is_dot_git);
    if (dot_git != entries->end()) {
      if (!stack_.empty()) return;
      entries->erase(dot_git);
    }
    offer_ignore_file(*entries);
    if (stack_.size() >= k_open_folders) folder = Fd();
    stack_.push_back({std::move(folder), std::move(name), std::move(*entries), 0, entry_.path.size()});
  }

  void offer_ignore_file(const std::vector<DiskEntry>& entries) {
    constexpr std::string_view k_name = ".gitignore";
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&](const DiskEntry& entry) { return entry.name == k_name; });
    if (!ignore_file_ || at == entries.end() || !S_ISREG(at->mode)) return;
    const std::string path = join_path(entry_.path, k_name);
    try {
      if (const auto text = read_file_below(root_, path, k_ignore_file_cap)) ignore_file_(entry_.path, *text);
    } catch (const Error& error) {
      note(error.message());
    }
  }

  void take(const DiskEntry& entry) {
    if (!entry_.path.empty()) entry_.path += '/';
    entry_.path += entry.name;
    const bool is_folder = S_ISDIR(entry.mode);
    // FIFOs, sockets and devices are no content; git passes over them as well.
    if (!is_folder && !S_ISREG(entry.mode) && !S_ISLNK(entry.mode)) return;
    if (!is_safe_component(entry.name)) return refuse();
    if (ignored_ && ignored_(entry_.path, is_folder)) return;
    if (result_.entries >= limits_.entries) {
      result_.incomplete = fmt::format("more than {} entries", grouped(limits_.entries));
      stopped_ = true;
      return;
    }
    ++result_.entries;
    entry_.type = is_folder ? EntryType::tree : S_ISLNK(entry.mode) ? EntryType::symlink : EntryType::blob;
    entry_.executable = S_ISREG(entry.mode) && (entry.mode & S_IXUSR) != 0;
    if (state_ != nullptr) *state_ = entry.state;
    if (visit_(entry_) == WalkStep::skip || !is_folder) return;
    if (stack_.size() < limits_.depth) return enter(open_below(entry.name), entry.name);
    if (!result_.incomplete) result_.incomplete = fmt::format("folders nested deeper than {}", limits_.depth);
  }

  /// Opens a folder of the current one, component by component from the nearest that is still open.
  Fd open_below(const std::string& name) const {
    std::size_t from = stack_.size() - 1;
    while (!stack_[from].folder) --from;
    Fd folder;
    int parent = stack_[from].folder.get();
    for (std::size_t i = from + 1; i < stack_.size(); ++i) {
      folder = open_folder_at(parent, stack_[i].name.c_str());
      if (!folder) return folder;
      parent = folder.get();
    }
    return open_folder_at(parent, name.c_str());
  }

  /// The walk goes on with the next folder; the first reason is kept.
  void note(std::string_view fault) {
    if (result_.incomplete) return;
    result_.incomplete =
        fmt::format("the folder {} cannot be read: {}", entry_.path.empty() ? "." : entry_.path, fault);
  }

  void refuse() {
    ++result_.refused_count;
    if (result_.refused.size() < k_max_refused) result_.refused.push_back(entry_.path);
  }

  const fs::path& root_;
  const IgnoreTest& ignored_;
  const IgnoreFileSeen& ignore_file_;
  const std::function<WalkStep(const Entry&)>& visit_;
  const WalkLimits& limits_;
  DiskState* state_;
  std::vector<Level> stack_;
  Entry entry_;  // one for the whole walk: its path grows and shrinks in place
  WalkResult result_;
  bool stopped_ = false;
};

}  // namespace

WalkResult walk_work_tree(const fs::path& root, const IgnoreTest& ignored, const IgnoreFileSeen& ignore_file,
                          const std::function<WalkStep(const Entry&)>& visit, const WalkLimits& limits,
                          DiskState* state) {
  return WorkTreeWalk(root, ignored, ignore_file, visit, limits, state).run();
}

}  // namespace bs::git
