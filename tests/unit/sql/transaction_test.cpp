#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::sql::Transaction;
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
