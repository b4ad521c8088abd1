#include "scaffold/write_calls.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "bs/base/os.hpp"

namespace bs::scaffold::calls {
namespace {

std::atomic<long> g_fails_after = -1;
std::atomic<long> g_made = 0;

bool fails() {
  if (g_made++ != g_fails_after) return false;
  errno = EIO;
  return true;
}

}  // namespace

void fail_after(long count) {
  g_fails_after = count;
  g_made = 0;
}

long made() {
  return g_made;
}

int open_at(int folder, const std::string& name, int flags, mode_t mode) {
  return fails() ? -1 : ::openat(folder, name.c_str(), flags | O_CLOEXEC, mode);
}

int make_folder(int parent, const std::string& name) {
  return fails() ? -1 : ::mkdirat(parent, name.c_str(), 0777);
}

int make_link(const std::string& target, int folder, const std::string& name) {
  return fails() ? -1 : ::symlinkat(target.c_str(), folder, name.c_str());
}

bool write(int fd, std::string_view bytes) {
  return !fails() && write_all(fd, bytes);
}

int close(int fd) {
  const int closed = ::close(fd);
  return fails() ? -1 : closed;
}

int rename_new(int from_folder, const std::string& from, int to_folder, const std::string& to) {
  if (fails()) return -1;
#ifdef RENAME_NOREPLACE
  if (::renameat2(from_folder, from.c_str(), to_folder, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
#endif
  // A file system without that: the moment between the look and the rename is all that is left open.
  struct stat info {};
  if (::fstatat(to_folder, to.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return -1;
  }
  return ::renameat(from_folder, from.c_str(), to_folder, to.c_str());
}

}  // namespace bs::scaffold::calls
