#pragma once
/// What every template can name without a context: range, cycler, joiner.
#include "scaffold/engine/arguments.hpp"

namespace bs::scaffold::engine {

/// Undefined when there is none of the name. The same function each time, as `===` can tell.
JsValue find_global(std::string_view name, bool is_jinja);
/// Those that only Jinja's dialect has: dict, namespace, random_ascii_string.
JsValue find_jinja_global(std::string_view name);

}  // namespace bs::scaffold::engine
