#include "cli/scorecard_count.hpp"

#include <algorithm>
#include <map>

#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

using Rows = std::vector<catalog::StandingRow>;

std::string name_of(int ordinal, const std::string& name) {
  return name.empty() ? fmt::format("level {}", ordinal) : name;
}

const std::string& group_of(const catalog::StandingRow& row, GroupBy by) {
  return by == GroupBy::owner ? row.owner : row.system;
}

void add(Tally& tally, const Ladder& ladder, const model::Standing& standing) {
  tally.at.resize(ladder.rungs.size());
  const auto rung = ladder.rung_of(standing);
  ++tally.at[rung];
  ++tally.components;
  tally.good += rung >= ladder.good;
}

std::map<std::string, Tally> tallies(const Ladder& ladder, const Rows& rows, GroupBy by) {
  std::map<std::string, Tally> groups;
  for (const auto& row : rows) {
    auto& tally = groups[group_of(row, by)];
    tally.group = group_of(row, by);
    add(tally, ladder, row.standing);
  }
  return groups;
}

Tally total(const Ladder& ladder, const Rows& rows) {
  Tally all;
  all.at.resize(ladder.rungs.size());
  for (const auto& row : rows) add(all, ladder, row.standing);
  return all;
}

std::vector<Lift> lifts_of(const Rows& rows) {
  std::map<std::string, std::map<std::string, std::size_t>> missing;  // check, next level
  for (const auto& row : rows) {
    for (const auto& check : row.standing.missing) ++missing[check][row.standing.next];
  }
  std::vector<Lift> lifts;
  for (const auto& [check, levels] : missing) {
    Lift lift;
    lift.check = check;
    std::size_t most = 0;
    for (const auto& [level, count] : levels) {
      lift.components += count;
      if (count > most) lift.to = level;
      most = std::max(most, count);
    }
    lifts.push_back(std::move(lift));
  }
  std::stable_sort(lifts.begin(), lifts.end(),
                   [](const Lift& a, const Lift& b) { return a.components > b.components; });
  return lifts;
}

/// Best share first, then the larger group; nobody's last.
bool stands_before(const Tally& a, const Tally& b) {
  if (a.group.empty() != b.group.empty()) return b.group.empty();
  if (a.share() != b.share()) return a.share() > b.share();
  return a.components > b.components;
}

}  // namespace

std::size_t Ladder::rung_of(const model::Standing& standing) const {
  std::size_t reached = 0;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    if (rungs[i].ordinal <= standing.ordinal) reached = i;
  }
  return reached;
}

Ladder ladder_of(const model::Track* track, const Rows& rows) {
  std::map<int, std::string> levels;
  if (track != nullptr) {
    for (const auto& level : track->levels) levels[level.ordinal] = name_of(level.ordinal, level.name);
  } else {
    for (const auto& row : rows) {
      if (row.standing.ordinal > 0)
        levels[row.standing.ordinal] = name_of(row.standing.ordinal, row.standing.level);
    }
  }
  Ladder ladder;
  ladder.rungs.push_back({0, "none"});
  for (const auto& [ordinal, name] : levels) ladder.rungs.push_back({ordinal, name});
  ladder.good = ladder.rungs.size() / 2;
  return ladder;
}

int Tally::share() const {
  return components == 0 ? 0 : static_cast<int>((200 * good + components - 1) / (2 * components));
}

Scorecard count_scorecard(const Ladder& ladder, const Rows& now, const Rows& before, GroupBy by) {
  Scorecard card;
  card.ladder = ladder;
  card.all = total(ladder, now);
  if (!before.empty()) card.all.before = total(ladder, before).share();
  const auto earlier = tallies(ladder, before, by);
  for (auto& [group, tally] : tallies(ladder, now, by)) {
    const auto then = earlier.find(group);
    auto with_change = tally;
    if (then != earlier.end()) with_change.before = then->second.share();
    card.groups.push_back(std::move(with_change));
  }
  std::stable_sort(card.groups.begin(), card.groups.end(), stands_before);
  card.lifts = lifts_of(now);
  for (const auto& row : now) {
    card.undecided += row.standing.undecided;
    card.time = std::max(card.time, row.time);
  }
  return card;
}

}  // namespace bs::cli
