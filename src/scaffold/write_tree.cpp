#include "bs/scaffold/write.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "bs/base/error.hpp"
#include "bs/scaffold/run.hpp"
#include "scaffold/tree_writer.hpp"
#include "scaffold/write_calls.hpp"

// Nothing is synced to the disk: what a template makes can be made again, and git does not sync what it
// checks out either. A power cut can lose a project that was just made; a failure never leaves half of one.
namespace bs::scaffold {
namespace {

Error not_empty(const fs::path& folder) {
  return Error(ErrorKind::usage, fmt::format("{} is not empty", short_path(folder)))
      .hint("--force adds the new files and leaves what is there as it is; or name another folder");
}

enum class Found { nothing, empty, full };

/// What stands at the target. Error usage for what is no folder.
Found look_at(const fs::path& folder) {
  struct stat info {};
  if (::lstat(folder.c_str(), &info) != 0) {
    if (errno == ENOENT) return Found::nothing;
    fail_writing(folder, errno);
  }
  if (S_ISLNK(info.st_mode))
    throw Error(ErrorKind::usage, fmt::format("{} is a symbolic link", short_path(folder)))
        .hint("name the folder that it leads to");
  if (!S_ISDIR(info.st_mode))
    throw Error(ErrorKind::usage, fmt::format("{} is there and is no folder", short_path(folder)));
  std::error_code error;
  const bool is_empty = fs::is_empty(folder, error);
  if (error) fail_writing(folder, error.value());
  return is_empty ? Found::empty : Found::full;
}

Fd open_folder(const fs::path& path, int more = 0) {
  Fd fd(calls::open_at(AT_FDCWD, path.native(), O_RDONLY | O_DIRECTORY | more));
  if (!fd) fail_writing(path, errno);
  return fd;
}

/// Folders above the target that had to be made; removed again unless kept.
class Parents {
 public:
  explicit Parents(const fs::path& parent) {
    std::vector<fs::path> missing;
    struct stat info {};
    for (fs::path at = parent; !at.empty() && ::stat(at.c_str(), &info) != 0 && errno == ENOENT;
         at = at.parent_path()) {
      missing.push_back(at);
      if (at == at.parent_path()) break;
    }
    for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
      if (calls::make_folder(AT_FDCWD, at->native()) != 0) {
        const int error = errno;
        undo();
        fail_writing(*at, error);
      }
      made_.push_back(*at);
    }
  }
  Parents(const Parents&) = delete;
  Parents& operator=(const Parents&) = delete;
  ~Parents() { undo(); }
  void keep() { made_.clear(); }

 private:
  void undo() noexcept {
    for (auto at = made_.rbegin(); at != made_.rend(); ++at) ::rmdir(at->c_str());
    made_.clear();
  }
  std::vector<fs::path> made_;
};

/// A folder of ours that the tree is built in; removed unless it was renamed.
class Draft {
 public:
  Draft(const Fd& parent, const fs::path& parent_path) : parent_(parent) {
    unsigned tries = 0;  // one that was killed may have left its own behind
    do {
      name_ = fmt::format(".bs-new-{}-{}", getpid(), tries++);
      path_ = parent_path / name_;
    } while (calls::make_folder(parent_.get(), name_) != 0 && (errno == EEXIST || fail(errno)));
    folder_ = Fd(calls::open_at(parent_.get(), name_, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
    if (!folder_) {
      const int error = errno;
      ::unlinkat(parent_.get(), name_.c_str(), AT_REMOVEDIR);
      fail_writing(path_, error);
    }
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!name_.empty()) ::unlinkat(parent_.get(), name_.c_str(), AT_REMOVEDIR);
  }
  const Fd& folder() const { return folder_; }
  void become(const std::string& name, const fs::path& shown) {
    if (calls::rename_new(parent_.get(), name_, parent_.get(), name) != 0) fail_writing(shown, errno);
    name_.clear();
  }

 private:
  [[noreturn]] bool fail(int error) const { fail_writing(path_, error); }

  const Fd& parent_;
  std::string name_;
  fs::path path_;
  Fd folder_;
};

/// What lies in the root of the draft moves up into the folder; moved back unless kept.
class Moves {
 public:
  Moves(const Fd& from, const Fd& to) : from_(from), to_(to) {}
  Moves(const Moves&) = delete;
  Moves& operator=(const Moves&) = delete;
  ~Moves() {
    for (auto name = moved_.rbegin(); name != moved_.rend(); ++name)
      ::renameat(to_.get(), name->c_str(), from_.get(), name->c_str());
  }
  void move(const std::string& name, const fs::path& shown) {
    if (calls::rename_new(from_.get(), name, to_.get(), name) != 0) fail_writing(shown / name, errno);
    moved_.push_back(name);
  }
  void keep() { moved_.clear(); }

 private:
  const Fd& from_;
  const Fd& to_;
  std::vector<std::string> moved_;
};

void write_all_of(const FileTree& tree, TreeWriter& writer) {
  for (const auto& [path, file] : tree) writer.write(path, file, TreeWriter::Place::own);
}

void write_new(const FileTree& tree, const fs::path& folder) {
  Parents parents(folder.parent_path());
  const Fd parent = open_folder(folder.parent_path());
  Draft draft(parent, folder.parent_path());
  TreeWriter writer(draft.folder(), folder);
  write_all_of(tree, writer);
  draft.become(folder.filename().native(), folder);
  writer.keep();
  parents.keep();
}

/// The folder itself stays: somebody may stand in it.
void write_into_empty(const FileTree& tree, const fs::path& folder) {
  const Fd target = open_folder(folder, O_NOFOLLOW);
  Draft draft(target, folder);
  TreeWriter writer(draft.folder(), folder);
  write_all_of(tree, writer);
  Moves moves(draft.folder(), target);
  std::string_view last;
  for (const auto& [path, file] : tree) {
    const std::string_view name = std::string_view(path).substr(0, path.find('/'));
    if (name != last) moves.move(std::string(name), folder);
    last = name;
  }
  moves.keep();
  writer.keep();
}

/// Whether something is there already. Error io where the way leads through a symlink.
bool is_taken(const Fd& root, const fs::path& shown, const std::string& path) {
  Fd folder;
  int at = root.get();
  for (std::size_t from = 0, slash = path.find('/'); slash != std::string::npos;
       from = slash + 1, slash = path.find('/', from)) {
    const std::string name = path.substr(from, slash - from);
    struct stat info {};
    if (::fstatat(at, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return false;
      fail_writing(shown / path, errno);
    }
    if (S_ISLNK(info.st_mode))
      throw Error(ErrorKind::io,
                  fmt::format("cannot write {}: {} is a symbolic link", (shown / path).native(),
                              (shown / path.substr(0, slash)).native()));
    if (!S_ISDIR(info.st_mode)) return true;
    folder = Fd(calls::open_at(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
    if (!folder) fail_writing(shown / path, errno);
    at = folder.get();
  }
  struct stat info {};
  if (::fstatat(at, path.substr(path.rfind('/') + 1).c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) return true;
  if (errno != ENOENT) fail_writing(shown / path, errno);
  return false;
}

std::vector<std::string> write_beside_others(const FileTree& tree, const fs::path& folder) {
  const Fd target = open_folder(folder, O_NOFOLLOW);
  std::vector<std::string> clashes;
  for (const auto& [path, file] : tree)
    if (is_taken(target, folder, path)) clashes.push_back(path);
  TreeWriter writer(target, folder);
  auto clash = clashes.begin();
  for (const auto& [path, file] : tree) {
    if (clash != clashes.end() && *clash == path) {
      ++clash;
      continue;
    }
    writer.write(path, file, TreeWriter::Place::shared);
  }
  writer.keep();
  return clashes;
}

}  // namespace

Written write_tree(const FileTree& tree, const fs::path& folder, const WriteOptions& options) {
  require_safe(tree);
  fs::path target = fs::absolute(folder).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  Written written;
  switch (look_at(target)) {
    case Found::nothing:
      write_new(tree, target);
      break;
    case Found::empty:
      write_into_empty(tree, target);
      break;
    case Found::full:
      if (!options.force) throw not_empty(target);
      written.clashes = write_beside_others(tree, target);
      break;
  }
  auto clash = written.clashes.begin();
  for (const auto& [path, file] : tree) {
    if (clash != written.clashes.end() && *clash == path) {
      ++clash;
      continue;
    }
    ++written.files;
    written.bytes += file.bytes.size();
  }
  return written;
}

}  // namespace bs::scaffold
