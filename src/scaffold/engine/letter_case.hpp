#pragma once
/// Letter case of values.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

/// The first unit in upper case, the others in lower case.
std::string capitalized_word(std::string_view text);
/// The same of a value that must be text.
JsValue capitalized(const Args& args, const JsValue& value, std::string_view filter);

/// What is no string (a safe one is none) stays.
JsValue upper_if_string(Budget& budget, const JsValue& value);
JsValue lower_if_string(Budget& budget, const JsValue& value);

}  // namespace bs::scaffold::engine
