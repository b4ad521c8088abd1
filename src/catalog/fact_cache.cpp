#include "bs/catalog/fact_cache.hpp"

#include <map>
#include <set>
#include <system_error>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"
#include "catalog/damaged.hpp"

namespace bs::catalog {

namespace {

constexpr Seconds k_day = 24 * 60 * 60;
/// What waits to be written is written before it becomes a burden.
constexpr std::size_t k_waiting_bytes = std::size_t{32} << 20;

constexpr embedded::File k_schema[] = {{"0001_facts.sql",
                                        "CREATE TABLE facts ("
                                        " hash INTEGER PRIMARY KEY,"  // of the key, which is compared too
                                        " key TEXT NOT NULL,"
                                        " value BLOB NOT NULL,"
                                        " used INTEGER NOT NULL"  // the last day on which it was asked for
                                        ") STRICT;"
                                        "CREATE INDEX facts_by_use ON facts (used)"}};

std::int64_t hash_of(std::string_view key) {
  return static_cast<std::int64_t>(fnv1a(key));
}

sql::Database open_database(const fs::path& file) {
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  sql::migrate(database, k_schema);
  // Whoever waits longer for a cache had better do without.
  database.execute("PRAGMA busy_timeout=500; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY");
  return database;
}

/// Unless another process has done it since `opened` was.
void throw_away(const fs::path& file, const std::optional<FileIdentity>& opened) {
  const FileLock lock(damaged_lock(file), FileLock::After::remove);
  if (opened != identity_of(file)) return;
  const FileLock beside(sql::lock_beside(file), FileLock::After::remove);
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(file.native() + suffix, ignored);
}

sql::Database open_or_begin(const fs::path& file) {
  const auto before = identity_of(file);
  try {
    return open_database(file);
  } catch (const Error& error) {
    if (!sql::is_corruption(error)) throw;
  }
  throw_away(file, before);
  return open_database(file);
}

std::int64_t bytes_of(sql::Database& database) {
  const auto pragma = [&](std::string_view name) { return database.integer(name).value_or(0); };
  return (pragma("PRAGMA page_count") - pragma("PRAGMA freelist_count")) * pragma("PRAGMA page_size");
}

}  // namespace

struct FactCache::State {
  State(fs::path path, sql::Database opened, std::int64_t most)
      : file(std::move(path)), identity(identity_of(file)), database(std::move(opened)), most_bytes(most) {}

  fs::path file;
  std::optional<FileIdentity> identity;
  std::optional<sql::Database> database;  // none after it failed: what follows is made anew each time
  std::int64_t most_bytes;
  std::int64_t today = now() / k_day;
  std::map<std::string, std::string, std::less<>> added;
  std::size_t added_bytes = 0;
  std::set<std::int64_t> used;  // of earlier days

  /// Runs `work`; a cache that fails is none.
  template <class Work>
  void guarded(const Work& work) noexcept {
    if (!database) return;
    try {
      work(*database);
    } catch (const std::exception& error) {
      const bool is_damaged = sql::is_corruption(error);
      database.reset();
      try {
        if (is_damaged) throw_away(file, identity);
      } catch (const std::exception&) {
        // It stays; the next run finds it damaged, too.
      }
    }
  }

  void drop_oldest(sql::Database& open) const {
    if (bytes_of(open) <= most_bytes) return;
    // A quarter at once, so that not every run has to.
    const auto goal = most_bytes / 4 * 3;
    do {
      open.cached("DELETE FROM facts WHERE hash IN (SELECT hash FROM facts ORDER BY used, hash LIMIT 256)")
          .run();
    } while (open.changes() > 0 && bytes_of(open) > goal);
  }

  void write(sql::Database& open) {
    sql::Transaction transaction(open);
    for (const auto hash : used)
      open.cached("UPDATE facts SET used = ? WHERE hash = ?").with(today, hash).run();
    for (const auto& [key, value] : added) {
      auto& insert = open.cached("INSERT OR REPLACE INTO facts (hash, key, value, used) VALUES (?, ?, ?, ?)");
      insert.reset();
      insert.bind(1, hash_of(key)).bind(2, key).bind_blob(3, value).bind(4, today).run();
    }
    drop_oldest(open);
    transaction.commit();
  }
};

std::unique_ptr<FactCache> FactCache::open(const fs::path& file, std::int64_t most_bytes) {
  if (file.empty()) return nullptr;
  try {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return nullptr;
    return std::unique_ptr<FactCache>(
        new FactCache(std::make_unique<State>(file, open_or_begin(file), most_bytes)));
  } catch (const std::exception&) {
    return nullptr;
  }
}

FactCache::FactCache(std::unique_ptr<State> state) : state_(std::move(state)) {}

FactCache::~FactCache() {
  flush();
}

std::optional<std::string> FactCache::get(std::string_view key) {
  const auto fresh = state_->added.find(key);
  if (fresh != state_->added.end()) return fresh->second;
  std::optional<std::string> value;
  state_->guarded([&](sql::Database& database) {
    auto& row = database.cached("SELECT key, value, used FROM facts WHERE hash = ?").with(hash_of(key));
    if (row.step() && row.view(0) == key) {
      value = row.blob(1);
      if (row.integer(2) < state_->today) state_->used.insert(hash_of(key));
    }
    row.reset();
  });
  return value;
}

void FactCache::put(std::string_view key, std::string_view value) {
  // What alone would fill the file is not worth it.
  if (static_cast<std::int64_t>(value.size()) > state_->most_bytes / 8) return;
  state_->added.insert_or_assign(std::string(key), std::string(value));
  state_->added_bytes += key.size() + value.size();
  if (state_->added_bytes > k_waiting_bytes) flush();
}

void FactCache::flush() {
  if (state_->added.empty() && state_->used.empty()) return;
  state_->guarded([&](sql::Database& database) { state_->write(database); });
  state_->added.clear();
  state_->added_bytes = 0;
  state_->used.clear();
}

}  // namespace bs::catalog
