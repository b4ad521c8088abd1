// What scalars without quotes mean, and what quotes and text blocks say.
#include <limits>

#include "outcome.hpp"

using bs::data::Type;
using bs::data::Value;
using bs::test::outcome;

namespace {

/// The JSON of the one value that `text` stands for; "" when there is a fault or another document.
std::string value_of(std::string_view text) {
  const std::string got = outcome("v: " + std::string(text) + "\n");
  return got.substr(0, 5) == R"({"v":)" ? got.substr(5, got.size() - 6) : got;
}
std::string value_11(std::string_view text) {
  const std::string got = outcome("%YAML 1.1\n---\nv: " + std::string(text) + "\n");
  return got.substr(0, 5) == R"({"v":)" ? got.substr(5, got.size() - 6) : got;
}

struct Meaning {
  std::string_view text;
  std::string_view core;
  std::string_view yaml_1_1;
};

}  // namespace

TEST_CASE("yaml: words and numbers by the core schema, and by YAML 1.1 where it is asked for") {
  const Meaning meaning = GENERATE(values<Meaning>({
      {"", "null", "null"},
      {"~", "null", "null"},
      {"null", "null", "null"},
      {"NULL", "null", "null"},
      {"nULL", R"("nULL")", R"("nULL")"},
      {"true", "true", "true"},
      {"FALSE", "false", "false"},
      {"tRUE", R"("tRUE")", R"("tRUE")"},
      {"yes", R"("yes")", "true"},
      {"NO", R"("NO")", "false"},
      {"y", R"("y")", "true"},
      {"on", R"("on")", "true"},
      {"Off", R"("Off")", "false"},
      {"0", "0", "0"},
      {"-0", "0", "0"},
      {"+12", "12", "12"},
      {"010", "10", "8"},
      {"08", "8", "8"},
      {"-012", "-12", "-10"},
      {"0o17", "15", R"("0o17")"},
      {"0o18", R"("0o18")", R"("0o18")"},
      {"0x1F", "31", "31"},
      {"-0x1F", R"("-0x1F")", "-31"},
      {"0b11", R"("0b11")", "3"},
      {"1_000", R"("1_000")", "1000"},
      {"1.10", "1.1", "1.1"},
      {"1.", "1", "1"},
      {".5", "0.5", "0.5"},
      {".", R"(".")", "null"},
      {"1e3", "1000", "1000"},
      {"1e", R"("1e")", R"("1e")"},
      {"e3", R"("e3")", "null"},
      {"-.5E-3", "-0.0005", "-0.0005"},
      {"1.5_0", R"("1.5_0")", "1.5"},
      {".inf", "null", "null"},
      {".nan", "null", "null"},
      {"12:30:45", R"("12:30:45")", "45045"},
      {"-1:30", R"("-1:30")", "-90"},
      {"1:30.5", R"("1:30.5")", "90.5"},
      {"1:60", R"("1:60")", R"("1:60")"},
      {"2024-01-01", R"("2024-01-01")", R"("2024-01-01")"},
      {"99999999999999999999", "100000000000000000000", "100000000000000000000"},
      {"9007199254740993", "9007199254740992", "9007199254740992"},
      {"1e999", "null", "null"},
      {"1e-999", "0", "0"},
      {"1.2.3", R"("1.2.3")", R"("1.2.3")"},
  }));
  INFO(meaning.text);
  CHECK(value_of(meaning.text) == meaning.core);
  CHECK(value_11(meaning.text) == meaning.yaml_1_1);
}

TEST_CASE("yaml: whole numbers are integers as far as JavaScript tells them apart") {
  const auto value = [](const char* text) { return bs::data::parse_yaml_single(text, "x.yaml"); };
  CHECK(value("9007199254740992").type() == Type::integer);
  CHECK(value("9007199254740995").type() == Type::number);
  CHECK(value("-9007199254740992").as_integer() == -9007199254740992);
  CHECK(value("1.0").type() == Type::number);
  CHECK(value("-.INF").as_number() == -std::numeric_limits<double>::infinity());
}

TEST_CASE("yaml: tags") {
  CHECK(value_of("!!str 1") == R"("1")");
  CHECK(value_of("! 1") == R"("1")");
  CHECK(value_of("!!int 1") == "1");
  CHECK(value_of("!!int 1.5") == R"("1.5")");
  CHECK(value_of("!!int 0x1E") == "30");
  CHECK(value_of("!!float 1") == R"("1")");
  CHECK(value_of("!!float 1.5") == "1.5");
  CHECK(value_of("!!bool yes") == R"("yes")");
  CHECK(value_of("!!null ~") == "null");
  CHECK(value_of("!own 1") == R"("1")");
  CHECK(value_of("!<tag:yaml.org,2002:int> 1") == "1");
  CHECK(value_of("!!binary aGVsbG8=") == R"({"type":"Buffer","data":[104,101,108,108,111]})");
  CHECK(value_of("!own [1]") == "[1]");
  CHECK(value_of("!own") == R"("")");
  CHECK(outcome("!own") == R"("")");
  CHECK(outcome("%TAG !t! tag:yaml.org,2002:\n---\n!t!str 1") == R"("1")");
  CHECK(value_of("!t!str 1") == "1:4 the handle of tag '!t!str' is not declared");
  CHECK(value_of("!! 1") == "1:4 tag '!!' has no name behind its handle");
  CHECK(value_of("!<x 1") == "1:4 tag '!<x' is not closed by '>'");
  CHECK(value_of("!a%C0 1") == R"("1")");
  CHECK(value_of("!!a%C0 1") == "1:4 tag '!!a%C0' holds escapes that are no UTF-8");
}

TEST_CASE("yaml: escapes in double quotes") {
  CHECK(value_of(R"("\0\a\b\e\f\n\r\t\v\"\/\\ \x41")") == R"("\u0000\u0007\b\u001b\f\n\r\t\u000b\"/\\ A")");
  CHECK(value_of(R"("\N\_\L\P")") == "\"\u0085\u00A0\u2028\u2029\"");
  CHECK(value_of(R"("\u00e9\U0001F600")") == "\"é😀\"");
  CHECK(value_of(R"("\ud83d\ude00")") == "\"😀\"");
  CHECK(value_of(R"("\ud83d x")") == "\"\uFFFD x\"");
  CHECK(value_of(R"("\q")") == R"(1:5 unknown escape '\q' in double quotes)");
  CHECK(value_of(R"("\é")") == R"(1:5 unknown escape '\é' in double quotes)");
  CHECK(value_of(R"("\x4")") == R"(1:5 unknown escape '\x4' in double quotes)");
  CHECK(value_of(R"("\U00110000")") == R"(1:5 unknown escape '\U00110000' in double quotes)");
  CHECK(value_of(R"('it''s \n')") == R"("it's \\n")");
}

TEST_CASE("yaml: lines are folded in quotes and without them") {
  CHECK(value_of("a\n  b\n\n  c  ") == R"("a b\nc")");
  CHECK(value_of("'a \n  b\n\n\n  c '") == R"("a b\n\nc ")");
  CHECK(value_of("\"a \\\n  b\n\n  c\\  \n  d\"") == R"("a b\nc  d")");
  CHECK(value_of("\" a\\tb\t\n \t c\"") == R"(" a\tb c")");
  CHECK(value_of("a\r\n  b\r\n") == R"("a b")");
  CHECK(value_of("a\rb") == R"("a\rb")");
}

TEST_CASE("yaml: text blocks") {
  CHECK(value_of("|\n  a\n   b\n\n  c\n\n") == R"("a\n b\n\nc\n")");
  CHECK(value_of("|-\n  a\n") == R"("a")");
  CHECK(value_of("|+\n  a\n\n\nw: 1") == R"("a\n\n\n","w":1)");
  CHECK(value_of(">\n  a\n  b\n\n  c\n") == R"("a b\nc\n")");
  CHECK(value_of(">-\n  a\n   b\n   c\n  d\n\n   e\n") == R"("a\n b\n c\nd\n\n e")");
  CHECK(value_of("|2\n    a\n") == R"("  a\n")");
  CHECK(value_of("|2-\n   a\n") == R"(" a")");
  CHECK(value_of("|\n\nw: 1") == R"("","w":1)");
  CHECK(value_of("|+\n\nw: 1") == R"("\n","w":1)");
  CHECK(value_of("| # comment\n  # text\n") == R"("# text\n")");
  CHECK(value_of("|\r\n  a\r\n  b\r\n") == R"("a\nb\n")");
  CHECK(outcome("--- |\na\nb\n") == R"("a\nb\n")");
}
