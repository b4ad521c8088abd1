#include "bs/sql/database.hpp"
#include "support/error_of.hpp"

using bs::sql::Database;
using bs::test::error_of;

namespace {

std::optional<std::string> text_of(Database& database, std::string_view sql) {
  auto statement = database.prepare(sql);
  if (!statement.step() || statement.is_null(0)) return std::nullopt;
  return statement.text(0);
}

}  // namespace

TEST_CASE("a function of ours is called in SQL") {
  Database database = Database::in_memory();
  database.define("lower_all", 1, [](std::string_view text) { return bs::to_lower(text); });
  database.define("no_value", 1, [](std::string_view) { return std::optional<std::string>(); });
  database.define("fixed", 0, [](std::string_view text) { return "<" + std::string(text) + ">"; });
  CHECK(text_of(database, "SELECT lower_all('ÄÖ')") == "äö");
  CHECK(text_of(database, "SELECT lower_all(15)") == "15");
  CHECK(text_of(database, "SELECT lower_all('')") == "");
  CHECK(text_of(database, "SELECT lower_all(NULL)") == std::nullopt);
  CHECK(text_of(database, "SELECT no_value('x')") == std::nullopt);
  CHECK(text_of(database, "SELECT fixed()") == "<>");
  database.define("fixed", 0, [](std::string_view) { return "again"; });
  CHECK(text_of(database, "SELECT fixed()") == "again");
}

TEST_CASE("what a function throws fails its statement") {
  Database database = Database::in_memory();
  database.define("fail", 1, [](std::string_view text) -> std::optional<std::string> {
    throw bs::Error(bs::ErrorKind::limit, "too large: " + std::string(text));
  });
  CHECK(error_of([&] { database.execute("SELECT fail('x')"); }) ==
        "internal: SQL failed in :memory:: too large: x, in: SELECT fail('x') (1)");
  CHECK(database.integer("SELECT 1") == 1);
}

TEST_CASE("damage that a function sees is damage to who asked") {
  Database database = Database::in_memory();
  database.define("damaged", 1, [](std::string_view) -> std::optional<std::string> {
    bs::sql::throw_corruption("a document is damaged");
  });
  bool is_corruption = false;
  const auto said = error_of([&] {
    try {
      text_of(database, "SELECT damaged('x')");
    } catch (const bs::Error& error) {
      is_corruption = bs::sql::is_corruption(error);
      throw;
    }
  });
  CHECK(said == "unreadable: :memory: is damaged: a document is damaged");
  CHECK(is_corruption);
}

TEST_CASE("a function is not callable from what a file holds, and is refused where it makes no sense") {
  Database database = Database::in_memory();
  database.define("twice", 1, [](std::string_view text) { return std::string(text) + std::string(text); });
  database.execute("CREATE VIEW v AS SELECT twice('x') AS x");
  CHECK(error_of([&] { database.execute("SELECT x FROM v"); }) ==
        "internal: SQL failed in :memory:: unsafe use of twice(), in: SELECT x FROM v (1)");
  CHECK(error_of([&] { database.define("two", 2, [](std::string_view) { return "x"; }); }) ==
        "internal: the SQL function two must have no or one argument");
  auto running = database.prepare("SELECT twice('x') UNION SELECT 'y'");
  REQUIRE(running.step());
  CHECK(error_of([&] { database.define("twice", 1, [](std::string_view) { return "x"; }); }) ==
        "internal: cannot define the SQL function twice: unable to delete/modify user-function due to active "
        "statements");
}
