#pragma once
// What a scalar without quotes or with a tag means: the core schema of YAML 1.2, and that of YAML 1.1 where a
// document asks for it.
#include <optional>
#include <string>
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::data::yaml {

/// Null, a boolean, a number, or the text itself. Numbers are JavaScript's: a whole number that a double
/// cannot hold exactly becomes the nearest double.
Value resolve_plain(std::string text, bool yaml_1_1);
/// YAML 1.1 alone, asked before the rest of resolve_plain: yes and no, 010, 0b1, 1_000, 12:30:45.
std::optional<Value> resolve_yaml_1_1(std::string_view text);

/// The value of a scalar with the resolved tag `tag` ("tag:yaml.org,2002:int"). Tags that are unknown, and
/// tags that do not fit the text, leave it text.
Value resolve_tagged(std::string text, std::string_view tag, bool yaml_1_1);

/// `digits` with an optional sign in front, in the given base; no digits are no number (NaN), as in
/// JavaScript.
Value whole_number(std::string_view digits, int base);
Value decimal_number(std::string_view text);
/// .nan, .inf and -.inf in their three cases.
std::optional<Value> special_float(std::string_view text);

}  // namespace bs::data::yaml
