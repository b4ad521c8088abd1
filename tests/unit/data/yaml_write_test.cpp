#include <cmath>
#include <limits>

#include "outcome.hpp"

using bs::data::parse_yaml_single;
using bs::data::to_yaml;
using bs::data::Value;

namespace {

Value json(std::string_view text) {
  return bs::data::parse_json(text);
}

/// True when what is written reads back equal, by YAML 1.2 and, but for dates, by 1.1.
bool reads_back(const Value& value) {
  const std::string text = to_yaml(value);
  INFO(text);
  const bool modern = parse_yaml_single(text, "x") == value;
  const bool old = parse_yaml_single("%YAML 1.1\n---\n" + text, "x") == value;
  CHECK(modern);
  CHECK(old);
  return modern && old;
}

}  // namespace

TEST_CASE("yaml: values are written as a person would") {
  const Value value = json(R"({"apiVersion": "backstage.io/v1alpha1", "kind": "Component",
    "metadata": {"name": "pay", "description": "Takes money.\nGives receipts.\n", "tags": ["go", "c++"], "labels": {}},
    "spec": {"list": [{"a": 1, "b": [2, 3]}, [], [["x"]], null, true], "version": "1.10", "note": "a\nb",
             "text": "key: value", "answer": "yes", "empty": "", "keep": "a\n\n", "number": 1.5}})");
  CHECK(to_yaml(value) ==
        "apiVersion: backstage.io/v1alpha1\n"
        "kind: Component\n"
        "metadata:\n"
        "  name: pay\n"
        "  description: |\n"
        "    Takes money.\n"
        "    Gives receipts.\n"
        "  tags:\n"
        "    - go\n"
        "    - c++\n"
        "  labels: {}\n"
        "spec:\n"
        "  list:\n"
        "    - a: 1\n"
        "      b:\n"
        "        - 2\n"
        "        - 3\n"
        "    - []\n"
        "    - - - x\n"
        "    - null\n"
        "    - true\n"
        "  version: \"1.10\"\n"
        "  note: |-\n"
        "    a\n"
        "    b\n"
        "  text: \"key: value\"\n"
        "  answer: \"yes\"\n"
        "  empty: \"\"\n"
        "  keep: |+\n"
        "    a\n"
        "\n"
        "  number: 1.5\n");
  CHECK(reads_back(value));
}

TEST_CASE("yaml: text that would read as something else is quoted") {
  for (const char* text : {"",
                           "~",
                           "null",
                           "Null",
                           "true",
                           "FALSE",
                           "yes",
                           "No",
                           "on",
                           "y",
                           "N",
                           "0",
                           "-1",
                           "+1",
                           "010",
                           "0o7",
                           "0x1",
                           "0b1",
                           "1_0",
                           "1.5",
                           ".5",
                           "1e3",
                           ".inf",
                           "-.INF",
                           ".nan",
                           "12:30",
                           "1:30.5",
                           "2024-01-01",
                           "2024-01-01T00:00:00Z",
                           "-",
                           "?",
                           ":",
                           "- a",
                           "? a",
                           ": a",
                           "a: b",
                           "a:",
                           "a #b",
                           "#a",
                           " a",
                           "a ",
                           "\ta",
                           "a\t",
                           "[a",
                           "]",
                           "{a",
                           "}",
                           ",a",
                           "&a",
                           "*a",
                           "!a",
                           "|a",
                           ">a",
                           "'a",
                           "\"a",
                           "%a",
                           "@a",
                           "`a",
                           "---",
                           "--- a",
                           "...",
                           "<<",
                           "\r",
                           "a\rb",
                           "\x1b[2J",
                           "\x7f",
                           "\uFEFFa",
                           "\n",
                           "\na",
                           "a\n\n  \nb",
                           "  a\nb",
                           "a\n\r\nb"}) {
    INFO(text);
    CHECK(to_yaml(Value(text)).front() == '"');
    CHECK(reads_back(Value(text)));
    Value object = Value::object();
    object.set(text, text);
    CHECK(to_yaml(object).front() == '"');
    CHECK(reads_back(object));
  }
}

TEST_CASE("yaml: text that needs no quotes has none") {
  for (const char* text :
       {"a",    "a b",        "-a",    "?a",    ":a",       "a:b",       "a#b",      "a, b",
        "it's", "say \"hi\"", "C:\\x", "1.2.3", "nullable", "yesterday", "${{ x }}", "https://a/b?c=d#e",
        "é",    "=",          "a]",    "--a",   "..a"}) {
    INFO(text);
    CHECK(to_yaml(Value(text)) == std::string(text) + "\n");
    CHECK(reads_back(Value(text)));
  }
}

TEST_CASE("yaml: lines, long keys, numbers") {
  Value object = Value::object();
  object.set(std::string(2000, 'k'), Value(json("[1]")));
  object.set("many\nlines", "a\n\tb\n");
  object.set("list", json(R"(["x\ny", "x\ny\n\n", [["a\nb"]], {"k": "c\nd\n"}])"));
  object.set("numbers", json("[0, -5, 1e21, 1e-7, 123456789012345680000, 0.1]"));
  CHECK(reads_back(object));
  CHECK(to_yaml(Value("a\nb\n")) == "|\n  a\n  b\n");
  CHECK(to_yaml(Value(std::numeric_limits<double>::infinity())) == ".inf\n");
  CHECK(to_yaml(Value(-std::numeric_limits<double>::infinity())) == "-.inf\n");
  CHECK(to_yaml(Value(std::nan(""))) == ".nan\n");
  CHECK(to_yaml(Value("\xFF")) == "\uFFFD\n");
  CHECK(to_yaml(Value()) == "null\n");
}
