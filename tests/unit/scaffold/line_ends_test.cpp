#include <catch2/catch.hpp>

#include "scaffold/line_ends.hpp"

using bs::scaffold::same_but_for_line_ends;
using bs::scaffold::with_line_ends_like;

TEST_CASE("text takes the line ends of the project, unless the template changed them itself") {
  CHECK(with_line_ends_like("a\r\n", "a\n", "b\nc\n") == "b\r\nc\r\n");
  CHECK(with_line_ends_like("a\n", "a\r\n", "b\r\n") == "b\n");
  CHECK(with_line_ends_like("a\n", "a\n", "b\r\n") == "b\r\n");  // the template's change
  CHECK(with_line_ends_like("a\n", "a\r\n", "b\n") == "b\n");
  CHECK(with_line_ends_like("a\r\nb\n", "a\n", "b\n") == "b\n");  // mixed
  CHECK(with_line_ends_like("a\r\n", "a\n", std::string_view("b\n\0", 3)) == std::string_view("b\n\0", 3));
}

TEST_CASE("the end of the last line follows the project") {
  CHECK(with_line_ends_like("a\n", "a", "b") == "b\n");
  CHECK(with_line_ends_like("a", "a\n", "b\n") == "b");
  CHECK(with_line_ends_like("a\r\nb\r\n", "a\nb", "c\nd") == "c\r\nd\r\n");
  CHECK(with_line_ends_like("a\r\nb", "a\r\nb\r\n", "c\r\n") == "c");
  CHECK(with_line_ends_like("a\n", "a\n", "b") == "b");
  CHECK(with_line_ends_like("", "a", "b") == "b");
}

TEST_CASE("what differs by line ends alone is the same") {
  CHECK(same_but_for_line_ends("a\r\nb", "a\nb\n"));
  CHECK(same_but_for_line_ends("", ""));
  CHECK_FALSE(same_but_for_line_ends("a", "a\n\n"));
  CHECK_FALSE(same_but_for_line_ends("", "\n"));
  CHECK_FALSE(same_but_for_line_ends(std::string_view("a\0\n", 3), std::string_view("a\0", 2)));
}
