// A connection with the settings that every connection gets (reliability.md §2).
#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {

void Database::State::connect(const std::string& name, int flags) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  connection.reset(raw);
  if (code != SQLITE_OK) throw_code(code, full, raw == nullptr ? "out of memory" : sqlite3_errmsg(raw));
  busy = std::make_unique<BusyWait>(short_path(full));
  sqlite3_busy_handler(raw, BusyWait::on_busy, busy.get());
  // "name" in double quotes is a column or an error, never a text that was meant as a column (DQS).
  constexpr std::array<std::pair<int, int>, 6> k_settings = {{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                              {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                              {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
                                                              {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                                              {SQLITE_DBCONFIG_DQS_DML, 0},
                                                              {SQLITE_DBCONFIG_DQS_DDL, 0}}};
  for (const auto& [setting, value] : k_settings)
    sqlite3_db_config(raw, setting, value, static_cast<int*>(nullptr));
  set("PRAGMA cell_size_check=ON");
  set("PRAGMA mmap_size=0");
}

int Database::State::query(const char* sql, std::string* value) {
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(connection.get(), sql, -1, &raw, nullptr);
  const PreparedStatement statement(raw);
  if (code != SQLITE_OK) return code;
  code = sqlite3_step(raw);
  if (code == SQLITE_ROW && value != nullptr)
    *value = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

std::string Database::State::set(const char* sql) {
  std::string value;
  if (query(sql, &value) != SQLITE_OK) throw_last(connection.get(), sql);
  return value;
}

Database Database::in_memory() {
  auto state = std::make_unique<State>(":memory:", ":memory:");
  state->connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
  return Database(std::move(state));
}

}  // namespace bs::sql
