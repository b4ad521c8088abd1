#include "scaffold/work_tree_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

constexpr int k_open_folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

std::string name_of(const std::string& path) {
  return std::string(base_name(path));
}

bool lies_there(const Fd& folder, const std::string& name) {
  struct stat info {};
  return fstatat(folder.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0;
}

}  // namespace

WorkTreeWriter::WorkTreeWriter(const fs::path& root) : root_(root) {
  folder_ = Fd(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder_) fail("", errno);
  std::string name = (root / ".bs-update-XXXXXX").native();
  if (mkdtemp(name.data()) == nullptr) fail("", errno);
  aside_name_ = name_of(name);
  aside_ = Fd(openat(folder_.get(), aside_name_.c_str(), k_open_folder));
  if (!aside_) fail(aside_name_, errno);
}

WorkTreeWriter::~WorkTreeWriter() {
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) undo(*step);
  keep();
}

void WorkTreeWriter::keep() noexcept {
  steps_.clear();
  for (std::size_t i = 0; i < next_; ++i) unlinkat(aside_.get(), std::to_string(i).c_str(), 0);
  next_ = 0;
  unlinkat(folder_.get(), aside_name_.c_str(), AT_REMOVEDIR);
}

void WorkTreeWriter::fail(const std::string& path, int error) const {
  throw Error(ErrorKind::io,
              fmt::format("cannot write {}: {}", (path.empty() ? root_ : root_ / path).native(),
                          std::strerror(error)));
}

/// The folder of a path, each component opened by itself; no Fd where one is not there and none is made.
Fd WorkTreeWriter::open_parent(const std::string& path, bool make) {
  for (const std::string_view part : split(path, '/'))
    if (!is_safe_component(part))
      throw Error(ErrorKind::io, fmt::format("cannot write {}: no project may have such a path", path));
  Fd at(openat(folder_.get(), ".", k_open_folder));
  if (!at) fail("", errno);
  for (std::size_t begin = 0, slash = path.find('/'); slash != std::string::npos;
       begin = slash + 1, slash = path.find('/', begin)) {
    const std::string name = path.substr(begin, slash - begin);
    const std::string here = path.substr(0, slash);
    Fd next(openat(at.get(), name.c_str(), k_open_folder));
    if (!next && errno == ENOENT && make) {
      if (mkdirat(at.get(), name.c_str(), 0777) != 0) fail(here, errno);
      steps_.push_back({Step::Kind::folder_made, here, ""});
      next = Fd(openat(at.get(), name.c_str(), k_open_folder));
    }
    if (!next && !make && (errno == ENOENT || errno == ENOTDIR)) return Fd();
    if (!next && (errno == ELOOP || errno == ENOTDIR))
      throw Error(ErrorKind::io, fmt::format("cannot write {}: {} is no folder", path, here));
    if (!next) fail(here, errno);
    at = std::move(next);
  }
  return at;
}

/// False when nothing is there.
bool WorkTreeWriter::put_aside(const Fd& parent, const std::string& path) {
  struct stat info {};
  const std::string name = name_of(path);
  if (fstatat(parent.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) return false;
    fail(path, errno);
  }
  if (S_ISDIR(info.st_mode))
    throw Error(
        ErrorKind::io,
        fmt::format("cannot write {}: a folder is there, which holds files that git does not know", path));
  if (!S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode))
    throw Error(ErrorKind::io, fmt::format("cannot write {}: it is neither a file nor a symlink", path));
  const std::string aside = std::to_string(next_++);
  if (renameat(parent.get(), name.c_str(), aside_.get(), aside.c_str()) != 0) fail(path, errno);
  steps_.push_back({Step::Kind::moved, path, aside});
  return true;
}

void WorkTreeWriter::remove(const std::string& path) {
  const Fd parent = open_parent(path, false);
  if (parent && put_aside(parent, path)) remove_empty_folders(path);
}

void WorkTreeWriter::remove_empty_folders(const std::string& path) {
  for (std::string folder(parent_of(path)); !folder.empty(); folder = parent_of(folder)) {
    const Fd above = open_parent(folder, false);
    if (!above || unlinkat(above.get(), name_of(folder).c_str(), AT_REMOVEDIR) != 0) return;
    steps_.push_back({Step::Kind::folder_removed, folder, ""});
  }
}

void WorkTreeWriter::write(const std::string& path, const TreeFile& file, bool is_new) {
  const Fd parent = open_parent(path, true);
  const std::string name = name_of(path);
  if (is_new && lies_there(parent, name))
    throw Error(ErrorKind::usage,
                fmt::format("{} is there and git does not know it: the update would replace it", path))
        .hint("move it away, or commit it");
  const std::string fresh = std::to_string(next_++);
  if (file.mode == FileMode::symlink) {
    if (symlinkat(file.bytes.c_str(), aside_.get(), fresh.c_str()) != 0) fail(path, errno);
  } else {
    const mode_t mode = file.mode == FileMode::executable ? 0777 : 0666;
    const Fd fd(
        openat(aside_.get(), fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (!fd || !write_all(fd.get(), file.bytes)) fail(path, errno);
  }
  put_aside(parent, path);
  if (renameat(aside_.get(), fresh.c_str(), parent.get(), name.c_str()) != 0) fail(path, errno);
  steps_.push_back({Step::Kind::made, path, ""});
}

void WorkTreeWriter::undo(const Step& step) const noexcept {
  // Paths are opened by the kernel here: every folder on the way was walked before.
  switch (step.kind) {
    case Step::Kind::moved:
      renameat(aside_.get(), step.aside.c_str(), folder_.get(), step.path.c_str());
      break;
    case Step::Kind::made:
      unlinkat(folder_.get(), step.path.c_str(), 0);
      break;
    case Step::Kind::folder_made:
      unlinkat(folder_.get(), step.path.c_str(), AT_REMOVEDIR);
      break;
    case Step::Kind::folder_removed:
      mkdirat(folder_.get(), step.path.c_str(), 0777);
      break;
  }
}

}  // namespace bs::scaffold
