#pragma once
/// What lies around a component in its folder: documentation, API descriptions, language, packages.
#include "scan/catalog_reader.hpp"
#include "scan/inference.hpp"
#include "scan/tree_index.hpp"

namespace bs::scan {

using Packages = std::map<std::string, FolderPackages, std::less<>>;

/// Fills in docs, apis, language, provides and requires_ of all entities, as far as they have none yet.
void add_surroundings(std::vector<WrittenEntity>& entities, TreeIndex& index, const Packages& packages);

}  // namespace bs::scan
