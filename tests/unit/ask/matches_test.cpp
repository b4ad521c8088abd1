#include "ask/matches.hpp"

#include <catch2/catch.hpp>

using bs::ask::Item;
using bs::ask::matches_of;

TEST_CASE("matches: beginnings first, then words, then anything, in the items' order") {
  const std::vector<Item> items{{"group:x", "repay", ""}, {"b", "Team Payments", ""},
                                {"c", "payouts", ""},     {"d", "other", "pays the bills"},
                                {"e", "Payments", ""},    {"f", "none", ""}};
  CHECK(matches_of(items, "pay") == std::vector<std::size_t>{2, 4, 1, 0, 3});
  CHECK(matches_of(items, " PAY ") == matches_of(items, "pay"));
  CHECK(matches_of(items, "pay team") == std::vector<std::size_t>{1});
  CHECK(matches_of(items, "group:") == std::vector<std::size_t>{0});
  CHECK(matches_of(items, "zzz").empty());
  CHECK(matches_of(items, "").size() == items.size());
  CHECK(matches_of({}, "a").empty());
}
