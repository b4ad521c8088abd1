#pragma once
/// Putting data into a JSON or YAML file that is there already.
#include "bs/data/value.hpp"

namespace bs::scaffold {

enum class Arrays { replace, join };  ///< join: what both have once, as far as it is no list or object

/// `base` with the members of `added`, objects member by member at every depth; null takes a value's place.
void merge_into(data::Value& base, const data::Value& added, Arrays arrays);

/// As data::to_json's pretty style, with another indentation for each level.
std::string indented_json(const data::Value& value, std::string_view indentation);
/// The spaces (or tabs) of the first indented line; "" where there is none.
std::string indentation_of(std::string_view text);

}  // namespace bs::scaffold
