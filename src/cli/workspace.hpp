#pragma once
/// The workspace a command works in: bs.yaml found upwards, or the folder (product.md, The workspace file).
#include <optional>
#include <string>
#include <vector>

#include "bs/base/paths.hpp"
#include "bs/model/workspace.hpp"

namespace bs::cli {

struct Workspace {
  fs::path
      root;  ///< the folder of bs.yaml; else of the catalog found; else the repository or folder stood in
  std::optional<fs::path> file;  ///< bs.yaml
  model::WorkspaceConfig config;
  std::vector<fs::path> roots;    ///< absolute folders that a refresh scans
  std::vector<fs::path> trust;    ///< absolute; "*" stays
  fs::path catalog;               ///< where the catalog is or will be
  bool catalog_is_given = false;  ///< by --catalog or BS_CATALOG
  bool covers_workspace() const { return file.has_value(); }
};

struct WorkspaceRequest {
  std::string catalog;             ///< --catalog; "" = BS_CATALOG or found
  std::vector<std::string> trust;  ///< --trust
  std::vector<fs::path> paths;     ///< `catalog scan PATH...`: the roots, instead of bs.yaml's
};

/// Errors: config (bs.yaml is faulty), not_found (a PATH), unreadable.
Workspace find_workspace(const WorkspaceRequest& request);

/// Where the catalog of a root without bs.yaml lies: $XDG_DATA_HOME/bs/NAME-HASH.db.
fs::path data_catalog_for(const fs::path& root);

}  // namespace bs::cli
