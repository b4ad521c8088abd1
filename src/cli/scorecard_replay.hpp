#pragma once
/// Levels of the past, replayed from git: what today's policy would have said then (checks.md §5).
#include <optional>
#include <string>
#include <vector>

#include "cli/check_policy.hpp"
#include "cli/scorecard_count.hpp"

namespace bs::cli {

/// A calendar span: "90d", "12wk", "6mo", "1y".
struct Span {
  int months = 0;
  int days = 0;
};
/// Error usage, which names the option.
Span parse_span(const std::string& text, std::string_view option);
/// From `since` before now on, at every step, the last one now. Error usage when there are more than 1,000.
std::vector<Seconds> replay_dates(const Span& since, const Span& every, Seconds now);

struct Replay {
  Ladder ladder;
  struct Line {
    Seconds time = 0;
    std::size_t repositories = 0;  ///< that had a commit then
    std::size_t undecided = 0;
    Tally tally;
  };
  std::vector<Line> lines;              ///< oldest first
  std::vector<std::string> incomplete;  ///< names of repositories whose history does not reach back (shallow)
};

struct ReplayRequest {
  std::vector<Seconds> dates;
  std::string track;
  std::vector<std::string> owners, systems;  ///< canonical; empty: all
  std::string ref;                           ///< one component, "" all
  fs::path repository;                       ///< of that component
};
/// Judges the newest commit of each default branch before each date, with the policy on disk and the clock
/// set to the date, in memory; only facts are kept. What other tools reported and which owners are described
/// is known of today only and is left out.
Replay replay(Context& context, const CheckPolicy& policy, const ReplayRequest& request);

std::string replay_text(const Replay& replay, const std::string& track, const Terminal& terminal);
std::string replay_json(const Replay& replay, const std::string& track);
std::string replay_csv(const Replay& replay);

}  // namespace bs::cli
