#include "cli/scorecard_count.hpp"

#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "cli/scorecard_bar.hpp"
#include "cli/scorecard_replay.hpp"

using namespace bs;
using namespace bs::cli;
using Strings = std::vector<std::string>;

namespace {

catalog::StandingRow row(const std::string& owner, int ordinal, const Strings& missing = {},
                         const std::string& next = "bronze", bool undecided = false) {
  catalog::StandingRow out;
  out.owner = owner;
  out.system = "system:default/core";
  out.time = 100 + ordinal;
  out.standing.ordinal = ordinal;
  out.standing.level = ordinal == 0 ? "" : "level-" + std::to_string(ordinal);
  out.standing.missing = missing;
  out.standing.next = next;
  out.standing.undecided = undecided;
  return out;
}

model::Track track(const std::vector<std::pair<int, std::string>>& levels) {
  model::Track out;
  for (const auto& [ordinal, name] : levels) {
    model::Level level;
    level.ordinal = ordinal;
    level.name = name;
    out.levels.push_back(level);
  }
  return out;
}

std::string dates(const std::string& since, const std::string& every, const char* now) {
  std::string out;
  for (const auto date :
       replay_dates(parse_span(since, "--since"), parse_span(every, "--every"), *parse_rfc3339(now)))
    out += to_date(date) + " ";
  return out;
}

std::string refused(const std::string& span) {
  try {
    parse_span(span, "--since");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.message();
  }
  return "taken";
}

}  // namespace

TEST_CASE("the ladder is the track's, and of what is stored where no policy knows it") {
  const auto three = track({{1, "bronze"}, {2, "silver"}, {3, "gold"}});
  const auto ladder = ladder_of(&three, {});
  REQUIRE(ladder.rungs.size() == 4);
  CHECK(ladder.rungs[0].name == "none");
  CHECK(ladder.rungs[ladder.good].name == "silver");
  CHECK(ladder.rung_of(row("", 3).standing) == 3);
  CHECK(ladder.rung_of(row("", 9).standing) == 3);  // of an older policy with more levels
  CHECK(ladder.rung_of(row("", 0).standing) == 0);
  const auto sparse = track({{10, "base"}, {20, ""}});
  const auto odd = ladder_of(&sparse, {});
  CHECK(odd.rungs[2].name == "level 20");
  CHECK(odd.rung_of(row("", 15).standing) == 1);
  const auto stored = ladder_of(nullptr, {row("", 2), row("", 0)});
  CHECK(stored.rungs.size() == 2);
  CHECK(stored.rungs[1].name == "level-2");
  CHECK(ladder_of(nullptr, {}).rungs.size() == 1);
}

TEST_CASE("groups stand by their share, nobody's last; changes are against their own share") {
  const auto three = track({{1, "bronze"}, {2, "silver"}, {3, "gold"}});
  const auto ladder = ladder_of(&three, {});
  const std::vector<catalog::StandingRow> now{row("a", 3),
                                              row("a", 2),
                                              row("a", 1),
                                              row("b", 2),
                                              row("", 3),
                                              row("c", 0, {"x"}),
                                              row("c", 1, {"x", "y"}, "silver"),
                                              row("c", 1, {"x"}, "silver", true)};
  const std::vector<catalog::StandingRow> before{row("a", 1), row("c", 2), row("gone", 3)};
  const auto card = count_scorecard(ladder, now, before, GroupBy::owner);
  REQUIRE(card.groups.size() == 4);
  CHECK(card.groups[0].group == "b");
  CHECK(card.groups[1].group == "a");
  CHECK(card.groups[2].group == "c");
  CHECK(card.groups[3].group == "");
  CHECK(card.groups[1].share() == 67);
  CHECK(card.groups[1].before == 0);
  CHECK(card.groups[2].before == 100);
  CHECK(!card.groups[0].before);
  CHECK(card.groups[2].at == std::vector<std::size_t>{1, 2, 0, 0});
  CHECK(card.all.components == 8);
  CHECK(card.all.share() == 50);
  CHECK(card.all.before == 67);
  CHECK(card.undecided == 1);
  CHECK(card.time == 103);
  REQUIRE(card.lifts.size() == 2);
  CHECK(card.lifts[0].check == "x");
  CHECK(card.lifts[0].components == 3);
  CHECK(card.lifts[0].to == "silver");
  CHECK(card.lifts[1].check == "y");
  CHECK(count_scorecard(ladder, now, {}, GroupBy::system).groups.size() == 1);
  CHECK(!count_scorecard(ladder, now, {}, GroupBy::system).all.before);
  CHECK(count_scorecard(ladder, {}, {}, GroupBy::owner).all.share() == 0);
}

TEST_CASE("a bar has twenty signs") {
  CHECK(share_bar(0) == "--------------------    0 %");
  CHECK(share_bar(74) == "###############-----   74 %");
  CHECK(share_bar(100) == "####################  100 %");
}

TEST_CASE("spans step by the calendar, and the last date is now") {
  CHECK(dates("1y", "3mo", "2026-11-22") == "2025-11-22 2026-02-22 2026-05-22 2026-08-22 2026-11-22 ");
  CHECK(dates("3mo", "1mo", "2026-05-31") == "2026-02-28 2026-03-28 2026-04-28 2026-05-28 2026-05-31 ");
  CHECK(dates("10d", "1wk", "2026-03-05") == "2026-02-23 2026-03-02 2026-03-05 ");
  CHECK(dates("1d", "1y", "2026-03-01") == "2026-02-28 2026-03-01 ");
  for (const char* bad : {"", "0d", "-1d", "1", "d", "1h", "1 d", "99999y", "1e3d"})
    CHECK(refused(bad) == std::string("--since takes a span of time, not '") + bad + "'");
  CHECK(refused("2w") == "taken");
}
