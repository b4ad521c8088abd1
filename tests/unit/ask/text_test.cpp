// Lines of text and secrets, at a terminal.
#include <catch2/catch.hpp>
#include "asking.hpp"

using namespace bs::test;
using bs::ask::Verdict;

namespace {

Field name_field() {
  Field name = field(Kind::text, "Name");
  name.help = "lower case, digits, dashes; also the folder";
  name.required = true;
  name.check = [](const std::vector<std::string>& values) -> Verdict {
    if (values.front() == "Billing API") return {"has a space and capitals", "billing-api"};
    if (values.front() == "bad") return {"is no good", ""};
    return {};
  };
  return name;
}

Field port_field() {
  Field port = field(Kind::text, "Port");
  port.initial = {"8080"};
  return port;
}

}  // namespace

TEST_CASE("text: a proposal is taken by Enter, and one line is left of each question") {
  Pty pty(form_of({name_field(), port_field()}));
  REQUIRE(pty.wait_for("     >"));
  CHECK(pty.text() == "1/2  Name *        lower case, digits, dashes; also the folder\n     >\n");
  CHECK(pty.screen().before_cursor() == "     > ");
  CHECK(pty.screen().shows_cursor());
  pty.send("Billing API");
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("x has"));
  CHECK(pty.text() ==
        "1/2  Name *        lower case, digits, dashes; also the folder\n"
        "     > Billing API\n"
        "     x has a space and capitals; did you mean billing-api?   (Enter takes it)\n");
  CHECK(pty.screen().before_cursor() == "     > Billing API");
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("2/2  Port"));
  CHECK(pty.text() ==
        "1/2  Name          billing-api\n"
        "2/2  Port          [8080] >                              Esc: back one question\n");
  pty.send(keys::enter);
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() ==
        "1/2  Name          billing-api\n2/2  Port          8080\nanswers [billing-api] [8080]\nmode as "
        "before\n");
  CHECK(pty.screen().unknown().empty());
  CHECK_FALSE(pty.screen().brackets_pastes());
}

TEST_CASE("text: a changed answer is checked anew, and a required one must be there") {
  Pty pty(form_of({name_field()}));
  REQUIRE(pty.wait_for("1/"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("     x is required\n"));
  pty.send("bad\r");
  REQUIRE(pty.wait_for("     x is no good\n"));
  CHECK(pty.text().find("is required") == std::string::npos);
  CHECK(pty.text().find("did you mean") == std::string::npos);
  pty.send("\x15");
  pty.send("Billing API\r");
  REQUIRE(pty.wait_for("did you mean"));
  pty.send("s");
  REQUIRE(pty.wait_for("> Billing APIs"));
  CHECK(pty.text().find("did you mean") == std::string::npos);
  pty.send(keys::enter);
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [Billing APIs]"));
}

TEST_CASE("text: a default can be taken, edited or taken away") {
  Pty pty(form_of({port_field(), port_field(), port_field()}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("\t");
  REQUIRE(pty.wait_for("> 8080"));
  pty.send(
      "\x7f"
      "1\r");
  REQUIRE(pty.wait_for("2/3"));
  pty.send("\x15");
  REQUIRE(
      pty.wait_until([](const Screen& screen) { return screen.before_cursor() == "2/3  Port          > "; }));
  pty.send("\r");
  REQUIRE(pty.wait_for("3/3"));
  pty.send("  9 \r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("2/3  Port          –\n"));
  CHECK(pty.wait_for("answers [8081] [] [9]"));
}

TEST_CASE("text: editing keys work on what is seen") {
  Pty pty(form_of({field(Kind::text, "T")}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("world");
  pty.send(keys::home);
  pty.send("hello ");
  pty.send(keys::end);
  pty.send("!?");
  pty.send(keys::left);
  pty.send(keys::backspace);
  REQUIRE(pty.wait_for("hello world?"));
  CHECK(pty.screen().before_cursor() == "1/1  T             > hello world");
  pty.send(keys::remove);
  pty.send(keys::ctrl_w);
  pty.send("漢e\u0301字");
  pty.send(keys::left);
  REQUIRE(pty.wait_until(
      [](const Screen& screen) { return screen.before_cursor() == "1/1  T             > hello 漢e\u0301"; }));
  pty.send(keys::enter);
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [hello 漢e\u0301字]"));
}

TEST_CASE("text: a paste does not answer, and brings no control characters") {
  Pty pty(form_of({field(Kind::text, "T"), field(Kind::text, "U")}));
  REQUIRE(pty.wait_for("1/2"));
  REQUIRE(pty.wait_until([](const Screen& screen) { return screen.brackets_pastes(); }));
  pty.send(keys::paste("one\r\ntwo\tthree\x03\x1b[31m\n"));
  REQUIRE(pty.wait_for("> one two three[31m"));
  CHECK(pty.text().find("2/2") == std::string::npos);
  pty.send(keys::ctrl_u);
  pty.send(keys::paste("safe"));
  pty.send("\rx\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [safe] [x]"));
}

TEST_CASE("text: what is typed ahead goes to the questions that follow") {
  Pty pty(form_of({field(Kind::text, "A"), field(Kind::text, "B"), field(Kind::text, "C")}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("one\rtwo\rthree\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [one] [two] [three]"));
}

TEST_CASE("text: Esc goes back, and the question asked again takes the place of its line") {
  Field second = field(Kind::text, "Second");
  second.help = "with help";
  Pty pty(form_of({field(Kind::text, "First"), second, field(Kind::text, "Third")}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("a\rb\r");
  REQUIRE(pty.wait_for("3/3"));
  CHECK(pty.text().find("1/3  First         a\n2/3  Second        b\n3/3  Third ") == 0);
  pty.send(keys::escape);
  REQUIRE(pty.wait_for("with help"));
  CHECK(pty.text() ==
        "1/3  First         a\n"
        "2/3  Second        with help                             Esc: back one question\n"
        "     >\n");
  pty.send(keys::escape);
  REQUIRE(pty.wait_for("1/3  First         >"));
  CHECK(pty.text() == "1/3  First         >\n");
  pty.send("oops");
  REQUIRE(pty.wait_for("> oops"));
  pty.send(keys::escape);  // the first question: nowhere to go back to, it clears the line
  REQUIRE(
      pty.wait_until([](const Screen& screen) { return screen.text().find("oops") == std::string::npos; }));
  pty.send("x\ry\rz\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() ==
        "1/3  First         x\n2/3  Second        y\n3/3  Third         z\nanswers [x] [y] [z]\nmode as "
        "before\n");
}

TEST_CASE("text: a secret is never seen, nor its length afterwards, nor its default") {
  Field secret = field(Kind::secret, "Token");
  Field kept = secret;
  kept.initial = {"old-one"};
  Pty pty(form_of({secret, kept}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("hunter2");
  REQUIRE(pty.wait_for("> •••••••\n"));
  pty.send("\r");
  REQUIRE(pty.wait_for("1/2  Token         ********\n"));
  REQUIRE(pty.wait_for("[as it is] >"));
  CHECK(pty.text().find("old-one") == std::string::npos);
  CHECK(pty.text().find("hunter2") == std::string::npos);
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [hunter2] [old-one]"));
}

TEST_CASE("text: a placeholder is seen until something is typed") {
  Field owner = field(Kind::text, "Owner");
  owner.placeholder = "team or person";
  Pty pty(form_of({owner}));
  REQUIRE(pty.wait_for("1/1  Owner         >  (team or person)\n"));
  CHECK(pty.screen().before_cursor() == "1/1  Owner         > ");
  pty.send("me");
  REQUIRE(pty.wait_for("> me\n"));
}
