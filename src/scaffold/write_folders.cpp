#include "scaffold/write_folders.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "scaffold/tree_writer.hpp"
#include "scaffold/write_calls.hpp"

namespace bs::scaffold {

Fd open_folder(const fs::path& path, int more) {
  Fd fd(calls::open_at(AT_FDCWD, path.native(), O_RDONLY | O_DIRECTORY | more));
  if (!fd) fail_writing(path, errno);
  return fd;
}

MadeParents::MadeParents(const fs::path& parent) {
  std::vector<fs::path> missing;
  struct stat info {};
  for (fs::path at = parent; ::stat(at.c_str(), &info) != 0 && errno == ENOENT && at != at.parent_path();
       at = at.parent_path())
    missing.push_back(at);
  for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
    if (calls::make_folder(AT_FDCWD, at->native()) != 0) {
      const int error = errno;
      undo();
      fail_writing(*at, error);
    }
    made_.push_back(*at);
  }
}

void MadeParents::undo() noexcept {
  for (auto at = made_.rbegin(); at != made_.rend(); ++at) ::rmdir(at->c_str());
  made_.clear();
}

DraftFolder::DraftFolder(const Fd& parent, const fs::path& parent_path) : parent_(parent) {
  // One that was killed may have left its own behind.
  for (unsigned tries = 0;; ++tries) {
    name_ = fmt::format(".bs-new-{}-{}", getpid(), tries);
    if (calls::make_folder(parent_.get(), name_) == 0) break;
    if (errno != EEXIST) fail_writing(parent_path / name_, errno);
  }
  folder_ = Fd(calls::open_at(parent_.get(), name_, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
  if (folder_) return;
  const int error = errno;
  ::unlinkat(parent_.get(), name_.c_str(), AT_REMOVEDIR);
  fail_writing(parent_path / name_, error);
}

DraftFolder::~DraftFolder() {
  if (!name_.empty()) ::unlinkat(parent_.get(), name_.c_str(), AT_REMOVEDIR);
}

void DraftFolder::become(const std::string& name, const fs::path& shown) {
  if (calls::rename_new(parent_.get(), name_, parent_.get(), name) != 0) fail_writing(shown, errno);
  name_.clear();
}

MovedUp::~MovedUp() {
  for (auto name = moved_.rbegin(); name != moved_.rend(); ++name)
    ::renameat(to_.get(), name->c_str(), from_.get(), name->c_str());
}

void MovedUp::move(const std::string& name, const fs::path& shown) {
  if (calls::rename_new(from_.get(), name, to_.get(), name) != 0) fail_writing(shown / name, errno);
  moved_.push_back(name);
}

}  // namespace bs::scaffold
