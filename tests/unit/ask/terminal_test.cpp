// What a terminal may do meanwhile: interrupts, stops, ends, other sizes; and what it may lack.
#include <signal.h>

#include <catch2/catch.hpp>
#include "asking.hpp"

using namespace bs::test;

namespace {

std::vector<Field> small_form() {
  Field name = field(Kind::text, "Name");
  name.help = "lower case, digits, dashes; also the folder";
  return {name, with_items(Kind::choice, "CI", {"github", "gitlab", "none"})};
}

bool fits(const Screen& screen, std::size_t columns) {
  for (const std::string& line : screen.lines())
    if (bs::display_width(line) > columns) return false;
  return true;
}

}  // namespace

TEST_CASE("terminal: Ctrl-C and Ctrl-D end the questions with the mode as it was") {
  for (const std::string_view end : {keys::ctrl_c, keys::ctrl_d}) {
    Pty pty(form_of(small_form()));
    REQUIRE(pty.wait_for("     >"));
    pty.send(end);
    CHECK(pty.wait_for_exit() == 1);
    CHECK(pty.text() == "1/2  Name          cancelled\nstopped\nmode as before\n");
    CHECK(pty.screen().shows_cursor());
    CHECK_FALSE(pty.screen().brackets_pastes());
  }
}

TEST_CASE("terminal: Ctrl-D in a line erases, as elsewhere") {
  Pty pty(form_of({field(Kind::text, "T")}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("abc");
  pty.send(keys::home);
  pty.send(keys::ctrl_d);
  REQUIRE(pty.wait_for("> bc\n"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
}

TEST_CASE("terminal: a signal that ends the process leaves the mode as it was") {
  for (const int number : {SIGTERM, SIGHUP, SIGQUIT}) {
    Pty pty(form_of(small_form()));
    const termios before = pty.first_mode();
    REQUIRE(pty.wait_for("     >"));
    REQUIRE_FALSE(same_mode(before, pty.mode()));
    pty.signal(number);
    CHECK(pty.wait_for_exit() == 256 + number);
    CHECK(same_mode(before, pty.mode()));
    CHECK(pty.screen().shows_cursor());
    CHECK_FALSE(pty.screen().brackets_pastes());
    CHECK(pty.screen().cursor_line().empty());  // the shell's next line does not write over the question
  }
}

TEST_CASE("terminal: an interrupt from elsewhere is one from the keyboard") {
  Pty pty(form_of(small_form()));
  REQUIRE(pty.wait_for("     >"));
  pty.signal(SIGINT);
  CHECK(pty.wait_for_exit() == 1);
  CHECK(pty.wait_for("stopped\nmode as before\n"));
}

TEST_CASE("terminal: the mode is only changed while a question stands, also when a check throws") {
  Field broken = field(Kind::text, "Broken");
  broken.check = [](const std::vector<std::string>&) -> bs::ask::Verdict { throw std::runtime_error("no"); };
  Pty pty(form_of({broken}));
  const termios before = pty.first_mode();
  REQUIRE(pty.wait_for("1/"));
  pty.send("a\r");
  CHECK(pty.wait_for_exit() == 250);
  CHECK(same_mode(before, pty.mode()));
}

TEST_CASE("terminal: Ctrl-Z stops, and the question stands again afterwards") {
  // A shell with job control starts the form: this very program, with the hidden case below.
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  PtyOptions options;
  options.environment = {{"PS1", "shell> "}, {"ENV", std::nullopt}};
  Pty pty({"/bin/sh", "-i"}, options);
  REQUIRE(pty.wait_for("shell>"));
  const termios before = pty.first_mode();
  pty.send("'" + self + "' '[form at this terminal]'\r");
  REQUIRE(pty.wait_for("     >"));
  pty.send("half");
  REQUIRE(pty.wait_for("> half"));
  pty.send(keys::ctrl_z);
  REQUIRE(pty.wait_until([](const Screen& screen) { return screen.before_cursor() == "shell> "; }));
  CHECK(same_mode(before, pty.mode()));
  CHECK(pty.text().find("Stopped") != std::string::npos);
  pty.send("fg\r");
  REQUIRE(pty.wait_until([](const Screen& screen) { return screen.before_cursor() == "     > half"; }));
  pty.send("-done\r");
  REQUIRE(pty.wait_for("1/2  Name          half-done\n2/2  CI"));
  pty.send(keys::ctrl_c);
  REQUIRE(pty.wait_for("mode as before"));
  pty.send("exit 0\r");
  CHECK(pty.wait_for_exit() == 0);
}

TEST_CASE("form at this terminal", "[.][form at this terminal]") {
  form_of(small_form())();
}

TEST_CASE("terminal: at 40 and 20 columns nothing is wider than the terminal and nothing is left over") {
  for (const std::size_t columns : {40u, 20u}) {
    PtyOptions options;
    options.columns = columns;
    Field name = small_form()[0];
    name.required = true;
    name.check = [](const std::vector<std::string>& values) -> bs::ask::Verdict {
      if (values.front().find(' ') == std::string::npos) return {};
      return {"has a space and capitals", "billing-api"};
    };
    Field owner = with_items(Kind::choice, "A label that is itself rather long", {});
    for (int i = 0; i < 9; ++i)
      owner.items.push_back(
          {fmt::format("v{}", i), fmt::format("item number {}", i), "with a note of some length"});
    Pty pty(form_of({name, small_form()[1], owner}), options);
    REQUIRE(pty.wait_for("Name *"));
    pty.send("Billing API with a very long name that goes on and on");
    REQUIRE(pty.wait_for("on and on"));
    CHECK(fits(pty.screen(), columns));
    pty.send("\r");
    REQUIRE(pty.wait_for("x has a space"));
    REQUIRE(pty.wait_for("it)"));
    CHECK(fits(pty.screen(), columns));
    pty.send("\r");
    REQUIRE(pty.wait_for("2/3  CI"));
    REQUIRE(pty.wait_for("( ) none"));
    CHECK(fits(pty.screen(), columns));
    pty.send(keys::right);
    REQUIRE(pty.wait_for("(*) "));
    pty.send("\r");
    REQUIRE(pty.wait_for("item number 3"));
    CHECK(fits(pty.screen(), columns));
    pty.send("\x1b[B\r");
    CHECK(pty.wait_for_exit() == 0);
    const auto lines = pty.screen().lines();
    INFO(pty.text());
    const bool is_narrow = columns == 20;
    CHECK(lines.at(0) == (is_narrow ? "1/3  Name  billing…" : "1/3  Name          billing-api"));
    CHECK(lines.at(1) == (is_narrow ? "2/3  CI  github" : "2/3  CI            github"));
    CHECK(lines.at(2) == (is_narrow ? "3/3  A l…  item nu…" : "3/3  A label that is i…   item number 0"));
    CHECK(lines.at(3).starts_with("answers ["));
    CHECK(pty.screen().unknown().empty());
  }
}

TEST_CASE("terminal: another size draws the question anew and leaves nothing of the old one") {
  Field name = small_form()[0];
  Pty pty(form_of({name, small_form()[1]}));
  REQUIRE(pty.wait_for("1/"));
  pty.send("some-name-that-is-long-enough-to-be-broken-in-two");
  REQUIRE(pty.wait_for("in-two"));
  pty.resize(24, 30);
  REQUIRE(pty.wait_for("\n  lower case"));
  CHECK(fits(pty.screen(), 30));
  CHECK(pty.screen().lines().front() == "1/2  Name");
  pty.resize(24, 100);
  REQUIRE(pty.wait_for("1/2  Name          lower case, digits, dashes; also the folder\n     > some-name"));
  CHECK(pty.screen().lines().size() == 2);
  pty.resize(3, 12);
  REQUIRE(pty.wait_until([](const Screen& screen) { return screen.before_cursor().ends_with("in-two"); }));
  pty.resize(24, 80);
  REQUIRE(pty.wait_for("     > some-name-that-is-long-enough-to-be-broken-in-two\n"));
  pty.send("\r\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [some-name-that-is-long-enough-to-be-broken-in-two]"));
}

TEST_CASE("terminal: a list at the foot of the screen scrolls it and stays whole") {
  PtyOptions options;
  options.rows = 6;
  Field owner = with_items(Kind::choice, "Owner", {});
  for (int i = 0; i < 20; ++i) owner.items.push_back({fmt::format("v{}", i), fmt::format("item-{}", i), ""});
  Pty pty(form_of({field(Kind::text, "A"), field(Kind::text, "B"), field(Kind::text, "C"), owner}), options);
  REQUIRE(pty.wait_for("1/"));
  pty.send("a\rb\rc\r");
  REQUIRE(pty.wait_for("item-1\n"));
  for (int i = 0; i < 15; ++i) pty.send(keys::down);
  REQUIRE(pty.wait_for("> item-14"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() ==
        "1/4  A             a\n2/4  B             b\n3/4  C             c\n4/4  Owner         item-14\n"
        "answers [a] [b] [c] [v14]\nmode as before\n");
}

TEST_CASE("terminal: without UTF-8 all that is drawn is ASCII") {
  PtyOptions options;
  options.environment = {{"LC_ALL", "C"}};
  Field owner = with_items(Kind::choice, "Größe", {});
  for (int i = 0; i < 12; ++i)
    owner.items.push_back({fmt::format("v{}", i), fmt::format("Stück {}", i), "漢字"});
  Pty pty(form_of({owner, field(Kind::secret, "Token"), field(Kind::text, "T")}), options);
  REQUIRE(pty.wait_for("1/3  Gr??e"));
  REQUIRE(pty.wait_for("  St?ck 0   ??"));
  REQUIRE(pty.wait_for("... 4 more"));
  pty.send("\x1b[B\rgeheim");
  REQUIRE(pty.wait_for("> ******"));
  pty.send("\rä\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(bs::is_ascii(pty.text().substr(0, pty.text().find("answers"))));
  CHECK(pty.wait_for("answers [v0] [geheim] [ä]"));
}

TEST_CASE("terminal: text from outside is shown escaped, wherever it comes from") {
  const std::string bad = "\x1b[2J\x1b]0;title\x07\r\n\u202E";
  Field evil = field(Kind::text, "L" + bad);
  evil.help = "H" + bad;
  evil.placeholder = "P" + bad;
  evil.check = [bad](const std::vector<std::string>& values) -> bs::ask::Verdict {
    return values.front() == "take" + bad ? bs::ask::Verdict{} : bs::ask::Verdict{"M" + bad, "take" + bad};
  };
  Field items = field(Kind::choice, "C");
  items.items = {{"v", "I" + bad, "N" + bad}, {"w", "J", ""}};
  Field many = items;
  for (int i = 0; i < 9; ++i) many.items.push_back({fmt::format("x{}", i), "K" + bad, "O" + bad});
  PtyOptions options;
  options.columns = 200;
  Pty pty(form_of({evil, items, many}), options);
  const std::string seen = R"(\x1b[2J\x1b]0;title\x07\x0d\n\u{202e})";
  for (const std::string_view letter : {"L", "H", "P"}) CHECK(pty.wait_for(std::string(letter) + seen));
  pty.send("x\r");
  CHECK(pty.wait_for("x M" + seen + "; did you mean take" + seen));
  pty.send("\r");
  CHECK(pty.wait_for("take" + seen + "\n"));
  CHECK(pty.wait_for("I" + seen));
  pty.send("\x1b[B\r");
  CHECK(pty.wait_for("K" + seen));
  pty.send("\x1b[B\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.screen().unknown().empty());
}

TEST_CASE("terminal: colours only where they are wanted, and they change no word") {
  const auto screen_of = [](const std::optional<std::string>& no_color) {
    PtyOptions options;
    options.environment = {{"NO_COLOR", no_color}};
    Pty pty(form_of(small_form()), options);
    CHECK(pty.wait_for("     >"));
    pty.send(keys::ctrl_c);
    CHECK(pty.wait_for_exit() == 1);
    return pty.screen();
  };
  const Screen with = screen_of(std::nullopt);
  const Screen without = screen_of("1");
  CHECK(with.has_styles());
  CHECK_FALSE(without.has_styles());
  CHECK(with.text() == without.text());
}
