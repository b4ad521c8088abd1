#pragma once
// How deep TOML is nested, counted before a parser sees it.
#include <cstddef>
#include <optional>
#include <string_view>

#include "bs/base/place.hpp"

namespace bs::data {

inline constexpr std::size_t k_max_toml_depth = 128;

/// Where the text first nests deeper than k_max_toml_depth: brackets within brackets, and the parts of a
/// dotted key, which are tables within tables. Strings and comments do not count.
std::optional<Mark> too_deep_toml(std::string_view text);

}  // namespace bs::data
