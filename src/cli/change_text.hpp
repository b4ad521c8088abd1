#pragma once
/// How changes of entities are said, the same by `bs catalog diff` and `bs catalog log`.
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/terminal.hpp"
#include "bs/data/value.hpp"
#include "bs/model/document_diff.hpp"

namespace bs::cli {

/// "added", "changed" or "removed" in its colour, padded so that what follows lines up.
std::string action_text(std::string_view action, const Terminal& terminal);
/// A line for each field: "    spec.owner: payments -> risk".
std::string fields_text(const std::vector<model::FieldChange>& fields, const Terminal& terminal);
/// [{field, before, after}], null where there is none.
data::Value fields_json(const std::vector<model::FieldChange>& fields);

}  // namespace bs::cli
