#include <sys/stat.h>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/sql/database.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string text_of(Database& database, std::string_view sql) {
  auto statement = database.prepare(sql);
  return statement.step() ? statement.text(0) : "no row";
}

using Names = std::vector<std::string>;

std::string error_of(const fs::path& file, OpenMode mode) {
  return bs::test::error_of([&] { Database::open(file, mode); }, file.parent_path());
}

struct PosixFallback {
  PosixFallback() { bs::force_posix_fallback(true); }
  ~PosixFallback() { bs::force_posix_fallback(false); }
};

}  // namespace

TEST_CASE("a database is made, used and leaves one file") {
  const TemporaryFolder folder;
  {
    Database database = Database::open(folder / "a.db", OpenMode::read_write);
    CHECK(database.path() == folder / "a.db");
    CHECK_FALSE(database.is_read_only());
    database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2);");
    CHECK(database.changes() == 2);
  }
  CHECK(folder.names() == Names{"a.db"});
  Database database = Database::open(folder / "a.db", OpenMode::read_only);
  CHECK(database.is_read_only());
  CHECK(database.integer("SELECT sum(x) FROM t") == 3);
}

TEST_CASE("every connection has the settings that keep a hostile file harmless") {
  const TemporaryFolder folder;
  Database::open(folder / "a.db", OpenMode::read_write);
  const auto mode = GENERATE(OpenMode::read_write, OpenMode::read_only);
  Database database = Database::open(folder / "a.db", mode);
  CHECK(text_of(database, "PRAGMA journal_mode") == "wal");
  CHECK(text_of(database, "PRAGMA foreign_keys") == "1");
  CHECK(text_of(database, "PRAGMA trusted_schema") == "0");
  CHECK(text_of(database, "PRAGMA cell_size_check") == "1");
  CHECK(text_of(database, "PRAGMA mmap_size") == "0");
  CHECK_THROWS_WITH(database.execute("SELECT load_extension('x')"), Catch::Contains("not authorized"));
  CHECK_THROWS_WITH(database.prepare("SELECT \"no such column\""), Catch::Contains("no such column"));
  if (mode == OpenMode::read_only) return;
  CHECK(text_of(database, "PRAGMA synchronous") == "1");
  database.execute("PRAGMA writable_schema=ON");
  CHECK_THROWS_WITH(database.execute("DELETE FROM sqlite_schema"),
                    Catch::Contains("table sqlite_master may not be modified"));
}

TEST_CASE("a read-only database refuses to be written") {
  const TemporaryFolder folder;
  Database::open(folder / "a.db", OpenMode::read_write).execute("CREATE TABLE t(x)");
  Database database = Database::open(folder / "a.db", OpenMode::read_only);
  CHECK(bs::test::error_of([&] { database.execute("INSERT INTO t VALUES (1)"); }, folder.path()) ==
        "io: cannot write DIR/a.db: it is read-only");
}

TEST_CASE("what cannot be opened is said exactly") {
  const TemporaryFolder folder;
  folder.write("file", "");
  mkfifo((folder / "fifo").c_str(), 0600);
  fs::create_directories(folder / "sub");
  Database::open(folder / "real.db", OpenMode::read_write);
  fs::create_symlink("real.db", folder / "link.db");
  fs::create_symlink("nowhere", folder / "dangling");
  CHECK(error_of(folder / "none.db", OpenMode::read_only) ==
        "not_found: cannot open DIR/none.db: No such file or directory");
  CHECK(error_of(folder / "fifo", OpenMode::read_only) ==
        "unreadable: cannot open DIR/fifo: it is no regular file");
  CHECK(error_of(folder / "sub", OpenMode::read_only) ==
        "unreadable: cannot open DIR/sub: it is no regular file");
  CHECK(error_of(folder / "link.db", OpenMode::read_only) == "none");
  CHECK(error_of(folder / "fifo", OpenMode::read_write) ==
        "io: cannot write DIR/fifo: it is no regular file");
  CHECK(error_of(folder / "sub", OpenMode::read_write) == "io: cannot write DIR/sub: it is no regular file");
  CHECK(error_of(folder / "link.db", OpenMode::read_write) ==
        "io: cannot write DIR/link.db: it is a symbolic link");
  CHECK(error_of(folder / "dangling", OpenMode::read_write) ==
        "io: cannot write DIR/dangling: it is a symbolic link");
  CHECK(error_of(folder / "none/a.db", OpenMode::read_write) ==
        "io: cannot write DIR/a.db: No such file or directory");
  CHECK(error_of(folder / "file/a.db", OpenMode::read_write) == "io: cannot write DIR/a.db: Not a directory");
  CHECK(folder.names() == Names{"dangling", "fifo", "file", "link.db", "real.db", "sub"});
}

TEST_CASE("names that SQLite would read in its own way are plain names") {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  for (const std::string name : {":memory:", "file:a.db?mode=memory", "a b?immutable=1#%41.db", "日本.db"}) {
    Database::open(name, OpenMode::read_write).execute("CREATE TABLE t(x)");
    CHECK(fs::exists(folder / name));
    CHECK(Database::open(name, OpenMode::read_only).integer("SELECT count(*) FROM t") == 0);
  }
  fs::current_path(before);
}

TEST_CASE("an empty file becomes a database") {
  const TemporaryFolder folder;
  folder.write("a.db", "");
  Database database = Database::open(folder / "a.db", OpenMode::read_write);
  CHECK(text_of(database, "PRAGMA journal_mode") == "wal");
  database.execute("CREATE TABLE t(x)");
}

TEST_CASE("away from local disks there is no WAL, and none is left") {
  const TemporaryFolder folder;
  Database::open(folder / "wal.db", OpenMode::read_write)
      .execute("CREATE TABLE t(x); INSERT INTO t VALUES (7)");
  {
    const PosixFallback fallback;
    Database fresh = Database::open(folder / "fresh.db", OpenMode::read_write);
    CHECK(text_of(fresh, "PRAGMA journal_mode") == "truncate");
    fresh.execute("CREATE TABLE t(x)");
    Database moved = Database::open(folder / "wal.db", OpenMode::read_write);
    CHECK(text_of(moved, "PRAGMA journal_mode") == "truncate");
    CHECK(text_of(moved, "PRAGMA locking_mode") == "normal");
    moved.execute("INSERT INTO t VALUES (8)");
    // The lock of the change is gone: another connection may read and write.
    Database other = Database::open(folder / "wal.db", OpenMode::read_write);
    other.execute("INSERT INTO t VALUES (9)");
    CHECK(moved.integer("SELECT sum(x) FROM t") == 24);
  }
  Database back = Database::open(folder / "wal.db", OpenMode::read_write);
  CHECK(text_of(back, "PRAGMA journal_mode") == "wal");
  CHECK(back.integer("SELECT sum(x) FROM t") == 24);
}

TEST_CASE("a database in memory") {
  Database database = Database::in_memory();
  CHECK(database.path() == ":memory:");
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1)");
  CHECK(database.integer("SELECT x FROM t") == 1);
  Database moved = std::move(database);
  CHECK(moved.integer("SELECT x FROM t") == 1);
}

TEST_CASE("opening is fast") {
  const TemporaryFolder folder;
  Database::open(folder / "a.db", OpenMode::read_write);
  std::vector<double> milliseconds;
  for (int i = 0; i < 41; ++i) {
    const auto start = std::chrono::steady_clock::now();
    Database::open(folder / "a.db", i % 2 == 0 ? OpenMode::read_write : OpenMode::read_only);
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(milliseconds.begin(), milliseconds.begin() + 20, milliseconds.end());
  INFO("median of opening and closing: " << milliseconds[20] << " ms");
  CHECK(milliseconds[20] < 20);  // the figure is 0.5 ms; this only catches a blunder on a busy machine
}
