#include "bs/model/document_diff.hpp"

#include <catch2/catch.hpp>

#include "bs/data/json.hpp"

using namespace bs;

namespace {

std::string diff(const char* before, const char* after) {
  std::string out;
  for (const auto& change : model::document_diff(data::parse_json(before), data::parse_json(after))) {
    out += change.key + ": " + change.before + " -> " + change.after + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a diff names the leaves that differ", "[model]") {
  CHECK(diff(R"({"a":1,"b":{"c":"x"}})", R"({"b":{"c":"x"},"a":1})").empty());
  CHECK(diff(R"({"a":1,"b":{"c":"x"}})", R"({"b":{"c":"y"},"e":null})") ==
        "a: 1 -> \nb.c: x -> y\ne:  -> null\n");
  CHECK(diff(R"({"a":{"b":1}})", R"({"a":2})") == "a: {\"b\":1} -> 2\n");
}

TEST_CASE("an object that comes or goes is told field by field", "[model]") {
  CHECK(diff("{}", R"({"a":{"b":1,"c":{"d":"x"}}})") == "a.b:  -> 1\na.c.d:  -> x\n");
  CHECK(diff(R"({"a":{"b":1}})", "{}") == "a.b: 1 -> \n");
  // One without fields still shows.
  CHECK(diff("{}", R"({"a":{}})") == "a:  -> {}\n");
  CHECK(diff(R"({"a":{"b":{}}})", R"({"a":{}})") == "a.b: {} -> \n");
  CHECK(diff(R"({"a":{}})", R"({"a":{"b":1}})") == "a.b:  -> 1\n");
}

TEST_CASE("arrays of scalars read as lists, others as JSON", "[model]") {
  CHECK(diff(R"({"a":["x","y"]})", R"({"a":["x",1,true,null]})") == "a: x, y -> x, 1, true, null\n");
  CHECK(diff(R"({"a":[]})", R"({"a":[{"b":1}]})") == "a: [] -> [{\"b\":1}]\n");
  CHECK(diff(R"({"a":["x"]})", R"({"a":[["x"]]})") == "a: x -> [[\"x\"]]\n");
  CHECK(diff(R"({"a":["","x"]})", R"({"a":["x"]})") == "a: , x -> x\n");
}

TEST_CASE("what would read the same is told apart by JSON", "[model]") {
  CHECK(diff(R"({"a":1})", R"({"a":"1"})") == "a: 1 -> \"1\"\n");
  CHECK(diff(R"({"a":"x"})", R"({"a":["x"]})") == "a: \"x\" -> [\"x\"]\n");
  CHECK(diff(R"({"a":["x, y"]})", R"({"a":["x","y"]})") == "a: [\"x, y\"] -> [\"x\",\"y\"]\n");
  CHECK(diff("{}", R"({"a":""})") == "a:  -> \"\"\n");
}

TEST_CASE("documents of 100,000 fields are compared without a search for each", "[model]") {
  auto before = data::Value::object(), after = data::Value::object();
  for (int i = 0; i < 100'000; ++i) {
    before.as_object().push_back({std::to_string(i), i, {}});
    after.as_object().push_back({std::to_string(99'999 - i), i == 7 ? -1 : 99'999 - i, {}});
  }
  const auto changes = model::document_diff(before, after);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].key == "99992");
  CHECK(changes[0].before == "99992");
  CHECK(changes[0].after == "-1");
}
