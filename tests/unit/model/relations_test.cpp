#include <catch2/catch.hpp>

#include "bs/model/validate.hpp"

using namespace bs::model;

namespace {

Document validated(std::string_view kind, std::string_view spec) {
  const std::string text = "apiVersion: backstage.io/v1alpha1\nkind: " + std::string(kind) +
                           "\nmetadata: {name: Self, namespace: acme}\nspec:\n" + std::string(spec);
  auto file = validate_text(text);
  REQUIRE(file.documents.size() == 1);
  return file.documents[0];
}

/// Every second relation: the ones that the entity itself states.
std::vector<std::string> stated(const Document& document) {
  REQUIRE(document.entity);
  std::vector<std::string> out;
  const auto& relations = document.entity->relations;
  REQUIRE(relations.size() % 2 == 0);
  for (std::size_t i = 0; i < relations.size(); i += 2) {
    out.push_back(relations[i].type + " " + relations[i].target);
    CHECK(relations[i + 1].source == relations[i].target);
    CHECK(relations[i + 1].target == relations[i].source);
    CHECK(relations[i + 1].type == opposite_relation(relations[i].type));
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a component's references take their default kinds and its own namespace") {
  const auto document =
      validated("Component",
                "  type: service\n  lifecycle: x\n  owner: Payments\n  system: shop\n"
                "  subcomponentOf: whole\n  providesApis: [rates]\n  consumesApis: [default/fx]\n"
                "  dependsOn: ['resource:db']\n  dependencyOf: 'component:other/app'\n");
  CHECK(stated(document) == Texts{"ownedBy group:acme/payments", "partOf component:acme/whole",
                                  "providesApi api:acme/rates", "consumesApi api:default/fx",
                                  "dependsOn resource:acme/db", "dependencyOf component:other/app",
                                  "partOf system:acme/shop"});
  CHECK(document.entity->relations[0].source == "component:acme/self");
  CHECK(document.entity->relations[0].mark == bs::Mark{7, 10});
}

TEST_CASE("the other kinds' relations") {
  CHECK(stated(validated("API",
                         "  type: a\n  lifecycle: b\n  owner: user:me\n  definition: x\n  system: s\n")) ==
        Texts{"ownedBy user:acme/me", "partOf system:acme/s"});
  CHECK(stated(validated("Resource", "  type: a\n  owner: t\n  dependencyOf: ['component:c']\n")) ==
        Texts{"ownedBy group:acme/t", "dependencyOf component:acme/c"});
  CHECK(stated(validated("System", "  owner: t\n  domain: d\n")) ==
        Texts{"ownedBy group:acme/t", "partOf domain:acme/d"});
  CHECK(stated(validated("Domain", "  owner: t\n  subdomainOf: d\n")) ==
        Texts{"ownedBy group:acme/t", "partOf domain:acme/d"});
  CHECK(stated(validated("Group", "  type: team\n  parent: p\n  children: [c]\n  members: [u]\n")) ==
        Texts{"childOf group:acme/p", "parentOf group:acme/c", "hasMember user:acme/u"});
  CHECK(stated(validated("User", "  memberOf: [b, a]\n")) ==
        Texts{"memberOf group:acme/a", "memberOf group:acme/b"});
  CHECK(stated(validated("Location", "  target: x\n")).empty());
}

TEST_CASE("lists of references are sorted as JavaScript sorts") {
  const auto document =
      validated("User", "  memberOf: [b, \"\\uFF5E\", a, B, \"\\U0001F4A9\", '', ab, \"\\U0001F4A8\"]\n");
  CHECK_FALSE(document.ok);  // for the empty one
  const auto sorted =
      validated("User", "  memberOf: [b, \"\\uFF5E\", a, B, \"\\U0001F4A9\", ab, \"\\U0001F4A8\", é]\n");
  REQUIRE(sorted.entity);
  Texts items;
  for (const auto& item : sorted.entity->document.find("spec")->find("memberOf")->as_array())
    items.push_back(item.as_string());
  CHECK(items == Texts{"B", "a", "ab", "b", "é", "\U0001F4A8", "\U0001F4A9", "\uFF5E"});
}

TEST_CASE("what cannot be a reference is told once, with its place") {
  const auto document =
      validated("Component", "  type: a\n  lifecycle: b\n  owner: a/\n  dependsOn: ['component:x', db]\n");
  CHECK_FALSE(document.ok);
  CHECK(document.stage == Stage::relations);
  REQUIRE(document.problems.size() == 2);
  CHECK(document.problems[0].message ==
        "spec.owner: Entity reference \"a/\" was not on the form [<kind>:][<namespace>/]<name>");
  CHECK(document.problems[0].mark == bs::Mark{7, 10});
  CHECK(document.problems[1].message ==
        "spec.dependsOn[1]: Entity reference \"db\" had missing or empty kind (e.g. did not start with "
        "\"component:\" or similar)");
  CHECK(document.problems[1].hint == "for example \"component:db\" or \"resource:db\"");
  CHECK(validated("Component", "  type: a\n  lifecycle: b\n  owner: [a]\n").problems.size() == 1);
  const auto long_one = validated("System", "  owner: " + std::string(100'000, '/') + "\n");
  CHECK(long_one.problems.at(0).message == "spec.owner: Entity reference \"" + std::string(99, '/') +
                                               "…\" was not on the form [<kind>:][<namespace>/]<name>");
}

TEST_CASE("dependencyOf has no schema: what Backstage takes there is taken") {
  const std::string base = "  type: a\n  owner: t\n  dependencyOf: ";
  for (const std::string nothing : {"''", "null", "false", "0", "[]", ".nan"})
    CHECK(stated(validated("Resource", base + nothing + "\n")) == Texts{"ownedBy group:acme/t"});
  CHECK(stated(validated("Resource", base + "{kind: Component, name: c}\n")).back() ==
        "dependencyOf component:acme/c");
  CHECK(stated(validated("Resource", base + "[{kind: c, namespace: n, name: x}]\n")).back() ==
        "dependencyOf c:n/x");
  for (const std::string faulty :
       {"true", "5", "[null]", "['']", "[[a]]", "{}", "{kind: c}", "{name: c}", "{kind: 5, name: c}",
        "{kind: '', name: c}", "{kind: c, namespace: '', name: x}"}) {
    INFO(faulty);
    CHECK(validated("Resource", base + faulty + "\n").stage == Stage::relations);
  }
}
