#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "form_spec.hpp"

using namespace bs::scaffold;

namespace {

const std::string k_questions = R"(
properties:
  text: {type: string}
  whole: {type: integer}
  number: {type: number}
  flag: {type: boolean}
  one: {type: string, enum: [gha, gl], enumNames: [GitHub Actions, GitLab]}
  size: {type: number, enum: [1, 2.5]}
  list: {type: array, items: {type: string}}
  numbers: {type: array, items: {type: integer}}
  some: {type: array, items: {type: string, enum: [a, 'b,c']}}
  map: {type: object}
  maps: {type: array, items: {type: object}}
)";

std::string read(const std::string& name, const std::string& text) {
  const auto form = form_of(k_questions);
  const Question question = question_named(*form, name);
  return bs::data::to_json(read_answer(text, &question));
}

std::string refused(const std::string& name, const std::string& text) {
  try {
    return "read as " + read(name, text);
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::usage);
    return error.message();
  }
}

}  // namespace

TEST_CASE("read_answer: text stays what was written") {
  for (const char* text : {"8080", "yes", "1.10", "null", "", " a ", "[a, b]", "# x", "a: b"})
    CHECK(read("text", text) == bs::data::json_quoted(text));
}

TEST_CASE("read_answer: by the question's schema") {
  CHECK(read("whole", "8080") == "8080");
  CHECK(read("whole", " -1 ") == "-1");
  CHECK(read("whole", "1e3") == "1000");
  CHECK(read("number", "1.10") == "1.1");
  CHECK(read("flag", "yes") == "true");
  CHECK(read("flag", "No") == "false");
  CHECK(read("flag", "TRUE") == "true");
  CHECK(read("one", "gl") == R"("gl")");
  CHECK(read("one", "github actions") == R"("gha")");
  CHECK(read("one", "other") == R"("other")");
  CHECK(read("size", "2.5") == "2.5");
  CHECK(read("size", "3") == "3");
  CHECK(read("list", "a, b") == R"(["a","b"])");
  CHECK(read("list", "[1.10, yes]") == R"(["1.10","yes"])");
  CHECK(read("list", R"(["a, b", c])") == R"(["a, b","c"])");
  CHECK(read("list", "- a\n- b") == R"(["a","b"])");
  CHECK(read("list", "") == "[]");
  CHECK(read("list", "[]") == "[]");
  CHECK(read("numbers", "1,2") == "[1,2]");
  CHECK(read("some", "b,c") == R"(["b,c"])");
  CHECK(read("some", "a,x") == R"(["a","x"])");
  CHECK(read("map", "{a: 1, b: [x]}") == R"({"a":1,"b":["x"]})");
  CHECK(read("maps", "[{a: 1}]") == R"([{"a":1}])");
  CHECK(bs::data::to_json(read_answer("{a: 1}", nullptr)) == R"({"a":1})");
  CHECK(bs::data::to_json(read_answer("8080", nullptr)) == "8080");
}

TEST_CASE("read_answer: says what is wanted") {
  CHECK(refused("whole", "many") == "whole is a whole number, not \"many\"");
  CHECK(refused("whole", "1.5") == "whole is a whole number, not \"1.5\"");
  CHECK(refused("whole", "") == "whole is a whole number, not \"\"");
  CHECK(refused("whole", "99999999999999999999") == "whole is a whole number, not \"99999999999999999999\"");
  CHECK(refused("number", "0x10") == "number is a number, not \"0x10\"");
  CHECK(refused("number", "inf") == "number is a number, not \"inf\"");
  CHECK(refused("flag", "maybe") == "flag is yes or no, not \"maybe\"");
  CHECK(refused("numbers", "1,b") == "numbers is a whole number, not \"b\"");
  CHECK(refused("map", "text") == "map is a map such as {a: b}, written as YAML");
  CHECK(refused("maps", "{a: 1}") == "maps is a list such as [{a: b}], written as YAML");
  CHECK(refused("list", "[a").find("the value of list is no YAML: ") == 0);
  CHECK(refused("map", "{a: ").find("the value of map is no YAML: ") == 0);
}
