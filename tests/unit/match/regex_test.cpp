#include "bs/match/regex.hpp"

#include "support/error_of.hpp"

using bs::match::Regex;
using bs::match::RegexOptions;
using bs::test::error_of;

TEST_CASE("regex: search, full and groups") {
  const Regex regex("(?P<key>[a-z]+)=(\\d+)?");
  CHECK(regex.search("x: port=80"));
  CHECK_FALSE(regex.full("x: port=80"));
  CHECK(regex.full("port=80"));
  CHECK(regex.group_names() == std::vector<std::string>{"", "key", ""});

  const auto found = regex.find("x: port= then=5");
  REQUIRE(found);
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].begin == 3);
  CHECK((*found)[0].end == 8);
  CHECK((*found)[1].begin == 3);
  CHECK((*found)[1].end == 7);
  CHECK((*found)[2].begin == std::string_view::npos);

  const auto next = regex.find("x: port= then=5", 8);
  REQUIRE(next);
  CHECK((*next)[0].begin == 9);
  CHECK((*next)[2].begin == 14);
  CHECK_FALSE(regex.find("a=1", 3));
  CHECK_FALSE(regex.find("a=1", 4));
}

TEST_CASE("regex: options") {
  CHECK_FALSE(Regex("^b$").search("a\nb\nc"));
  CHECK(Regex("^b$", RegexOptions{.multi_line = true}).search("a\nb\nc"));
  CHECK_FALSE(Regex("a.b").search("a\nb"));
  CHECK(Regex("a.b", RegexOptions{.dot_all = true}).search("a\nb"));
  CHECK(Regex("ÄB", RegexOptions{.ignore_case = true}).search("äb"));
  CHECK(Regex("").search(""));
  CHECK_FALSE(Regex("a$").search("a\n"));
}

TEST_CASE("regex: a byte that is no UTF-8 is matched by nothing") {
  CHECK_FALSE(Regex("^.$").search("\xFF"));
  CHECK(Regex("b").search("\xFF b"));
}

TEST_CASE("regex: faults are told in words") {
  CHECK(error_of([] { Regex("a(b"); }) == "config: the regular expression \"a(b\" is faulty: missing )");
  CHECK(error_of([] { Regex("a(b", RegexOptions{.multi_line = true}); }) ==
        "config: the regular expression \"a(b\" is faulty: missing )");
  CHECK(error_of([] { Regex("[b-a]"); }) ==
        "config: the regular expression \"[b-a]\" is faulty: faulty character range at \"b-a\"");
  CHECK(error_of([] { Regex("a(?=b)"); }) ==
        "config: the regular expression \"a(?=b)\" is faulty: lookaround and such groups are not supported "
        "at \"(?=\"");
  CHECK(error_of([] { Regex("(a)\\1"); }) ==
        "config: the regular expression \"(a)\\1\" is faulty: unknown escape at \"\\1\"");
  CHECK(error_of([] { Regex("x**"); }) ==
        "config: the regular expression \"x**\" is faulty: two repetitions in a row at \"**\"");
  CHECK(error_of([] { Regex("x{1001}"); }) ==
        "config: the regular expression \"x{1001}\" is faulty: a repetition may count to 1,000 at most at "
        "\"{1001}\"");
}

TEST_CASE("regex: memory is bounded, at compile time and at match time") {
  CHECK(error_of([] { Regex("((((a{100}){100}){100}){100}){100}"); }).find("is faulty: ") !=
        std::string::npos);
  CHECK(
      error_of([] { Regex("(\\pL{1,100}){1,10}"); }) ==
      "config: the regular expression \"(\\pL{1,100}){1,10}\" is faulty: the pattern needs more than 8 MiB");
  // Exponential for backtracking engines.
  const Regex nested("^(a+)+$");
  std::string text(100'000, 'a');
  text += 'b';
  CHECK_FALSE(nested.search(text));
  const Regex states("(a|b)*a(a|b){20}$");
  CHECK_FALSE(states.search(std::string(20'000, 'b')));
}

TEST_CASE("regex: JavaScript's meaning is kept") {
  struct Case {
    std::string_view pattern;
    std::string_view text;
    bool matches;
  };
  const std::vector<Case> cases = {
      {"^\\s$", "\u00a0", true},
      {"^\\s$", "\v", true},
      {"^\\s$", "\u2029", true},
      {"^\\s$", "\u200b", false},
      {"^\\S$", "\u00a0", false},
      {"^\\S$", "\u200b", true},
      {"^[\\s_]$", "\ufeff", true},
      {"^[^\\s_]$", "\ufeff", false},
      {"^[\\S\\n]$", "\n", true},
      {"^[\\S\\n]$", "\t", false},
      {"^.$", "\r", false},
      {"^.$", "\u2028", false},
      {"^.$", "\u00e9", true},
      {"^\\u00e9\\x41\\u{1F600}\\uD83D\\uDC32$", "éA😀🐲", true},
      {"^[\\u0400-\\u04ff]+$", "жЖ", true},
      {"^\\cJ\\0$", std::string_view("\n\0", 2), true},
      {"^[\\b]$", "\b", true},
      {"\\bb", "a b", true},
      {"^[[:alpha:]]$", "a]", true},
      {"^[]$", "", false},
      {"^[^]$", "\n", true},
      {"^[\\w-.]$", "-", true},
      {"^[\\w-.]$", "+", false},
      {"^\\p{Letter}\\p{gc=Nd}\\p{Script=Greek}$", "é٣α", true},
      {"^[\\p{ASCII}é]$", "é", true},
      {"^\\P{ASCII}$", "é", true},
      {"^(?<year>\\d{4})$", "2026", true},
      {"^a\\/b\\-c\\.d$", "a/b-c.d", true},
      {"a{,2}", "a{,2}", true},
  };
  for (const Case& c : cases) {
    INFO(c.pattern << " on " << c.text);
    CHECK(Regex::ecmascript(c.pattern).search(c.text) == c.matches);
  }
  CHECK(Regex::ecmascript("^.$", RegexOptions{.dot_all = true}).search("\n"));
  CHECK(Regex::ecmascript("(?<a>.)(.)").group_names() == std::vector<std::string>{"", "a", ""});
  CHECK(Regex::i_regexp("a.").full("a\u2028"));
  CHECK_FALSE(Regex::i_regexp("a.").full("a\n"));
}

TEST_CASE("regex: what JavaScript has and RE2 has not is refused, as is what JavaScript has not") {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"a(?=b)", "lookahead and lookbehind are not supported"},
      {"(?<!a)b", "lookahead and lookbehind are not supported"},
      {"(a)\\1", "back references are not supported"},
      {"(?<n>a)\\k<n>", "back references are not supported"},
      {"(?i)a", "unknown group \"(?i\""},
      {"(?P<n>a)", "unknown group \"(?P\""},
      {"\\a", "unknown escape \"\\a\""},
      {"\\Ab\\z", "unknown escape \"\\A\""},
      {"\\u12", "unknown escape \"\\u\""},
      {"\\u{110000}", "unknown escape \"\\u\""},
      {"\\pL", "\"\\p\" needs a name in braces"},
      {"[a", "missing ]"},
      {"a\\", "nothing follows the last backslash"},
      {"a)", "unexpected )"},
  };
  for (const auto& [pattern, reason] : cases) {
    INFO(pattern);
    const std::string message = error_of([p = pattern] { Regex::ecmascript(p); });
    CHECK(message.find(std::string(": ") + std::string(reason)) != std::string::npos);
  }
}
