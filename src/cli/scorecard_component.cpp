#include <algorithm>

#include "bs/base/text.hpp"
#include "cli/entity_text.hpp"
#include "cli/scorecard_text.hpp"

namespace bs::cli {
namespace {

std::string level_name(const model::Standing& standing) {
  return standing.level.empty() ? "none" : standing.level;
}

const catalog::OutcomeRow* outcome_of(const catalog::ComponentRecord& record, const std::string& check) {
  const auto found = std::find_if(record.outcomes.begin(), record.outcomes.end(),
                                  [&](const auto& outcome) { return outcome.check == check; });
  return found == record.outcomes.end() ? nullptr : &*found;
}

std::string checks_text(const catalog::ComponentRecord& record, const std::vector<std::string>& checks) {
  std::string out;
  for (const auto& check : checks) {
    const auto* outcome = outcome_of(record, check);
    const auto severity = outcome == nullptr ? std::string() : std::string(model::name_of(outcome->severity));
    const auto line = fmt::format("    {} {} {}", pad_right(shown(check), 24), pad_right(severity, 8),
                                  outcome == nullptr ? "" : shown(outcome->message));
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

/// "none 2026-08-01, bronze 2026-09-12": each level when it was first seen.
std::string history_text(const std::vector<catalog::StandingRow>& history, const std::string& track) {
  std::string out, last;
  for (const auto& row : history) {
    if (row.standing.track != track) continue;
    const auto level = level_name(row.standing);
    if (level == last) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", level, to_date(row.time));
    last = level;
  }
  return out;
}

}  // namespace

std::string component_levels_text(const ComponentScreen& screen, const Terminal& terminal) {
  const auto& newest = screen.standings.front();
  auto out =
      fmt::format("{}   {}{}   {} {}, {}\n", styled(shown(screen.name), Style::bold, terminal.out_color),
                  screen.type.empty() ? "" : shown(screen.type) + "   ",
                  screen.owner.empty() ? "(nobody)" : shown(owner_text(screen.owner, terminal)),
                  shown(newest.repository), newest.commit.substr(0, 7), minute_text(newest.time));
  if (newest.is_gone) out += "gone: its repository is no longer there, or no longer has it\n";
  for (const auto& row : screen.standings) {
    const auto& standing = row.standing;
    out += fmt::format("\n{}: {}\n", shown(standing.track), shown(level_name(standing)));
    if (!standing.missing.empty())
      out +=
          fmt::format("  {} needs\n{}", shown(standing.next), checks_text(screen.record, standing.missing));
    if (!standing.undecided_checks.empty())
      out += fmt::format("  undecided\n{}", checks_text(screen.record, standing.undecided_checks));
    out += fmt::format("  history   {}\n", shown(history_text(screen.history, standing.track)));
  }
  return out;
}

}  // namespace bs::cli
