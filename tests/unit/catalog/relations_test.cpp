#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

Strings relations(const catalog::Store& store, const Strings& types = {}) {
  Strings lines;
  store.each_relation(types, [&](const catalog::Relation& relation) {
    lines.push_back(fmt::format("{} ({}) {} {} ({})", relation.from, relation.from_kind, relation.type,
                                relation.to, relation.to_kind));
  });
  return lines;
}

/// What one asks entity by entity, in the direction in which it is thought.
Strings from_neighbours(const catalog::Store& store) {
  catalog::ListQuery query;
  query.order = {{"metadata.name", false}};
  Strings lines;
  for (const auto& row : store.list(query)) {
    for (const auto& other : store.neighbours(row.ref)) {
      if (other.type.ends_with("Of") && other.type != "partOf" && other.type != "parentOf" &&
          other.type != "memberOf")
        continue;
      if (other.type.ends_with("dBy") && other.type != "ownedBy") continue;
      if (other.type.starts_with("has")) continue;
      lines.push_back(fmt::format("{} ({}) {} {} ({})", row.ref, row.kind, other.type, other.ref,
                                  other.row ? other.row->kind : ""));
    }
  }
  return lines;
}

std::string group(const std::string& name, const std::string& more) {
  return fmt::format(
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: {}\nspec:\n  type: team\n  "
      "{}\n---\n",
      name, more);
}

std::string user(const std::string& name, const std::string& groups) {
  return fmt::format(
      "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: {}\nspec:\n  memberOf: [{}]\n---\n",
      name, groups);
}

}  // namespace

TEST_CASE("every relation is told once, in the direction in which people think") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("web", "dependsOn: [component:core, component:none]") +
                                           component("Core", "dependencyOf: [component:web, component:app]") +
                                           component("app", "providesApis: [app-api]"))));
  catalog.scan(repository("b", entities_of(group("payments", "children: [cards]") +
                                           group("cards", "children: []\n  members: [lea, nobody]") +
                                           user("lea", "cards, payments"))));
  CHECK(relations(catalog.store, {"dependencyof"}) ==
        Strings{"component:default/app (Component) dependsOn component:default/core (Component)",
                "component:default/web (Component) dependsOn component:default/core (Component)",
                "component:default/web (Component) dependsOn component:default/none ()"});
  CHECK(relations(catalog.store, {"hasMember", "childOf", "memberOf"}) ==
        Strings{"user:default/lea (User) memberOf group:default/cards (Group)",
                "user:default/lea (User) memberOf group:default/payments (Group)",
                "group:default/payments (Group) parentOf group:default/cards (Group)"});
  CHECK(relations(catalog.store).size() == 10);
  CHECK(relations(catalog.store) == from_neighbours(catalog.store));
  CHECK(relations(catalog.store, {"likes"}).empty());
}

TEST_CASE("relations of what does not count are not told") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("web", "dependsOn: [component:core]"))));
  catalog.scan(repository("b", entities_of(component("web", "dependsOn: [component:other]"))));
  CHECK(relations(catalog.store, {"dependsOn"}) ==
        Strings{"component:default/web (Component) dependsOn component:default/core ()"});
  CHECK(relations(catalog.store) == from_neighbours(catalog.store));
  catalog::Store& store = catalog.store;
  store.mark_gone({"github.com/acme/a"}, k_day_one);
  store.prune(k_day_one);
  CHECK(relations(store, {"dependsOn"}) ==
        Strings{"component:default/web (Component) dependsOn component:default/other ()"});
}
