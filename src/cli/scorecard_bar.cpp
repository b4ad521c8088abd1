#include "cli/scorecard_bar.hpp"

#include "bs/base/text.hpp"

namespace bs::cli {
namespace {

constexpr int k_bar = 20;

}  // namespace

std::string share_bar(int share) {
  const auto filled = static_cast<std::size_t>((share * k_bar + 50) / 100);
  return fmt::format("{}{}  {:>3} %", std::string(filled, '#'),
                     std::string(static_cast<std::size_t>(k_bar) - filled, '-'), share);
}

void add_level_columns(report::Table& table, const Ladder& ladder) {
  for (const auto& rung : ladder.rungs)
    table.columns.push_back({rung.name, report::Align::right, 4, 0, false});
  const auto& good = ladder.rungs[ladder.good].name;
  const bool is_top = ladder.good + 1 == ladder.rungs.size();
  table.columns.push_back({to_upper(good) + (is_top ? "" : " OR BETTER"), report::Align::left, 0, 0, false});
}

void add_level_cells(std::vector<report::Cell>& row, const Tally& tally) {
  for (const auto count : tally.at) row.emplace_back(grouped(count));
  row.emplace_back(tally.components == 0 ? std::string() : share_bar(tally.share()));
}

}  // namespace bs::cli
