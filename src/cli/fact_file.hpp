#pragma once
/// The file that `bs fact import` reads (docs/facts-import.md).
#include <string_view>
#include <vector>

#include "bs/catalog/outcome_rows.hpp"

namespace bs::cli {

/// Error config with every fault of the file and its place.
std::vector<catalog::ImportedFact> parse_fact_file(std::string_view text, std::string_view file_name);

}  // namespace bs::cli
