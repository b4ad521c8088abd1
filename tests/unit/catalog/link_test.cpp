#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

std::string place_of(const Catalog& catalog, std::string_view ref) {
  const auto found = catalog.store.find(ref);
  return found ? found->row.repository + " " + found->row.path : "nowhere";
}

model::ScannedEntity package_user(const std::string& name, const Strings& provides, const Strings& needs) {
  auto scanned = inferred("Component", name, name + "/package.json");
  for (const auto& package : provides) scanned.provides.push_back({package, name + "/package.json", 2});
  for (const auto& package : needs) scanned.requires_.push_back({package, name + "/package.json", 7});
  return scanned;
}

}  // namespace

TEST_CASE("among duplicates the first by repository and path wins, in whatever order they are written") {
  for (const bool forwards : {true, false}) {
    Catalog catalog;
    Strings names{"a", "b", "c"};
    if (!forwards) std::reverse(names.begin(), names.end());
    for (const auto& name : names) catalog.write(repository(name, entities_of(component("one"), "z.yaml")));
    CHECK(catalog.refs({"kind=component"}) ==
          Strings{"component:default/one"});  // also before the conclusions
    catalog.store.link(k_day_one);
    CHECK(place_of(catalog, "component:default/one") == "a z.yaml");
    CHECK(catalog.store.find("component:default/one")->duplicates.size() == 2);
    CHECK(catalog.history() == Strings{"added component:default/one"});
    CHECK(faults_of(catalog.store.path()) == "");
  }
}

TEST_CASE("two documents of one file with one ref: the first wins, both are told") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one", "system: x") + component("One", "system: y"))));
  CHECK(catalog.store.find("component:default/one")->row.line == 1);
  CHECK(catalog.problems() ==
        Strings{"duplicate: component:default/one stands here and in a catalog-info.yaml:1, which counts"});
  CHECK(catalog.store.summary().duplicates == 1);
}

TEST_CASE("who was there first stays, also when written again") {
  Catalog catalog;
  catalog.scan(repository("b", entities_of(component("one"))));
  catalog.scan(repository("a", entities_of(component("one"))));
  CHECK(place_of(catalog, "component:default/one") == "b catalog-info.yaml");
  catalog.scan(repository("b", entities_of(component("one", "system: x"))));
  CHECK(place_of(catalog, "component:default/one") == "b catalog-info.yaml");
  CHECK(catalog.problems() ==
        Strings{"duplicate: component:default/one stands here and in b catalog-info.yaml:1, which counts"});
}

TEST_CASE("when the winner goes the next moves up") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one", "system: x"))));
  catalog.scan(repository("b", entities_of(component("one", "system: y"))));
  catalog.scan(repository("a"));
  CHECK(place_of(catalog, "component:default/one") == "b catalog-info.yaml");
  CHECK(catalog.problems().empty());
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("a document of a repository that has gone yields to one that is there, and takes its place again") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))));
  catalog.scan(repository("b", entities_of(component("one"))));
  catalog.store.mark_gone({"github.com/acme/a", "github.com/acme/never"}, k_day_one);
  catalog.store.link(k_day_one);
  CHECK(place_of(catalog, "component:default/one") == "b catalog-info.yaml");
  catalog.store.mark_gone({"github.com/acme/b"}, k_day_one);
  catalog.store.link(k_day_one);
  CHECK(catalog.store.find("component:default/one")->row.orphaned);
  catalog.scan(repository("a", entities_of(component("one"))));
  CHECK(place_of(catalog, "component:default/one") == "a catalog-info.yaml");
  CHECK_FALSE(catalog.store.find("component:default/one")->row.orphaned);
}

TEST_CASE("inferred entities of one name get the repository's name, and none is lost") {
  for (const bool forwards : {true, false}) {
    Catalog catalog;
    Strings names{"a", "b.x", "c"};
    if (!forwards) std::reverse(names.begin(), names.end());
    for (const auto& name : names) {
      catalog.write(repository(
          name, {inferred("Component", "utils", "go.mod"), inferred("Component", "utils", "z/go.mod")}));
    }
    catalog.store.link(k_day_one);
    CHECK(catalog.refs({"kind=component"}) ==
          Strings{"component:default/a-utils", "component:default/b.x-utils", "component:default/b.x-utils-2",
                  "component:default/c-utils", "component:default/c-utils-2", "component:default/utils"});
    CHECK(place_of(catalog, "component:default/utils") == "a go.mod");
    CHECK(place_of(catalog, "component:default/b.x-utils-2") == "b.x z/go.mod");
    CHECK(catalog.store.find("component:default/c-utils")->row.name == "c-utils");
    CHECK(catalog.refs({"metadata.name=c-utils"}) == Strings{"component:default/c-utils"});
    CHECK(catalog.problems().empty());
    CHECK(catalog.history("component:default/c-utils") == Strings{"added component:default/c-utils"});
    CHECK(faults_of(catalog.store.path()) == "");
  }
}

TEST_CASE("a qualified name stays when the repository is read again, also when the other goes") {
  Catalog catalog;
  catalog.scan(repository("a", {inferred("Component", "utils", "go.mod")}));
  catalog.scan(repository("b", {inferred("Component", "utils", "go.mod")}));
  catalog.scan(repository("b", {inferred("Component", "utils", "go.mod")}));
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/b-utils", "component:default/utils"});
  catalog.scan(repository("a"));
  catalog.scan(repository("b", {inferred("Component", "utils", "go.mod")}));
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/b-utils"});
  CHECK(catalog.history("component:default/b-utils") == Strings{"added component:default/b-utils"});
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("references of inferred siblings follow a qualified name") {
  Catalog catalog;
  const auto scan = repository("b", {inferred("Component", "web", "package.json", "providesApis: [web-api]"),
                                     inferred("API", "web-api", "openapi.yaml")});
  catalog.scan(repository("a", {inferred("API", "web-api", "openapi.yaml")}));
  for (int i = 0; i < 2; ++i) {
    catalog.scan(scan);
    CHECK(catalog.relations("component:default/web") ==
          Strings{"ownedBy group:default/payments", "providesApi api:default/b-web-api"});
    CHECK(catalog.relations("api:default/web-api") == Strings{"ownedBy group:default/payments"});
    CHECK(catalog.refs({"spec.providesapis=b-web-api"}) == Strings{"component:default/web"});
    CHECK(faults_of(catalog.store.path()) == "");
  }
}

TEST_CASE("a written entity takes its name from an inferred one, which is renamed") {
  Catalog catalog;
  catalog.scan(repository("b", {inferred("Component", "utils", "go.mod")}));
  catalog.scan(repository("a", entities_of(component("utils"))));
  CHECK(place_of(catalog, "component:default/utils") == "a catalog-info.yaml");
  CHECK(place_of(catalog, "component:default/b-utils") == "b go.mod");
  // In the same repository it simply takes its place.
  catalog.scan(repository("c", {inferred("Component", "tool", "go.mod")}));
  catalog.scan(repository("c", entities_of(component("tool"))));
  CHECK(place_of(catalog, "component:default/tool") == "c catalog-info.yaml");
  CHECK(catalog.refs({"kind=component"}).size() == 3);
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("owners that are named and not described become groups and users") {
  Catalog catalog;
  auto entities = entities_of(component("one", "", "payments") + component("two", "", "user:lea") +
                              component("three", "", "group:acme/ops"));
  entities[0].owner_disputed = true;
  entities[0].claims.push_back(
      {model::ClaimSource::codeowners, "group:default/risk", "@acme/risk", "CODEOWNERS", 1, "*", 0, 0});
  entities[0].claims.push_back({model::ClaimSource::commits, "user:default/jan", "jan 4", "", 0, "", 4, 4});
  catalog.scan(repository("a", entities));
  CHECK(catalog.refs({"inferred=true"}) ==
        Strings{"group:acme/ops", "group:default/payments", "group:default/risk", "user:default/lea"});
  CHECK(catalog.refs({"metadata.annotations.bs/inferred-from=codeowners"}) == Strings{"group:default/risk"});
  CHECK(catalog.refs({"metadata.annotations.bs/inferred-from=owner references"}).size() == 3);
  CHECK(catalog.store.find("group:default/payments")->repository.record.identity == "");

  catalog.scan(repository(
      "b", entities_of("apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: payments\n"
                       "spec:\n  type: team\n  children: []\n")));
  CHECK_FALSE(catalog.store.find("group:default/payments")->row.inferred);
  CHECK(catalog.history("group:default/payments") == Strings{"added group:default/payments"});
  catalog.scan(repository("a", entities_of(component("one"))));
  CHECK(catalog.refs({"inferred=true"}).empty());
  catalog.scan(repository("b"));
  CHECK(catalog.refs({"inferred=true"}) == Strings{"group:default/payments"});
  CHECK(catalog.history("group:default/payments") ==
        Strings{"removed group:default/payments", "added group:default/payments"});
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("an owner known by address is the user whose profile has it") {
  Catalog catalog;
  auto entities = entities_of(component("one"));
  entities[0].owner = "email:Lea@Acme.com";
  entities[0].claims.clear();
  entities[0].owner_source = model::ClaimSource::codeowners;
  const std::string user =
      "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: lea\nspec:\n  memberOf: []\n"
      "  profile: {email: lea@acme.COM}\n";
  for (const bool user_first : {true, false}) {
    Catalog both;
    if (user_first) both.scan(repository("users", entities_of(user)));
    both.scan(repository("a", entities));
    if (!user_first) {
      CHECK(both.store.find("component:default/one")->row.owner == "email:lea@acme.com");
      both.scan(repository("users", entities_of(user)));
    }
    CHECK(both.store.find("component:default/one")->row.owner == "user:default/lea");
    CHECK(both.refs({"owner=lea"}) == Strings{"component:default/one"});
    CHECK(both.refs({}, "lea") == Strings{"component:default/one", "user:default/lea"});
    both.scan(repository("users"));
    CHECK(both.store.find("component:default/one")->row.owner == "email:lea@acme.com");
    CHECK(both.refs({"kind=user"}).empty());
    CHECK(faults_of(both.store.path()) == "");
  }
}

TEST_CASE("components depend on each other by the packages of their manifests") {
  for (const bool provider_first : {true, false}) {
    Catalog catalog;
    const auto provider = repository("lib", {package_user("utils", {"npm:@acme/utils"}, {"npm:react"})});
    const auto user =
        repository("app", {package_user("web", {"npm:web"}, {"npm:@acme/utils", "npm:web", "npm:left-pad"})});
    catalog.scan(provider_first ? provider : user);
    catalog.scan(provider_first ? user : provider);
    CHECK(catalog.relations("component:default/web") ==
          Strings{"dependsOn component:default/utils (manifest)", "ownedBy group:default/payments"});
    CHECK(catalog.relations("component:default/utils") ==
          Strings{"dependencyOf component:default/web (manifest)", "ownedBy group:default/payments"});
    CHECK(catalog.refs({"relations.dependson=component:default/utils"}) == Strings{"component:default/web"});
    CHECK(catalog.refs({"relations.dependencyof"}) == Strings{"component:default/utils"});
    CHECK(catalog.store.find("component:default/web")->packages_outside == 1);
    const auto neighbours = catalog.store.neighbours("component:default/web");
    CHECK(neighbours.at(0).path == "web/package.json");
    CHECK(neighbours.at(0).line == 7);
    catalog.scan(repository("lib"));
    CHECK(catalog.relations("component:default/web") == Strings{"ownedBy group:default/payments"});
    CHECK(catalog.store.find("component:default/web")->packages_outside == 2);
  }
}

TEST_CASE("what is written is not concluded again from packages") {
  Catalog catalog;
  auto web = package_user("web", {}, {"npm:utils"});
  web.entity.relations.push_back({"component:default/web", "dependsOn", "component:default/utils", {5, 7}});
  auto utils = package_user("utils", {"npm:utils"}, {});
  catalog.scan(repository("a", {web, utils}));
  CHECK(catalog.relations("component:default/web") ==
        Strings{"dependsOn component:default/utils", "ownedBy group:default/payments"});
  web.entity.relations.pop_back();
  utils.entity.relations.push_back(
      {"component:default/utils", "dependencyOf", "component:default/web", {5, 7}});
  catalog.scan(repository("a", {web, utils}));
  CHECK(catalog.relations("component:default/web") ==
        Strings{"dependsOn component:default/utils", "ownedBy group:default/payments"});
  utils.entity.relations.pop_back();
  catalog.scan(repository("a", {web, utils}));
  CHECK(catalog.relations("component:default/web") ==
        Strings{"dependsOn component:default/utils (manifest)", "ownedBy group:default/payments"});
}

TEST_CASE("conclusions that were not drawn are drawn by the next who opens the catalog") {
  const TemporaryFolder folder;
  const auto file = folder / "catalog.db";
  {
    auto store = catalog::Store::open(file, catalog::Access::write);
    store.write(repository("a", entities_of(component("one"))), k_day_one);
  }
  {
    auto store = catalog::Store::open(file, catalog::Access::read);
    CHECK(store.list({}).size() == 1);
    CHECK(store.summary().components == 1);
    CHECK(store.find("component:default/one")->row.owner == "group:default/payments");
    CHECK(store.find("group:default/payments") == std::nullopt);
  }
  auto store = catalog::Store::open(file, catalog::Access::write);
  store.link(k_day_one);
  CHECK(store.find("group:default/payments"));
  CHECK(store.summary().entities == 2);
}
