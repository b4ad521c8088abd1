#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/os_calls.hpp"
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs {
namespace {

Error cannot_read(ErrorKind kind, std::string_view name, std::string_view reason) {
  return Error(kind, fmt::format("cannot read {}: {}", name, reason));
}

Error cannot_read(std::string_view name, int error) {
  const bool is_missing = error == ENOENT || error == ENOTDIR;
  return cannot_read(is_missing ? ErrorKind::not_found : ErrorKind::unreadable, name, os::message_of(error));
}

void require_regular(const struct stat& info, std::string_view name) {
  if (S_ISREG(info.st_mode)) return;
  throw cannot_read(ErrorKind::unreadable, name,
                    S_ISDIR(info.st_mode) ? "it is a folder" : "it is no regular file");
}

Error too_large(std::string_view name, std::size_t cap) {
  return cannot_read(ErrorKind::limit, name, fmt::format("it is larger than {} bytes", grouped(cap)));
}

/// Reads to the end. The size that stat tells is a hint only: the file may grow, and /proc's files have none.
std::string read_rest(int fd, std::string_view name, std::size_t cap) {
  struct stat info {};
  if (fstat(fd, &info) != 0) throw cannot_read(name, errno);
  require_regular(info, name);
  const auto size = static_cast<std::size_t>(std::max<off_t>(info.st_size, 0));
  if (size > cap) throw too_large(name, cap);
  std::string content(std::min(size, cap) + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    const ssize_t count = read(fd, content.data() + used, content.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannot_read(name, errno);
    used += static_cast<std::size_t>(count);
    if (used > cap) throw too_large(name, cap);
    if (count == 0) break;
    if (used == content.size()) content.resize(std::min(content.size() * 2 + 4096, cap + 1));
  }
  content.resize(used);
  return content;
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t cap) {
  const std::string& name = path.native();
  struct stat info {};
  // Asked before opening, since opening a device can already do something.
  if (stat(name.c_str(), &info) != 0) throw cannot_read(name, errno);
  require_regular(info, name);
  const Fd fd(open(name.c_str(), os::read_flags()));
  if (!fd) throw cannot_read(name, errno);
  return read_rest(fd.get(), name, cap);
}

std::optional<std::string> read_file_below(const fs::path& root, std::string_view relative, std::size_t cap) {
  const std::string path(relative);
  if (path.find('\0') != std::string::npos)
    throw cannot_read(ErrorKind::unreadable, path, "its name holds NUL");
  const Fd folder(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) throw cannot_read(root.native(), errno);
#ifdef __linux__
  const Fd fd(os::use_linux() ? os::open_below_linux(folder.get(), path)
                              : os::open_below_posix(folder.get(), path));
#else
  const Fd fd(os::open_below_posix(folder.get(), path));
#endif
  if (fd) return read_rest(fd.get(), path, cap);
  const int error = errno;
  if (error == ENOENT || error == ENOTDIR) return std::nullopt;
  if (error == EXDEV) throw cannot_read(ErrorKind::unreadable, path, "it leads out of its folder");
  if (error == ENXIO) throw cannot_read(ErrorKind::unreadable, path, "it is no regular file");
  throw cannot_read(ErrorKind::unreadable, path, os::message_of(error));
}

}  // namespace bs
