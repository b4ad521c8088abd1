// Keys in no order: whatever comes, the screen stays whole and the terminal is given back.
#include <signal.h>

#include <random>

#include <catch2/catch.hpp>
#include "asking.hpp"

using namespace bs::test;

namespace {

const std::vector<std::string> k_pieces = {"a",
                                           " ",
                                           "é",
                                           "漢",
                                           "e\u0301",
                                           "\xff",
                                           "pay",
                                           "team-1",
                                           "\r",
                                           "\r",
                                           "\t",
                                           "\x7f",
                                           "\x15",
                                           "\x17",
                                           "\x0b",
                                           "\x01",
                                           "\x05",
                                           "\x0c",

                                           "\x1b[A",
                                           "\x1b[B",
                                           "\x1b[C",
                                           "\x1b[D",
                                           "\x1b[H",
                                           "\x1b[F",
                                           "\x1b[3~",
                                           "\x1b[5~",
                                           "\x1b[6~",
                                           "\x1b[1;5D",
                                           "\x1b[99;1x",
                                           "\x1bOP",
                                           "\x1b[200~x\ny\x1b[201~",
                                           "\x1b[<1;1;1M",
                                           std::string(90, 'w')};

std::vector<Field> form_of_every_kind() {
  Field text = field(Kind::text, "A text with a label of some length");
  text.check = [](const std::vector<std::string>& values) -> bs::ask::Verdict {
    if (values.front().size() % 2 == 0) return {};
    return {"has an odd number of bytes, which is a long story to be told in several lines", "even"};
  };
  Field owner = with_items(Kind::choice, "Owner", {});
  for (int i = 0; i < 30; ++i)
    owner.items.push_back({fmt::format("g{}", i), fmt::format("team-{}", i), "a note"});
  owner.allows_other = true;
  Field tags = owner;
  tags.kind = Kind::choices;
  return {text,
          owner,
          tags,
          with_items(Kind::choices, "Parts", {"api", "web"}),
          field(Kind::lines, "Lines"),
          field(Kind::confirm, "Sure"),
          field(Kind::secret, "Token"),
          text};
}

}  // namespace

TEST_CASE("noise: any keys at any size leave a whole screen and the mode as it was") {
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 60; ++round) {
    PtyOptions options;
    options.columns = 12 + below(80);
    options.rows = 4 + below(20);
    CAPTURE(round, options.columns, options.rows);
    Pty pty(form_of(form_of_every_kind()), options);
    const termios before = pty.first_mode();
    REQUIRE(pty.wait_until([](const Screen& screen) { return screen.brackets_pastes(); }));
    for (std::size_t key = 0; key < 120; ++key) pty.send(k_pieces[below(k_pieces.size())]);
    // Not Ctrl-C: between two questions the terminal itself would take it, and throw away what it has not
    // shown.
    pty.signal(SIGTERM);
    const int status = pty.wait_for_exit();
    CAPTURE(pty.text());
    CHECK((status == 0 || status == 1 || status == 256 + SIGTERM));
    std::size_t widest = 0;
    for (const std::string& line : pty.screen().lines()) widest = std::max(widest, bs::display_width(line));
    CHECK(widest <= options.columns);
    CHECK(pty.screen().unknown().empty());
    CHECK(pty.screen().shows_cursor());
    CHECK_FALSE(pty.screen().brackets_pastes());
    CHECK(same_mode(before, pty.mode()));
  }
}
