#pragma once
#include <string>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::cli {

struct FieldChange {
  std::string key;  ///< dotted
  std::string before, after;
};

/// The leaves in which two documents differ, in the order of the first; arrays are compared as wholes.
std::vector<FieldChange> document_diff(const data::Value& before, const data::Value& after);

}  // namespace bs::cli
