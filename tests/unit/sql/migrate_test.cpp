#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

using bs::embedded::File;
using bs::sql::Database;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;

namespace {

constexpr std::array<File, 3> k_steps = {
    {{"m/0002_more.sql", "ALTER TABLE t ADD COLUMN y; -- the second\n"},
     {"m/0001_first.sql", "CREATE TABLE t(x);\nINSERT INTO t VALUES (1);"},
     {"m/0003_again.sql", "UPDATE t SET y = x + 1; UPDATE t SET x = x * 10;"}}};
constexpr std::array<File, 1> k_first = {
    {{"m/0001_first.sql", "CREATE TABLE t(x);\nINSERT INTO t VALUES (1);"}}};

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const bs::Error& error) {
    return bs::format_error(error);
  }
  return "none";
}

}  // namespace

TEST_CASE("a fresh database gets every step, in the order of the numbers") {
  Database database = Database::in_memory();
  migrate(database, k_steps);
  CHECK(database.integer("PRAGMA user_version") == 3);
  CHECK(database.integer("SELECT x FROM t") == 10);
  CHECK(database.integer("SELECT y FROM t") == 2);
  migrate(database, k_steps);
  CHECK(database.integer("SELECT x FROM t") == 10);
}

TEST_CASE("an older database gets what it lacks") {
  Database database = Database::in_memory();
  migrate(database, k_first);
  CHECK(database.integer("PRAGMA user_version") == 1);
  database.execute("INSERT INTO t VALUES (5)");
  migrate(database, k_steps);
  CHECK(database.integer("SELECT sum(x) FROM t") == 60);
}

TEST_CASE("a newer schema is refused") {
  Database database = Database::in_memory();
  migrate(database, k_steps);
  CHECK(error_of([&] { migrate(database, k_first); }) ==
        "bs: error: :memory: has schema 3, this bs knows schemas up to 1\n"
        "hint: a newer bs made it: use that one, or name another file\n");
  CHECK(database.integer("PRAGMA user_version") == 3);
}

TEST_CASE("another program's database is not touched") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE bookmarks(url)");
  CHECK(error_of([&] { migrate(database, k_first); }) ==
        "bs: error: :memory: is a database of another program\nhint: name another file\n");
  CHECK(database.integer("SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("a step that fails leaves the version before it, whole") {
  constexpr std::array<File, 2> k_faulty = {
      {k_first[0], {"m/0002_bad.sql", "CREATE TABLE u(x); INSERT INTO u VALUES (1); CREATE TABLE t(x);"}}};
  Database database = Database::in_memory();
  CHECK(error_of([&] { migrate(database, k_faulty); }) ==
        "bs: error: m/0002_bad.sql: SQL failed in :memory:: table t already exists, in: CREATE TABLE t(x); "
        "(1)\n");
  CHECK(database.integer("PRAGMA user_version") == 1);
  CHECK(database.integer("SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("steps must be numbered from 1 without a gap") {
  const auto error = [](std::vector<File> files) {
    return error_of([&] {
      Database database = Database::in_memory();
      migrate(database, files);
    });
  };
  const File one{"m/0001_a.sql", ""};
  const std::string numbered = "bs: error: migrations are not numbered 0001 to 0002: ";
  CHECK(error({one, {"m/0003_b.sql", ""}}) == numbered + "m/0003_b.sql\n");
  CHECK(error({one, {"m/0001_b.sql", ""}}) == numbered + "m/0001_b.sql\n");
  CHECK(error({one, {"m/0000_b.sql", ""}}) == numbered + "m/0000_b.sql\n");
  CHECK(error({one, {"m/2_b.sql", ""}}) == numbered + "m/2_b.sql\n");
  CHECK(error({one, {"m/000x_b.sql", ""}}) == numbered + "m/000x_b.sql\n");
  CHECK(error({one, {"m/0002_b.sqlx", ""}}) == numbered + "m/0002_b.sqlx\n");
  CHECK(error({}) == "none");
}

TEST_CASE("an old database that may only be read says what it needs") {
  const TemporaryFolder folder;
  {
    Database database = Database::open(folder / "a.db", OpenMode::read_write);
    migrate(database, k_first);
  }
  Database database = Database::open(folder / "a.db", OpenMode::read_only);
  migrate(database, k_first);
  CHECK(error_of([&] { migrate(database, k_steps); }) ==
        fmt::format("bs: error: {} has schema 1, this bs needs 3 and cannot write the file\n"
                    "hint: run bs catalog once where the file can be written\n",
                    bs::short_path(folder / "a.db")));
}

TEST_CASE("many who migrate at once do each step once") {
  const TemporaryFolder folder;
  std::vector<pid_t> children;
  for (int i = 0; i < 20; ++i) {
    children.push_back(bs::test::start_child([&] {
      Database database = Database::open(folder / "a.db", OpenMode::read_write);
      migrate(database, k_steps);
      return database.integer("SELECT x FROM t") == 10 ? 0 : 1;
    }));
  }
  for (const pid_t child : children) CHECK(bs::test::wait_for_child(child) == 0);
}
