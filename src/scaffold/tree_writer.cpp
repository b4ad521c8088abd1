#include "scaffold/tree_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/write_calls.hpp"

namespace bs::scaffold {
namespace {

constexpr int k_folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;

/// A folder below the root for undoing, component by component and through no symlink; empty Fd when it is
/// not there.
Fd folder_below(int root, std::string_view path) {
  Fd folder(::openat(root, ".", k_folder | O_CLOEXEC));
  if (path.empty()) return folder;
  for (const std::string_view name : split(path, '/')) {
    if (!folder) break;
    folder = Fd(::openat(folder.get(), std::string(name).c_str(), k_folder | O_CLOEXEC));
  }
  return folder;
}

}  // namespace

void fail_writing(const fs::path& path, int error) {
  const bool is_link = error == ELOOP || error == ENOTDIR;
  throw Error(ErrorKind::io,
              fmt::format("cannot write {}: {}", path.native(),
                          is_link ? "a symbolic link or a file stands on the way" : std::strerror(error)));
}

TreeWriter::~TreeWriter() {
  undo();
}

int TreeWriter::enter(std::string_view folder) {
  while (!way_.empty() && !is_below(folder, way_.back().path)) way_.pop_back();
  if (folder.empty()) return root_.get();
  int at = way_.empty() ? root_.get() : way_.back().folder.get();
  std::string path = way_.empty() ? "" : way_.back().path;
  if (path == folder) return at;
  for (const std::string_view part : split(folder.substr(path.empty() ? 0 : path.size() + 1), '/')) {
    const std::string name(part);
    path = join_path(path, name);
    if (calls::make_folder(at, name) == 0) {
      made_.push_back({path, true});
    } else if (errno != EEXIST) {
      fail_writing(shown_ / path, errno);
    }
    Fd opened(calls::open_at(at, name, k_folder));
    if (!opened) fail_writing(shown_ / path, errno);
    at = opened.get();
    way_.push_back({path, std::move(opened)});
  }
  return at;
}

void TreeWriter::make(int folder, const std::string& name, const std::string& path, const TreeFile& file) {
  const std::string made_path = join_path(parent_of(path), name);
  if (file.mode == FileMode::symlink) {
    if (calls::make_link(file.bytes, folder, name) != 0) fail_writing(shown_ / path, errno);
    made_.push_back({made_path, false});
    return;
  }
  const mode_t mode = file.mode == FileMode::executable ? 0777 : 0666;
  Fd fd(calls::open_at(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
  if (!fd) fail_writing(shown_ / path, errno);
  made_.push_back({made_path, false});
  if (!calls::write(fd.get(), file.bytes)) fail_writing(shown_ / path, errno);
  if (calls::close(fd.release()) != 0) fail_writing(shown_ / path, errno);
}

void TreeWriter::write(const std::string& path, const TreeFile& file, Place place) {
  const int folder = enter(parent_of(path));
  const std::string name(base_name(path));
  if (place == Place::own) return make(folder, name, path, file);
  const std::string draft = fmt::format(".bs-{}-{}.tmp", getpid(), drafts_++);
  make(folder, draft, path, file);
  if (calls::rename_new(folder, draft, folder, name) != 0) fail_writing(shown_ / path, errno);
  made_.back().path = path;
}

void TreeWriter::undo() noexcept {
  way_.clear();
  for (auto made = made_.rbegin(); made != made_.rend(); ++made) {
    try {
      const Fd folder = folder_below(root_.get(), parent_of(made->path));
      if (folder)
        ::unlinkat(folder.get(), std::string(base_name(made->path)).c_str(),
                   made->is_folder ? AT_REMOVEDIR : 0);
    } catch (const std::bad_alloc&) {  // the rest is still worth undoing
    }
  }
  made_.clear();
}

}  // namespace bs::scaffold
