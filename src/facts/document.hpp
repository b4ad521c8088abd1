#pragma once
/// Files as values, by what their names say they hold.
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::facts {

/// JSON, TOML or XML by the ending, else YAML (which JSON is as well). Error config with place when faulty.
data::Value parse_document(std::string_view text, std::string_view path);

}  // namespace bs::facts
