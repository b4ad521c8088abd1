#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

TEST_CASE("the history tells what was added, changed and removed, with fields") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one") + component("two"))), 100);
  catalog.scan(repository("a", entities_of(component("one", "dependsOn: [component:x, component:y]") +
                                           component("two"))),
               200);
  catalog.scan(repository("a", entities_of(component("one", "system: core"))), 300);
  CHECK(
      catalog.history("component:default/one") ==
      Strings{
          "changed component:default/one; spec.dependsOn component:x, component:y -> ; spec.system  -> core",
          "changed component:default/one; spec.dependsOn  -> component:x, component:y",
          "added component:default/one"});
  CHECK(catalog.history("component:default/two") ==
        Strings{"removed component:default/two", "added component:default/two"});
  const auto all = catalog.store.log("", 3);
  REQUIRE(all.size() == 3);
  CHECK(all[0].time == 300);
  CHECK(all[1].time == 300);
  CHECK(all[2].time == 200);
  CHECK(all[2].repository == "a");
  CHECK(all[2].commit == "cccccccccc");
  CHECK(catalog.store.log("component:default/never", 0).empty());
}

TEST_CASE("claims and times are no history") {
  Catalog catalog;
  auto entities = entities_of(component("one"));
  catalog.scan(repository("a", entities), 100);
  entities[0].changed = 99;
  entities[0].owner_disputed = true;
  entities[0].mark = {7, 1};
  entities[0].claims.push_back({model::ClaimSource::commits, "user:default/jan", "jan 4", "", 0, "", 4, 4});
  catalog.scan(repository("a", entities), 200);
  CHECK(catalog.history() == Strings{"added component:default/one"});
}

TEST_CASE("an entity that moves to another repository has changed, whichever is written first") {
  for (const bool old_first : {true, false}) {
    Catalog catalog;
    catalog.scan(repository("a", entities_of(component("one"))), 100);
    const auto without = repository("a");
    const auto with = repository("b", entities_of(component("one", "system: core")));
    catalog.write(old_first ? without : with, 200);
    catalog.write(old_first ? with : without, 200);
    catalog.store.link(200);
    CHECK(catalog.history() ==
          Strings{"changed component:default/one; spec.system  -> core; repository a -> b",
                  "added component:default/one"});
    CHECK(faults_of(catalog.store.path()) == "");
  }
}

TEST_CASE("what comes and goes between two conclusions is no history") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))), 100);
  catalog.write(repository("a", entities_of(component("one", "system: x") + component("two"))), 200);
  catalog.write(repository("a", entities_of(component("one"))), 300);
  catalog.store.link(300);
  CHECK(catalog.history() == Strings{"added component:default/one"});
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("a written document in the place of an inferred one is a change") {
  Catalog catalog;
  catalog.scan(repository("a", {inferred("Component", "one", "go.mod")}), 100);
  catalog.scan(repository("a", entities_of(component("one"))), 200);
  CHECK(catalog.history() == Strings{"changed component:default/one; metadata.annotations.bs/inferred-from "
                                     "go.mod -> ; spec.type library -> service",
                                     "added component:default/one"});
}

TEST_CASE("the history outlives its repository") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))), 100);
  catalog.store.mark_gone({"github.com/acme/a"}, 200);
  catalog.store.link(200);
  CHECK(catalog.history() == Strings{"added component:default/one"});
  catalog.store.prune(300);
  const auto log = catalog.store.log("component:default/one", 0);
  REQUIRE(log.size() == 2);
  CHECK(log[0].action == "removed");
  CHECK(log[0].repository == "a");
  CHECK(log[0].time == 300);
}

TEST_CASE("the history does not depend on the order in which repositories were written") {
  std::vector<Strings> told;
  for (const bool forwards : {true, false}) {
    Catalog catalog;
    Strings names{"a", "b", "c"};
    if (!forwards) std::reverse(names.begin(), names.end());
    for (const auto& name : names)
      catalog.write(repository(name, entities_of(component(name + "2") + component(name + "1"))), 100);
    catalog.store.link(100);
    catalog.scan(repository("b"), 100);
    told.push_back(catalog.history());
  }
  CHECK(told[0] == told[1]);
  CHECK(told[0] == Strings{"removed component:default/b1", "removed component:default/b2",
                           "added component:default/a1", "added component:default/a2",
                           "added component:default/b1", "added component:default/b2",
                           "added component:default/c1", "added component:default/c2"});
}
