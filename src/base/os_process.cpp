#include <fcntl.h>
#include <sys/resource.h>
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

bool is_local_file_system(const fs::path& path) {
#ifdef __linux__
  if (os::use_linux()) return os::is_local_linux(path);
#endif
  return os::is_local_posix(path);
}

bool is_writable_folder(const fs::path& folder) {
  std::error_code error;
  return faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0 && fs::is_directory(folder, error);
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
