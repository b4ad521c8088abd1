#pragma once
/// Inference: entities for what no document describes (catalog.md §2, Inference). Manifests are recognised by one file each,
/// listed in one table (src/scan/manifests.cpp); a component is what the manifests of one folder say together.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/model/scanned.hpp"

namespace bs::scan {

/// What one manifest says of its folder.
struct ManifestFacts {
  std::string ecosystem;            ///< "npm", "go", "cargo" …; display order of manifests decides ties
  std::string name;                 ///< as written: "@acme/utils"
  std::string description;
  std::string version;
  std::string language;
  std::string type;                 ///< service, library, website, cli; "" unknown
  int type_confidence = 0;          ///< 0–100; the most confident manifest of a folder wins
  bool is_private = false;
  bool is_test = false;             ///< a test project or fixture: no component
  std::vector<std::string> members; ///< globs of workspace members relative to the folder; a workspace root
  std::vector<std::string> member_excludes;
  bool is_workspace_root = false;   ///< root that is only a workspace, no component of its own
  std::vector<model::PackageUse> provides;
  std::vector<model::PackageUse> requires_;
  std::string definition;           ///< API kinds: the definition's repository path
  std::vector<std::string> tags;
  Mark name_mark;
};

/// Reads further files of the repository at the same revision (a Gemfile beside a gemspec); nullopt when absent or unreadable.
using ReadFile = std::function<std::optional<std::string>(std::string_view path)>;

}  // namespace bs::scan
