#pragma once
/// What stands behind Database and Statement; sqlite3.h is seen by this module only.
#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>

#include "bs/sql/database.hpp"
#include "sql/busy.hpp"

namespace bs::sql {

template <class T, auto free_function>
struct Release {
  void operator()(T* handle) const noexcept { free_function(handle); }
};
/// Owns a C handle.
template <class T, auto free_function>
using Handle = std::unique_ptr<T, Release<T, free_function>>;

// close_v2: a statement that outlives its database keeps the connection until it goes.
using Connection = Handle<sqlite3, sqlite3_close_v2>;
using PreparedStatement = Handle<sqlite3_stmt, sqlite3_finalize>;

struct Statement::State {
  PreparedStatement handle;
};

struct Database::State {
  State(fs::path named, fs::path absolute) : path(std::move(named)), full(std::move(absolute)) {}

  void open_to_write();
  void open_to_read();
  /// WAL on a local disk, a rollback journal elsewhere.
  void use_journal(bool is_local);
  /// Opens `name`, which is `full`, a URI or ":memory:", and sets all that needs no look into the file.
  void connect(const std::string& name, int flags);
  /// Runs SQL for the first column of its first row; the result code.
  int query(const char* sql, std::string* value = nullptr);
  /// The same, but throws.
  std::string set(const char* sql);

  fs::path path;  // as it was named
  fs::path full;  // absolute, so that SQLite never takes it for a URI or for ":memory:"
  bool is_read_only = false;
  std::unique_ptr<BusyWait> busy;  // SQLite holds a pointer to it
  Connection connection;
  std::map<std::string, Statement, std::less<>> cached;  // after the connection: goes first
};

}  // namespace bs::sql
