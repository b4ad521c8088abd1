// The store's answers to filters, held against match::matches over match::search_rows.
#include <map>
#include <random>

#include "bs/data/json.hpp"
#include "bs/match/filter.hpp"
#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t end) {
  return random() % end;
}

std::string pick(Random& random, const Strings& from) {
  return from[below(random, from.size())];
}

// Few keys and values, so that they meet; some fold, some are too long to be asked for, some look like
// others.
const Strings k_keys{"type", "Type", "lifecycle", "owner", "a", "A",
                     "b.c",  "tags", "x",         "true",  "",  "\xC3\x96"};
const Strings k_values{"service",
                       "SERVICE",
                       "true",
                       "a",
                       "A",
                       "b.c",
                       "",
                       "\xC3\xB6",
                       "\xC3\x96",
                       "1.5",
                       "\xE2\x84\xAA",
                       std::string(200, 'v'),
                       std::string(201, 'v')};

data::Value scalar(Random& random) {
  switch (below(random, 6)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return 1.5;
    default:
      return pick(random, k_values);
  }
}

data::Value tree(Random& random, int depth) {
  const auto kind = depth == 0 ? 2 : below(random, 4);
  if (kind == 0) {
    data::Value all = data::Value::array();
    for (auto n = below(random, 4); n > 0; --n) all.push_back(tree(random, depth - 1));
    return all;
  }
  if (kind == 1) {
    data::Value all = data::Value::object();
    for (auto n = below(random, 4); n > 0; --n) all.set(pick(random, k_keys), tree(random, depth - 1));
    return all;
  }
  return scalar(random);
}

model::ScannedEntity random_entity(Random& random, std::size_t number) {
  model::ScannedEntity scanned;
  const Strings kinds{"Component", "API", "Team"};
  scanned.entity.ref = {pick(random, kinds), random() % 4 == 0 ? "other" : "default",
                        "N" + std::to_string(number)};
  data::Value metadata = data::Value::object();
  metadata.set("name", scanned.entity.ref.name);
  metadata.set("namespace", scanned.entity.ref.namespace_);
  if (random() % 2 == 0) metadata.set("title", pick(random, k_values));
  if (random() % 2 == 0) metadata.set("description", pick(random, k_values));
  if (random() % 8 == 0) metadata.set("uid", "u");
  if (random() % 2 == 0) metadata.set("tags", tree(random, 1));
  data::Value document = data::Value::object();
  document.set("apiVersion", random() % 4 == 0 ? "backstage.io/v1beta1" : "backstage.io/v1alpha1");
  document.set("kind", scanned.entity.ref.kind);
  document.set("metadata", std::move(metadata));
  data::Value spec = data::Value::object();
  for (auto n = below(random, 5); n > 0; --n) spec.set(pick(random, k_keys), tree(random, 2));
  document.set("spec", std::move(spec));
  scanned.entity.document = std::move(document);
  scanned.path = "x.yaml";
  return scanned;
}

void relate(Random& random, std::vector<model::ScannedEntity>& entities) {
  const std::pair<const char*, const char*> types[] = {
      {"dependsOn", "dependencyOf"}, {"hasPart", "partOf"}, {"ownedBy", "ownerOf"}};
  for (auto& entity : entities) {
    const auto self = entity.entity.ref.canonical();
    for (auto n = below(random, 3); n > 0; --n) {
      const auto& [type, opposite] = types[below(random, 3)];
      const auto other = random() % 5 == 0 ? "component:default/missing"
                                           : entities[below(random, entities.size())].entity.ref.canonical();
      entity.entity.relations.push_back({self, type, other, {}});
      entity.entity.relations.push_back({other, opposite, self, {}});
    }
  }
}

using Rows = std::map<std::string, std::vector<match::SearchRow>>;

/// What Backstage's index would hold, by ref.
Rows expected_rows(const std::vector<model::ScannedEntity>& entities) {
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> relations;
  for (const auto& entity : entities) {
    for (const auto& relation : entity.entity.relations)
      relations[relation.source].emplace_back(relation.type, relation.target);
  }
  Rows rows;
  for (const auto& entity : entities) {
    const auto ref = entity.entity.ref.canonical();
    rows[ref] = match::search_rows(entity.entity.document, relations[ref]);
  }
  return rows;
}

/// A condition that has a good chance to meet something: mostly from the rows of an entity.
match::FilterCondition random_condition(Random& random, const Rows& rows) {
  match::FilterCondition condition;
  condition.test = static_cast<match::FilterCondition::Test>(below(random, 4));
  auto entity = rows.begin();
  std::advance(entity, below(random, rows.size()));
  const auto& row = entity->second[below(random, entity->second.size())];
  condition.key = row.key;
  if (random() % 10 == 0) condition.key += "." + row.value;
  if (random() % 20 == 0) condition.key = "spec." + pick(random, {"a", "type", "tags.true", "b", "missing."});
  for (auto n = 1 + below(random, 2); n > 0; --n) {
    condition.values.push_back(
        random() % 3 == 0 ? pick(random, {"true", "a", "service", std::string(201, 'v'), ""}) : row.value);
  }
  return condition;
}

match::Filter random_filter(Random& random, const Rows& rows) {
  match::Filter filter;
  for (auto n = 1 + below(random, 2); n > 0; --n) {
    auto& all = filter.any_of.emplace_back();
    for (auto m = 1 + below(random, 3); m > 0; --m) all.push_back(random_condition(random, rows));
  }
  return filter;
}

std::string text_of(const match::Filter& filter) {
  std::string text;
  for (const auto& all : filter.any_of) {
    text += "(";
    for (const auto& c : all) {
      text += " " + c.key + " " + std::to_string(static_cast<int>(c.test));
      for (const auto& value : c.values) text += " '" + value + "'";
    }
    text += " )";
  }
  return text;
}

}  // namespace

TEST_CASE("random filters over random entities answer as match::matches does") {
  Random random(20261122);
  std::size_t selected = 0;
  for (int round = 0; round < 12; ++round) {
    std::vector<model::ScannedEntity> entities;
    for (std::size_t i = 0; i < 25; ++i) entities.push_back(random_entity(random, i));
    relate(random, entities);
    Catalog catalog;
    catalog.scan(repository("a", entities));
    const Rows rows = expected_rows(entities);
    for (int i = 0; i < 400; ++i) {
      catalog::ListQuery query;
      query.filter = random_filter(random, rows);
      query.limit = i % 3 == 0 ? 30 : 0;  // a page is found in another way than all
      Strings expected, found;
      for (const auto& [ref, own] : rows) {
        if (match::matches(query.filter, own)) expected.push_back(ref);
      }
      for (const auto& row : catalog.store.list(query)) found.push_back(row.ref);
      std::sort(found.begin(), found.end());
      INFO(text_of(query.filter));
      // Owners that are concluded are in the catalog and not among the entities here.
      found.erase(
          std::remove_if(found.begin(), found.end(), [&](const auto& ref) { return rows.count(ref) == 0; }),
          found.end());
      REQUIRE(found == expected);
      selected += found.size();
    }
    CHECK(faults_of(catalog.store.path()) == "");
  }
  CHECK(selected > 10'000);  // the filters do select
}

TEST_CASE("filters of people") {
  Catalog catalog;
  auto entities = entities_of(
      component("one", "dependsOn: [component:two]") + component("two", "", "user:lea") +
      "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: Rates\n  tags: [java, c++]\n"
      "spec:\n  type: openapi\n  lifecycle: production\n  owner: acme/ops\n  definition: " +
      std::string(300, 'd') + "\n");
  entities[0].language = "C++";
  catalog.scan(repository("Pay", entities));
  CHECK(catalog.refs({"kind=api"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"KIND=Api,metadata.name=RATES"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"metadata.tags=java"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"metadata.tags.c++"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"metadata.tags.c++=true"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"metadata.tags.c++=false"}).empty());
  CHECK(catalog.refs({"spec.definition"}) == Strings{"api:default/rates"});
  CHECK(catalog.refs({"kind=component,spec.type=service"}).size() == 2);
  CHECK(catalog.refs({"kind=component,relations.dependson=component:default/two"}) ==
        Strings{"component:default/one"});
  CHECK(catalog.refs({"relations.dependencyOf=component:default/one"}) == Strings{"component:default/two"});
  CHECK(catalog.refs({"relations.ownedBy=group:default/payments"}) == Strings{"component:default/one"});
  CHECK(catalog.refs({"relations.ownerOf"}) ==
        Strings{"group:acme/ops", "group:default/payments", "user:default/lea"});
  CHECK(catalog.refs({"relations.nonsense"}).empty());
  CHECK(catalog.refs({"kind=component,spec.owner!=payments"}) == Strings{"component:default/two"});
  CHECK(catalog.refs({"kind=api", "metadata.name=one"}) ==
        Strings{"api:default/rates", "component:default/one"});
}

TEST_CASE("filters that ask what the catalog knows") {
  Catalog catalog;
  auto entities =
      entities_of(component("one") + component("two", "", "user:lea") + component("three", "", "acme/ops"));
  entities[0].language = "C++";
  entities[2].owner = "email:Jan@Acme.com";
  catalog.scan(repository("Pay", entities));
  auto nobody = inferred("Component", "four", "go.mod");
  nobody.owner.clear();
  nobody.owner_source.reset();
  nobody.entity.relations.clear();
  catalog.scan(repository("b", {nobody}));
  CHECK(catalog.refs({"owner=payments"}) == Strings{"component:default/one"});
  CHECK(catalog.refs({"owner=group:payments"}) == Strings{"component:default/one"});
  CHECK(catalog.refs({"owner=group:default/payments,owner=lea"}) ==
        Strings{"component:default/one", "component:default/two"});
  CHECK(catalog.refs({"owner=jan@acme.com"}) == Strings{"component:default/three"});
  CHECK(catalog.refs({"kind=component,!owner"}) == Strings{"component:default/four"});
  CHECK(catalog.refs({"kind=component,owner!=payments"}).size() == 3);
  CHECK(catalog.refs({"repository=pay"}).size() == 3);
  CHECK(catalog.refs({"repository=github.com/acme/b"}) == Strings{"component:default/four"});
  CHECK(catalog.refs({"language=c++"}) == Strings{"component:default/one"});
  CHECK(catalog.refs({"kind=component,inferred=true"}) == Strings{"component:default/four"});
  CHECK(catalog.refs({"kind=component,inferred=false"}).size() == 3);
  CHECK(catalog.refs({"orphaned=true"}).empty());
  catalog.store.mark_gone({"github.com/acme/b"}, k_day_one);
  CHECK(catalog.refs({"orphaned"}) == Strings{"component:default/four"});
}

TEST_CASE("filters with thousands of values and parts") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one") + component("two"))));
  match::Filter filter;
  match::FilterCondition name{"metadata.name", match::FilterCondition::Test::equals_any, {}};
  match::FilterCondition system{"spec.system", match::FilterCondition::Test::not_equals, {}};
  for (int i = 0; i < 5000; ++i) {
    name.values.push_back("n" + std::to_string(i));
    system.values.push_back("n" + std::to_string(i));
  }
  name.values.push_back("two");
  filter.any_of.push_back({name, system});
  for (int i = 0; i < 2000; ++i) {
    filter.any_of.push_back(
        {{"spec.owner", match::FilterCondition::Test::equals_any, {"n" + std::to_string(i)}}});
  }
  catalog::ListQuery query;
  query.filter = filter;
  CHECK(catalog.store.count(query) == 1);
  query.limit = 5;
  CHECK(catalog.store.list(query).at(0).name == "two");
}
