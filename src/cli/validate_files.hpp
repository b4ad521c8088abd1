#pragma once
/// Files for `bs catalog validate`, from the disk.
#include <string>
#include <vector>

#include "bs/model/validate.hpp"
#include "cli/workspace.hpp"

namespace bs::cli {

/// The catalog files below the current folder (ignored files and other repositories left out), as paths
/// relative to it, sorted.
std::vector<std::string> catalog_files_here(const Workspace& workspace);

/// Validates one file; warns of placeholders and Location targets whose file is not there. Error unreadable
/// when it cannot be read.
model::ValidatedFile validate_file(const std::string& path, const model::WorkspaceConfig& config);

}  // namespace bs::cli
