// Opening a file: which of the ways to open it is the right one.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "bs/base/os.hpp"
#include "sql/errors.hpp"
#include "sql/fresh.hpp"
#include "sql/state.hpp"

namespace bs::sql {
namespace {

/// What stands under a name. Asked by name only: closing a descriptor of our own on a database would drop the
/// locks that SQLite holds on it for this process (POSIX).
struct Found {
  bool is_link = false;
  bool exists = false;  // of a link: what it leads to
  bool is_regular = false;
  std::uint64_t size = 0;
};

Found look_at(const fs::path& file) {
  struct stat info {};
  Found found;
  found.is_link = lstat(file.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
  found.exists = stat(file.c_str(), &info) == 0;
  found.is_regular = found.exists && S_ISREG(info.st_mode);
  found.size = found.is_regular ? static_cast<std::uint64_t>(info.st_size) : 0;
  return found;
}

Error cannot(std::string_view doing, ErrorKind kind, const fs::path& file, std::string_view reason) {
  return Error(kind, fmt::format("cannot {} {}: {}", doing, short_path(file), reason));
}

Error cannot_write(const fs::path& file, std::string_view reason) {
  return cannot("write", ErrorKind::io, file, reason);
}

void require_access(const fs::path& name, int mode, const fs::path& file) {
  if (access(name.c_str(), mode) != 0) throw cannot_write(file, std::generic_category().message(errno));
}

/// The file, if there is one, and its folder, since SQLite writes its journal beside the file.
void require_writable(const fs::path& file, const Found& found) {
  require_access(file.parent_path() / "", W_OK | X_OK, file);
  if (found.is_link) throw cannot_write(file, "it is a symbolic link").hint("name the file itself");
  if (!found.exists) return;
  if (!found.is_regular) throw cannot_write(file, "it is no regular file");
  require_access(file, W_OK, file);
}

/// The smallest page is 512 bytes. SQLite itself takes a file of one byte for an empty one, and writes over
/// it.
void require_a_page(const fs::path& file, const Found& found) {
  if (found.size > 0 && found.size < 512) throw_code(SQLITE_NOTADB, file, "");
}

/// Makes the database, whole from the first moment on: many processes may want it at once, and one that saw
/// half of it would be told that it is locked.
void create(const fs::path& file, bool wal) {
  const FileLock lock(lock_beside(file), FileLock::After::remove);
  const Found found = look_at(file);
  if (!found.exists) write_new_file(file, fresh_database(wal));
  if (found.exists && found.size == 0) write_file(file, fresh_database(wal));
}

/// For SQLite's parameters; they are read from names that start with "file:".
std::string immutable_uri(const fs::path& file) {
  std::string uri = "file://";
  for (const char c : file.native()) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

}  // namespace

fs::path lock_beside(const fs::path& file) {
  return file.native() + ".lock";
}

void Database::State::open_to_write() {
  const Found found = look_at(full);
  require_writable(full, found);
  require_a_page(full, found);
  const bool is_local = is_local_file_system(full.parent_path());
  if (!found.exists || found.size == 0) create(full, is_local);
  connect(full.native(), SQLITE_OPEN_READWRITE);
  // SQLite opens for reading what it cannot open for writing, for whatever reason.
  if (sqlite3_db_readonly(connection.get(), "main") == 1) throw_code(SQLITE_READONLY, full, "");
  use_journal(is_local);
  set("PRAGMA synchronous=NORMAL");
}

void Database::State::use_journal(bool is_local) {
  const bool is_wal = set("PRAGMA journal_mode") == "wal";  // the first look into the file
  if (is_wal && is_local) return;
  if (is_wal || is_local) {
    const FileLock lock(lock_beside(full), FileLock::After::remove);
    // Where another process is reading the file, it stays as it is until the next time.
    if (is_local && query("PRAGMA journal_mode=WAL") == SQLITE_OK) return;
    // Without shared memory, which a network has not.
    if (is_wal) set("PRAGMA locking_mode=EXCLUSIVE");
    set("PRAGMA journal_mode=TRUNCATE");
    if (is_wal) set("PRAGMA locking_mode=NORMAL");
  }
  set("PRAGMA journal_mode=TRUNCATE");
}

void Database::State::open_to_read() {
  const Found found = look_at(full);
  if (!found.exists)
    throw cannot("open", ErrorKind::not_found, full, std::generic_category().message(ENOENT));
  if (!found.is_regular) throw cannot("open", ErrorKind::unreadable, full, "it is no regular file");
  require_a_page(full, found);
  is_read_only = true;
  const bool may_write = is_writable_folder(full.parent_path());
  // Where it may, SQLite first repairs what a killed process left.
  connect(full.native(), may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  int code = query("PRAGMA journal_mode");
  const bool needs_to_write = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY;
  if (needs_to_write && !may_write) {
    // Immutable means that a journal is not looked at, so there must be none.
    for (const char* journal : {"-wal", "-journal"}) {
      if (look_at(full.native() + journal).size == 0) continue;
      throw cannot("open", ErrorKind::unreadable, full, "it was not closed, and its folder cannot be written")
          .hint("run bs catalog once where the folder can be written");
    }
    connect(immutable_uri(full), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    code = query("PRAGMA journal_mode");
  }
  if (code != SQLITE_OK) throw_last(connection.get(), "PRAGMA journal_mode");
  set("PRAGMA query_only=ON");
}

Database Database::open(const fs::path& file, OpenMode mode) {
  std::error_code error;
  auto state = std::make_unique<State>(file, fs::absolute(file, error));
  if (error) throw cannot("open", ErrorKind::unreadable, file, error.message());
  if (mode == OpenMode::read_write) {
    state->open_to_write();
  } else {
    state->open_to_read();
  }
  return Database(std::move(state));
}

}  // namespace bs::sql
