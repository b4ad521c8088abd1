#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

Database example(const TemporaryFolder& folder) {
  Database database = Database::open(folder / "a.db", OpenMode::read_write);
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2); PRAGMA user_version=5");
  return database;
}

std::string error_of(Database& database, const fs::path& file) {
  try {
    database.backup_to(file);
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::io);
    return error.message();
  }
  return "none";
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
  CHECK(std::distance(fs::directory_iterator(folder / "sub"), fs::directory_iterator()) == 1);
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
  const std::string name = (folder / "").string();
  fs::create_symlink("elsewhere", folder / "link");
  fs::create_directories(folder / "sub");
  CHECK(error_of(database, folder / "a.db") ==
        fmt::format("cannot write {}a.db: it is the database itself", name));
  CHECK(error_of(database, folder / "link") ==
        fmt::format("cannot write {}link: it is a symbolic link", name));
  CHECK(error_of(database, folder / "sub") == fmt::format("cannot write {}sub: it is no regular file", name));
  CHECK(error_of(database, folder / "none/b.db") ==
        fmt::format("cannot write {}none/b.db: No such file or directory", name));
  Database other = Database::open(folder / "other.db", OpenMode::read_write);
  other.execute("CREATE TABLE u(y)");
  CHECK(error_of(database, folder / "other.db") ==
        fmt::format("cannot write {}other.db: it is a database in use", name));
  CHECK(other.integer("SELECT count(*) FROM u") == 0);
  for (const auto& entry : fs::directory_iterator(folder.path()))
    CHECK_FALSE(entry.path().filename().string().starts_with(".bs-"));
}
