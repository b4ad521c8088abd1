#pragma once
// What the text of a scalar token says, before it is known to be a number or a word: lines folded, escapes
// resolved.
#include <string>
#include <string_view>
#include <vector>

#include "data/yaml_token.hpp"

namespace bs::data::yaml {

/// The value of a scalar token of `text`. Faults (unknown escapes) are appended.
std::string scalar_text(std::string_view text, const Token& token, Faults& faults);

}  // namespace bs::data::yaml
