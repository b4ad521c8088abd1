#pragma once
/// The screen of `bs catalog show` (screens.md), in blocks.
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/terminal.hpp"
#include "bs/catalog/outcome_rows.hpp"
#include "bs/catalog/rows.hpp"

namespace bs::cli {

/// What the catalog answers about one entity.
struct ShownEntity {
  catalog::EntityDetail detail;
  std::vector<catalog::Neighbour> neighbours;
  std::vector<catalog::StandingRow> standings;  ///< empty: never judged
};

std::string show_text(const ShownEntity& entity, const Terminal& terminal, Seconds now);

/// The relations as blocks "Uses", "Used by" …; "" when there are none.
std::string neighbours_text(const catalog::EntityDetail& detail,
                            const std::vector<catalog::Neighbour>& neighbours, const Terminal& terminal);

}  // namespace bs::cli
