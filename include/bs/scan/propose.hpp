#pragma once
/// From inferred entities to the catalog-info.yaml files that would describe them (`bs catalog infer`). Pure;
/// the caller shows or writes them. What is proposed is valid by model::validate_text.
#include <string>
#include <string_view>
#include <vector>

#include "bs/model/scanned.hpp"

namespace bs::scan {

struct Proposal {
  std::string path;  ///< repository path of the file: "packages/api/catalog-info.yaml"
  std::string text;  ///< documents separated by ---, with a comment that says what they were inferred from
  std::vector<std::string> refs;  ///< canonical, in the order of the documents
  bool lacks_owner = false;       ///< some document names the owner "unknown", since nobody is known
};

/// One file for each folder that has an inferred component; APIs and resources stand in the file of the
/// deepest component around them, else in one of their own folder. Written and kept entities are passed over.
/// Sorted by path. `spec.owner` is the effective owner, else "unknown"; an API's definition is `$text` of its
/// file.
std::vector<Proposal> propose(const std::vector<model::ScannedEntity>& entities,
                              std::string_view file_name = "catalog-info.yaml");

}  // namespace bs::scan
