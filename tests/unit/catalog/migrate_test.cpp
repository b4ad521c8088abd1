#include "bs/base/embedded.hpp"
#include "bs/sql/database.hpp"
#include "fixture.hpp"

namespace bs::embedded {
extern const Files migration_files;
}

using namespace bs;
using namespace bs::test;

namespace {

/// Tables, columns and indexes, as SQLite sees them.
std::vector<std::string> schema_of(const fs::path& file) {
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  std::vector<std::string> schema;
  auto tables = database.prepare("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name");
  while (tables.step()) {
    schema.push_back(tables.text(0) + " " + tables.text(1) + " on " + tables.text(2));
    const bool is_index = tables.text(0) == "index";
    auto columns = database.prepare(
        is_index
            ? "SELECT seqno, name, desc, coll, key, '' FROM pragma_index_xinfo(?) ORDER BY seqno"
            : "SELECT cid, name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?) ORDER BY cid");
    columns.with(tables.text(1));
    while (columns.step()) {
      std::string column = "  ";
      for (int i = 0; i < 6; ++i) column += columns.text(i) + " ";
      schema.push_back(column);
    }
  }
  return schema;
}

}  // namespace

TEST_CASE("every old schema becomes the fresh one") {
  const TemporaryFolder folder;
  { catalog::Store::open(folder / "fresh.db", catalog::Access::write); }
  const auto fresh = schema_of(folder / "fresh.db");
  CHECK(fresh.size() > 50);
  const auto all = embedded::migration_files;
  REQUIRE(!all.empty());
  for (std::size_t version = 1; version <= all.size(); ++version) {
    const auto file = folder / ("from-" + std::to_string(version) + ".db");
    {
      auto database = sql::Database::open(file, sql::OpenMode::read_write);
      sql::migrate(database, all.first(version));
      CHECK(database.integer("PRAGMA user_version") == static_cast<std::int64_t>(version));
    }
    // Whoever comes first, a reader too, brings it up to date.
    { catalog::Store::open(file, version % 2 == 0 ? catalog::Access::read : catalog::Access::write); }
    CHECK(schema_of(file) == fresh);
    CHECK(faults_of(file) == "");
  }
}

TEST_CASE("the schema has strict tables and neither views nor triggers") {
  const TemporaryFolder folder;
  { catalog::Store::open(folder / "x.db", catalog::Access::write); }
  auto database = sql::Database::open(folder / "x.db", sql::OpenMode::read_write);
  CHECK(database.integer("SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')") == 0);
  CHECK(database.integer("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0"
                         " AND name NOT LIKE 'sqlite_%'") == 0);
}
