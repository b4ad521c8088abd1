#include <catch2/catch.hpp>

#include "bs/data/json.hpp"
#include "bs/model/validate.hpp"

using namespace bs::model;

namespace {

std::string api(const std::string& definition) {
  return "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\n"
         "spec:\n  type: openapi\n  lifecycle: x\n  owner: t\n  definition: " +
         definition + "\n";
}

Document validated(const std::string& text, const ValidateOptions& options = {}) {
  auto file = validate_text(text, options);
  REQUIRE(file.documents.size() == 1);
  return std::move(file.documents[0]);
}

std::string definition_of(const Document& document) {
  REQUIRE(document.entity);
  return bs::data::to_json(*document.entity->document.find("spec")->find("definition"));
}

ValidateOptions reading(std::map<std::string, std::string> files) {
  ValidateOptions options;
  options.read_placeholder = [files](std::string_view target,
                                     std::string* why) -> std::optional<std::string> {
    const auto found = files.find(std::string(target));
    if (found != files.end()) return found->second;
    if (!target.starts_with("https:")) *why = "no such file";
    return std::nullopt;
  };
  return options;
}

}  // namespace

TEST_CASE("without a reader placeholders are stubs, as the expected verdicts have them") {
  CHECK(definition_of(validated(api("{$text: ./a.yaml}"))) == "\"<$text:./a.yaml>\"");
  CHECK(validated(api("{$json: ./a.json}")).stage == Stage::kind);  // {} is no string
  CHECK(validated(api("{$yaml: ./a.yaml}")).stage == Stage::kind);
  SECTION("only where the key stands alone, and is one of the three") {
    CHECK(validated(api("{$text: a, other: b}")).stage == Stage::kind);
    CHECK(validated(api("{$openapi: a}")).stage == Stage::kind);
    const std::string beside = api("x") + "  $extra: 1\n  more: {$text: a}\n";
    const Document document = validated(beside);
    REQUIRE(document.ok);
    CHECK(document.entity->document.find("spec")->find("more")->is_object());
  }
  SECTION("anywhere below the root, also in lists") {
    const Document document = validated(api("x") + "  list: [{$text: a}, {b: {$text: c}}]\n");
    REQUIRE(document.ok);
    CHECK(bs::data::to_json(*document.entity->document.find("spec")->find("list")) ==
          R"(["<$text:a>",{"b":"<$text:c>"}])");
  }
  SECTION("values that name no file are shown as JavaScript would, with a warning") {
    for (const auto& [value, text] : std::map<std::string, std::string>{{"5", "5"},
                                                                        {"null", "null"},
                                                                        {"[a, null, [b, true]]", "a,,b,true"},
                                                                        {"{a: b}", "[object Object]"}}) {
      const Document document = validated(api("{$text: " + value + "}"));
      CHECK(definition_of(document) == "\"<$text:" + text + ">\"");
      REQUIRE(document.problems.size() == 1);
      CHECK(document.problems[0].severity == bs::Severity::warning);
      CHECK_FALSE(validated(api("{$text: " + value + "}"), reading({})).ok);
    }
  }
}

TEST_CASE("a reader's text takes the placeholder's place") {
  const auto options =
      reading({{"a.txt", "open: \"api\"\n"}, {"a.json", "{\"x\": [1]}"}, {"a.yaml", "- x\n"}});
  CHECK(definition_of(validated(api("{$text: a.txt}"), options)) == R"("open: \"api\"\n")");
  const std::string text = api("x") + "  json: {$json: a.json}\n  yaml: {$yaml: a.yaml}\n";
  const Document document = validated(text, options);
  REQUIRE(document.ok);
  const auto& spec = *document.entity->document.find("spec");
  CHECK(bs::data::to_json(*spec.find("json")) == R"({"x":[1]})");
  CHECK(bs::data::to_json(*spec.find("yaml")) == R"(["x"])");
  CHECK(spec.find("json")->find("x")->mark == bs::Mark{9, 9});
}

TEST_CASE("what cannot be read or parsed is a fault at the placeholder") {
  const auto options = reading({{"bad.json", "{"}, {"bad.yaml", "a: [\n"}});
  const Document missing = validated(api("{$text: gone.txt}"), options);
  CHECK(missing.stage == Stage::preprocess);
  REQUIRE(missing.problems.size() == 1);
  CHECK(missing.problems[0].message == "$text \"gone.txt\": no such file");
  CHECK(missing.problems[0].mark == bs::Mark{8, 23});
  for (const std::string file : {"$json: bad.json", "$yaml: bad.yaml"}) {
    const Document document = validated(api("x") + "  more: {" + file + "}\n", options);
    CHECK(document.stage == Stage::preprocess);
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].message.find(": line ") != std::string::npos);
  }
  SECTION("a reader that gives no reason leaves the stub") {
    CHECK(definition_of(validated(api("{$text: 'https://x/y'}"), options)) == "\"<$text:https://x/y>\"");
  }
}

TEST_CASE("targets can be checked without being read") {
  ValidateOptions options;
  options.check_target = [](std::string_view target) -> std::optional<std::string> {
    if (target == "there") return std::nullopt;
    return "there is no " + std::string(target);
  };
  CHECK(validated(api("{$text: there}"), options).problems.empty());
  const Document missing = validated(api("{$text: x}"), options);
  CHECK(missing.ok);
  REQUIRE(missing.problems.size() == 1);
  CHECK(missing.problems[0].severity == bs::Severity::warning);
  CHECK(missing.problems[0].message == "there is no x");
  const Document location = validated(
      "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: a}\n"
      "spec: {target: there, targets: [there, y]}\n",
      options);
  CHECK(location.ok);
  REQUIRE(location.problems.size() == 1);
  CHECK(location.problems[0].message == "there is no y");
}
