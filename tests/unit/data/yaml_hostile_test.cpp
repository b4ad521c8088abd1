// Files made to break parsers, each with its exact outcome, in little time.
#include <ctime>

#include "outcome.hpp"
#include "support/shared_file.hpp"

namespace {

constexpr double k_most_seconds = 0.1;

struct Case {
  std::string_view file;
  std::string_view outcome;
};

const std::vector<Case> k_cases = {
    {"alias_undef", "1:4 alias '*nope' has no anchor '&nope' before it"},
    {"badesc", "{\"a\":\"\uFFFD\"}"},
    {"badutf8",
     "warning 1:5 invalid UTF-8 was read as U+FFFD; {\"a\":\"\uFFFD\uFFFD\uFFFD\",\"b\":\"\uFFFD(\"}"},
    {"blockseq_100", "1:129 nested deeper than 64 levels"},
    {"blockseq_10000", "1:129 nested deeper than 64 levels"},
    {"blockseq_499", "1:129 nested deeper than 64 levels"},
    {"blockseq_501", "1:129 nested deeper than 64 levels"},
    {"bom16be", "file: 0:0 the file is written in UTF-16"},
    {"bom16le", "file: 0:0 the file is written in UTF-16"},
    {"bom32", "file: 0:0 the file is written in UTF-32"},
    {"bom8", R"({"a":1})"},
    {"bom_mid", "{\"a\":1} | {\"\uFEFFb\":2}"},
    {"colon_bug", "1:2 this list is not closed by ']'"},
    {"colon_bug2", "warning 1:3 invalid UTF-8 was read as U+FFFD; 1:3 a space is missing behind !"},
    {"complexkey", R"({"{ a: 1 }":"b","[ 1, 2 ]":"c"})"},
    {"cr", "1:4 a map cannot start on the line of another key"},
    {"crlf", R"({"a":1,"b":"x\ny\n"})"},
    {"cycle_key", "1:5 alias '*a' stands inside the value it refers to"},
    {"cycle_map", "1:8 alias '*a' stands inside the value it refers to"},
    {"empty", ""},
    {"esc_ctrl", R"({"a":"\u001b[2J\u0007"})"},
    {"flowmap_100", "1:257 nested deeper than 64 levels"},
    {"flowmap_10000", "1:257 nested deeper than 64 levels"},
    {"flowmap_499", "1:257 nested deeper than 64 levels"},
    {"flowmapq_100", "1:129 nested deeper than 64 levels"},
    {"flowmapq_10000", "1:129 nested deeper than 64 levels"},
    {"flowmapq_2000", "1:129 nested deeper than 64 levels"},
    {"flowmapq_499", "1:129 nested deeper than 64 levels"},
    {"flowmapq_501", "1:129 nested deeper than 64 levels"},
    {"flowseq_100", "1:65 nested deeper than 64 levels"},
    {"flowseq_1000", "1:65 nested deeper than 64 levels"},
    {"flowseq_20000", "1:65 nested deeper than 64 levels"},
    {"flowseq_499", "1:65 nested deeper than 64 levels"},
    {"flowseq_500", "1:65 nested deeper than 64 levels"},
    {"flowseq_5000", "1:65 nested deeper than 64 levels"},
    {"flowseq_501", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_100", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_10000", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_2000", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_5000", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_50000", "1:65 nested deeper than 64 levels"},
    {"flowseq_open_501", "1:65 nested deeper than 64 levels"},
    {"fz1", "1:65 nested deeper than 64 levels"},
    {"fz3", "1:465 nested deeper than 64 levels"},
    {"fz8", R"("a")"},
    {"laughs_25x2", "6:10 aliases expand to more than 100 values"},
    {"laughs_8x50", "3:10 aliases expand to more than 100 values"},
    {"longkey", "1:1 a key must not be longer than 1024 characters"},
    {"loop_brace", R"("foo }")"},
    {"loop_brk", R"("a ]")"},
    {"loop_comma", "1:6 text follows the end of the value"},
    {"loop_comma2", "1:1 text without quotes cannot start with ',': ',' separates items in brackets"},
    {"loop_extra", "1:8 text follows the end of the value"},
    {"loop_flowthenmap", "2:1 the document's value ended before this"},
    {"loop_mapcomma", "2:1 text without quotes cannot start with ',': ',' separates items in brackets"},
    {"loop_mapscalar", "3:1 expected a key with a ':' behind it, found 'd'"},
    {"loop_mapseq", "4:1 a list item stands among the keys of a map"},
    {"loop_ok", R"({"kind":"A"})"},
    {"loop_seqmap", "2:1 the document's value ended before this"},
    {"loop_two", "1:7 text follows the end of the value"},
    {"merge", R"({"base":{"x":1,"y":2},"d":{"<<":{"x":1,"y":2},"y":3}})"},
    {"multidoc", R"({"a":1} | {"b":2} | {"c":3})"},
    {"multidoc_bad2nd", R"({"a":1} | 3:4 this list is not closed by ']' | {"c":1})"},
    {"norway", R"({"a":"no","b":"NO","c":"on","d":1.1,"e":777,"f":15,"g":1000,"h":null,"i":"12:30:45",)"
               R"("j":"2001-01-01","k":null,"l":null,"m":31,"n":100000000000000000000})"},
    {"nul_esc", R"({"a":"x\u0000y"})"},
    {"nulls", "1,000 NULs"},
    {"qmarks_flow", "1:4 '?' can only start an item"},
    {"rawesc", R"({"a":"\u001b[2J"})"},
    {"surrog", "warning 1:4 invalid UTF-8 was read as U+FFFD; {\"a\":\"\uFFFD\uFFFD\uFFFD\"}"},
    {"tab_indent", "2:1 tabs are not allowed as indentation"},
    {"tab_seq2",
     "3:3 tabs are not allowed as indentation; "
     "3:4 this '-' is indented differently from the other items of its list"},
    {"tag_bad", R"("")"},
    {"tag_only", "3:1 expected a key with a ':' behind it, found 'b'"},
    {"utf16_nobom", "file: 0:0 the file is written in UTF-16"},
};

/// The outcome of nulls.yaml is too long for a table.
std::string short_outcome(std::string_view text) {
  const std::string got = bs::test::outcome(text);
  std::string nulls;
  for (int i = 0; i < 1000; ++i) nulls += "\\u0000";
  return got == "\"" + nulls + "\"" ? "1,000 NULs" : got;
}

}  // namespace

TEST_CASE("yaml: hostile files") {
  if (!bs::test::shared_file("hostile/yaml/bom8.yaml")) return;
  for (const Case& test : k_cases) {
    INFO(test.file);
    const auto text = bs::test::shared_file("hostile/yaml/" + std::string(test.file) + ".yaml");
    REQUIRE(text);
    const std::clock_t start = std::clock();
    const std::string got = short_outcome(*text);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(got == test.outcome);
    CHECK(seconds < k_most_seconds);
  }
}

// Each of these kept a parser busy, or filled memory, or could: a megabyte of one thing.
TEST_CASE("yaml: a megabyte of anything takes a moment") {
  const std::vector<std::string> parts = {
      ",",    "[",     "{a: ", "- ",     "? ",       ": ",       ":\n",  "'\n",  "\"\n",
      "&a ",  "*a ",   "!a ",  "a: |\n", "- &a x\n", "x: x\n",   "[]\n", "\t\n", "a:\n\tb\n",
      "%a\n", "...\n", "# \n", "\\",     "a: [\n",   "\"\\q\" ", "\xFF", "{a,",  "[\"a\","};
  for (const std::string& part : parts) {
    INFO(part);
    std::string text;
    while (text.size() + part.size() <= 1u << 20) text += part;
    for (const char* prefix : {"", "a: \"", "["}) {
      INFO(prefix);
      const std::clock_t start = std::clock();
      bs::data::parse_yaml(prefix + text.substr(0, text.size() - 4));
      // Instrumented builds are slower; what must not happen takes minutes.
      CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 2.0);
    }
  }
}
