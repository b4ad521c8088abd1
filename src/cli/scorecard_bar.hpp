#pragma once
/// A share as a bar of 20 signs and a number: "###############-----   74 %".
#include <string>

#include "bs/report/table.hpp"
#include "cli/scorecard_count.hpp"

namespace bs::cli {

std::string share_bar(int share);
/// The columns for the rungs of a ladder and the bar; the cells of a tally for them.
void add_level_columns(report::Table& table, const Ladder& ladder);
void add_level_cells(std::vector<report::Cell>& row, const Tally& tally);

}  // namespace bs::cli
