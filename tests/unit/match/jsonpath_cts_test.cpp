// The compliance suite of RFC 9535 (jsonpath-standard/jsonpath-compliance-test-suite), all cases.
#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "bs/match/jsonpath.hpp"
#include "support/shared_file.hpp"

using bs::data::Value;
using bs::match::JsonPath;

namespace {

/// One of the results that a case allows; most allow one only.
bool is_allowed(const Value& test, std::string_view one, std::string_view several, const Value& got) {
  if (const Value* expected = test.find(one)) return got == *expected;
  const Value* allowed = test.find(several);
  if (allowed == nullptr) return false;
  const bs::data::Array& all = allowed->as_array();
  return std::find(all.begin(), all.end(), got) != all.end();
}

void run_case(const Value& test) {
  const std::string selector = test.string_or("selector");
  INFO(test.string_or("name") << ": " << selector);
  if (test.find("invalid_selector") != nullptr) {
    CHECK_THROWS_AS(JsonPath(selector), bs::Error);
    return;
  }
  Value values = Value::array();
  Value paths = Value::array();
  for (const JsonPath::Node& node : JsonPath(selector).select(*test.find("document"))) {
    values.push_back(*node.value);
    paths.push_back(node.path);
  }
  INFO("values: " << bs::data::to_json(values) << " paths: " << bs::data::to_json(paths));
  CHECK(is_allowed(test, "result", "results", values));
  CHECK(is_allowed(test, "result_paths", "results_paths", paths));
}

}  // namespace

TEST_CASE("jsonpath: the compliance suite of RFC 9535") {
  const auto text = bs::test::shared_file("data/jsonpath-cts.json");
  if (!text) return;
  const Value suite = bs::data::parse_json(*text);
  const bs::data::Array& tests = suite.find("tests")->as_array();
  CHECK(tests.size() == 703);
  for (const Value& test : tests) run_case(test);
}
