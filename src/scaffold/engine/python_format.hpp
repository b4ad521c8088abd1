#pragma once
/// Python's two ways of putting values into a text.
#include "scaffold/engine/budget.hpp"
#include "scaffold/engine/js_object.hpp"

namespace bs::scaffold::engine {

/// `"%s is %d" % (a, b)`, `"%(name)s" % object`. An error where values are missing or left over.
JsValue percent_formatted(Budget& budget, std::string_view format, const Values& values,
                          const JsObject* named);
/// `"{} {1} {name:>8}".format(…)`
JsValue brace_formatted(Budget& budget, std::string_view format, const Values& values, const JsObject& named);

}  // namespace bs::scaffold::engine
