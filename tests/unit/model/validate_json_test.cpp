#include "bs/model/validate_json.hpp"

#include <catch2/catch.hpp>

#include "bs/data/json.hpp"

using namespace bs::model;

TEST_CASE("a validated file as JSON") {
  const auto file = validate_text(
      "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: a}\nspec: {owner: t}\n"
      "---\nkind: System\napiVersion: a\nmetadata: {name: '${{ x }}'}\n---\na: b: c\n");
  const auto value = to_value(file, "x.yaml");
  CHECK(value.string_or("file") == "x.yaml");
  CHECK_FALSE(value.find("ok")->as_boolean());
  const auto& documents = value.find("documents")->as_array();
  REQUIRE(documents.size() == 3);
  CHECK(
      bs::data::to_json(documents[0]) ==
      R"({"ok":true,"ref":"system:default/a","entity":{"apiVersion":"backstage.io/v1alpha1","kind":"System",)"
      R"("metadata":{"name":"a","namespace":"default"},"spec":{"owner":"t"}},"relations":[{"source":)"
      R"("system:default/a","type":"ownedBy","target":"group:default/t"},{"source":"group:default/t","type":)"
      R"("ownerOf","target":"system:default/a"}],"problems":[]})");
  CHECK(documents[1].find("template")->as_boolean());
  CHECK(documents[1].string_or("stage") == "policy");
  CHECK(documents[1].find("entity") == nullptr);
  CHECK(documents[2].string_or("stage") == "yaml");
  CHECK(documents[2].find("ref") == nullptr);
  const auto& problem = documents[2].find("problems")->as_array().at(0);
  CHECK(problem.string_or("severity") == "error");
  CHECK(problem.find("line")->as_integer() == 10);
  CHECK(problem.find("column")->is_number());
  CHECK(bs::data::to_json(to_value(validate_text(""), "e")) ==
        R"({"file":"e","ok":true,"documents":[],"problems":[]})");
}
