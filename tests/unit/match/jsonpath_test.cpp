#include "bs/match/jsonpath.hpp"

#include "bs/data/json.hpp"
#include "support/error_of.hpp"
#include "support/repeated.hpp"

using bs::data::Value;
using bs::match::JsonPath;
using bs::test::error_of;
using bs::test::repeated;

namespace {

Value json(std::string_view text) {
  return bs::data::parse_json(text);
}

std::vector<std::string> paths(std::string_view query, std::string_view document) {
  const Value root = json(document);
  std::vector<std::string> out;
  for (const JsonPath::Node& node : JsonPath(query).select(root)) out.push_back(node.path);
  return out;
}

std::string fault(std::string_view query) {
  const std::string said = error_of([&] { const JsonPath path(query); });
  const std::string start = "config: the JSONPath ";
  return said.starts_with(start) ? said.substr(start.size()) : said;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("jsonpath: nodes are pointers into the tree, with normalised paths") {
  const Value root = json(R"({"a":[{"b":1},{"b":2}],"c":{"b":3}})");
  const JsonPath path("$..b");
  CHECK(path.text() == "$..b");
  const auto nodes = path.select(root);
  REQUIRE(nodes.size() == 3);
  CHECK(nodes[0].value == root.find("a")->as_array()[0].find("b"));
  CHECK(nodes[0].path == "$['a'][0]['b']");
  CHECK(nodes[2].path == "$['c']['b']");
  CHECK(paths("$..*", R"([[1],{"a":2}])") == Lines{"$[0]", "$[1]", "$[0][0]", "$[1]['a']"});
  CHECK(paths("$['a','a']", R"({"a":1})") == Lines{"$['a']", "$['a']"});
  CHECK(paths("$.*", R"({"a'b\\c\n\u0001é":1})") == Lines{"$['a\\'b\\\\c\\n\\u0001é']"});
  // A normalised path finds its node.
  CHECK(paths(R"($['a\'b\\c\n\u0001é'])", R"({"a'b\\c\n\u0001é":1})").size() == 1);
}

TEST_CASE("jsonpath: singular queries") {
  for (const std::string_view query : {"$", "$.a", "$['a'][0]", "$[-1].b", "$ .a"}) {
    INFO(query);
    CHECK(JsonPath(query).is_singular());
  }
  for (const std::string_view query : {"$.*", "$..a", "$[0,1]", "$[0:1]", "$[?@.a]", "$['a','b']"}) {
    INFO(query);
    CHECK_FALSE(JsonPath(query).is_singular());
  }
  const Value root = json(R"({"a":{"b":[10,null]}})");
  REQUIRE(JsonPath("$.a.b[-2]").find(root) != nullptr);
  CHECK(JsonPath("$.a.b[-2]").find(root)->as_integer() == 10);
  CHECK(JsonPath("$.a.b[1]").find(root)->is_null());
  CHECK(JsonPath("$.a.b[2]").find(root) == nullptr);
  CHECK(JsonPath("$.a.b.c").find(root) == nullptr);
  CHECK(JsonPath("$").find(root) == &root);
}

TEST_CASE("jsonpath: faults say where and what") {
  CHECK(fault("") == "\"\" is faulty at character 1: a query starts with \"$\"");
  CHECK(fault("@.a") == "\"@.a\" is faulty at character 1: a query starts with \"$\"");
  CHECK(fault("$ ") == "\"$ \" is faulty at character 2: a segment starts with \".\", \"..\" or \"[\"");
  CHECK(fault("$.é.1") ==
        "\"$.é.1\" is faulty at character 5: a name, \"*\" or \"[\" is missing behind the dot");
  CHECK(fault("$[") == "\"$[\" is faulty at character 3: a selector is missing");
  CHECK(fault("$[0") == "\"$[0\" is faulty at character 4: \"]\" is missing");
  CHECK(fault("$['a]") == "\"$['a]\" is faulty at character 3: the text is not closed");
  CHECK(fault("$['\\x']") == "\"$['\\x']\" is faulty at character 4: unknown escape");
  CHECK(fault("$['\\ud800']") == "\"$['\\ud800']\" is faulty at character 4: half of a surrogate pair");
  CHECK(fault("$['\n']") == "\"$['\\n']\" is faulty at character 4: control characters must be escaped");
  CHECK(fault("$[01]") == "\"$[01]\" is faulty at character 3: an index does not start with 0 or -0");
  CHECK(fault("$[9007199254740992]") ==
        "\"$[9007199254740992]\" is faulty at character 3: the index is too large");
  CHECK(fault("$[?@.a=1]") == "\"$[?@.a=1]\" is faulty at character 7: \"]\" is missing");
  CHECK(fault("$[?1]") == "\"$[?1]\" is faulty at character 4: a literal must be compared with something");
  CHECK(fault("$[?@.*==1]") ==
        "\"$[?@.*==1]\" is faulty at character 4: this query may find more than one value");
  CHECK(fault("$[?@.a==1e999]") ==
        "\"$[?@.a==1e999]\" is faulty at character 9: the number is too large or too small");
  CHECK(fault("$[?length(@.a)]") ==
        "\"$[?length(@.a)]\" is faulty at character 4: what length() gives must be compared with something");
  CHECK(fault("$[?match(@,'a')==true]") ==
        "\"$[?match(@,'a')==true]\" is faulty at character 4: match() is true or false by itself and has no "
        "value");
  CHECK(fault("$[?count(1)>0]") == "\"$[?count(1)>0]\" is faulty at character 10: count() takes a query");
  CHECK(fault("$[?size(@)>0]") ==
        "\"$[?size(@)>0]\" is faulty at character 4: there is no function \"size\"; there are length, count, "
        "match, "
        "search and value");
  CHECK(fault("$[?match(@)]") == "\"$[?match(@)]\" is faulty at character 11: match() takes two arguments");
  CHECK(fault("$[?value(@,@)==1]") ==
        "\"$[?value(@,@)==1]\" is faulty at character 11: an argument too many");
  CHECK(fault("$[?!@.a==1]") == "\"$[?!@.a==1]\" is faulty at character 8: \"]\" is missing");
}

TEST_CASE("jsonpath: a pattern that is no regular expression matches nothing") {
  CHECK(paths("$[?match(@,'a(')]", R"(["a("])").empty());
  CHECK(paths("$[?!search(@,'a(')]", R"(["a("])").size() == 1);
  CHECK(paths("$.v[?search(@,$.r)]", R"({"r":"a(","v":["a("]})").empty());
}

TEST_CASE("jsonpath: depth, work and results are bounded") {
  const std::string deep = "$" + repeated("[?@", 65) + repeated("]", 65);
  CHECK(fault(deep).find("the query is nested too deeply") != std::string::npos);
  const std::string groups = "$[?" + repeated("(", 500'000) + "@" + repeated(")", 500'000) + "]";
  CHECK(fault(groups).find("the query is nested too deeply") != std::string::npos);
  CHECK(fault("$" + repeated("[?@", 64) + repeated("]", 64)) == "none");

  const Value nested = json(repeated("[", 500) + repeated("]", 500));
  CHECK(JsonPath("$..*").select(nested).size() == 499);
  CHECK(error_of([&] { JsonPath("$..*..*..*").select(nested); }) ==
        "limit: the JSONPath finds more than 100,000 values");
  CHECK(error_of([&] { JsonPath("$..[?$..[?$..[?@.a]]]").select(nested); }) ==
        "limit: the JSONPath looks at more than 5,000,000 values");

  const Value list = json("[1,2,3]");
  bs::match::JsonPathLimits limits;
  limits.results = 2;
  CHECK(error_of([&] { JsonPath("$[*]").select(list, limits); }) ==
        "limit: the JSONPath finds more than 2 values");
  CHECK(JsonPath("$[:2]").select(list, limits).size() == 2);
  // Steps as large as an index may be do not overflow.
  CHECK(JsonPath("$[::9007199254740991]").select(list).size() == 1);
  CHECK(JsonPath("$[-9007199254740991:9007199254740991:1]").select(list).size() == 3);
  CHECK(JsonPath("$[::-9007199254740991]").select(list).size() == 1);
}
