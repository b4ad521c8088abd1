#include "bs/sql/database.hpp"
#include "fixture.hpp"
#include "support/error_of.hpp"

using namespace bs;
using namespace bs::test;
using catalog::Access;
using catalog::Store;
using Strings = std::vector<std::string>;

namespace {

std::int64_t rows_of(const fs::path& file, const std::string& table) {
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  return database.integer("SELECT count(*) FROM " + table).value_or(-1);
}

}  // namespace

TEST_CASE("prune removes what has gone and says which") {
  Catalog catalog;
  auto entities = entities_of(component("one", "dependsOn: [component:two]") + component("two", "", "risk"));
  entities[0].requires_ = {{"npm:x", "package.json", 1}};
  catalog.scan(repository("a", entities));
  catalog.scan(repository(
      "b", entities_of(component("two", "", "risk") + component("three", "dependsOn: [component:one]"))));
  auto nothing = catalog.store.prune(k_day_one);
  CHECK(nothing.repositories.empty());
  CHECK(nothing.refs.empty());

  catalog.store.mark_gone({"github.com/acme/a"}, k_day_one);
  catalog.store.link(k_day_one);
  const auto pruned = catalog.store.prune(k_day_one);
  CHECK(pruned.repositories == Strings{"a"});
  CHECK(pruned.refs == Strings{"component:default/one"});  // two stands in b, too
  CHECK(catalog.refs() == Strings{"component:default/three", "component:default/two",
                                  "group:default/payments", "group:default/risk"});
  CHECK(catalog.relations("component:default/three") ==
        Strings{"dependsOn component:default/one (missing)", "ownedBy group:default/payments"});
  CHECK(catalog.store.repositories().size() == 1);
  CHECK(faults_of(catalog.store.path()) == "");
  CHECK(rows_of(catalog.store.path(), "packages") == 0);
  CHECK(rows_of(catalog.store.path(), "refs WHERE ref = 'component:default/one'") == 1);  // three names it
  catalog.scan(repository("b"));
  catalog.store.mark_gone({"github.com/acme/b"}, k_day_one);
  catalog.store.prune(k_day_one);
  CHECK(catalog.refs().empty());
  for (const char* table : {"entities", "search", "relations", "claims", "texts", "keys", "files"}) {
    INFO(table);
    CHECK(rows_of(catalog.store.path(), table) == 0);
  }
}

TEST_CASE("a backup is the whole catalog") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))));
  catalog.store.backup_to(catalog.folder / "backup.db");
  auto backup = Store::open(catalog.folder / "backup.db", Access::read);
  CHECK(backup.list({}).size() == 2);
  CHECK(backup.log("", 0).size() == 1);
}

TEST_CASE("a snapshot is one small file of what is active, without history") {
  Catalog catalog;
  auto scan = repository("a", entities_of(component("one") + component("two")));
  catalog.scan(scan);
  catalog.scan(repository("b", entities_of(component("one", "system: lost"))));
  catalog.store.finish_scan({{"/src"}, true, 8, 2, 1, 0});
  const auto file = catalog.folder / "snapshot.db";
  catalog.folder.write("snapshot.db", "an older one");
  catalog.store.snapshot_to(file);
  for (const auto& name : catalog.folder.names()) {
    CHECK((name.starts_with("catalog.db") || name == "snapshot.db"));
  }
  {
    auto snapshot = Store::open(file, Access::read);
    CHECK(snapshot.list({}).size() == 3);
    CHECK(snapshot.log("", 0).empty());
    CHECK(snapshot.find("component:default/one")->duplicates.empty());
    CHECK(snapshot.search("one", 5).size() == 1);
    CHECK(snapshot.last_scan()->covers_workspace);
    CHECK(snapshot.summary().components == 2);
    CHECK(snapshot.summary().duplicates == 0);
  }
  CHECK(catalog.store.find("component:default/one")->duplicates.size() == 1);
  CHECK(faults_of(file) == "");
  CHECK(error_of([&] { catalog.store.snapshot_to(catalog.folder / "none/x.db"); }).starts_with("io: "));
}
