#pragma once
/// JavaScript's split.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

/// `args` are the method's: a separator (text or a regular expression), and the most parts wanted.
JsValue split_text(const Args& args, const JsValue& text);
/// The units of a text, each a text: split("").
Values units_of(Budget& budget, const JsText& text);

}  // namespace bs::scaffold::engine
