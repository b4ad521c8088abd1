#pragma once
/// Unicode properties by JavaScript's names.
#include <optional>
#include <string>
#include <string_view>

namespace bs::match {

/// RE2's name for the inside of JavaScript's `\p{…}`: "Letter" → "L", "Script=Greek" → "Greek". Names that
/// are not known here stay as they are, for RE2 to judge.
std::string re2_property(std::string_view name);

}  // namespace bs::match
