#include "git/config.hpp"

#include <catch2/catch.hpp>

#include "fixture.hpp"

using bs::git::Config;
using bs::test::fault_of;

namespace {

std::string value(std::string_view text, std::string_view key) {
  return Config::parse(text).value(key).value_or("nothing");
}

std::string fault(std::string_view text) {
  return fault_of([&] { Config::parse(text); });
}

}  // namespace

TEST_CASE("config: sections, names and values") {
  CHECK(value("[core]\nbare = true\n", "core.bare") == "true");
  CHECK(value("[Core] Bare=Yes", "core.bare") == "Yes");
  CHECK(value("[remote \"Origin\"]\n\turl = https://x/y\n", "remote.Origin.url") == "https://x/y");
  CHECK(value("[remote \"Origin\"]\n\turl = x\n", "remote.origin.url") == "nothing");
  CHECK(value("[branch \"a\\\"b\\\\c\"]\nremote = r", "branch.a\"b\\c.remote") == "r");
  CHECK(value("[a.b]\nc = d", "a.b.c") == "d");
  CHECK(value("[a]\nb = 1\n[a]\nb = 2\n", "a.b") == "2");
  CHECK(value("\xEF\xBB\xBF[a]\r\nb = 1\r\n", "a.b") == "1");
  CHECK(value("", "a.b") == "nothing");
  CHECK(value("[a]\nb", "a.b").empty());
  CHECK(value("[a]\nb =\n", "a.b").empty());
  CHECK(value("[a]\nb ; comment\n", "a.b").empty());
}

TEST_CASE("config: quotes, comments, escapes and continued lines") {
  CHECK(value("[a]\nb = x y  # comment", "a.b") == "x y");
  CHECK(value("[a]\nb = \"x # y \" ; z", "a.b") == "x # y ");
  CHECK(value("[a]\nb = x\\\n  y\n", "a.b") == "x  y");
  CHECK(value("[a]\nb = \\t\\n\\\"\\\\\n", "a.b") == "\t\n\"\\");
  CHECK(value("# [a]\n; b\n[a] # c\nb = 1", "a.b") == "1");
  CHECK(value("[a]b = 1", "a.b") == "1");
  CHECK(value("[a]\nb = x\\", "a.b") == "x");
}

TEST_CASE("config: what is true") {
  for (const char* text : {"[a]\nb", "[a]\nb = true", "[a]\nb = YES", "[a]\nb = on", "[a]\nb = 1"})
    CHECK(Config::parse(text).is_true("a.b"));
  for (const char* text : {"", "[a]\nb =", "[a]\nb = false", "[a]\nb = 0", "[a]\nb\n[a]\nb = no"})
    CHECK_FALSE(Config::parse(text).is_true("a.b"));
}

TEST_CASE("config: names below a section") {
  const Config config = Config::parse(
      "[remote \"b\"]\nurl=1\n[remote \"a.c\"]\nurl=2\n[remote \"b\"]\nurl=3\n[remote]\nurl=4\n"
      "[remotes \"x\"]\nurl=5\n[remote \"z\"]\nfetch=6\n");
  CHECK(config.names_below("remote", "url") == std::set<std::string>{"a.c", "b"});
}

TEST_CASE("config: faults name their line") {
  CHECK(fault("[core\n x") == "unreadable: config, line 1: a section without its ]");
  CHECK(fault("[]\n") == "unreadable: config, line 1: a section without a name");
  CHECK(fault("[a \"b]\n") == "unreadable: config, line 1: a section's name without its closing quote");
  CHECK(fault("[a \"b\\") == "unreadable: config, line 1: a section's name without its closing quote");
  CHECK(fault("[a]\nb = \"c\n") == "unreadable: config, line 2: a value without its closing quote");
  CHECK(fault("[a]\nb = \"c") == "unreadable: config, line 2: a value without its closing quote");
  CHECK(fault("[a]\n\nb_c = 1\n") ==
        "unreadable: config, line 3: a name that holds more than letters, digits and dashes");
  CHECK(fault("b = 1\n") == "unreadable: config, line 1: neither a section, a name nor a comment");
  CHECK(fault("[a]\n\x01\n") == "unreadable: config, line 2: neither a section, a name nor a comment");
  CHECK(fault("[a]\nb = \\x\n") == "unreadable: config, line 2: the escape \\x is unknown");
}

TEST_CASE("config: bounded") {
  std::string text = "[a]\n";
  for (int i = 0; i < 50'001; ++i) text += "b\n";
  CHECK(fault(text) == "unreadable: config, line 50002: more than 50,000 values");
}
