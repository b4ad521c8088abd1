#include <catch2/catch.hpp>

#include "bs/model/validate.hpp"

using namespace bs::model;

namespace {

std::string component(const std::string& name) {
  return "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: " + name +
         "\nspec: {type: a, lifecycle: b, owner: c}\n";
}

}  // namespace

TEST_CASE("a refused document with marks of a template gets one note") {
  const ValidatedFile file = validate_text("---\n" + component("${{ values.name }}"));
  CHECK(file.ok);
  REQUIRE(file.documents.size() == 1);
  const Document& document = file.documents[0];
  CHECK_FALSE(document.ok);
  CHECK(document.is_template);
  CHECK(document.stage == Stage::policy);
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].severity == bs::Severity::note);
  CHECK(document.problems[0].mark == bs::Mark{5, 9});
  CHECK(document.problems[0].message ==
        "part of a template: it holds \"${{\" and is no entity yet (metadata.name \"${{ values.name }}\" "
        "must be "
        "letters, digits, \"-\", \"_\" and \".\", beginning and ending with a letter or digit)");
}

TEST_CASE("Jinja blocks, which are no YAML, and cookiecutter's marks") {
  CHECK(validate_text("{% if x %}\na: b\n{% endif %}\n").documents.at(0).is_template);
  CHECK(validate_text(component("{{ cookiecutter.name }}")).documents.at(0).is_template);
}

TEST_CASE("what Backstage accepts is no template, whatever it holds") {
  const auto file = validate_text(component("a\n  description: '${{ x }}'"));
  REQUIRE(file.documents.at(0).ok);
  CHECK_FALSE(file.documents[0].is_template);
  ValidateOptions options;
  options.in_skeleton = true;
  CHECK_FALSE(validate_text(component("a"), options).documents.at(0).is_template);
}

TEST_CASE("a refused document among skeletons is a template without marks, too") {
  CHECK_FALSE(validate_text(component("[[ name ]]")).ok);
  ValidateOptions options;
  options.in_skeleton = true;
  const auto file = validate_text(component("'[[ name ]]'"), options);
  CHECK(file.ok);
  CHECK(file.documents.at(0).is_template);
  CHECK(file.documents[0].problems.at(0).message.starts_with("part of a template: it lies among skeletons"));
}

TEST_CASE("folders of skeletons") {
  for (const std::string path : {"skeleton/catalog-info.yaml", "a/content/b/x.yaml", "template/x"})
    CHECK(is_skeleton_path(path));
  for (const std::string path :
       {"catalog-info.yaml", "skeleton", "skeletons/x.yaml", "a/template", "", "Template/x"})
    CHECK_FALSE(is_skeleton_path(path));
}
