#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;

namespace {

const Texts k_files = {{"package.json", "{\"name\": \"a\",\n \"n\": 2}"},
                       {"a/c.yaml", "x: 1\n"},
                       {"b/c.yaml", "x: 2\n"},
                       {"Cargo.toml", "[package]\nname = \"z\"\n"},
                       {"pom.xml", "<project><version>1.2</version></project>"},
                       {"bad.json", "{\"a\": }"},
                       {"README.md", "# Title\nsee v1.2 and v3.4\n"},
                       {"pic.png", "v9.9"},
                       {"blob", std::string("v8.8\0", 5)}};

std::string fault(std::string_view collector, std::string_view arguments) {
  try {
    bs::facts::find_collector(collector)->check_arguments(bs::data::parse_yaml_single(arguments, "x"));
  } catch (const bs::Error& error) {
    return fmt::format("{}:{} {} | {}", error.place().mark.line, error.place().mark.column, error.message(),
                       error.hint());
  }
  return "none";
}

}  // namespace

TEST_CASE("a document is the value of its file, with places", "[facts]") {
  CHECK(fact(k_files, "json", "package.json") == R"({"name":"a","n":2})");
  CHECK(fact(k_files, "toml", "{path: Cargo.toml}") == R"({"package":{"name":"z"}})");
  CHECK(fact(k_files, "xml", "pom.xml") == R"({"project":{"version":"1.2"}})");
  CHECK(fact(k_files, "json", "gone.json") == "missing");
  CHECK(fact(k_files, "yaml", "[c.yml, /b/c.yaml]") == R"({"x":2})");
  CHECK(fact(k_files, "yaml", "'*/c.yaml'") ==
        R"([{"path":"a/c.yaml","value":{"x":1}},{"path":"b/c.yaml","value":{"x":2}}])");
  CHECK(fact(k_files, "json", "bad.json").starts_with("error: bad.json:1:7: "));
  const auto snapshot = bs::facts::memory_snapshot(k_files);
  const bs::model::FactReading reading = fact_reading(*snapshot, "json", "package.json");
  CHECK(reading.path == "package.json");
  CHECK(reading.value.find("n")->mark == bs::Mark{2, 7});
}

TEST_CASE("a file above the cap is an error", "[facts]") {
  const Texts files = {{"a.json", "\"" + std::string(bs::facts::k_text_cap, 'x') + "\""}};
  CHECK(fact(files, "json", "a.json") == "error: a.json is larger than 1,048,576 bytes");
}

TEST_CASE("regex finds the first match of each file, or all", "[facts]") {
  CHECK(fact(k_files, "regex", R"({path: README.md, regex: 'v(?P<major>\d)\.(\d)'})") ==
        R"({"found":true,"count":1,"files":1,"matches":[{"path":"README.md","line":2,"column":5,)"
        R"("message":"\"v1.2\" stands here","text":"v1.2","groups":{"major":"1","2":"2"}}]})");
  const std::string all = fact(k_files, "regex", R"({path: '**', regex: 'V\d\.\d', flags: gi})");
  CHECK(all.find("\"count\":2,\"files\":9") != std::string::npos);  // pictures and binary files hold no text
  CHECK(fact(k_files, "regex", "{path: gone, regex: x}") ==
        R"({"found":false,"count":0,"files":0,"matches":[]})");
  CHECK(fact({{"a", "é\nü"}}, "regex", R"({path: a, regex: 'x*', matchAll: true})").find("\"count\":4") !=
        std::string::npos);
  CHECK(fact({{"a", std::string(10'001, 'x')}}, "regex", "{path: a, regex: x, matchAll: true}") ==
        "error: a has more than 10,000 matches");
  CHECK(fault("regex", "{path: a, regex: '('}").starts_with("1:18 "));
  CHECK(fault("regex", "{path: a, regex: a, flags: q}") == R"(1:28 unknown flag "q" | known: g, i, m, s, u)");
  CHECK(fault("regex", "{path: a}") == R"(1:1 "regex" is missing: what to search for | )");
}

TEST_CASE("Soundcheck's scm facts", "[facts]") {
  CHECK(fact(k_files, "scm-exists",
             "{data: [{name: readme, path: /README.md}, {name: ci, path: .github/*.yml}]}") ==
        R"({"readme":true,"ci":false})");
  CHECK(
      fact(k_files, "scm-json",
           "{path: /package.json, data: [{name: who, jsonPath: $.name, type: string}, {name: gone, jsonPath: "
           "$.x}, {name: all, jsonPath: '$.*', type: array, items: {type: string}}]}") ==
      R"({"who":"a","all":["a",2]})");
  CHECK(fact(k_files, "scm-json", "{path: pom.xml, data: [{name: v, jsonPath: $.project.version}]}") ==
        R"({"v":"1.2"})");
  CHECK(fact(k_files, "scm-json", "{path: no.json, data: [{name: v, jsonPath: $.v}]}") == "missing");
  CHECK(
      fact(
          k_files, "scm-regex",
          R"({path: README.md, regex: 'v(\d)\.(\d)', data: [{name: major, type: number}, {name: minor}]})") ==
      R"({"major":1,"minor":"2","matched":true,"matches":true})");
  CHECK(fact(k_files, "scm-regex",
             R"({path: README.md, regex: 'v(?<x>\d)', matchAll: true, data: [{name: x}]})") ==
        R"({"x":"1","matched":true,"matches":[{"x":"1"},{"x":"3"}]})");
  CHECK(fact(k_files, "scm-regex", "{path: README.md, regex: nowhere, data: [{name: x}]}") ==
        R"({"matched":false,"matches":false})");
  CHECK(fault("scm-json", "{path: a, data: [{name: b, jsonPath: '$['}]}").starts_with("1:38 "));
  CHECK(fault("scm-exists", "{data: []}") == R"(1:8 "data" must be a list of what to collect | )");
  CHECK(fault("scm-regex", "{path: a, regex: '(?=x)'}").starts_with("1:18 "));
}

TEST_CASE("what another tool collects is not reported", "[facts]") {
  CHECK(fact({}, "elsewhere", "{tool: pagerduty}") ==
        "not reported: pagerduty collects it, over the network");
}
