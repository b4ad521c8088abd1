#include "bs/data/toml.hpp"

#include "bs/data/json.hpp"
#include "support/error_of.hpp"

using bs::data::parse_toml;
using bs::data::to_json;
using bs::data::Value;
using bs::test::error_of;

TEST_CASE("toml: tables, arrays and values in the order of the file") {
  const std::string_view text =
      "title = \"x\"\n"
      "[package]\n"
      "name = 'pay'\n"
      "version = \"1.0\"\n"
      "edition.workspace = true\n"
      "[[bin]]\n"
      "path = \"a\"\n"
      "[[bin]]\n"
      "path = \"b\"\n"
      "[a]\n"
      "n = [1, 2.5, {k = 0xFF}]\n"
      "when = [2024-01-02T03:04:05Z, 2024-01-02, 03:04:05]\n";
  CHECK(to_json(parse_toml(text)) ==
        R"({"title":"x","package":{"name":"pay","version":"1.0","edition":{"workspace":true}},)"
        R"("bin":[{"path":"a"},{"path":"b"}],"a":{"n":[1,2.5,{"k":255}],)"
        R"("when":["2024-01-02T03:04:05Z","2024-01-02","03:04:05"]}})");
  const Value root = parse_toml(text);
  CHECK(root.find("package")->find("name")->mark == bs::Mark{3, 8});
  CHECK(root.find("package")->as_object()[0].key_mark == bs::Mark{3, 1});
  CHECK(to_json(parse_toml("")) == "{}");
  CHECK(to_json(parse_toml("\xEF\xBB\xBF"
                           "a = 1")) == R"({"a":1})");
}

TEST_CASE("toml: faults have a place") {
  try {
    parse_toml("a = 1\nb = \n", "Cargo.toml");
    FAIL("no error");
  } catch (const bs::Error& error) {
    CHECK(error.kind() == bs::ErrorKind::config);
    CHECK(error.place().text().substr(0, 13) == "Cargo.toml:2:");
    CHECK(error.message().substr(0, 24) == "this is not valid TOML: ");
  }
  CHECK(error_of([] { parse_toml("a = 1\na = 2"); }).substr(0, 32) == "config: this is not valid TOML: ");
  CHECK(error_of([] { parse_toml("a = \"\xFF\""); }).substr(0, 32) == "config: this is not valid TOML: ");
}

TEST_CASE("toml: depth and size are bounded before parsing") {
  const auto nested = [](std::size_t depth) {
    return "a = " + std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(error_of([&] { parse_toml(nested(128)); }) == "none");
  CHECK(error_of([&] { parse_toml(nested(129)); }) == "limit: TOML nested deeper than 128 levels");
  CHECK(error_of([&] { parse_toml(nested(1'000'000)); }) == "limit: TOML nested deeper than 128 levels");
  std::string dotted = "a";
  for (int i = 0; i < 128; ++i) dotted += ".a";
  CHECK(error_of([&] { parse_toml(dotted + " = 1"); }) == "none");
  CHECK(error_of([&] { parse_toml(dotted + ".a = 1"); }) == "limit: TOML nested deeper than 128 levels");
  CHECK(error_of([&] { parse_toml("[" + dotted + "]"); }) == "limit: TOML nested deeper than 128 levels");
  CHECK(error_of([] {
          parse_toml("a = '" + std::string(200, '[') + "' # " + std::string(200, '[') + "\nb = \"\"\"\\\"" +
                     std::string(200, '{') + "\n\"\"\"\n");
        }) == "none");
  CHECK(error_of([] { parse_toml(std::string((8u << 20) + 1, '\n')); }) == "limit: TOML larger than 8 MiB");
}
