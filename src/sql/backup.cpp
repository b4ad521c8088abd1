#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {
namespace {

Error cannot_write(const fs::path& file, std::string_view reason) {
  return Error(ErrorKind::io, fmt::format("cannot write {}: {}", short_path(file), reason));
}

/// A new, empty file, removed when destroyed unless it was published.
class Draft {
 public:
  explicit Draft(const fs::path& target)
      : path_(target.parent_path() / fmt::format(".bs-{}-backup.tmp", getpid())) {
    const Fd fd(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!fd) throw cannot_write(target, std::generic_category().message(errno));
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;
    // SQLite leaves a journal where an error kept it from taking it away.
    for (const char* end : {"", "-journal", "-wal", "-shm"}) fs::remove(path_.native() + end, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void copy(sqlite3* from, const fs::path& file) {
  sqlite3* raw = nullptr;
  int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
  const Connection to(raw);
  if (code != SQLITE_OK) throw_code(code, file, sqlite3_errstr(code));
  // The file is nobody's until it is renamed: no journal is needed, and it is synced at the end.
  sqlite3_exec(raw, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", from, "main");
  if (backup == nullptr) throw_last(raw, "backup");
  sqlite3_backup_step(backup, -1);
  code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) throw_code(code, file, sqlite3_errstr(code));
  // Out of WAL, so that the copy is one file wherever it lies.
  if (sqlite3_exec(raw, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE", nullptr, nullptr,
                   nullptr) != SQLITE_OK)
    throw_last(raw, "PRAGMA journal_mode=DELETE");
}

}  // namespace

void Database::backup_to(const fs::path& file) {
  const fs::path target = fs::absolute(file);
  std::error_code ignored;
  if (fs::equivalent(target, state_->full, ignored)) throw cannot_write(target, "it is the database itself");
  // SQLite would take what such a file holds for a part of the backup.
  for (const char* journal : {"-wal", "-journal"}) {
    if (fs::exists(fs::symlink_status(target.native() + journal)))
      throw cannot_write(target, "it is a database in use").hint("name another file");
  }
  const Draft draft(target);
  copy(state_->connection.get(), draft.path());
  publish_file(draft.path(), target);
}

}  // namespace bs::sql
