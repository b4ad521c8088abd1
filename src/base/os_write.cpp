#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "base/os_calls.hpp"
#include "bs/base/error.hpp"

namespace bs {
namespace {

Error cannot_write(const fs::path& path, std::string_view reason) {
  return Error(ErrorKind::io, fmt::format("cannot write {}: {}", path.native(), reason));
}

Error cannot_write(const fs::path& path, int error) {
  return cannot_write(path, os::message_of(error));
}

/// A file being written beside its target; unlinked when destroyed before it was published.
class Draft {
 public:
  explicit Draft(const fs::path& target) : target_(target), name_(target.filename().native()) {
    if (name_.empty() || name_ == "." || name_ == "..") throw cannot_write(target, "it names a folder");
    const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
    folder_ = Fd(open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder_) throw cannot_write(target, errno);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!temporary_.empty()) unlinkat(folder_.get(), temporary_.c_str(), 0);
  }

  /// The mode of the file that stands at the target; nullopt when there is none.
  std::optional<mode_t> existing_mode() const {
    struct stat info {};
    if (fstatat(folder_.get(), name_.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return std::nullopt;
      throw cannot_write(target_, errno);
    }
    if (S_ISLNK(info.st_mode)) throw cannot_write(target_, "it is a symbolic link");
    if (!S_ISREG(info.st_mode)) throw cannot_write(target_, "it is no regular file");
    return info.st_mode & 07777;
  }

  void write(std::string_view content, std::optional<mode_t> mode) {
    const Fd fd(create());
    if (mode && fchmod(fd.get(), *mode) != 0) throw cannot_write(target_, errno);
    if (!write_all(fd.get(), content)) throw cannot_write(target_, errno);
    if (fsync(fd.get()) != 0) throw cannot_write(target_, errno);
  }

  void publish_over() {
    if (renameat(folder_.get(), temporary_.c_str(), folder_.get(), name_.c_str()) != 0)
      throw cannot_write(target_, errno);
    temporary_.clear();
    sync_folder();
  }

  /// The same for a file that was written by others.
  void publish_over(const fs::path& written) {
    if (renameat(AT_FDCWD, written.c_str(), folder_.get(), name_.c_str()) != 0)
      throw cannot_write(target_, errno);
    sync_folder();
  }

  /// A second name in place of a rename, since a rename would replace what appeared meanwhile.
  void publish_new() {
    if (linkat(folder_.get(), temporary_.c_str(), folder_.get(), name_.c_str(), 0) != 0) {
      if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) throw cannot_write(target_, errno);
      // No hard links here (FAT, some shared folders): take the name first, then rename over our own file.
      const Fd taken(
          openat(folder_.get(), name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
      if (!taken) throw cannot_write(target_, errno);
      if (renameat(folder_.get(), temporary_.c_str(), folder_.get(), name_.c_str()) != 0) {
        const int error = errno;
        unlinkat(folder_.get(), name_.c_str(), 0);
        throw cannot_write(target_, error);
      }
    } else {
      unlinkat(folder_.get(), temporary_.c_str(), 0);
    }
    temporary_.clear();
    sync_folder();
  }

 private:
  Fd create() {
    static std::atomic<unsigned> counter{0};
    for (;;) {
      const std::string name = fmt::format(".bs-{}-{}.tmp", getpid(), counter++);
      Fd fd(openat(folder_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
      if (fd) {
        temporary_ = name;
        return fd;
      }
      if (errno != EEXIST) throw cannot_write(target_, errno);
    }
  }

  /// So that the rename itself survives a power cut. Some file systems know no fsync of a folder.
  void sync_folder() {
    if (fsync(folder_.get()) != 0 && errno != EINVAL && errno != ENOTSUP) throw cannot_write(target_, errno);
  }

  const fs::path& target_;
  std::string name_;
  std::string temporary_;
  Fd folder_;
};

}  // namespace

void write_file(const fs::path& path, std::string_view content) {
  Draft draft(path);
  draft.write(content, draft.existing_mode());
  draft.publish_over();
}

void publish_file(const fs::path& temporary, const fs::path& target) {
  Draft draft(target);
  draft.existing_mode();
  const Fd fd(open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd || fsync(fd.get()) != 0) throw cannot_write(target, errno);
  draft.publish_over(temporary);
}

void write_new_file(const fs::path& path, std::string_view content) {
  Draft draft(path);
  if (draft.existing_mode()) throw cannot_write(path, "it exists already");
  draft.write(content, std::nullopt);
  draft.publish_new();
}

bool write_all(int fd, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count == 0) errno = EIO;  // never for a file or pipe; trying again could go on for ever
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (count < 0 && errno == EINTR) continue;
    if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return false;
    pollfd waiting{fd, POLLOUT, 0};  // the other end of a terminal or pipe made it non-blocking
    if (poll(&waiting, 1, -1) < 0 && errno != EINTR) return false;
  }
  return true;
}

}  // namespace bs
