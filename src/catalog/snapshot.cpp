#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "bs/base/os.hpp"
#include "catalog/entity_writer.hpp"
#include "catalog/maintenance.hpp"
#include "catalog/outcomes.hpp"
#include "catalog/summary.hpp"

namespace bs::catalog {

namespace {

/// Removes the file and what SQLite may have left beside it, whatever happens.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  ~Temporary() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path_.native() + suffix, ignored);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Only what answers today's questions stays.
void strip(sql::Database& database) {
  sql::Transaction transaction(database);
  std::vector<std::int64_t> inactive;
  {
    sql::Statement& rows = database.cached("SELECT id FROM entities WHERE active = 0");
    while (rows.step()) inactive.push_back(rows.integer(0));
  }
  EntityWriter writer(database, 0, "", "");
  for (const auto entity : inactive) writer.remove(entity);
  writer.flush();
  keep_newest_runs(database);
  keep_summary(database);
  database.execute(
      "DELETE FROM changes; DELETE FROM writes; DELETE FROM replaced; DELETE FROM contested;"
      "DELETE FROM stale_entities; DELETE FROM stale_packages; DELETE FROM meta WHERE name = 'linked';"
      "INSERT INTO words (words) VALUES ('optimize')");
  transaction.commit();
}

}  // namespace

void write_snapshot(sql::Database& database, const fs::path& file) {
  const Temporary temporary(fmt::format("{}.{}.tmp", file.native(), getpid()));
  database.backup_to(temporary.path());
  {
    auto copy = sql::Database::open(temporary.path(), sql::OpenMode::read_write);
    strip(copy);
    copy.execute("VACUUM; PRAGMA journal_mode=DELETE");
  }
  publish_file(temporary.path(), file);
}

}  // namespace bs::catalog
