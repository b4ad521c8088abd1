#include "git/small_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::git {
namespace {

FileState state_of_errno(int error) {
  if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG) return FileState::absent;
  // A symbolic link under O_NOFOLLOW; a socket or a device without its driver.
  if (error == ELOOP || error == ENXIO || error == ENODEV) return FileState::not_regular;
  return FileState::unreadable;
}

}  // namespace

OpenFile open_small_file(const fs::path& path, std::uint64_t cap) {
  OpenFile out;
  out.file = Fd(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY));
  struct stat info {};
  if (!out.file) {
    out.state = state_of_errno(errno);
  } else if (fstat(out.file.get(), &info) != 0) {
    out.state = FileState::unreadable;
  } else if (!S_ISREG(info.st_mode)) {
    out.state = FileState::not_regular;
  } else {
    out.size = static_cast<std::uint64_t>(info.st_size);
    out.state = out.size > cap ? FileState::too_large : FileState::present;
  }
  return out;
}

SmallFile read_small_file(const fs::path& path, std::size_t cap) {
  const OpenFile open = open_small_file(path, cap);
  if (open.state != FileState::present) return {open.state, {}};
  SmallFile file{FileState::present, std::string(static_cast<std::size_t>(open.size), '\0')};
  std::size_t used = 0;
  while (used < file.text.size()) {
    const ssize_t count = read(open.file.get(), file.text.data() + used, file.text.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {FileState::unreadable, {}};
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
  }
  file.text.resize(used);
  return file;
}

std::string_view fault_of(FileState state) noexcept {
  switch (state) {
    case FileState::not_regular:
      return "is not a regular file";
    case FileState::too_large:
      return "is too large";
    case FileState::unreadable:
      return "cannot be read";
    case FileState::present:
    case FileState::absent:
      break;
  }
  return {};
}

std::optional<std::string> read_git_file(const fs::path& folder, std::string_view name, std::size_t cap) {
  SmallFile file = read_small_file(folder / name, cap);
  if (file.present()) return std::move(file.text);
  if (file.state == FileState::absent) return std::nullopt;
  throw Error(ErrorKind::unreadable, fmt::format("{} {}", name, fault_of(file.state)));
}

std::string_view first_line(std::string_view text) noexcept {
  return trim(text.substr(0, text.find('\n')));
}

}  // namespace bs::git
