#pragma once
/// SQLite with RAII and the settings of reliability.md §2. Every write transaction is BEGIN IMMEDIATE.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/embedded.hpp"
#include "bs/base/paths.hpp"

namespace bs::sql {

enum class OpenMode {
  read_only,   ///< the file must exist; opened immutable where the folder cannot be written
  read_write,  ///< created under a lock when missing
};

class Database;

/// A prepared statement; bound by position (1-based), stepped, reset on destruction of the cursor.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view text);  ///< copied
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);
  /// Binds all, in order, and rewinds first: integers, strings, optional (null), nullptr.
  template <class... Args>
  Statement& with(const Args&... args);

  bool step();  ///< true: a row is there
  void run();   ///< steps to the end, then resets
  void reset();

  std::int64_t integer(int column) const;  ///< columns are 0-based
  double number(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  ///< valid until the next step
  std::string blob(int column) const;
  bool is_null(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  template <class T>
  void bind_any(int index, const T& value);
  std::unique_ptr<State> state_;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back when destroyed without commit. Rewinds all cached statements, since
/// one left in the middle would hold an old snapshot that cannot be written.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
};

class Database {
 public:
  /// Opens with foreign keys on, DEFENSIVE, trusted_schema=OFF, cell_size_check=ON, mmap_size=0,
  /// synchronous=NORMAL, WAL on local disks and TRUNCATE elsewhere, busy timeout 30 s with one message on
  /// stderr after 1 s. Errors: not_found (read_only and missing), unreadable (no database, damaged:
  /// is_corruption()), io (read_write where file or folder cannot be written, a symlink; locked for 30 s).
  /// One thread at a time. Never carried over a fork, and the file is never opened by other means while a
  /// connection of this process is open: closing such a descriptor drops SQLite's locks (POSIX).
  static Database open(const fs::path& file, OpenMode mode);
  static Database in_memory();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  void execute(std::string_view sql);       ///< one or more statements, no rows wanted
  Statement prepare(std::string_view sql);  ///< a fresh statement
  Statement& cached(std::string_view sql);  ///< prepared once for each text; rewound before it is returned
  std::int64_t last_row_id() const;
  std::int64_t changes() const;
  std::optional<std::int64_t> integer(std::string_view sql);  ///< first column of the first row
  bool integrity_ok(std::string* report = nullptr);  ///< PRAGMA integrity_check and foreign_key_check
  /// SQLite's online backup into a new file beside `file`, then renamed over it: one file in rollback mode,
  /// whole or not there. Error io when `file` is this database, one in use (a -wal or -journal beside it) or
  /// a symlink.
  void backup_to(const fs::path& file);
  /// A pure function of ours callable in SQL (not from the schema): one text in (`arguments` 1; none: 0, it
  /// gets ""), text out (nullopt: NULL). NULL gives NULL without a call. What it throws becomes an Error of
  /// the statement, and one that is_corruption() stays one.
  void define(std::string_view name, int arguments,
              std::function<std::optional<std::string>(std::string_view)> function);
  const fs::path& path() const;
  bool is_read_only() const;

 private:
  friend class Transaction;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Thrown for a file that SQLite calls corrupt or no database, so that the caller can move it aside.
/// (An Error of kind unreadable; this asks which.)
bool is_corruption(const std::exception& error) noexcept;
/// For damage that SQLite does not see and its caller does: an Error that is_corruption().
[[noreturn]] void throw_corruption(const std::string& message);

/// What FileLock is taken on while a database is made, or moved away together with its journals.
fs::path lock_beside(const fs::path& file);

/// Brings the schema to the newest version. Files are named NNNN_words.sql and numbered from 1 without a gap;
/// the number is user_version; each runs in one immediate transaction in which user_version is read again.
/// Errors: unsupported when the file's user_version is newer (hint: a newer bs made it), when it is 0 and the
/// file holds another program's tables, or when the file is older and read-only.
void migrate(Database& database, embedded::Files migrations);

}  // namespace bs::sql

#include "bs/sql/database_inl.hpp"  // IWYU pragma: keep
