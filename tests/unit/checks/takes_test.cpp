#include "judging.hpp"

using namespace bs::test;
using bs::checks::checks_of;
using bs::checks::Subject;
using bs::checks::takes;
using bs::model::EntityFilter;

namespace {

const bs::data::Value k_document =
    bs::data::parse_json(R"({"kind":"Component","metadata":{"name":"Pay","tags":["go","Java"],
  "annotations":{"github.com/project-slug":"acme/pay"},"labels":{"tier":"1"}},
  "spec":{"type":"Service","lifecycle":"production","owner":"payments","flag":true,"n":3,"nothing":null}})");
const std::vector<bs::model::Relation> k_relations{
    {"component:default/pay", "ownedBy", "group:default/payments", {}},
    {"component:default/pay", "ownedBy", "group:default/risk", {}},
    {"group:default/payments", "ownerOf", "component:default/pay", {}}};

Subject subject() {
  return {&k_document, &k_relations, "component:default/pay"};
}

bool takes_map(const EntityFilter::Map& map) {
  EntityFilter filter;
  filter.any_of = {map};
  return takes(filter, subject());
}

bool takes_query(std::string_view json) {
  EntityFilter filter;
  filter.query = bs::data::parse_json(json);
  return takes(filter, subject());
}

}  // namespace

TEST_CASE("takes: maps of entity paths") {
  CHECK(takes({}, subject()));
  CHECK(takes_map({{"kind", {"component"}}}));
  CHECK(takes_map({{"kind", {"API", "Component"}}, {"spec.type", {"service"}}}));
  CHECK_FALSE(takes_map({{"kind", {"component"}}, {"spec.type", {"website"}}}));
  CHECK_FALSE(takes_map({{"kind", {}}}));
  CHECK(takes_map({{"SPEC.Type", {"SERVICE"}}}));
  CHECK(takes_map({{"metadata.tags", {"java"}}}));
  CHECK_FALSE(takes_map({{"metadata.tags", {"rust"}}}));
  CHECK(takes_map({{"metadata.annotations.github.com/project-slug", {"acme/pay"}}}));
  CHECK(takes_map({{"metadata.name", {"pay"}}}));
  CHECK(takes_map({{"spec.flag", {"true"}}}));
  CHECK(takes_map({{"spec.n", {"3"}}}));
  CHECK_FALSE(takes_map({{"spec.nothing", {""}}}));
  CHECK_FALSE(takes_map({{"spec.gone", {""}}}));
  CHECK(takes_map({{"relations.ownedBy", {"group:default/risk"}}}));
  CHECK_FALSE(takes_map({{"relations.ownerOf", {"component:default/pay"}}}));  // the other's
  EntityFilter either;
  either.any_of = {{{"kind", {"api"}}}, {{"kind", {"component"}}}};
  CHECK(takes(either, subject()));
  CHECK_FALSE(takes(either, {}));
  CHECK(takes({}, {}));
}

TEST_CASE("takes: filterQuery") {
  CHECK(takes_query(R"({"kind":"component"})"));
  CHECK_FALSE(takes_query(R"({"kind":"api"})"));
  CHECK(takes_query(R"({"kind":"component","spec.type":"SERVICE"})"));
  CHECK_FALSE(takes_query(R"({"kind":"component","spec.type":"website"})"));
  CHECK(takes_query(R"({"$all":[{"kind":"component"},{"spec.lifecycle":"production"}]})"));
  CHECK_FALSE(takes_query(R"({"$all":[{"kind":"component"},{"spec.lifecycle":"x"}]})"));
  CHECK(takes_query(R"({"$any":[{"kind":"api"},{"spec.lifecycle":"production"}]})"));
  CHECK_FALSE(takes_query(R"({"$any":[]})"));
  CHECK(takes_query(R"({"$all":[]})"));
  CHECK(takes_query(R"({"$not":{"kind":"api"}})"));
  CHECK_FALSE(takes_query(R"({"$not":{"$any":[{"kind":"component"}]}})"));
  CHECK(takes_query(R"({"spec.type":{"$in":["website","service"]}})"));
  CHECK_FALSE(takes_query(R"({"spec.type":{"$in":[]}})"));
  CHECK(takes_query(R"({"spec.type":{"$exists":true}})"));
  CHECK_FALSE(takes_query(R"({"spec.type":{"$exists":false}})"));
  CHECK(takes_query(R"({"spec.gone":{"$exists":false}})"));
  CHECK(takes_query(R"({"spec.nothing":{"$exists":true}})"));
  CHECK_FALSE(takes_query(R"({"spec.nothing":null})"));
  CHECK(takes_query(R"({"metadata.tags":{"$contains":"java"}})"));
  CHECK_FALSE(takes_query(R"({"metadata.tags":{"$contains":"rust"}})"));
  CHECK_FALSE(takes_query(R"({"metadata.name":{"$contains":"pay"}})"));
  CHECK(takes_query(R"({"metadata.tags":{"$contains":{"$in":["rust","go"]}}})"));
  CHECK(takes_query(R"({"spec.owner":{"$hasPrefix":"PAY"}})"));
  CHECK_FALSE(takes_query(R"({"spec.owner":{"$hasPrefix":"risk"}})"));
  CHECK_FALSE(takes_query(R"({"spec.n":{"$hasPrefix":"3"}})"));
  CHECK(takes_query(R"({"spec.n":"3"})"));
  CHECK(takes_query(R"({"metadata.labels.tier":1})"));
  CHECK(takes_query(R"({"spec.flag":true})"));
  CHECK_FALSE(takes_query(R"({"spec.flag":"true"})"));
  CHECK(takes_query(R"({"metadata.tags":["GO","java"]})"));
  CHECK_FALSE(takes_query(R"({"metadata.tags":["go"]})"));
  CHECK(takes_query(R"({"metadata.annotations.github.com/project-slug":"acme/pay"})"));
  CHECK(takes_query(R"({"relations.ownedBy":"group:default/risk"})"));
  CHECK(takes_query(R"({"relations.ownedby":{"$contains":"group:default/risk"}})"));
  CHECK(takes_query(R"({"relations.ownedBy":{"$in":["group:default/risk"]}})"));
  CHECK(takes_query(R"({"relations.partOf":{"$exists":false}})"));
  CHECK_FALSE(takes_query(R"({"relations.ownerOf":{"$exists":true}})"));
  CHECK_FALSE(takes_query(R"({"$some":1})"));
  CHECK_FALSE(takes_query(R"({"kind":{"$like":"c"}})"));
  CHECK(takes_query(R"({})"));
}

TEST_CASE("takes: map and query must both hold") {
  EntityFilter filter;
  filter.any_of = {{{"kind", {"component"}}}};
  filter.query = bs::data::parse_json(R"({"spec.type":"service"})");
  CHECK(takes(filter, subject()));
  filter.query = bs::data::parse_json(R"({"spec.type":"website"})");
  CHECK_FALSE(takes(filter, subject()));
}

TEST_CASE("checks of a track") {
  bs::checks::Policy policy;
  const auto add = [&](const std::string& id, const EntityFilter::Map& filter,
                       const EntityFilter::Map& exclude) {
    auto check = check_of(Condition::everything(), id);
    if (!filter.empty()) check.filter.any_of = {filter};
    if (!exclude.empty()) check.exclude.any_of = {exclude};
    policy.checks.push_back(std::make_shared<const bs::model::Check>(check));
  };
  add("a", {}, {});
  add("b", {{"kind", {"api"}}}, {});
  add("c", {{"kind", {"component"}}}, {});
  add("d", {}, {{"spec.type", {"service"}}});
  add("e", {}, {{"spec.type", {"website"}}});
  bs::model::Track track;
  bs::model::Level first, second;
  for (const auto* id : {"c", "b", "d", "gone"}) first.checks.push_back({id, "", "", {}, {}, {}});
  for (const auto* id : {"a", "c", "e"}) second.checks.push_back({id, "", "", {}, {}, {}});
  track.levels = {first, second};
  const auto ids = [&](const Subject& of) {
    std::string out;
    for (const auto* check : checks_of(policy, track, of)) out += check->id;
    return out;
  };
  CHECK(ids(subject()) == "cae");
  CHECK(ids({}) == "dae");  // nothing is known of it: filters do not take it, excludes neither
  track.levels[1].checks[0].filter.any_of = {{{"kind", {"api"}}}};
  track.levels[1].checks[2].exclude.any_of = {{{"kind", {"component"}}}};
  CHECK(ids(subject()) == "c");
  track.exclude.any_of = {{{"spec.lifecycle", {"production"}}}};
  CHECK(ids(subject()).empty());
  track.exclude = {};
  track.filter.any_of = {{{"kind", {"api"}}}};
  CHECK(ids(subject()).empty());
}
