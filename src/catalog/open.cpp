#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

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
  // A large transaction stays in memory. What many have written is copied into the file every 16 MiB: later
  // would be all at the end, when nothing else is left to do meanwhile.
  database.execute(access == Access::write
                       ? "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096; PRAGMA secure_delete=OFF;"
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

OpenedCatalog open_known(const fs::path& file, Access access) {
  const auto before = identity_of(file);
  OpenedCatalog opened{open_once(file, access), identity_of(file), {}};
  // Where it was replaced meanwhile, which of the two is open cannot be told.
  if (before && before != opened.identity) opened.identity.reset();
  return opened;
}

}  // namespace

OpenedCatalog open_catalog(const fs::path& file, Access access) {
  if (access == Access::read) return open_known(file, access);
  try {
    return open_known(file, access);
  } catch (const Error& error) {
    if (!sql::is_corruption(error)) throw;
  }
  const FileLock lock(damaged_lock(file), FileLock::After::remove);
  try {
    return open_known(file, access);
  } catch (const Error& error) {
    if (!sql::is_corruption(error)) throw;
  }
  auto notice = move_aside(file);
  auto fresh = open_known(file, access);
  fresh.notices.push_back(std::move(notice));
  return fresh;
}

}  // namespace bs::catalog
