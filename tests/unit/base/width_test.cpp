#include "bs/base/text.hpp"

using bs::display_width;
using bs::fit;
using bs::wrap;

using Lines = std::vector<std::string>;

TEST_CASE("columns of a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);  // a combining accent
  CHECK(display_width("日本") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("a\n\x1b\x7F\u0085") == 1);
  CHECK(display_width("\xFF") == 1);        // shown as a replacement
  CHECK(display_width("\u200B") == 0);      // zero width space
  CHECK(display_width("\U000E0FFF") == 1);  // not assigned
}

TEST_CASE("text is cut to a width") {
  CHECK(fit("checkout", 8) == "checkout");
  CHECK(fit("checkout", 7) == "checko…");
  CHECK(fit("checkout", 1) == "…");
  CHECK(fit("checkout", 0) == "");
  CHECK(fit("", 0) == "");
  CHECK(fit("checkout", 7, false) == "chec...");
  CHECK(fit("checkout", 3, false) == "...");
  CHECK(fit("checkout", 2, false) == "..");
  CHECK(fit("checkout", 0, false) == "");
  CHECK(fit("日本語", 6) == "日本語");
  CHECK(fit("日本語", 5) == "日本…");
  CHECK(fit("日本語", 4) == "日…");  // half a character is not shown
  CHECK(fit("e\u0301e\u0301", 2) == "e\u0301e\u0301");
  CHECK(fit("e\u0301e\u0301x", 2) == "e\u0301…");
}

TEST_CASE("what was cut is never wider than asked") {
  const std::string text = "a日e\u0301\xFF😀 z";
  for (std::size_t width = 0; width < 12; ++width) {
    CHECK(display_width(fit(text, width)) <= width);
    CHECK(display_width(fit(text, width, false)) <= width);
  }
}

TEST_CASE("padding") {
  CHECK(bs::pad_right("ab", 4) == "ab  ");
  CHECK(bs::pad_left("ab", 4) == "  ab");
  CHECK(bs::pad_right("日", 4) == "日  ");
  CHECK(bs::pad_right("abcde", 4) == "abcde");
  CHECK(bs::pad_left("abcde", 4) == "abcde");
}

TEST_CASE("wrapping") {
  CHECK(wrap("", 10).empty());
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 80) == Lines{"one two three"});
  CHECK(wrap("  one   two ", 80) == Lines{"one two"});
  CHECK(wrap("a\n\nb", 80) == Lines{"a", "", "b"});
  CHECK(wrap("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
  CHECK(wrap("x abcdefgh", 3) == Lines{"x", "abc", "def", "gh"});
  CHECK(wrap("gh i", 4) == Lines{"gh i"});
  CHECK(wrap("日本語", 1) == Lines{"日", "本", "語"});  // too wide at any rate
  CHECK(wrap("ab", 0) == Lines{"a", "b"});
}
