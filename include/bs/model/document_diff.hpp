#pragma once
/// What differs between two documents, field by field, as the history keeps it and people read it.
#include <string>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::model {

struct FieldChange {
  std::string key;            ///< dotted: "spec.owner"
  std::string before, after;  ///< "" where there is none
};

/// The leaves that differ, in the order of `before`, then what only `after` has. Objects are looked into,
/// arrays compared whole. Strings stand as they are, arrays of scalars as "a, b", the rest as JSON; both
/// values as JSON where the texts would read the same ("1" and 1).
std::vector<FieldChange> document_diff(const data::Value& before, const data::Value& after);

}  // namespace bs::model
