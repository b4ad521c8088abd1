#pragma once
/// Changed fields as the history stores them, `changes.fields`: [[key, before, after], …].
#include <string>
#include <string_view>
#include <vector>

#include "bs/model/document_diff.hpp"

namespace bs::catalog {

std::string fields_to_json(const std::vector<model::FieldChange>& fields);
std::vector<model::FieldChange> fields_from_json(std::string_view json);

}  // namespace bs::catalog
