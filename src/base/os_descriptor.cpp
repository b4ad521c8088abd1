// Descriptors and locks.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/os_calls.hpp"
#include "bs/base/error.hpp"

namespace bs {
namespace {

/// The file was removed, or replaced, between our opening and locking it: its lock means nothing to others.
bool is_still_there(int fd, const fs::path& path) {
  struct stat ours {};
  struct stat named {};
  return fstat(fd, &ours) == 0 && lstat(path.c_str(), &named) == 0 && ours.st_dev == named.st_dev &&
         ours.st_ino == named.st_ino;
}

Fd open_locked(const fs::path& path) {
  Fd fd(open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  int result = fd ? 0 : -1;
  if (fd) {
    do {
      result = flock(fd.get(), LOCK_EX);
    } while (result != 0 && errno == EINTR);
  }
  if (result == 0) return fd;
  throw Error(ErrorKind::io, fmt::format("cannot lock {}: {}", path.native(), os::message_of(errno)));
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) close(fd_);
    fd_ = other.release();
  }
  return *this;
}

Fd::~Fd() {
  if (fd_ >= 0) close(fd_);
}

FileLock::FileLock(const fs::path& path, After after) : path_(path), after_(after) {
  do {
    fd_ = open_locked(path);
  } while (!is_still_there(fd_.get(), path));
}

FileLock::~FileLock() {
  if (fd_ && after_ == After::remove) unlink(path_.c_str());
}

}  // namespace bs
