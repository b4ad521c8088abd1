#include <catch2/catch.hpp>

#include "scaffold/cookiecutter_text.hpp"
#include "scaffold/fnmatch.hpp"

using bs::scaffold::fnmatch;
using bs::scaffold::is_copied_as_binary;

TEST_CASE("fnmatch: as Python's") {
  CHECK(fnmatch("a/b.html", "*.html"));
  CHECK(fnmatch("a/b/c", "a/*"));
  CHECK_FALSE(fnmatch("a", "a/*"));
  CHECK(fnmatch("é", "?"));
  CHECK_FALSE(fnmatch("ab", "?"));
  CHECK(fnmatch("b", "[a-c]"));
  CHECK(fnmatch("d", "[!a-c]"));
  CHECK_FALSE(fnmatch("a", "[!a-c]"));
  CHECK(fnmatch("]", "[]]"));
  CHECK(fnmatch("-", "[a-]"));
  CHECK(fnmatch("[a", "[a"));
  CHECK(fnmatch("", "**"));
  CHECK_FALSE(fnmatch("A", "a"));
  CHECK(fnmatch("abcbcd", "a*bcd"));
  CHECK_FALSE(fnmatch("abc", "abcd*"));
}

TEST_CASE("fnmatch: many stars end soon") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  CHECK_FALSE(fnmatch(std::string(10'000, 'a'), pattern + "b"));
}

TEST_CASE("cookiecutter: what is binary") {
  CHECK_FALSE(is_copied_as_binary(""));
  CHECK_FALSE(is_copied_as_binary("text\n"));
  CHECK_FALSE(is_copied_as_binary("caf\xE9 in Latin 1, which is text too"));
  CHECK_FALSE(is_copied_as_binary("漢字漢字漢字"));
  CHECK(is_copied_as_binary(std::string("a\0b", 3)));
  CHECK(is_copied_as_binary("a\xFF"));
  CHECK(is_copied_as_binary("\xFF\xFEt\x01"));
  CHECK(is_copied_as_binary("\x80\x81\x82\x83\x84\x85\x86\x87"));
  CHECK_FALSE(is_copied_as_binary(std::string(1024, 'a') + '\0'));
}

TEST_CASE("cookiecutter: line ends") {
  using namespace bs::scaffold;
  CHECK(line_end_of("a") == "\n");
  CHECK(line_end_of("a\r\nb") == "\r\n");
  CHECK(line_end_of("a\r\nb\n") == "\n");
  CHECK(line_end_of("a\rb") == "\r");
  CHECK(with_plain_line_ends("a\r\nb\rc\n") == "a\nb\nc\n");
  CHECK(with_line_ends("a\nb", "\r\n") == "a\r\nb");
}
