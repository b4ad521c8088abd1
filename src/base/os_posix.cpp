// What every POSIX system can do where Linux has more (see os_linux.cpp).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/mount.h>
#include <sys/param.h>
#endif

#include <cerrno>
#include <climits>
#include <deque>
#include <thread>

#include "base/os_calls.hpp"
#include "bs/base/text.hpp"

namespace bs::os {
namespace {

constexpr int k_max_links = 40;  // as Linux has it

int fail(int error) {
  errno = error;
  return -1;
}

/// A walk from folder to folder, none opened through a link. The stack holds the folders from the root down,
/// so that ".." is where we came from and never what the disk says now.
class Walk {
 public:
  Walk(int root, const std::string& relative) : root_(root) { push_parts(relative); }

  int open_file() {
    while (!parts_.empty()) {
      const std::string part = std::move(parts_.front());
      parts_.pop_front();
      if (part == ".") continue;
      if (part == "..") {
        if (folders_.empty()) return fail(EXDEV);
        folders_.pop_back();
        continue;
      }
      const bool is_last = parts_.empty();
      Fd fd(openat(here(), part.c_str(), (is_last ? read_flags() : k_folder) | O_NOFOLLOW));
      if (fd && is_last) return fd.release();
      if (fd) {
        folders_.push_back(std::move(fd));
      } else if (!follow(part)) {
        return -1;
      }
    }
    return openat(here(), ".", read_flags());
  }

 private:
  static constexpr int k_folder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

  int here() const { return folders_.empty() ? root_ : folders_.back().get(); }

  void push_parts(const std::string& path) {
    std::deque<std::string> parts;
    for (const std::string_view part : split(path, '/'))
      if (!part.empty()) parts.emplace_back(part);
    if (path.ends_with('/')) parts.emplace_back(".");  // must be a folder
    parts_.insert(parts_.begin(), parts.begin(), parts.end());
  }

  /// After a failed open: puts a link's target in its place. False, with errno, when it was no link.
  bool follow(const std::string& part) {
    const int error = errno;
    std::array<char, PATH_MAX> target{};
    const ssize_t length = readlinkat(here(), part.c_str(), target.data(), target.size());
    if (length <= 0) return fail(error) == 0;
    if (static_cast<std::size_t>(length) == target.size()) return fail(ENAMETOOLONG) == 0;
    if (target[0] == '/') return fail(EXDEV) == 0;
    if (++links_ > k_max_links) return fail(ELOOP) == 0;
    push_parts(std::string(target.data(), static_cast<std::size_t>(length)));
    return true;
  }

  int root_;
  int links_ = 0;
  std::deque<std::string> parts_;
  std::vector<Fd> folders_;
};

}  // namespace

int open_below_posix(int root, const std::string& relative) {
  if (relative.empty()) return fail(ENOENT);
  if (relative.front() == '/') return fail(EXDEV);
  return Walk(root, relative).open_file();
}

bool is_local_posix([[maybe_unused]] const fs::path& path) {
#ifdef __APPLE__
  struct statfs info {};
  return statfs(path.c_str(), &info) == 0 && (info.f_flags & MNT_LOCAL) != 0;
#else
  return false;  // cannot be known, and a rollback journal works everywhere
#endif
}

unsigned processor_count_posix() {
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace bs::os
