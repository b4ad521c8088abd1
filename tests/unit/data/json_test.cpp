#include <cmath>
#include <limits>

#include "bs/data/json.hpp"
#include "support/error_of.hpp"

using bs::data::JsonLimits;
using bs::data::JsonStyle;
using bs::data::number_text;
using bs::data::parse_json;
using bs::data::to_json;
using bs::data::Type;
using bs::data::Value;
using bs::test::error_of;

namespace {

std::string fault_of(std::string_view text, const JsonLimits& limits = {}) {
  try {
    parse_json(text, "x.json", limits);
  } catch (const bs::Error& error) {
    return error.place().text() + " " + error.message();
  }
  return "";
}

}  // namespace

TEST_CASE("json: what is read is written") {
  for (const char* text : {"null", "true", "-1", "1.5", R"("a\"b\\\n\u0001")", "[]", "{}",
                           R"([1,[2,{"a":[]}]])", R"({"b":1,"a":{"c":null}})"}) {
    CHECK(to_json(parse_json(text)) == text);
  }
  CHECK(to_json(parse_json("\xEF\xBB\xBF [1 , 2]\n")) == "[1,2]");
  CHECK(to_json(parse_json(R"({"a":1,"b":2,"a":3})")) == R"({"a":3,"b":2})");
  CHECK(to_json(parse_json(R"("\u00e9\ud83d\ude00")")) == "\"é😀\"");
  CHECK(to_json(parse_json("\"\xFF\"")) == "\"\uFFFD\"");
  CHECK(parse_json("9223372036854775807").type() == Type::integer);
  CHECK(parse_json("9223372036854775808").type() == Type::number);
  CHECK(parse_json("-9223372036854775808").as_integer() == std::numeric_limits<std::int64_t>::min());
  CHECK(parse_json("-9223372036854775809").as_number() == -9223372036854775808.0);
}

TEST_CASE("json: values have marks") {
  const Value root = parse_json("{\n  \"ä\\\"b\": [1, \"x,y\", {\"k\" : true}],\n  \"n\":null}");
  CHECK(root.mark == bs::Mark{1, 1});
  const bs::data::Member& first = root.as_object()[0];
  CHECK(first.key_mark == bs::Mark{2, 3});
  CHECK(first.value.mark == bs::Mark{2, 11});
  CHECK(first.value.as_array()[1].mark == bs::Mark{2, 15});
  CHECK(first.value.as_array()[2].mark == bs::Mark{2, 22});
  CHECK(first.value.as_array()[2].find("k")->mark == bs::Mark{2, 29});
  CHECK(root.find("n")->mark == bs::Mark{3, 7});
}

TEST_CASE("json: faults have a place") {
  CHECK(fault_of("") ==
        "x.json:1:1 this is not valid JSON: unexpected end of input; expected '[', '{', or a literal");
  CHECK(fault_of("{\"a\":\n 1,}") ==
        "x.json:2:4 this is not valid JSON: unexpected '}'; expected string literal");
  CHECK(fault_of("[1] x").substr(0, 38) == "x.json:1:5 this is not valid JSON: inv");
  CHECK(fault_of("{a: 1}").substr(0, 34) == "x.json:1:2 this is not valid JSON:");
  CHECK(fault_of("[NaN]").substr(0, 34) == "x.json:1:2 this is not valid JSON:");
  CHECK(fault_of("1e999") == "x.json:1:5 this is not valid JSON: a number is out of range");
  CHECK(error_of([] { parse_json("[", "x"); }).substr(0, 7) == "config:");
}

TEST_CASE("json: depth and size are bounded") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(to_json(parse_json(nested(512))) == nested(512));
  CHECK(fault_of(nested(513)) == "x.json:1:513 JSON nested deeper than 512 levels");
  CHECK(error_of([&] { parse_json(nested(100'000)); }) == "limit: JSON nested deeper than 512 levels");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += R"({"a":)";
  CHECK(error_of([&] { parse_json(objects); }) == "limit: JSON nested deeper than 512 levels");
  JsonLimits limits;
  limits.bytes = 4;
  CHECK(fault_of("[1]", limits).empty());
  CHECK(fault_of("[1, 2]", limits) == "x.json JSON larger than 4 bytes");
}

TEST_CASE("json: many keys are no trouble") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += fmt::format("\"k{}\":{},", i, i);
  text += "\"k7\":\"last\"}";
  const Value object = parse_json(text);
  CHECK(object.as_object().size() == 100'000);
  CHECK(object.as_object()[7].value.as_string() == "last");
}

TEST_CASE("json: pretty printing") {
  CHECK(to_json(parse_json(R"({"a":[1,{"b":[]}],"c":{}})"), JsonStyle::pretty) ==
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}");
  std::string out = "x";
  append_json(out, Value("y"));
  CHECK(out == "x\"y\"");
  CHECK(bs::data::json_quoted("a\"\x7f\t\x1f\xC3") == "\"a\\\"\x7f\\t\\u001f\uFFFD\"");
}

TEST_CASE("json: numbers are written as JavaScript writes them") {
  const std::vector<std::pair<double, std::string>> numbers = {
      {0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {-1.5, "-1.5"},
      {0.1, "0.1"},
      {100, "100"},
      {1e20, "100000000000000000000"},
      {1e21, "1e+21"},
      {1.5e300, "1.5e+300"},
      {123456789.125, "123456789.125"},
      {1e-6, "0.000001"},
      {1e-7, "1e-7"},
      {1.25e-7, "1.25e-7"},
      {5e-324, "5e-324"},
      {4.35, "4.35"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {9007199254740993.0, "9007199254740992"}};
  for (const auto& [number, text] : numbers) {
    CHECK(number_text(number) == text);
    if (std::abs(number) < 1e300) CHECK(to_json(Value(number)) == text);
  }
  CHECK(number_text(std::nan("")) == "NaN");
  CHECK(number_text(-std::numeric_limits<double>::infinity()) == "-Infinity");
  CHECK(to_json(Value(std::nan(""))) == "null");
}
