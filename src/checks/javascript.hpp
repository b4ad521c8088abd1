#pragma once
// What JavaScript makes of values where json-rules-engine lets it: ===, <, String() and Number().
#include <compare>
#include <string>

#include "bs/data/value.hpp"

namespace bs::checks {

/// ===, where two values are never the same object: arrays and objects equal nothing.
bool strictly_equal(const data::Value& a, const data::Value& b) noexcept;

/// String(value): arrays are joined by commas, null inside them is nothing.
std::string javascript_text(const data::Value& value);

/// Whether parseFloat finds a number at the start of String(value).
bool starts_with_number(const data::Value& value);

/// What < and > go by: two texts by UTF-16 units, anything else as numbers; unordered when one is NaN.
std::partial_ordering javascript_order(const data::Value& a, const data::Value& b);

}  // namespace bs::checks
