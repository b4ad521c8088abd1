#pragma once
/// The screens of `bs scorecard` (screens.md) and its other formats.
#include <string>
#include <vector>

#include "bs/base/terminal.hpp"
#include "bs/catalog/outcome_rows.hpp"
#include "cli/scorecard_count.hpp"

namespace bs::cli {

struct ScorecardScreen {
  const Scorecard& card;
  const std::vector<catalog::StandingRow>& rows;
  std::string track;
  GroupBy by = GroupBy::owner;
  const checks::Policy* policy = nullptr;  ///< tells which checks have a fix
  std::size_t limit = 0;                   ///< groups shown; 0 all. Nobody's and the sum always are
  const Terminal& terminal;
};

std::string scorecard_text(const ScorecardScreen& screen);
std::string scorecard_json(const ScorecardScreen& screen);
/// A line a component.
std::string scorecard_csv(const std::vector<catalog::StandingRow>& rows);

/// One component: its levels, what it misses and how it came there.
struct ComponentScreen {
  std::string name, type, owner;
  std::vector<catalog::StandingRow> standings;  ///< newest of each track
  std::vector<catalog::StandingRow> history;    ///< of all tracks, oldest first
  catalog::ComponentRecord record;
};
std::string component_levels_text(const ComponentScreen& screen, const Terminal& terminal);
std::string component_levels_json(const ComponentScreen& screen);

/// "2026-11-22 09:00"
std::string minute_text(Seconds time);

}  // namespace bs::cli
