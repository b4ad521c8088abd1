#include "sql/errors.hpp"

#include <cerrno>
#include <system_error>

#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"
#include "sql/busy.hpp"

namespace bs::sql {
namespace {

Error locked(const std::string& name) {
  return Error(ErrorKind::io, fmt::format("{} was locked by another process for {} s", name,
                                          BusyWait::k_give_up_after.count()))
      .hint("wait for the other bs to end, then run this again");
}

Error plain(ErrorKind kind, std::string_view doing, const std::string& name, std::string_view detail) {
  return Error(kind, fmt::format("cannot {} {}: {}", doing, name, detail));
}

}  // namespace

void throw_code(int code, const fs::path& file, std::string_view detail) {
  const std::string name = file.empty() ? ":memory:" : short_path(file);
  switch (code & 0xFF) {  // the primary code
    case SQLITE_CORRUPT:
      throw Corruption(ErrorKind::unreadable, fmt::format("{} is damaged: {}", name, detail));
    case SQLITE_NOTADB:
      throw Corruption(ErrorKind::unreadable, fmt::format("{} is no SQLite database", name));
    case SQLITE_BUSY:
      if (code == SQLITE_BUSY_SNAPSHOT) break;  // a write that was not begun as one: our fault
      throw locked(name);
    case SQLITE_READONLY:
      throw plain(ErrorKind::io, "write", name, "it is read-only");
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      throw plain(ErrorKind::io, "lock", name, detail);
    case SQLITE_FULL:
      throw plain(ErrorKind::io, "write", name, "the disk is full");
    case SQLITE_IOERR:
      throw plain(ErrorKind::io, "read or write", name, detail);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw plain(ErrorKind::unreadable, "open", name, detail);
    case SQLITE_NOMEM:
      throw plain(ErrorKind::limit, "go on with", name, "out of memory");
    case SQLITE_TOOBIG:
      throw plain(ErrorKind::limit, "write", name, "a value is larger than SQLite allows");
    default:
      break;
  }
  throw Error(ErrorKind::internal, fmt::format("SQL failed in {}: {} ({})", name, detail, code));
}

void throw_last(sqlite3* connection, std::string_view sql) {
  const int code = sqlite3_extended_errcode(connection);
  const char* file = sqlite3_db_filename(connection, "main");
  std::string detail = sqlite3_errmsg(connection);
  const int primary = code & 0xFF;
  if (primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT || primary == SQLITE_MISUSE)
    detail += fmt::format(", in: {}", trim(sql));
  if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) {
    if (const int error = sqlite3_system_errno(connection); error != 0 && error != ENOENT)
      detail += fmt::format(" ({})", std::generic_category().message(error));
  }
  throw_code(code, file == nullptr ? fs::path() : fs::path(file), detail);
}

bool is_corruption(const std::exception& error) noexcept {
  return dynamic_cast<const Corruption*>(&error) != nullptr;
}

void throw_corruption(const std::string& message) {
  throw Corruption(ErrorKind::unreadable, message);
}

}  // namespace bs::sql
