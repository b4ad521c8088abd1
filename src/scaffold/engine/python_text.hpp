#pragma once
/// How Python writes values as text.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// An error for undefined, as StrictUndefined has it.
void require_defined(const JsValue& value);
/// str(): True, None, ['a', 'b'], {'a': 1}. An error for undefined and functions.
TextPtr python_text(Budget& budget, const JsValue& value);
/// repr(): as str(), but text in quotes.
std::string python_repr(Budget& budget, const JsValue& value);

}  // namespace bs::scaffold::engine
