#include "bs/base/error.hpp"
#include "outcome.hpp"
#include "support/error_of.hpp"

using bs::data::parse_yaml;
using bs::data::parse_yaml_single;
using bs::data::YamlFile;
using bs::test::error_of;
using bs::test::outcome;
using namespace std::literals;

TEST_CASE("yaml: documents stand alone") {
  CHECK(outcome("").empty());
  CHECK(outcome("# only a comment\n").empty());
  CHECK(outcome("---\n---\n~\n---\n").empty());
  CHECK(outcome("a: 1\n---\nb: [\n---\nc: 2\n") ==
        R"({"a":1} | 3:4 this list is not closed by ']' | {"c":2})");
  CHECK(outcome("a: |\n  b\n---\nc: 1\n...\nd: 2") == R"({"a":"b\n"} | {"c":1} | {"d":2})");
  CHECK(outcome("a: \"b\n---\nc: 1") == "1:4 this quoted text is not closed by \" | {\"c\":1}");
  CHECK(outcome("--- |\n---\n--- 'a'\n---b: 1\n") == R"("" | 4:1 the document's value ended before this)");
  CHECK(outcome("--- a # b\n... # c\n...\n") == R"("a")");
  CHECK(outcome("a: 1\n... b\n") == "2:5 nothing but a comment may follow '...' on its line");
  CHECK(outcome("\xEF\xBB\xBF---\na: 1\n") == R"({"a":1})");
  CHECK(outcome("a: 1\n...\n\xEF\xBB\xBF# c\nb: 2\n") == R"({"a":1} | {"b":2})");
  CHECK(outcome("---\n\xEF\xBB\xBF"
                "b: 2\n") ==
        "{\"\xEF\xBB\xBF"
        "b\":2}");
}

TEST_CASE("yaml: directives") {
  CHECK(outcome("%YAML 1.2 # c\n---\na: yes") == R"({"a":"yes"})");
  CHECK(outcome("%YAML 1.1\n---\na: yes\n---\nb: no\n...\n%YAML 1.2\n---\nc: on") ==
        R"({"a":true} | {"b":false} | {"c":"on"})");
  CHECK(outcome("%YAML 1.3\n%OTHER x\n---\na: yes") == R"({"a":"yes"})");
  CHECK(outcome("%YAML\n---\na") == "1:1 %YAML needs one version: %YAML 1.2");
  CHECK(outcome("%YAML one\n---\na") == "1:1 'one' is no version of YAML");
  CHECK(outcome("%TAG !e!\n---\na") ==
        "1:1 %TAG needs a handle and a prefix: %TAG !e! tag:example.com,2024:");
  CHECK(outcome("%YAML 1.2\na: 1") == "2:1 a line '---' must stand between directives and the document");
  CHECK(outcome("%TAG !i! tag:yaml.org,2002:\n---\n!i!str 1\n---\n!i!str 2") ==
        R"("1" | 5:1 the handle of tag '!i!str' is not declared)");
  CHECK(outcome("%YAML 1.2\n").empty());
}

TEST_CASE("yaml: where a document stands in its file") {
  const std::string_view text = "# c\na: 1\n---\nb: 2\n--- [c]\n...\nd: [\n";
  const YamlFile file = parse_yaml(text);
  REQUIRE(file.documents.size() == 4);
  CHECK_FALSE(file.ok());
  CHECK(file.documents[0].text == "a: 1\n");
  CHECK(file.documents[0].first_line == 2);
  CHECK(file.documents[1].text == "b: 2\n");
  CHECK(file.documents[1].first_line == 4);
  CHECK(file.documents[2].text == " [c]\n");
  CHECK(file.documents[2].first_line == 5);
  CHECK(file.documents[3].text == "d: [\n");
  CHECK(file.documents[3].first_line == 7);
  CHECK_FALSE(file.documents[3].ok());
  CHECK(file.documents[3].root.is_null());
  CHECK(file.documents[1].text.data() == text.data() + text.find("b: 2"));
}

TEST_CASE("yaml: invalid UTF-8 is replaced, and said") {
  const std::string text = "a: 1\n---\nb: \xFFü\xC3(\n---\nc: é\n";
  const YamlFile file = parse_yaml(text);
  CHECK(file.ok());
  CHECK(
      outcome(text) ==
      "{\"a\":1} | warning 3:4 invalid UTF-8 was read as U+FFFD; {\"b\":\"\uFFFDü\uFFFD(\"} | {\"c\":\"é\"}");
  REQUIRE(file.documents.size() == 3);
  CHECK(file.documents[1].text == "b: \xFFü\xC3(\n");
  CHECK(file.documents[1].text.data() == text.data() + 9);
  CHECK(file.documents[2].text == "c: é\n");
  CHECK(outcome("a: \xFF\n--- \xFF\n").find("warning 2:5") != std::string::npos);
}

TEST_CASE("yaml: other encodings are named") {
  CHECK(outcome("\xFF\xFE"
                "a\0"sv) == "file: 0:0 the file is written in UTF-16");
  CHECK(outcome("\xFE\xFF\0a"sv) == "file: 0:0 the file is written in UTF-16");
  CHECK(outcome("a\0:\0"sv) == "file: 0:0 the file is written in UTF-16");
  CHECK(outcome("\0a\0:"sv) == "file: 0:0 the file is written in UTF-16");
  CHECK(outcome("\xFF\xFE\0\0"sv) == "file: 0:0 the file is written in UTF-32");
  CHECK(outcome("a\0\0\0:\0\0\0"sv) == "file: 0:0 the file is written in UTF-32");
  CHECK(outcome("a\0b"sv) == R"("a\u0000b")");
}

TEST_CASE("yaml: files that hold one document") {
  CHECK(parse_yaml_single("", "bs.yaml").is_null());
  CHECK(parse_yaml_single("---\n---\na: 1\n", "bs.yaml").find("a")->as_integer() == 1);
  CHECK(error_of([] { parse_yaml_single("a: 1\n---\nb: 2\n", "bs.yaml"); }) ==
        "config: this file must hold one YAML document, and a second one starts here");
  try {
    parse_yaml_single("a: \xFF\na: 2\nb: 1\nb: @\n", "bs.yaml");
    FAIL("no error");
  } catch (const bs::Error& error) {
    CHECK(error.message() == "map keys must be unique: 'a' is already set on line 1");
    CHECK(error.place().text() == "bs.yaml:2:1");
    REQUIRE(error.diagnostics().size() == 3);
    CHECK(error.diagnostics()[0].severity == bs::Severity::warning);
    CHECK(error.diagnostics()[1].message == "map keys must be unique: 'b' is already set on line 3");
    CHECK(error.diagnostics()[2].mark == bs::Mark{4, 4});
  }
}
