#pragma once
/// What changed between two documents, for the history: dotted keys with their values before and after.
#include <string>
#include <string_view>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "bs/data/value.hpp"

namespace bs::catalog {

/// Objects are looked into; arrays and scalars are compared whole. Texts stand as they are, arrays of scalars
/// as "a, b", the rest as JSON; "" where there is none. In the order of the documents.
std::vector<ChangeRow::Field> differences(const data::Value& before, const data::Value& after);

std::string fields_to_json(const std::vector<ChangeRow::Field>& fields);
std::vector<ChangeRow::Field> fields_from_json(std::string_view json);

}  // namespace bs::catalog
