// Several lines, and questions that one key answers, at a terminal.
#include <catch2/catch.hpp>
#include "asking.hpp"

using namespace bs::test;

TEST_CASE("lines: an empty one ends, backspace goes back into the one before") {
  Pty pty(form_of({field(Kind::lines, "Topics")}));
  REQUIRE(pty.wait_for("1/1  Topics        one a line, an empty line ends\n     >\n"));
  pty.send("one\rtwo\r");
  REQUIRE(pty.wait_for("     > one\n     > two\n     >\n"));
  pty.send(keys::backspace);
  pty.send(keys::backspace);
  pty.send("p");
  REQUIRE(pty.wait_for("     > one\n     > twp\n"));
  pty.send(keys::up);
  pty.send(keys::home);
  pty.send("0-");
  REQUIRE(pty.wait_for("     > 0-one\n"));
  pty.send(keys::down);
  pty.send(keys::end);
  pty.send("\r\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() == "1/1  Topics        0-one, twp\nanswers [0-one+twp]\nmode as before\n");
}

TEST_CASE("lines: a paste with empty lines is taken whole") {
  Pty pty(form_of({field(Kind::lines, "Text")}));
  REQUIRE(pty.wait_for("1/1"));
  pty.send(keys::paste("first\r\n\r\nsecond\r\n"));
  REQUIRE(pty.wait_for("     > first\n     >\n     > second\n     >\n"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [first++second]"));
}

TEST_CASE("lines: what was there is there again; many scroll; a required one must be there") {
  Field lines = field(Kind::lines, "Lines");
  for (int i = 1; i <= 12; ++i) lines.initial.push_back(fmt::format("line {}", i));
  Field needed = field(Kind::lines, "Needed");
  needed.required = true;
  Pty pty(form_of({lines, needed}));
  REQUIRE(pty.wait_for("     … 5 lines above\n     > line 6\n"));
  CHECK(pty.text().find("     > line 12\n     >\n") != std::string::npos);
  CHECK(pty.screen().before_cursor() == "     > ");
  for (int i = 0; i < 12; ++i) pty.send(keys::up);
  REQUIRE(pty.wait_for("     > line 1\n"));
  REQUIRE(pty.wait_for("     … 5 lines below\n"));
  for (int i = 0; i < 12; ++i) pty.send(keys::down);
  pty.send("\r");
  REQUIRE(pty.wait_for("2/2"));
  pty.send("\r");
  REQUIRE(pty.wait_for("x is required"));
  pty.send("a\r\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("line 12] [a]"));
}

namespace {

std::function<int()> key_question(std::string text) {
  return [text] {
    bs::ask::Asker asker(STDIN_FILENO, STDERR_FILENO, bs::Terminal::detect());
    const char key = asker.key(text, "ytdbn");
    bs::write_all(STDERR_FILENO, key == '\0' ? "none\n" : fmt::format("key {}\n", key));
    return key == '\0' ? 1 : 0;
  };
}

}  // namespace

TEST_CASE("key: one key of those that are asked for, shown behind the question") {
  const std::string text = "Write it?  [y]es  [t]ree  [d]iff  [b]ack  [n]o >";
  Pty pty(key_question(text));
  REQUIRE(pty.wait_for(text));
  CHECK(pty.screen().before_cursor() == text + " ");
  pty.send("x\r\x1b[A");
  pty.send(keys::paste("y"));
  pty.send("T");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() == text + " t\nkey t\n");
}

TEST_CASE("key: narrow, it wraps; Ctrl-C and Ctrl-D give none") {
  for (const std::string_view end : {keys::ctrl_c, keys::ctrl_d}) {
    PtyOptions options;
    options.columns = 20;
    Pty pty(key_question("Write it?  [y]es  [t]ree  [d]iff  [b]ack  [n]o >"), options);
    REQUIRE(pty.wait_for("Write it? [y]es\n[t]ree [d]iff\n[b]ack [n]o >\n"));
    pty.send(end);
    CHECK(pty.wait_for_exit() == 1);
    CHECK(pty.wait_for(">\nnone\n"));
  }
}
