#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

void fill(Catalog& catalog) {
  catalog.scan(repository(
      "a",
      entities_of(
          component("Ledger") + component("ledger-api") + component("lodger") + component("prices") +
          "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ledger\nspec:\n  type: openapi\n"
          "  lifecycle: production\n  owner: payments\n  definition: x\n---\n"
          "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ledger\n  namespace: "
          "acme\nspec:\n"
          "  type: openapi\n  lifecycle: production\n  owner: group:default/payments\n  definition: x\n")));
}

Strings named(const Catalog& catalog, const std::string& typed) {
  Strings refs;
  for (const auto& row : catalog.store.named(typed)) refs.push_back(row.ref);
  return refs;
}

}  // namespace

TEST_CASE("what was typed names entities, components first") {
  Catalog catalog;
  fill(catalog);
  CHECK(named(catalog, "LEDGER") ==
        Strings{"component:default/ledger", "api:default/ledger", "api:acme/ledger"});
  CHECK(named(catalog, "api:ledger") == Strings{"api:default/ledger", "api:acme/ledger"});
  CHECK(named(catalog, "API:Acme/Ledger") == Strings{"api:acme/ledger"});
  CHECK(named(catalog, "acme/ledger") == Strings{"api:acme/ledger"});
  CHECK(named(catalog, "component:default/ledger") == Strings{"component:default/ledger"});
  CHECK(named(catalog, "payments") == Strings{"group:default/payments"});
  for (const char* nothing : {"", "ledge", ":", "/", "api:", "a/b:c", "x'; --", "component:acme/ledger"}) {
    INFO(nothing);
    CHECK(named(catalog, nothing).empty());
  }
}

TEST_CASE("a wrong name has near ones") {
  Catalog catalog;
  fill(catalog);
  CHECK(catalog.store.near("ledgr", 1) == Strings{"component:default/ledger"});
  CHECK(catalog.store.near("component:pricse") == Strings{"component:default/prices"});
  CHECK(catalog.store.near("Lodgre").front() == "component:default/lodger");
  CHECK(catalog.store.near("ledgr", 4) ==
        Strings{"component:default/ledger", "api:default/ledger", "api:acme/ledger"});
  CHECK(catalog.store.near("something-else-entirely").empty());
  CHECK(catalog.store.near("").empty());
}

TEST_CASE("completion by name and by kind") {
  Catalog catalog;
  fill(catalog);
  CHECK(catalog.store.complete("led", 0) == Strings{"Ledger", "ledger-api"});
  CHECK(catalog.store.complete("LED", 1) == Strings{"Ledger"});
  CHECK(catalog.store.complete("api:", 0) == Strings{"api:acme/ledger", "api:ledger"});
  CHECK(catalog.store.complete("API:l", 0) == Strings{"api:acme/ledger", "api:ledger"});
  CHECK(catalog.store.complete("api:acme/", 0) == Strings{"api:acme/ledger"});
  CHECK(catalog.store.complete("group:pay", 0) == Strings{"group:payments"});
  CHECK(catalog.store.complete("x", 0).empty());
  CHECK(catalog.store.complete("", 0).size() == 5);
  CHECK(catalog.store.complete("%", 0).empty());
}

TEST_CASE("the entities of a folder, the deepest first") {
  Catalog catalog;
  auto root = entities_of(component("root"), "catalog-info.yaml");
  auto deep = entities_of(component("deep"), "a/b/catalog-info.yaml");
  auto other = entities_of(component("other"), "a/bc/catalog-info.yaml");
  auto api = entities_of(
      "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: api\nspec:\n  type: openapi\n"
      "  lifecycle: production\n  owner: payments\n  definition: x\n",
      "a/b/api.yaml");
  auto scan = repository("a");
  for (const auto* entities : {&root, &api, &deep, &other}) {
    scan.entities.insert(scan.entities.end(), entities->begin(), entities->end());
  }
  catalog.scan(scan);
  const auto at = [&](const std::string& path) {
    Strings names;
    for (const auto& row : catalog.store.at_folder("/src/a", path)) names.push_back(row.name);
    return names;
  };
  CHECK(at("a/b/c/d") == Strings{"deep", "api", "root"});
  CHECK(at("a/b") == Strings{"deep", "api", "root"});
  CHECK(at("a") == Strings{"root"});
  CHECK(at("") == Strings{"root"});
  CHECK(catalog.store.at_folder("/src/b", "a/b").empty());
}
