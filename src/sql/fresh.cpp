#include "sql/fresh.hpp"

#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {

std::string fresh_database(bool wal) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  const Connection connection(raw);
  if (code != SQLITE_OK) throw_code(code, {}, sqlite3_errstr(code));
  // Writing any field of the header makes the first page.
  if (sqlite3_exec(raw, "PRAGMA user_version=0", nullptr, nullptr, nullptr) != SQLITE_OK)
    throw_last(raw, "PRAGMA user_version=0");
  sqlite3_int64 size = 0;
  const Handle<unsigned char, sqlite3_free> bytes(sqlite3_serialize(raw, "main", &size, 0));
  if (!bytes) throw_code(SQLITE_NOMEM, {}, "");
  std::string page(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size));
  // The file format's versions for writing and reading: 1 is a rollback journal, 2 is WAL.
  if (wal) page[18] = page[19] = 2;
  return page;
}

}  // namespace bs::sql
