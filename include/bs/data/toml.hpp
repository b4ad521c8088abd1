#pragma once
/// TOML (Cargo.toml, pyproject.toml …) by toml++; dates become strings.
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::data {

/// Error config with place on faulty input; limit above 8 MiB or nesting over 128 levels (counted before parsing).
Value parse_toml(std::string_view text, std::string_view file_name = "");

}  // namespace bs::data
