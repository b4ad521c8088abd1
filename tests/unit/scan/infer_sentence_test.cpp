#include <catch2/catch.hpp>

#include "scan/first_sentence.hpp"

using bs::scan::first_sentence;
using bs::scan::one_line;
using bs::scan::says_deprecated;

TEST_CASE("The first sentence of a README", "[infer]") {
  CHECK(first_sentence("# pay\n\nTakes money from cards. Fast.\n", "pay") == "Takes money from cards.");
  CHECK(first_sentence("Title\n=====\n\nA *fast* [thing](x) with `code`, **e.g.** this one\nover lines.\n",
                       "x") == "A fast thing with code, e.g. this one over lines.");
  CHECK(first_sentence("---\ntitle: x\n---\n# x\n\nDoes it all for you\n", "x") == "Does it all for you");
  CHECK(first_sentence("# x\n\n[![b](c)](d) ![e](f)\n<p align=center>\n  Some words in html "
                       "here\n</p>\n\nReal words stand here.\n",
                       "x") == "Real words stand here.");
  CHECK(first_sentence(
            "<!--\nCopyright of somebody here\n\nmore words of it\n-->\n# x\n\nMoves bytes around quickly.\n",
            "x") == "Moves bytes around quickly.");
  CHECK(first_sentence("= Title\n:toc: left\n\nAn asciidoc https://x.y[project] of ours.\n", "x") ==
        "An asciidoc project of ours.");
  CHECK(first_sentence("# Ninja\n\nNinja is a small build system.\nhttps://ninja-build.org/\n", "ninja") ==
        "Ninja is a small build system.");
}

TEST_CASE("Greetings, news, orders and boilerplate are no description", "[infer]") {
  CHECK(first_sentence("# x\n\nWelcome to the x plugin!\n", "x").empty());
  CHECK(first_sentence("# x\n\nThis project was bootstrapped with Create React App.\n", "x").empty());
  CHECK(first_sentence("# x\n\nTo install it, run npm.\n", "x").empty());
  CHECK(first_sentence("# x\n\n## Usage\n\nThe flag is optional for all.\n", "x").empty());
  CHECK(first_sentence("# x\n\nSteps are as follows:\n", "x").empty());
  CHECK(first_sentence(
            "# gin\n\nWe're excited to announce 1.12!\n\n## What\n\nGin is a web framework written in Go.\n",
            "gin") == "Gin is a web framework written in Go.");
  CHECK(first_sentence("# x\n\nWelcome to this!\n\nThis plugin provides tabs for the page.\n", "foo") ==
        "This plugin provides tabs for the page.");
  CHECK(first_sentence("# x\n\nWelcome to this!\n\nArgo CD is a tool for all of us.\n", "argo-cd") ==
        "Argo CD is a tool for all of us.");
}

TEST_CASE("Hostile READMEs", "[infer]") {
  CHECK(first_sentence("", "").empty());
  CHECK(first_sentence("\xff\xfe\x00", "x").empty());
  CHECK(first_sentence("```\nnever closed and words in it\n", "x").empty());
  const std::string endless(1u << 20, 'a');
  CHECK(first_sentence(endless, "x").size() < 1000);
  std::string words;
  for (int i = 0; i < 200; ++i) words += "word ";
  const std::string cut = first_sentence(words, "x");
  CHECK(cut.ends_with("word…"));
  CHECK(cut.size() <= 202);
  std::string brackets;
  for (int i = 0; i < 5000; ++i) brackets += "[![";
  CHECK(first_sentence(brackets, "x").empty());
}

TEST_CASE("Descriptions on one line", "[infer]") {
  CHECK(one_line("  a\n\t b  ") == "a b");
  CHECK(one_line("Demo project for Spring Boot").empty());
  CHECK(one_line("a\xff") == "a\xEF\xBF\xBD");
  CHECK(one_line(std::string(2000, 'x')).size() < 310);
}

TEST_CASE("Deprecation in a README", "[infer]") {
  CHECK(says_deprecated("# x\n\n> **DEPRECATED**\n"));
  CHECK(says_deprecated("# Ingress Retirement\n"));
  CHECK(says_deprecated("# x\n\nThis repository has been archived.\n"));
  CHECK_FALSE(says_deprecated("# x\n\nSupports deprecated: no\n"));
  CHECK_FALSE(says_deprecated("# x\n\n## Deprecated APIs\n"));
  CHECK_FALSE(says_deprecated(""));
}
