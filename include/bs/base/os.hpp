#pragma once
/// The operating system: files read and written safely, locks, limits. What only Linux has stands in
/// src/base/os_*.cpp with a POSIX fallback that tests can force (force_posix_fallback).
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bs/base/paths.hpp"

namespace bs {

/// Owns a file descriptor; closes it.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) noexcept : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept;
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd();
  int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }
  int release() noexcept { return std::exchange(fd_, -1); }

 private:
  int fd_ = -1;
};

/// Reads a regular file that the user named (symlinks followed; never a FIFO, socket or device, never
/// blocks). Errors: not_found, unreadable, limit (larger than `cap` bytes); the message names the path.
std::string read_file(const fs::path& path, std::size_t cap);

/// Reads `relative` below `root` without ever leaving it: openat2(RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS),
/// or a walk of O_NOFOLLOW components where the kernel lacks it. Symlinks that stay below are followed.
/// nullopt when there is none. Errors: unreadable (it leads outside, is no regular file, no permission),
/// limit, and not_found when `root` is no folder.
std::optional<std::string> read_file_below(const fs::path& root, std::string_view relative, std::size_t cap);

/// Writes a new temporary file beside `path`, fsyncs and renames it over. Never through a symlink: an
/// existing symlink at `path` is an Error io. Parent folders must exist. A file that stood there hands down
/// its mode.
void write_file(const fs::path& path, std::string_view content);
/// The same, but fails with Error io when `path` exists.
void write_new_file(const fs::path& path, std::string_view content);
/// Gives a file that was written beside `target` its name: fsyncs it, renames it over and fsyncs the folder.
/// The same rules for what stands at `target`; on an error the temporary file is left to the caller.
void publish_file(const fs::path& temporary, const fs::path& target);

/// Writes all to a descriptor, retrying short writes. False when the reader has gone (EPIPE) or on error.
bool write_all(int fd, std::string_view bytes) noexcept;

/// True on a local disk (statfs); network and FUSE file systems get SQLite's rollback journal, not WAL.
bool is_local_file_system(const fs::path& path);
/// True when files can be created in the folder.
bool is_writable_folder(const fs::path& folder);

/// An exclusive advisory lock on a file, created when missing; held until destroyed. Blocks. Never through a
/// symlink.
class FileLock {
 public:
  /// What becomes of the file on release. `remove` is safe as long as all who lock this path do it with
  /// FileLock.
  enum class After { keep, remove };
  explicit FileLock(const fs::path& path, After after = After::keep);
  FileLock(FileLock&&) noexcept = default;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  fs::path path_;
  After after_;
  Fd fd_;
};

/// Bounds for a worker process. 0 leaves one as it is. Not applied under sanitizers (address space).
struct ProcessLimits {
  std::uint64_t address_space = 0;  ///< bytes
  std::uint64_t cpu_seconds = 0;
};
void limit_this_process(const ProcessLimits& limits);

std::uint64_t peak_memory_bytes();                              ///< of this process
unsigned processor_count();                                     ///< usable by this process
std::optional<std::string> environment(std::string_view name);  ///< unset → nullopt

/// For tests: take the POSIX fallback even where Linux's call exists.
void force_posix_fallback(bool on);

}  // namespace bs
