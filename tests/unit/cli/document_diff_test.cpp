#include "cli/document_diff.hpp"

#include <catch2/catch.hpp>

#include "bs/data/json.hpp"

using namespace bs;

namespace {

std::string diff(const char* before, const char* after) {
  std::string out;
  for (const auto& change : cli::document_diff(data::parse_json(before), data::parse_json(after))) {
    out += change.key + ": " + change.before + " -> " + change.after + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a diff names the leaves that differ", "[cli]") {
  CHECK(diff(R"({"a":1,"b":{"c":"x"}})", R"({"b":{"c":"x"},"a":1})").empty());
  CHECK(diff(R"({"a":1,"b":{"c":"x","d":[1]}})", R"({"b":{"c":"y","d":[1,2]},"e":null})") ==
        "a: 1 -> \nb.c: x -> y\nb.d: [1] -> [1,2]\ne:  -> null\n");
  CHECK(diff(R"({"a":{"b":1}})", R"({"a":2})") == "a: {\"b\":1} -> 2\n");
}
