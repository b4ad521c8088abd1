#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::sql::Transaction;
using bs::test::error_of;
using bs::test::TemporaryFolder;

TEST_CASE("a transaction is all or nothing") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(x)");
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  try {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (2)");
    database.execute("INSERT INTO nowhere VALUES (2)");
    transaction.commit();
  } catch (const bs::Error&) {
    // rolled back
  }
  CHECK(database.integer("SELECT sum(x) FROM t") == 1);
  Transaction again(database);
  database.execute("INSERT INTO t VALUES (4)");
  again.commit();
  CHECK(database.integer("SELECT sum(x) FROM t") == 5);
}

TEST_CASE("a transaction within one is refused and does not end it") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(x)");
  Transaction outer(database);
  CHECK_THROWS_AS(Transaction(database), bs::Error);
  database.execute("INSERT INTO t VALUES (1)");
  outer.commit();
  CHECK(database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a reader left in the middle does not keep an old snapshot from being written") {
  const TemporaryFolder folder;
  Database one = Database::open(folder / "a.db", OpenMode::read_write);
  Database two = Database::open(folder / "a.db", OpenMode::read_write);
  one.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2)");
  REQUIRE(two.cached("SELECT x FROM t").step());  // holds a snapshot
  one.execute("INSERT INTO t VALUES (3)");
  Transaction transaction(two);  // SQLITE_BUSY_SNAPSHOT, if it were still held
  two.execute("INSERT INTO t VALUES (4)");
  transaction.commit();
  CHECK(one.integer("SELECT sum(x) FROM t") == 10);
}

TEST_CASE("a full disk is told, and what was there stays") {
  const TemporaryFolder folder;
  Database database = Database::open(folder / "a.db", OpenMode::read_write);
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES ('kept'); PRAGMA max_page_count=20");
  CHECK(error_of(
            [&] {
              Transaction transaction(database);
              for (int i = 0; i < 100; ++i)
                database.cached("INSERT INTO t VALUES (?1)").with(std::string(4000, 'x')).run();
              transaction.commit();
            },
            folder.path()) == "io: cannot write DIR/a.db: the disk is full");
  CHECK(database.integer("SELECT count(*) FROM t") == 1);
  CHECK(database.integrity_ok());
}

TEST_CASE("a lock that is never given up is told, and a write that was not begun as one is our fault") {
  const TemporaryFolder folder;
  Database one = Database::open(folder / "a.db", OpenMode::read_write);
  Database two = Database::open(folder / "a.db", OpenMode::read_write);
  one.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1)");
  two.execute("PRAGMA busy_timeout=0");  // in place of 30 s
  {
    const Transaction transaction(one);
    CHECK(error_of([&] { two.execute("INSERT INTO t VALUES (2)"); }, folder.path()) ==
          "io: DIR/a.db was locked by another process for 30 s");
  }
  two.execute("BEGIN");
  CHECK(two.integer("SELECT count(*) FROM t") == 1);
  one.execute("INSERT INTO t VALUES (3)");
  CHECK(error_of([&] { two.execute("INSERT INTO t VALUES (4)"); }, folder.path()) ==
        "internal: SQL failed in DIR/a.db: database is locked (517)");
}
