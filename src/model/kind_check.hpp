#pragma once
/// The stage "kind": which kind a document is of, and whether its spec is what that kind asks for.
#include "kinds.hpp"

namespace bs::model {

/// Reports an unknown kind or version and what is wrong with the spec. Returns the built-in kind whose name
/// and version the document has, or nullptr. What the earlier stages report is not reported again.
const Kind* check_kind(const data::Value& root, const ValidateOptions& options, Faults& faults);

}  // namespace bs::model
