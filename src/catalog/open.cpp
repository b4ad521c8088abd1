#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "bs/base/clock.hpp"
#include "bs/base/embedded.hpp"
#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "catalog/maintenance.hpp"

namespace bs::embedded {
extern const Files migration_files;
}

namespace bs::catalog {

namespace {

void prepare_connection(sql::Database& database, Access access) {
  // A large transaction stays in memory, and pages that many of them touch are copied back to the file once.
  database.execute(
      access == Access::write
          ? "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=16384; PRAGMA secure_delete=OFF;"
            "PRAGMA temp_store=MEMORY"
          : "PRAGMA cache_size=-16384");
  database.define("bs_lower", 1, [](std::string_view text) { return std::optional(to_lower(text)); });
}

sql::Database open_to_write(const fs::path& file) {
  if (file.has_parent_path()) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) {
      throw Error(ErrorKind::io,
                  fmt::format("cannot make {}: {}", short_path(file.parent_path()), error.message()));
    }
  }
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  sql::migrate(database, embedded::migration_files);
  return database;
}

sql::Database open_to_read(const fs::path& file) {
  auto database = sql::Database::open(file, sql::OpenMode::read_only);
  const auto newest = static_cast<std::int64_t>(embedded::migration_files.size());
  const auto version = database.integer("PRAGMA user_version").value_or(0);
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  // Another process may be about to make it, or an older bs made it.
  if (version < newest && is_writable_folder(folder)) return open_to_write(file);
  if (version != newest) sql::migrate(database, embedded::migration_files);  // says what is wrong
  return database;
}

sql::Database open_once(const fs::path& file, Access access) {
  auto database = access == Access::write ? open_to_write(file) : open_to_read(file);
  prepare_connection(database, access);
  database.integer("SELECT value FROM meta WHERE name = 'linked'");  // the first look at more than the header
  return database;
}

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

std::string move_aside(const fs::path& file) {
  const std::string base = file.native() + ".corrupt-" + compact_time(now());
  fs::path aside = base;
  for (int i = 2; fs::exists(fs::symlink_status(aside)); ++i) aside = fmt::format("{}-{}", base, i);
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

std::pair<sql::Database, std::vector<std::string>> open_catalog(const fs::path& file, Access access) {
  try {
    return {open_once(file, access), std::vector<std::string>()};
  } catch (const Error& error) {
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!sql::is_corruption(error) || !is_writable_folder(folder)) throw;
  }
  // One process moves it; the others find the new one.
  const FileLock lock(file.native() + ".damaged.lock", FileLock::After::remove);
  try {
    return {open_once(file, access), std::vector<std::string>()};
  } catch (const Error& error) {
    if (!sql::is_corruption(error)) throw;
  }
  std::vector<std::string> notices{move_aside(file)};
  return {open_once(file, Access::write), std::move(notices)};
}

}  // namespace bs::catalog
