#pragma once
/// Lists that filters make of their first argument.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

/// The elements of what has some; nothing for null, undefined and what has no length.
Values mapped(const Args& args, std::size_t index);
/// The attribute (a key, no path) of each of these.
Values projected(const Args& args, std::size_t index, const JsValue& attribute);

}  // namespace bs::scaffold::engine
