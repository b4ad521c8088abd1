#include "bs/model/validate.hpp"

#include <catch2/catch.hpp>

using namespace bs::model;

namespace {

constexpr std::string_view k_sound =
    "apiVersion: backstage.io/v1alpha1\n"
    "kind: Component\n"
    "metadata:\n"
    "  name: pay\n"
    "spec:\n"
    "  type: service\n"
    "  lifecycle: production\n"
    "  owner: payments\n";

Document validated(std::string_view text, const ValidateOptions& options = {}) {
  auto file = validate_text(text, options);
  REQUIRE(file.documents.size() == 1);
  return std::move(file.documents[0]);
}

std::string replaced(std::string_view from, std::string_view to, std::string_view text = k_sound) {
  std::string out(text);
  const auto at = out.find(from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

/// The diagnostics as lines: "line:column message (hint)".
std::vector<std::string> told(const Document& document) {
  std::vector<std::string> out;
  for (const bs::Diagnostic& problem : document.problems) {
    std::string line = std::to_string(problem.mark.line) + ":" + std::to_string(problem.mark.column) + " ";
    if (problem.severity != bs::Severity::error) line += std::string(name_of(problem.severity)) + ": ";
    line += problem.message;
    if (!problem.hint.empty()) line += " (" + problem.hint + ")";
    out.push_back(line);
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound document becomes an entity with its namespace filled in") {
  const Document document = validated(k_sound);
  CHECK(document.ok);
  CHECK(document.stage == Stage::none);
  CHECK(document.ref == "component:default/pay");
  CHECK(document.problems.empty());
  CHECK(document.mark == bs::Mark{1, 1});
  REQUIRE(document.entity);
  CHECK(document.entity->ref == EntityRef{"Component", "default", "pay"});
  CHECK(document.entity->document.find("metadata")->string_or("namespace") == "default");
  CHECK(document.entity->relations.size() == 2);
  CHECK_FALSE(document.entity_without_owner);
}

TEST_CASE("files: empty ones are fine, and documents stand alone") {
  CHECK(validate_text("").ok);
  CHECK(validate_text("").documents.empty());
  CHECK(validate_text("# nothing\n---\n---\n").documents.empty());
  const std::string broken = std::string(k_sound) + "---\na: [\n---\n" + std::string(k_sound);
  const ValidatedFile file = validate_text(broken);
  REQUIRE(file.documents.size() == 3);
  CHECK_FALSE(file.ok);
  CHECK(file.documents[0].ok);
  CHECK(file.documents[1].stage == Stage::yaml);
  CHECK(file.documents[2].ok);
  CHECK(file.documents[2].mark.line == 12);
}

TEST_CASE("a root that is no map") {
  CHECK(told(validated("hello\n")) ==
        Texts{"1:1 Expected object at root, got string (an entity is a map with "
              "apiVersion, kind, metadata and spec)"});
  CHECK(validated("- a\n").problems[0].message == "Expected object at root, got array");
  CHECK(validated("5\n").stage == Stage::yaml);
}

TEST_CASE("all faults at once, and the stage at which Backstage stops") {
  const Document document = validated(
      "apiVersion: backstage.io/v1alpha1\n"
      "kind: Component\n"
      "metadata:\n"
      "  name: my service\n"
      "  tags: [Java, ok, 5]\n"
      "  labels: {a b: x, c: true}\n"
      "  links:\n"
      "    - url: www.x.com\n"
      "      title: ' '\n"
      "spec:\n"
      "  type: 5\n"
      "  lifecyle: production\n"
      "  dependsOn: component:x\n"
      "owner: me\n");
  CHECK(document.stage == Stage::policy);
  CHECK(document.ref == "component:default/my service");
  CHECK(
      told(document) ==
      Texts{
          "4:9 metadata.name \"my service\" must be letters, digits, \"-\", \"_\" and \".\", beginning and "
          "ending "
          "with a letter or digit (for example \"my-service\")",
          "5:10 metadata.tags[0] \"Java\" must be lower-case letters, digits, \":\", \"+\" and \"#\", with "
          "single "
          "\"-\" between them (for example \"java\")",
          "5:20 metadata.tags[2] must be a string, found the number 5 (put it in quotes)",
          "6:12 the key \"a b\" of metadata.labels must be a name as in \"team\" or \"acme.com/team\": a "
          "lower-case "
          "domain, \"/\", then letters, digits, \"-\", \"_\" and \".\"",
          "6:23 metadata.labels.c must be a string, found the boolean true (put it in quotes)",
          "8:12 metadata.links[0].url \"www.x.com\" is no absolute URL (write it with its scheme, as in "
          "\"https://…\")",
          "9:14 metadata.links[0].title must not be blank",
          "10:1 spec.lifecycle is missing (is \"lifecyle\" meant to be \"lifecycle\"?)",
          "10:1 spec.owner is missing (for example \"owner: group:payments\")",
          "11:9 spec.type must be a string, found the number 5 (put it in quotes)",
          "13:14 spec.dependsOn must be a list, found \"component:x\" (write [component:x])",
          "14:1 unknown key \"owner\": an entity has apiVersion, kind, metadata and spec only (move it below "
          "metadata or spec)"});
}

TEST_CASE("the envelope") {
  CHECK(told(validated("metadata: {namespace: ''}\n")) ==
        Texts{"1:1 apiVersion is missing (for example \"apiVersion: backstage.io/v1alpha1\")",
              "1:1 kind is missing (for example \"kind: Component\")",
              "1:1 metadata.name is missing (for example \"name: my-service\")",
              "1:23 metadata.namespace must not be empty"});
  const Document number = validated(replaced("pay", "5"));
  CHECK(number.stage == Stage::envelope);
  CHECK(number.ref.empty());
  CHECK(told(number) == Texts{"4:9 metadata.name must be a string, found the number 5 (put it in quotes)"});
  CHECK(validated(replaced("\n  name: pay", " [a]")).stage == Stage::envelope);
  CHECK(validated(replaced("\n  name: pay", " null")).stage == Stage::envelope);
  CHECK(validated(replaced("name: pay", "namespace: pay")).stage == Stage::envelope);
}

TEST_CASE("annotations that are no map have a stage of their own, null has not") {
  const auto with = [](const std::string& annotations) {
    return validated(replaced("name: pay\n", "name: pay\n  annotations: " + annotations + "\n"));
  };
  CHECK(with("[a]").stage == Stage::annotations);
  CHECK(told(with("x")) == Texts{"5:16 metadata.annotations must be a map, found \"x\""});
  CHECK(with("null").stage == Stage::policy);
  CHECK(with("{a: null}").stage == Stage::policy);
  CHECK(with("{a: ''}").ok);
  CHECK(with("{$text: x}").stage == Stage::policy);
}

TEST_CASE("keys at the root") {
  CHECK(told(validated(replaced("spec:", "relations: []\nspec:")))[0] ==
        "5:1 unknown key \"relations\": an entity has apiVersion, kind, metadata and spec only (remove it: "
        "relations is "
        "computed, not written)");
  CHECK(validated(replaced("spec:", "specs: {}\nspec:")).problems[0].hint == "is \"spec\" meant?");
}

TEST_CASE("kinds and versions") {
  const Document lower = validated(replaced("Component", "component"));
  CHECK(lower.stage == Stage::kind);
  CHECK(told(lower) == Texts{"2:7 kind \"component\" is not known (is \"Component\" meant?)"});
  CHECK(told(validated(replaced("Component", "Blueprint"))) ==
        Texts{"2:7 kind \"Blueprint\" is not known (declare it in bs.yaml under catalog.kinds)"});
  CHECK(told(validated(replaced("v1alpha1", "v1"))) ==
        Texts{"1:13 apiVersion \"backstage.io/v1\" is not one of kind Component (use "
              "\"backstage.io/v1alpha1\" or "
              "\"backstage.io/v1beta1\")"});
  CHECK(validated(replaced("v1alpha1", "v1beta1")).ok);
  CHECK(validated(replaced("v1alpha1", "v1-alpha")).stage == Stage::policy);
  SECTION("a wrong version or case does not hide what is wrong with the spec") {
    CHECK(validated(replaced("  type: service\n", "", replaced("Component", "component"))).problems.size() ==
          2);
    CHECK(validated(replaced("  type: service\n", "", replaced("v1alpha1", "v2"))).problems.size() == 2);
  }
  SECTION("spec") {
    CHECK(told(validated("apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: a}\n")) ==
          Texts{"1:1 spec is missing (a System has a spec)"});
    CHECK(validated("apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: a}\nspec:\n").stage ==
          Stage::policy);
  }
}

TEST_CASE("declared kinds are taken, by their schema when they have one") {
  ValidateOptions options;
  options.kinds["Team"] = nullptr;
  const std::string team = "apiVersion: acme.com/v1\nkind: Team\nmetadata: {name: a}\n";
  CHECK_FALSE(validated(team).ok);
  CHECK(validated(team, options).ok);
  CHECK(validated(team, options).entity->relations.empty());
  CHECK(validated(team + "spec: []\n", options).stage == Stage::policy);
  CHECK(validated("apiVersion: acme.com/v1\nkind: Tem\nmetadata: {name: a}\n", options).problems[0].hint ==
        "is \"Team\" meant?");
  const auto schema = bs::data::parse_yaml_single(
      "required: [spec]\nproperties: {spec: {type: object, required: [lead]}}\n", "");
  options.kinds["Team"] = std::make_shared<const bs::match::Schema>(schema);
  CHECK(validated(team + "spec: {lead: x}\n", options).ok);
  const Document refused = validated(team + "spec: {}\n", options);
  CHECK(refused.stage == Stage::kind);
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems[0].mark.line == 4);
}

TEST_CASE("a document that lacks nothing but its owner is kept for CODEOWNERS") {
  for (const std::string owner : {"", "  owner:\n", "  owner: ''\n"}) {
    const Document document = validated(replaced("  owner: payments\n", owner));
    INFO(owner);
    CHECK_FALSE(document.ok);
    CHECK(document.stage == Stage::kind);
    CHECK_FALSE(document.entity);
    REQUIRE(document.entity_without_owner);
    CHECK(document.entity_without_owner->relations.empty());
    CHECK(document.entity_without_owner->document.find("spec")->find("owner") == nullptr);
    CHECK(document.entity_without_owner->document.find("metadata")->string_or("namespace") == "default");
  }
  CHECK_FALSE(validated(replaced("  owner: payments\n", "  owner: [a]\n")).entity_without_owner);
  CHECK_FALSE(validated(replaced("  owner: payments\n", "  system: 5\n")).entity_without_owner);
  const Document kept = validated(replaced("  owner: payments\n", "  system: shop\n"));
  REQUIRE(kept.entity_without_owner);
  CHECK(kept.entity_without_owner->relations.size() == 2);
}

TEST_CASE("long and hostile values are cut in messages") {
  const Document document = validated(replaced("pay", std::string(64, 'a')));
  CHECK(document.problems[0].message ==
        "metadata.name \"" + std::string(59, 'a') + "…\" must be at most 63 characters, and has 64");
  const Document huge = validated(replaced("pay", "'" + std::string(100'000, '-') + "'"));
  CHECK(huge.problems[0].message.size() < 400);
}

TEST_CASE("a document of nothing but faults tells the first ones and the number of the others") {
  std::string tags = "tags: [";
  for (int i = 0; i < 1000; ++i) tags += "A, ";
  const Document document = validated(replaced("name: pay\n", "name: pay\n  " + tags + "]\n"));
  REQUIRE(document.problems.size() == 201);
  CHECK(document.problems.back().message == "and 800 further faults");
  CHECK(document.problems.back().severity == bs::Severity::error);
  CHECK(document.stage == Stage::policy);
}
