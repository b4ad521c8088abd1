#include "catalog/damaged.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <system_error>

#include "bs/base/clock.hpp"
#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {
namespace {

/// "20261122-090000"
std::string compact_time(Seconds time) {
  std::string text;
  for (const char c : to_rfc3339(time)) {
    if (c >= '0' && c <= '9') text += c;
    if (c == 'T') text += '-';
  }
  return text;
}

}  // namespace

// By name: closing a descriptor of our own would drop SQLite's locks on the file (POSIX).
std::optional<FileIdentity> identity_of(const fs::path& file) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0) return std::nullopt;
  return FileIdentity{info.st_dev, info.st_ino};
}

fs::path damaged_lock(const fs::path& file) {
  return file.native() + ".damaged.lock";
}

std::string move_aside(const fs::path& file) {
  const std::string base = file.native() + ".corrupt-" + compact_time(now());
  fs::path aside = base;
  for (int i = 2; fs::exists(fs::symlink_status(aside)); ++i) aside = fmt::format("{}-{}", base, i);
  // A new one is not made before the old journals are gone: they would be taken for its own.
  const FileLock lock(sql::lock_beside(file), FileLock::After::remove);
  std::error_code error;
  fs::rename(file, aside, error);
  if (error) {
    throw Error(ErrorKind::io, fmt::format("cannot move the damaged catalog {} aside: {}", short_path(file),
                                           error.message()));
  }
  // What was not yet copied into it belongs to it.
  for (const char* companion : {"-wal", "-shm", "-journal"}) {
    fs::rename(file.native() + companion, aside.native() + companion, error);
  }
  return fmt::format("the catalog {} was damaged; it is kept as {}, and a new one is begun", short_path(file),
                     short_path(aside));
}

std::string set_aside(const fs::path& file, const std::optional<FileIdentity>& opened) {
  const FileLock lock(damaged_lock(file), FileLock::After::remove);
  if (opened && identity_of(file) == opened) return move_aside(file);
  return fmt::format("the catalog {} was damaged; another process has moved it away", short_path(file));
}

}  // namespace bs::catalog
