#include "bs/base/text.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"
#include "cli/output.hpp"
#include "cli/scorecard_bar.hpp"
#include "cli/scorecard_replay.hpp"

namespace bs::cli {

std::string replay_text(const Replay& replay, const std::string& track, const Terminal& terminal) {
  report::Table table;
  table.columns = {{"DATE", report::Align::left, 0, 0, false}, {"N", report::Align::right, 4, 0, false}};
  add_level_columns(table, replay.ladder);
  for (const auto& line : replay.lines) {
    std::vector<report::Cell> row{to_date(line.time), grouped(line.tally.components)};
    add_level_cells(row, line.tally);
    table.rows.push_back(std::move(row));
  }
  return fmt::format("{}   replayed from git, by the policy of today\n\n",
                     styled(shown(track), Style::bold, terminal.out_color)) +
         report::render(table, terminal);
}

std::string replay_json(const Replay& replay, const std::string& track) {
  data::Array lines, incomplete;
  for (const auto& line : replay.lines) {
    auto levels = data::Value::object();
    for (std::size_t i = 0; i < replay.ladder.rungs.size(); ++i)
      levels.set(replay.ladder.rungs[i].name, static_cast<std::int64_t>(line.tally.at[i]));
    auto value = data::Value::object();
    value.set("time", to_rfc3339(line.time));
    value.set("repositories", static_cast<std::int64_t>(line.repositories));
    value.set("components", static_cast<std::int64_t>(line.tally.components));
    value.set("levels", std::move(levels));
    value.set("percent", line.tally.share());
    value.set("undecided", static_cast<std::int64_t>(line.undecided));
    lines.push_back(std::move(value));
  }
  for (const auto& name : replay.incomplete) incomplete.emplace_back(name);
  return json_document({{"track", track},
                        {"percentOf", replay.ladder.rungs[replay.ladder.good].name},
                        {"lines", std::move(lines)},
                        {"historyMissing", std::move(incomplete)}});
}

std::string replay_csv(const Replay& replay) {
  std::vector<std::string> head{"time", "repositories", "components", "undecided"};
  for (const auto& rung : replay.ladder.rungs) head.push_back(rung.name);
  auto out = report::csv_row(head);
  for (const auto& line : replay.lines) {
    std::vector<std::string> cells{to_rfc3339(line.time), std::to_string(line.repositories),
                                   std::to_string(line.tally.components), std::to_string(line.undecided)};
    for (const auto count : line.tally.at) cells.push_back(std::to_string(count));
    out += report::csv_row(cells);
  }
  return out;
}

}  // namespace bs::cli
