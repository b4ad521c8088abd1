// The terminal that the other tests look at.
#include "support/screen.hpp"

#include <catch2/catch.hpp>

using bs::test::Screen;
using Lines = std::vector<std::string>;

TEST_CASE("screen: movement, erasing, wrapping, scrolling") {
  Screen screen(3, 10);
  screen.feed("one\r\ntwo\r\nthree");
  CHECK(screen.lines() == Lines{"one", "two", "three"});
  screen.feed("\x1b[9A\rX\x1b[K\x1b[1B\r\x1b[2CY");
  CHECK(screen.lines() == Lines{"X", "twY", "three"});
  CHECK(screen.before_cursor() == "twY");
  screen.feed("\x1b[J");
  CHECK(screen.lines() == Lines{"X", "twY"});
  screen.feed("\r0123456789");  // the last column is written, nothing wraps yet
  CHECK(screen.lines() == Lines{"X", "0123456789"});
  screen.feed("a漢");
  CHECK(screen.lines() == Lines{"X", "0123456789", "a漢"});
  screen.feed("\r\n\n\x1b[9A+");  // two lines scroll off; the cursor goes no higher than the screen
  CHECK(screen.lines() == Lines{"X", "0123456789", "+漢"});
  CHECK(screen.unknown().empty());
  screen.feed("\x1b[2J\x1b[?1049h");
  CHECK(screen.unknown() == Lines{"[2J", "[?1049h"});
}

TEST_CASE("screen: half a wide letter is none") {
  Screen screen(3, 10);
  screen.feed("a漢字b\r\x1b[2Cx");
  CHECK(screen.lines() == Lines{"a x字b"});
  screen.feed("\r\x1b[3Cy");
  CHECK(screen.lines() == Lines{"a xy b"});
  screen.feed("\r漢字\r\x1b[3C\x1b[K");
  CHECK(screen.lines() == Lines{"漢"});
}

TEST_CASE("screen: letters of no width and cut sequences") {
  Screen screen(3, 10);
  screen.feed("e\xcc");
  screen.feed("\x81x\x1b");
  screen.feed("[1");
  screen.feed("D!");
  CHECK(screen.lines() == Lines{"e\u0301!"});
  screen.feed("\x1b[?25l\x1b[?2004h");
  CHECK_FALSE(screen.shows_cursor());
  CHECK(screen.brackets_pastes());
}

TEST_CASE("screen: another width breaks long lines anew, and puts them together again") {
  Screen screen(5, 10);
  screen.feed("abcdefgh\r\nij");
  screen.resize(5, 4);
  CHECK(screen.lines() == Lines{"abcd", "efgh", "ij"});
  CHECK(screen.before_cursor() == "ij");
  screen.resize(5, 10);
  CHECK(screen.lines() == Lines{"abcdefgh", "ij"});
  screen.feed("!");
  CHECK(screen.cursor_line() == "ij!");
}
