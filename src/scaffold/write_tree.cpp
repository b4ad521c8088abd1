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
#include "scaffold/write_folders.hpp"

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

void write_all_of(const FileTree& tree, TreeWriter& writer) {
  for (const auto& [path, file] : tree) writer.write(path, file, TreeWriter::Place::own);
}

void write_new(const FileTree& tree, const fs::path& folder) {
  MadeParents parents(folder.parent_path());
  const Fd parent = open_folder(folder.parent_path());
  DraftFolder draft(parent, folder.parent_path());
  TreeWriter writer(draft.folder(), folder);
  write_all_of(tree, writer);
  draft.become(folder.filename().native(), folder);
  writer.keep();
  parents.keep();
}

/// The folder itself stays: somebody may stand in it.
void write_into_empty(const FileTree& tree, const fs::path& folder) {
  const Fd target = open_folder(folder, O_NOFOLLOW);
  DraftFolder draft(target, folder);
  TreeWriter writer(draft.folder(), folder);
  write_all_of(tree, writer);
  MovedUp moves(draft.folder(), target);
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
