// One of several items, several of them, yes or no, at a terminal.
#include <catch2/catch.hpp>
#include "asking.hpp"

using namespace bs::test;

namespace {

Field ci_field() {
  Field ci = with_items(Kind::choice, "CI", {"github", "gitlab", "none"});
  ci.items[0].label = "GitHub Actions";
  ci.items[1].label = "GitLab CI";
  ci.initial = {"github"};
  return ci;
}

Field owner_field(std::size_t count = 17) {
  Field owner = field(Kind::choice, "Owner");
  owner.help = fmt::format("{} groups in your catalog", count);
  owner.required = true;
  owner.items = {{"group:payments", "payments", "31 components"},
                 {"group:payouts", "payouts", "4 components"}};
  for (std::size_t i = 2; i < count; ++i)
    owner.items.push_back({fmt::format("group:team-{}", i), fmt::format("team-{}", i), ""});
  return owner;
}

}  // namespace

TEST_CASE("choice: few short items stand on the question's line") {
  Pty pty(form_of({ci_field(), ci_field()}));
  REQUIRE(pty.wait_for("1/2  CI            (*) GitHub Actions   ( ) GitLab CI   ( ) none\n"));
  CHECK(pty.screen().before_cursor() == "1/2  CI            (");
  pty.send(keys::right);
  REQUIRE(pty.wait_for("( ) GitHub Actions   (*) GitLab CI   ( ) none"));
  pty.send(" ");
  REQUIRE(pty.wait_for("( ) GitLab CI   (*) none"));
  pty.send(keys::right);
  REQUIRE(pty.wait_for("(*) GitHub Actions"));
  pty.send("n");
  REQUIRE(pty.wait_for("(*) none"));
  pty.send(keys::left);
  REQUIRE(pty.wait_for("(*) GitLab CI"));
  pty.send("\r");
  REQUIRE(pty.wait_for("1/2  CI            GitLab CI\n"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [gitlab] [github]"));
}

TEST_CASE("choice: an optional one may stay open, a required one begins with the first item") {
  Field open = ci_field();
  open.initial = {};
  Field needed = open;
  needed.required = true;
  Pty pty(form_of({open, open, needed}));
  REQUIRE(pty.wait_for("( ) GitHub Actions   ( ) GitLab CI   ( ) none"));
  pty.send("\r");
  REQUIRE(pty.wait_for("2/3"));
  pty.send(keys::right);
  REQUIRE(pty.wait_for("(*) GitHub Actions"));
  pty.send(keys::backspace);
  REQUIRE(pty.wait_for("( ) GitHub Actions   ( ) GitLab CI   ( ) none"));
  pty.send("\r");
  REQUIRE(pty.wait_for("3/3  CI *          (*) GitHub Actions"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [] [] [github]"));
}

TEST_CASE("choices: space marks") {
  Field many = with_items(Kind::choices, "Parts", {"api", "web", "docs"});
  many.initial = {"web"};
  Field needed = many;
  needed.initial = {};
  needed.required = true;
  Pty pty(form_of({many, needed}));
  REQUIRE(pty.wait_for("1/2  Parts         [ ] api   [x] web   [ ] docs"));
  CHECK(pty.text().find("space marks, Enter goes on") != std::string::npos);
  pty.send(keys::right);
  pty.send(" ");
  REQUIRE(pty.wait_for("[x] web   [x] docs"));
  pty.send("\r");
  REQUIRE(pty.wait_for("1/2  Parts         web, docs\n"));
  pty.send("\r");
  REQUIRE(pty.wait_for("x is required"));
  pty.send(" \r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [web+docs] [api]"));
}

TEST_CASE("confirm: yes or no, no without a default") {
  Field yes = field(Kind::confirm, "Private");
  Field no = yes;
  yes.initial = {"yes"};
  Pty pty(form_of({yes, no, no}));
  REQUIRE(pty.wait_for("1/3  Private       (*) yes   ( ) no\n"));
  pty.send("\r");
  REQUIRE(pty.wait_for("2/3  Private       ( ) yes   (*) no"));
  pty.send("\r");
  REQUIRE(pty.wait_for("3/3"));
  pty.send("y");
  REQUIRE(pty.wait_for("3/3  Private       (*) yes"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [yes] [no] [yes]"));
}

TEST_CASE("search: many items are found by typing, eight at a time") {
  Pty pty(form_of({owner_field()}));
  REQUIRE(pty.wait_for("… 9 more"));
  CHECK(pty.text() ==
        "1/1  Owner *       17 groups in your catalog      type to search, arrows, Enter\n"
        "     > payments   31 components\n"
        "       payouts    4 components\n"
        "       team-2\n       team-3\n       team-4\n       team-5\n       team-6\n       team-7\n"
        "       … 9 more\n");
  CHECK(pty.screen().before_cursor() == "1/1  Owner *       ");
  pty.send("PAY");
  REQUIRE(pty.wait_for("1/1  Owner *       PAY"));
  CHECK(pty.text().find("     > payments   31 components\n       payouts    4 components\n") !=
        std::string::npos);
  CHECK(pty.text().find("team-2") == std::string::npos);
  CHECK(pty.text().find("more") == std::string::npos);
  pty.send(keys::down);
  REQUIRE(pty.wait_for("> payouts"));
  pty.send("zzz");
  REQUIRE(pty.wait_for("nothing matches"));
  pty.send("\r");  // is no answer
  pty.send(keys::backspace);
  pty.send(keys::backspace);
  pty.send(keys::backspace);
  pty.send(keys::down);
  REQUIRE(pty.wait_for("> payouts"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.text() == "1/1  Owner         payouts\nanswers [group:payouts]\nmode as before\n");
}

TEST_CASE("search: what an item carries at the right stays, and its note makes way") {
  Field what = field(Kind::choice, "What shall it be?");
  what.required = true;
  for (int i = 0; i < 7; ++i)
    what.items.push_back({fmt::format("t{}", i), fmt::format("template-{}", i),
                          "An HTTP service in Go with health endpoints and orderly shutdown", "shipped"});
  what.items[1].aside = "~/cookiecutters v1.2";
  for (const std::size_t columns : {80u, 40u}) {
    PtyOptions options;
    options.columns = columns;
    Pty pty(
        [what] {
          bs::ask::Asker asker(0, 2, bs::Terminal::detect());
          return asker.ask(what, "", false).values == std::vector<std::string>{"t1"} ? 0 : 1;
        },
        options);
    REQUIRE(pty.wait_for("template-6"));
    if (columns == 80) {
      CHECK(
          pty.wait_for("What shall it be?   type to search, arrows, Enter\n"
                       "> template-0   An HTTP service in Go with health endpoi…   shipped\n"
                       "  template-1   An HTTP service in Go with health endpoi…   ~/cookiecutters v1.2\n"));
    } else {
      CHECK(pty.wait_for("> template-0   An HTTP service in Go w…\n"));
    }
    pty.send("cookie");
    REQUIRE(pty.wait_until([](const Screen& s) { return s.text().find("template-0") == std::string::npos; }));
    pty.send(keys::enter);
    CHECK(pty.wait_for_exit() == 0);
  }
}

TEST_CASE("search: the list scrolls with the arrows, and goes round") {
  Field owner = owner_field();
  owner.initial = {"group:team-5"};
  Pty pty(form_of({owner}));
  REQUIRE(pty.wait_for("> team-5"));
  pty.send(keys::page_down);
  REQUIRE(pty.wait_for("> team-13"));
  CHECK(pty.text().find("payments") == std::string::npos);
  pty.send(keys::page_down);
  REQUIRE(pty.wait_for("> team-16"));
  pty.send(keys::down);
  REQUIRE(pty.wait_for("> payments"));
  pty.send(keys::up);
  REQUIRE(pty.wait_for("> team-16"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [group:team-16]"));
}

TEST_CASE("search: a text that is no item is taken where others are allowed") {
  Field owner = owner_field();
  owner.allows_other = true;
  Field kept = owner;
  kept.initial = {"user:me"};
  Pty pty(form_of({owner, kept}));
  REQUIRE(pty.wait_for("1/2"));
  pty.send("pay");
  REQUIRE(pty.wait_for("       pay        as typed\n"));
  pty.send("-me");
  REQUIRE(pty.wait_for("     > pay-me   as typed\n"));
  pty.send("\r");
  REQUIRE(pty.wait_for("2/2"));
  REQUIRE(pty.wait_for("> user:me"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [pay-me] [user:me]"));
}

TEST_CASE("search: several are marked by space, or by Enter behind a search") {
  Field tags = owner_field();
  tags.kind = Kind::choices;
  tags.allows_other = true;
  Pty pty(form_of({tags}));
  REQUIRE(pty.wait_for("> [ ] payments"));
  pty.send(keys::down);
  pty.send(" ");
  REQUIRE(pty.wait_for("> [x] payouts"));
  pty.send("team-9\r");
  REQUIRE(pty.wait_for("> [x] team-9"));
  pty.send("mine");
  REQUIRE(pty.wait_for("> [ ] mine"));
  pty.send(" ");
  REQUIRE(pty.wait_for("> [x] mine"));
  REQUIRE(pty.wait_for("3 marked"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("1/1  Owner         payouts, team-9, mine\nanswers [group:payouts+group:team-9+mine]"));
}

TEST_CASE("choice: without items there is nothing to choose") {
  Field none = field(Kind::choice, "What");
  Field needed = none;
  needed.required = true;
  Pty pty(form_of({none, needed}));
  REQUIRE(pty.wait_for("(nothing to choose from)"));
  pty.send(keys::right);
  pty.send(" \r");
  REQUIRE(pty.wait_for("2/2"));
  pty.send("\r");
  REQUIRE(pty.wait_for("x is required"));
  pty.send(keys::ctrl_c);
  CHECK(pty.wait_for_exit() == 1);
}

TEST_CASE("choice: without items, but with others allowed, it is a text") {
  Field owner = field(Kind::choice, "Owner");
  owner.allows_other = true;
  owner.initial = {"user:me"};
  Field tags = owner;
  tags.kind = Kind::choices;
  tags.initial = {};
  Pty pty(form_of({owner, tags}));
  REQUIRE(pty.wait_for("1/2  Owner         [user:me] >"));
  pty.send("team-a\r");
  REQUIRE(pty.wait_for("type one, Enter adds it"));
  pty.send("go\r");
  REQUIRE(pty.wait_for("> [x] go"));
  pty.send("\r");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(pty.wait_for("answers [team-a] [go]"));
}
