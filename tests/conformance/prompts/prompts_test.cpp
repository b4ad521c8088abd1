// bs new as a person meets it: its questions at a terminal, and what is on disk afterwards.
#include <signal.h>

#include <catch2/catch.hpp>
#include "home.hpp"

using namespace bs::test;

TEST_CASE("bs new: from the first question to the written project") {
  const Home home;
  Pty pty(new_job(), home.options());
  const termios before = pty.first_mode();
  REQUIRE(is_asked(pty, "1/4  Name *        lower case, digits, dashes; also the folder"));
  pty.send("Billing API");
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("; did you mean billing-api?   (Enter takes it)"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("2/4  Port          [8080] >"));
  pty.send("80");
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("     x "));  // too small
  pty.send(keys::ctrl_u);
  pty.send("9000\r");
  REQUIRE(pty.wait_for("3/4  CI            (*) GitHub Actions   ( ) GitLab CI   ( ) none"));
  pty.send(keys::right);
  REQUIRE(pty.wait_for("(*) GitLab CI"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("4/4  Database      ( ) yes   (*) no"));
  pty.send("y\r");
  REQUIRE(pty.wait_for("[y]es  [t]ree  [d]iff  [b]ack  [n]o"));
  CHECK(home.is_untouched());
  CHECK(
      pty.wait_for("1/4  Name          billing-api\n"
                   "2/4  Port          9000\n"
                   "3/4  CI            GitLab CI\n"
                   "4/4  Database      yes\n"));
  CHECK(pty.wait_for("./billing-api "));
  CHECK(pty.wait_for("--set port=9000"));
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("done "));
  CHECK(home.read("billing-api/README.md") == "# billing-api\n");
  CHECK(home.read("billing-api/settings.txt") == "port 9000\nci gitlab\ndatabase true\n");
  CHECK(same_mode(before, pty.mode()));
  CHECK(pty.screen().unknown().empty());
  CHECK_FALSE(pty.screen().brackets_pastes());
}

TEST_CASE("bs new: Esc goes back and offers the answer that was given; b goes back from the end") {
  const Home home;
  Pty pty(new_job(), home.options());
  REQUIRE(is_asked(pty, "1/4  Name"));
  pty.send("one\r");
  REQUIRE(pty.wait_for("2/4  Port"));
  pty.send(keys::escape);
  REQUIRE(pty.wait_for("[one] >"));
  CHECK(pty.text().find("2/4") == std::string::npos);
  pty.send("two\r");
  REQUIRE(pty.wait_for("2/4  Port"));
  CHECK(pty.text().find("1/4  Name          one") == std::string::npos);
  pty.send("9001\r");
  REQUIRE(pty.wait_for("3/4  CI"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("4/4  Database"));
  pty.send(keys::escape);
  REQUIRE(pty.wait_for("(*) GitHub Actions"));
  pty.send("n\r");
  REQUIRE(pty.wait_for("4/4  Database"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("[b]ack"));
  pty.send("b");
  REQUIRE(pty.wait_for("( ) yes   (*) no"));
  pty.send("y\r");
  REQUIRE(pty.wait_until([](const Screen& screen) {
    const std::string text = screen.text();
    return text.rfind("[b]ack") != text.find("[b]ack");
  }));
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(home.read("two/settings.txt") == "port 9001\nci none\ndatabase true\n");
}

TEST_CASE("bs new: the tree and the contents are shown before anything is written") {
  const Home home;
  Pty pty(new_job({"--set", "name=night", "--set", "ci=none", "--set", "database=false"}), home.options());
  REQUIRE(is_asked(pty, "1/1  Port"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("[t]ree"));
  pty.send("t");
  REQUIRE(pty.wait_for("  settings.txt\n"));
  REQUIRE(pty.wait_until([](const Screen& s) { return s.before_cursor().ends_with("[n]o "); }));
  pty.send("d");
  REQUIRE(pty.wait_for("+port 8080\n"));
  CHECK(pty.wait_for("+# night\n"));
  REQUIRE(pty.wait_until([](const Screen& s) { return s.before_cursor().ends_with("[n]o "); }));
  CHECK(home.is_untouched());
  pty.send("n");
  CHECK(pty.wait_for_exit() == 1);
  CHECK(pty.wait_for("nothing was written"));
  CHECK(home.is_untouched());
}

TEST_CASE("bs new: Ctrl-C, Ctrl-D and a killed process leave nothing behind, wherever they come") {
  for (const std::string_view end :
       {keys::ctrl_c, keys::ctrl_d, std::string_view("TERM"), std::string_view("HUP")}) {
    for (const bool is_at_the_end : {false, true}) {
      const Home home;
      Pty pty(new_job({"--set", "name=night", "--set", "port=2000", "--set", "ci=none"}), home.options());
      const termios before = pty.first_mode();
      REQUIRE(is_asked(pty, "1/1  Database"));
      if (is_at_the_end) {
        pty.send(keys::enter);
        REQUIRE(pty.wait_for("[y]es"));
        REQUIRE(pty.wait_until([](const Screen& s) { return s.brackets_pastes(); }));
      }
      if (end == "TERM" || end == "HUP") {
        const int number = end == "TERM" ? SIGTERM : SIGHUP;
        pty.signal(number);
        CHECK(pty.wait_for_exit() == 256 + number);
      } else {
        pty.send(end);
        CHECK(pty.wait_for_exit() == 1);
        CHECK(pty.wait_for("nothing was written"));
      }
      CHECK(home.is_untouched());
      CHECK(same_mode(before, pty.mode()));
      CHECK(pty.screen().shows_cursor());
      CHECK_FALSE(pty.screen().brackets_pastes());
    }
  }
}

TEST_CASE("bs new: without a name, the templates are searched") {
  const Home home;
  Pty pty({BS_PROGRAM, "new"}, home.options());
  REQUIRE(is_asked(pty, "What shall it be?"));
  pty.send("go-ser");
  REQUIRE(pty.wait_until([](const Screen& s) {
    return s.text().find("> go-service") != std::string::npos && s.text().find("rust") == std::string::npos;
  }));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("nothing is written before you say so"));
  REQUIRE(pty.wait_for("Name *"));
  CHECK(pty.wait_for("What shall it be?   go-service\n"));
  pty.send(keys::ctrl_c);
  CHECK(pty.wait_for_exit() == 1);
  CHECK(home.is_untouched());
}

TEST_CASE("bs new: a shipped template with its defaults, through all its questions") {
  const Home home;
  Pty pty({BS_PROGRAM, "new", "go-service", "billing", "--set", "owner=payments"}, home.options());
  for (int question = 0; question < 20; ++question) {
    const std::string next = fmt::format("{}/", question + 1);
    REQUIRE(pty.wait_until([&](const Screen& s) {
      return s.brackets_pastes() &&
             (s.cursor_line().starts_with(next) || s.text().find("\n" + next) != std::string::npos ||
              s.text().find("Write it?") != std::string::npos);
    }));
    if (pty.text().find("Write it?") != std::string::npos) break;
    pty.send(keys::enter);
  }
  REQUIRE(pty.wait_for("Write it?"));
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(home.read("billing/go.mod").starts_with("module "));
  CHECK(home.read("billing/catalog-info.yaml").find("payments") != std::string::npos);
}

TEST_CASE("bs new: 40 and 20 columns, and another size in the middle") {
  for (const std::size_t columns : {40u, 20u}) {
    const Home home;
    Pty pty(new_job({"--set", "port=2000"}), home.options(columns));
    REQUIRE(is_asked(pty, "1/3  Name *"));
    pty.send("Billing API\r");
    REQUIRE(pty.wait_for("(Enter"));
    CHECK(fits(pty.screen(), columns));
    pty.resize(24, columns + 3);
    pty.send(keys::enter);
    REQUIRE(pty.wait_for("2/3  CI"));
    REQUIRE(pty.wait_for("( ) none"));
    CHECK(pty.text().find("Enter") == std::string::npos);  // nothing is left of the question before
    pty.send(keys::enter);
    REQUIRE(pty.wait_for("3/3  Data"));
    REQUIRE(pty.wait_for("(*) no"));
    pty.send(keys::enter);
    REQUIRE(pty.wait_for("[n]o"));
    CHECK(fits(pty.screen(), columns + 3));
    pty.send("y");
    CHECK(pty.wait_for_exit() == 0);
    CHECK(home.read("billing-api/settings.txt") == "port 2000\nci github\ndatabase false\n");
    CHECK(pty.screen().unknown().empty());
  }
}

TEST_CASE("bs new: never a question where nobody sits") {
  const Home home;
  PtyOptions options = home.options();
  for (const std::string_view tail : {" </dev/null", " 2>/dev/null", " >/dev/null", " --yes", " # dumb"}) {
    options.environment["TERM"] = tail == " # dumb" ? "dumb" : "xterm";
    Pty pty({"/bin/sh", "-c", fmt::format("'{}' new ../templates/job{}", BS_PROGRAM, tail)}, options);
    CHECK(pty.wait_for_exit() == 2);
    CHECK_FALSE(pty.screen().brackets_pastes());
    CHECK(pty.text().find("1/4") == std::string::npos);
    CHECK(home.is_untouched());
  }
}
