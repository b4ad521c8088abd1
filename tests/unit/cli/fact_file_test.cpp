#include "cli/fact_file.hpp"

#include <catch2/catch.hpp>

#include "bs/base/error.hpp"

using namespace bs;
using namespace bs::cli;

namespace {

std::string fault_of(const std::string& text) {
  try {
    parse_fact_file(text, "f.json");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::config);
    return error.place().text() + ": " + error.message();
  }
  return "taken";
}

std::string fault_of_fact(const std::string& members) {
  return fault_of("{\"facts\": [{" + members + "}]}");
}

}  // namespace

TEST_CASE("facts are read with their names in one form") {
  const auto facts = parse_fact_file(
      R"({"facts": [{"entity": "Ledger", "fact": "github:branch", "value": [1, {"a": null}]},
                    {"entity": "", "repository": "git@github.com:acme/Pay.git", "fact": "x:y/z/w", "value": false}]})",
      "f.json");
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].entity == "component:default/ledger");
  CHECK(facts[0].repository == "");
  CHECK(facts[0].fact.text() == "github:default/branch");
  CHECK(facts[0].value.is_array());
  CHECK(facts[1].entity == "");
  CHECK(facts[1].repository == "github.com/acme/Pay");
  CHECK(facts[1].fact.text() == "x:y/z/w");
  CHECK(parse_fact_file(R"({"facts": []})", "f.json").empty());
}

TEST_CASE("what is no list of facts is refused with its place") {
  CHECK(fault_of("[]").find("f.json:1:1: ") == 0);
  CHECK(fault_of("{}") != "taken");
  CHECK(fault_of(R"({"facts": {}})") != "taken");
  CHECK(fault_of(R"({"facts": [1]})") != "taken");
  CHECK(fault_of_fact(R"("entity": "a", "fact": "x:y")") == "f.json:1:12: missing key \"facts[0].value\"");
  CHECK(fault_of_fact(R"("entity": "a", "fact": "x", "value": 1)") ==
        "f.json:1:36: facts[0].fact is no name of a fact: \"x\"");
  CHECK(fault_of_fact(R"("entity": "a:", "fact": "x:y", "value": 1)") != "taken");
  for (const char* own : {"bs:default/readme", "scm:default/x", "catalog:default/entity_descriptor",
                          "soundcheck:default/track/a", "inline:default/x", "bs:readme"}) {
    INFO(own);
    CHECK(fault_of_fact(R"("entity": "a", "value": 1, "fact": ")" + std::string(own) + '"')
              .find("is what bs reads itself, and cannot be imported") != std::string::npos);
  }
}
