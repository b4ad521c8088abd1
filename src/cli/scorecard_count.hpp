#pragma once
/// Standings rolled up: how many components of whom stand at which level, and what would lift most. Pure.
#include <optional>
#include <string>
#include <vector>

#include "bs/catalog/outcome_rows.hpp"
#include "bs/checks/policy.hpp"

namespace bs::cli {

struct Rung {
  int ordinal = 0;
  std::string name;
};

/// The levels of a track, "none" first.
struct Ladder {
  std::vector<Rung> rungs;
  std::size_t good = 0;  ///< the rung at which "or better" begins: the middle one, silver of three
  std::size_t rung_of(const model::Standing& standing) const;
};
/// Of the track as the policy has it; of the rows, where the policy no longer knows it (nullptr).
Ladder ladder_of(const model::Track* track, const std::vector<catalog::StandingRow>& rows);

struct Tally {
  std::string group;            ///< canonical owner or system; "" nobody
  std::vector<std::size_t> at;  ///< components by rung
  std::size_t components = 0;
  std::size_t good = 0;       ///< at the good rung or above
  std::optional<int> before;  ///< share of good ones at the earlier time; nullopt: there were none
  int share() const;          ///< percent, rounded
};

/// A check that components miss for their next level.
struct Lift {
  std::string check;
  std::size_t components = 0;
  std::string to;  ///< the level that most of them would come nearer to
};

struct Scorecard {
  Ladder ladder;
  std::vector<Tally> groups;  ///< best first, nobody's last
  Tally all;
  std::vector<Lift> lifts;  ///< most components first
  std::size_t undecided = 0;
  Seconds time = 0;  ///< of the newest outcome
};

enum class GroupBy { owner, system };

Scorecard count_scorecard(const Ladder& ladder, const std::vector<catalog::StandingRow>& now,
                          const std::vector<catalog::StandingRow>& before, GroupBy by);

}  // namespace bs::cli
