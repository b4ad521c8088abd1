#include <fmt/format.h>

#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

Strings names(const Catalog& catalog, const catalog::ListQuery& query) {
  Strings names;
  for (const auto& row : catalog.store.list(query)) names.push_back(row.name);
  return names;
}

catalog::ListQuery page(const std::string& filter, std::int64_t limit = 0, std::int64_t offset = 0) {
  catalog::ListQuery query;
  if (!filter.empty()) query.filter = match::parse_filter({filter});
  query.limit = limit;
  query.offset = offset;
  return query;
}

/// one … five, each changed a day after the one before; two and three on the same day.
void fill(Catalog& catalog) {
  auto entities = entities_of(component("one") + component("three", "system: b") +
                              component("two", "system: a") + component("Four") + component("five"));
  const Seconds days[] = {1, 2, 2, 4, 5};
  for (std::size_t i = 0; i < entities.size(); ++i) entities[i].changed = days[i];
  auto apis = entities_of(
      "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: api\n  title: The Rates\n"
      "  description: What money costs\n  tags: [fx]\nspec:\n  type: openapi\n  lifecycle: production\n"
      "  owner: treasury\n  definition: x\n");
  apis[0].changed = 3;
  entities.push_back(apis[0]);
  catalog.scan(repository("a", entities));
}

}  // namespace

TEST_CASE("a list is newest first, then by name, and comes in pages") {
  Catalog catalog;
  fill(catalog);
  const Strings components{"five", "Four", "three", "two", "one"};
  CHECK(names(catalog, page("kind=component")) == components);
  CHECK(names(catalog, page("kind=component", 2)) == Strings{"five", "Four"});
  CHECK(names(catalog, page("kind=component", 2, 2)) == Strings{"three", "two"});
  CHECK(names(catalog, page("kind=component", 2, 4)) == Strings{"one"});
  CHECK(names(catalog, page("kind=component", 0, 3)) == Strings{"two", "one"});
  CHECK(names(catalog, page("kind=component", 5, 9)).empty());
  CHECK(catalog.store.count(page("kind=component", 2, 2)) == 5);
  // All kinds together, in one order.
  CHECK(names(catalog, page("", 4)) == Strings{"five", "Four", "api", "three"});
  CHECK(names(catalog, page("", 3, 2)) == Strings{"api", "three", "two"});
  CHECK(names(catalog, page("spec.lifecycle=production", 3, 1)) == Strings{"Four", "api", "three"});
  CHECK(names(catalog, page("", 100)).size() == 8);  // and two owners
  CHECK(names(catalog, page("kind=nothing", 3)).empty());
}

TEST_CASE("a list may be ordered by any field; those without it come last") {
  Catalog catalog;
  fill(catalog);
  const auto ordered = [&](std::vector<catalog::ListQuery::Order> order) {
    auto query = page("kind=component");
    query.order = std::move(order);
    return names(catalog, query);
  };
  CHECK(ordered({{"metadata.name"}}) == Strings{"five", "Four", "one", "three", "two"});
  CHECK(ordered({{"name", true}}) == Strings{"two", "three", "one", "Four", "five"});
  CHECK(ordered({{"spec.system"}}) == Strings{"two", "three", "five", "Four", "one"});
  CHECK(ordered({{"spec.system", true}}) == Strings{"three", "two", "five", "Four", "one"});
  CHECK(ordered({{"changed"}, {"name", true}}) == Strings{"one", "two", "three", "Four", "five"});
  CHECK(ordered({{"system", true}, {"changed", true}}) == Strings{"three", "two", "five", "Four", "one"});
  CHECK(ordered({{"metadata.nothing'; DROP TABLE refs; --"}}).size() == 5);
}

TEST_CASE("words stand in name, title, tags or owner, whatever the case") {
  Catalog catalog;
  fill(catalog);
  CHECK(catalog.refs({}, "OUR") == Strings{"component:default/four"});
  CHECK(catalog.refs({}, "rates") == Strings{"api:default/api"});
  CHECK(catalog.refs({}, "fx TREAS") == Strings{"api:default/api"});
  CHECK(catalog.refs({}, "fx payments").empty());
  CHECK(catalog.refs({"kind=component"}, "payments").size() == 5);
  CHECK(catalog.refs({}, "money").empty());    // the description is for search
  CHECK(catalog.refs({}, "default").empty());  // nor the owner's namespace
  CHECK(catalog.refs({}, "  ").size() == 8);
  CHECK(catalog.refs({}, "%").empty());
  CHECK(catalog.refs({}, "_").empty());
  auto query = page("kind=component", 2, 1);
  query.words = "payments";
  CHECK(names(catalog, query) == Strings{"Four", "three"});
  query.limit = 10;
  CHECK(names(catalog, query) == Strings{"Four", "three", "two", "one"});
  CHECK(catalog.store.count(query) == 5);
}

TEST_CASE("documents are streamed in the list's order and may be left early") {
  Catalog catalog;
  fill(catalog);
  Strings seen;
  catalog.store.each_document(page("kind=component"),
                              [&](const catalog::EntityRow& row, std::string_view json) {
                                // The visitor may ask the store.
                                CHECK(catalog.store.find(row.ref)->json == json);
                                seen.push_back(row.name);
                                return seen.size() < 3;
                              });
  CHECK(seen == Strings{"five", "Four", "three"});
}

TEST_CASE("facets count by value") {
  Catalog catalog;
  auto entities = entities_of(
      component("one", "dependsOn: [component:three]") +
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: two\n  tags: [go, java]\n"
      "  labels: {tier: 'One'}\nspec:\n  type: Service\n  lifecycle: production\n  owner: payments\n---\n"
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: three\n  tags: [go]\n"
      "spec:\n  type: library\n  lifecycle: production\n  owner: risk\n");
  catalog.scan(repository("a", entities));
  const auto counted = [&](const std::string& field, const std::string& filter = "") {
    Strings rows;
    for (const auto& row : catalog.store.facets(field, page(filter)))
      rows.push_back(fmt::format("{} {}", row.value, row.count));
    return rows;
  };
  CHECK(counted("spec.type", "kind=component") == Strings{"Service 2", "library 1"});
  CHECK(counted("type", "spec.owner=risk") == Strings{"library 1"});
  CHECK(counted("kind") == Strings{"Component 3", "Group 2"});
  CHECK(counted("metadata.tags") == Strings{"go 2", "java 1"});
  CHECK(counted("metadata.tags", "spec.type=service") == Strings{"go 1", "java 1"});
  CHECK(counted("metadata.tags.go") == Strings{"true 2"});
  CHECK(counted("metadata.labels.tier") == Strings{"One 1"});
  CHECK(counted("owner") == Strings{"group:default/payments 2", "group:default/risk 1"});
  CHECK(counted("relations.ownedby") == Strings{"group:default/payments 2", "group:default/risk 1"});
  CHECK(counted("relations.ownerof", "kind=group").size() == 3);
  CHECK(counted("relations.dependencyof") == Strings{"component:default/one 1"});
  CHECK(counted("inferred") == Strings{"false 3", "true 2"});
  CHECK(counted("nothing.here").empty());
}
