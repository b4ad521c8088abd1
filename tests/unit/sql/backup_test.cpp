#include "bs/sql/database.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

Database example(const TemporaryFolder& folder) {
  Database database = Database::open(folder / "a.db", OpenMode::read_write);
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2); PRAGMA user_version=5");
  return database;
}

}  // namespace

TEST_CASE("a backup is one whole file, while the database is in use") {
  const TemporaryFolder folder;
  Database database = example(folder);
  const bs::sql::Statement& open_reader = database.cached("SELECT x FROM t");
  database.cached("SELECT x FROM t").step();
  fs::create_directories(folder / "sub");
  database.backup_to(folder / "sub/b.db");
  CHECK(open_reader.columns() == 1);
  database.execute("INSERT INTO t VALUES (4)");
  CHECK(folder.names("sub") == Names{"b.db"});
  // The mode of a rollback journal: it can be read where nothing can be written.
  CHECK(folder.read("sub/b.db")[18] == 1);
  Database backup = Database::open(folder / "sub/b.db", OpenMode::read_only);
  CHECK(backup.integer("SELECT sum(x) FROM t") == 3);
  CHECK(backup.integer("PRAGMA user_version") == 5);
  CHECK(backup.integrity_ok());
}

TEST_CASE("a backup replaces an older one") {
  const TemporaryFolder folder;
  Database database = example(folder);
  database.backup_to(folder / "b.db");
  database.execute("INSERT INTO t VALUES (4)");
  database.backup_to(folder / "b.db");
  CHECK(Database::open(folder / "b.db", OpenMode::read_only).integer("SELECT sum(x) FROM t") == 7);
}

TEST_CASE("a database that may only be read can be backed up") {
  const TemporaryFolder folder;
  example(folder);
  Database::open(folder / "a.db", OpenMode::read_only).backup_to(folder / "b.db");
  CHECK(Database::open(folder / "b.db", OpenMode::read_write).integer("SELECT sum(x) FROM t") == 3);
}

TEST_CASE("a backup harms nothing that stands there") {
  const TemporaryFolder folder;
  Database database = example(folder);
  const auto error = [&](const char* name) {
    return bs::test::error_of([&] { database.backup_to(folder / name); }, folder.path());
  };
  fs::create_symlink("elsewhere", folder / "link");
  fs::create_directories(folder / "sub");
  CHECK(error("a.db") == "io: cannot write DIR/a.db: it is the database itself");
  CHECK(error("link") == "io: cannot write DIR/link: it is a symbolic link");
  CHECK(error("sub") == "io: cannot write DIR/sub: it is no regular file");
  CHECK(error("none/b.db") == "io: cannot write DIR/none/b.db: No such file or directory");
  Database other = Database::open(folder / "other.db", OpenMode::read_write);
  other.execute("CREATE TABLE u(y)");
  CHECK(error("other.db") == "io: cannot write DIR/other.db: it is a database in use");
  CHECK(other.integer("SELECT count(*) FROM u") == 0);
  CHECK(folder.names() ==
        Names{"a.db", "a.db-shm", "a.db-wal", "link", "other.db", "other.db-shm", "other.db-wal", "sub"});
}
