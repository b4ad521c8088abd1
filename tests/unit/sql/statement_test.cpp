#include "bs/sql/database.hpp"
#include "support/error_of.hpp"

using bs::sql::Database;
using bs::sql::Statement;
using bs::test::error_of;

TEST_CASE("values come back as they went in") {
  Database database = Database::in_memory();
  Statement echo = database.prepare("SELECT ?1, ?2, ?3, ?4, ?5");
  const std::string text("a\0é", 4);
  const std::string bytes("\x00\xFF", 2);
  echo.bind(1, std::int64_t{INT64_MIN}).bind(2, 0.1).bind(3, text).bind_blob(4, bytes).bind_null(5);
  REQUIRE(echo.step());
  CHECK(echo.columns() == 5);
  CHECK(echo.integer(0) == INT64_MIN);
  CHECK(echo.number(1) == 0.1);
  CHECK(echo.text(2) == text);
  CHECK(echo.view(2) == text);
  CHECK(echo.blob(3) == bytes);
  CHECK(echo.is_null(4));
  CHECK(echo.text(4).empty());
  CHECK(echo.blob(4).empty());
  CHECK(echo.integer(4) == 0);
  CHECK_FALSE(echo.step());
}

TEST_CASE("empty is not null") {
  Database database = Database::in_memory();
  Statement types = database.prepare("SELECT typeof(?1), typeof(?2), typeof(?3), ?1, ?2");
  types.bind(1, std::string_view()).bind_blob(2, std::string_view()).bind_null(3);
  REQUIRE(types.step());
  CHECK(types.text(0) == "text");
  CHECK(types.text(1) == "blob");
  CHECK(types.text(2) == "null");
  CHECK_FALSE(types.is_null(3));
  CHECK(types.text(3).empty());
  CHECK(types.blob(4).empty());
}

TEST_CASE("with() binds everything in order and rewinds") {
  enum class Level { bronze = 1, silver };
  Database database = Database::in_memory();
  Statement echo =
      database.prepare("SELECT ?1 || '|' || ?2 || '|' || ?3 || '|' || ?4, ?5 IS NULL, ?6 IS NULL, ?7");
  const std::optional<std::string> none;
  for (int round = 0; round < 2; ++round) {
    echo.with(7, "text", std::string("s"), Level::silver, none, nullptr, std::optional<int>(9));
    REQUIRE(echo.step());
    CHECK(echo.text(0) == "7|text|s|2");
    CHECK(echo.integer(1) == 1);
    CHECK(echo.integer(2) == 1);
    CHECK(echo.integer(3) == 9);
  }
  echo.with(true, 1.5, std::string_view("v"), 'x', 1, 2, 3);
  REQUIRE(echo.step());
  CHECK(echo.text(0) == "1|1.5|v|120");
}

TEST_CASE("a cached statement is one, and starts clean") {
  Database database = Database::in_memory();
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2)");
  Statement& first = database.cached("SELECT x, ?1 FROM t");
  first.bind(1, std::int64_t{5});
  REQUIRE(first.step());
  Statement& second = database.cached("SELECT x, ?1 FROM t");
  CHECK(&first == &second);
  REQUIRE(second.step());
  CHECK(second.integer(0) == 1);
  CHECK(second.is_null(1));
  CHECK(&database.cached("SELECT x FROM t") != &first);
}

TEST_CASE("rows, names, single values") {
  Database database = Database::in_memory();
  database.execute(
      "-- a comment\nCREATE TABLE t(a INTEGER PRIMARY KEY, b);\nINSERT INTO t(b) VALUES ('x'), (NULL);\n-- "
      "end\n");
  CHECK(database.last_row_id() == 2);
  CHECK(database.changes() == 2);
  CHECK(database.prepare("SELECT a AS alpha FROM t").column_name(0) == "alpha");
  CHECK(database.integer("SELECT count(*) FROM t") == 2);
  CHECK(database.integer("SELECT a FROM t WHERE a > 9") == std::nullopt);
  CHECK(database.integer("SELECT b FROM t WHERE a = 2") == std::nullopt);
  database.execute("");
  database.execute("  ;; -- nothing");
}

TEST_CASE("faulty SQL is an internal error that shows it") {
  Database database = Database::in_memory();
  CHECK(error_of([&] { database.execute("SELECT 1; SELEKT 2"); }) ==
        "internal: SQL failed in :memory:: near \"SELEKT\": syntax error, in: SELEKT 2 (1)");
  CHECK(error_of([&] { database.prepare("SELECT 1; SELECT 2"); }) ==
        "internal: not one SQL statement: SELECT 1; SELECT 2");
  CHECK(error_of([&] { database.prepare(" -- none"); }) == "internal: not one SQL statement: -- none");
  CHECK(error_of([&] { database.prepare("SELECT 1").bind(2, std::int64_t{1}); }) ==
        "internal: SQL failed in :memory:: column index out of range (25)");
  database.execute("CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p)");
  CHECK(
      error_of([&] { database.execute("INSERT INTO c VALUES (1)"); }) ==
      "internal: SQL failed in :memory:: FOREIGN KEY constraint failed, in: INSERT INTO c VALUES (1) (787)");
  Statement insert = database.prepare("INSERT INTO p VALUES (?1)");
  insert.with(1).run();
  CHECK(error_of([&] { insert.with(1).run(); }) ==
        "internal: SQL failed in :memory:: UNIQUE constraint failed: p.id, in: INSERT INTO p VALUES (?1) "
        "(1555)");
  insert.with(2).run();  // the statement can be used on
  CHECK(database.integer("SELECT count(*) FROM p") == 2);
}

TEST_CASE("a statement may outlive its database") {
  std::optional<Statement> statement;
  {
    Database database = Database::in_memory();
    statement = database.prepare("SELECT 1");
  }
  CHECK(statement->step());
}
