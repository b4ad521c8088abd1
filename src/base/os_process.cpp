#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/os_calls.hpp"
#include "bs/base/error.hpp"

namespace bs {
namespace {

std::atomic<bool> g_force_posix{false};

/// Lowers one limit; never tries to raise what was set from outside.
void lower(decltype(RLIMIT_CPU) resource, rlim_t wanted, std::string_view name) {
  rlimit limit{};
  if (getrlimit(resource, &limit) == 0) {
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    if (setrlimit(resource, &limit) == 0) return;
  }
  throw Error(ErrorKind::internal,
              fmt::format("cannot limit the {} of a worker: {}", name, os::message_of(errno)));
}

}  // namespace

namespace os {

bool use_linux() {
#ifdef __linux__
  return !g_force_posix;
#else
  return false;
#endif
}

int read_flags() {
  return O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
}

std::string message_of(int error) {
  return std::generic_category().message(error);
}

}  // namespace os

void force_posix_fallback(bool on) {
  g_force_posix = on;
}

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

FileLock::FileLock(const fs::path& path)
    : fd_(open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666)) {
  int result = fd_ ? 0 : -1;
  if (fd_) {
    do {
      result = flock(fd_.get(), LOCK_EX);
    } while (result != 0 && errno == EINTR);
  }
  if (result != 0)
    throw Error(ErrorKind::io, fmt::format("cannot lock {}: {}", path.native(), os::message_of(errno)));
}

bool is_local_file_system(const fs::path& path) {
#ifdef __linux__
  if (os::use_linux()) return os::is_local_linux(path);
#endif
  return os::is_local_posix(path);
}

bool is_writable_folder(const fs::path& folder) {
  return faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0 && fs::is_directory(folder);
}

void limit_this_process(const ProcessLimits& limits) {
#ifndef BS_SANITIZED  // a sanitizer's shadow memory is larger than any limit of ours
  if (limits.address_space > 0) lower(RLIMIT_AS, limits.address_space, "address space");
#endif
  if (limits.cpu_seconds > 0) lower(RLIMIT_CPU, limits.cpu_seconds, "processor time");
}

std::uint64_t peak_memory_bytes() {
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#ifdef __APPLE__
  constexpr std::uint64_t k_unit = 1;
#else
  constexpr std::uint64_t k_unit = 1024;
#endif
  return static_cast<std::uint64_t>(usage.ru_maxrss) * k_unit;
}

unsigned processor_count() {
#ifdef __linux__
  if (os::use_linux()) return os::processor_count_linux();
#endif
  return os::processor_count_posix();
}

std::optional<std::string> environment(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace bs
