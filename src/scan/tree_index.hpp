#pragma once
/// The one walk over a revision: what it remembers of all the paths it meets.
#include <map>
#include <string>
#include <vector>

#include "bs/model/problem.hpp"
#include "scan/file_source.hpp"
#include "scan/folder_index.hpp"
#include "scan/inference.hpp"
#include "scan/path_patterns.hpp"

namespace bs::scan {

struct TreeIndex {
  std::vector<git::Entry>
      catalog_files;  ///< files and links that catalog.files matches, in the order of the walk
  std::vector<ManifestEntry> manifests;  ///< sorted by path
  /// README, mkdocs.yml and what lies directly in docs, by the folder they are about.
  std::map<std::string, std::vector<std::string>, std::less<>> docs;
  FolderIndex folders;
  std::uint64_t file_count = 0;
  std::optional<std::string> incomplete;  ///< a folder could not be read, or the walk met its limits
};

/// `infer`: whether manifests are wanted. What the walk could not see becomes problems.
TreeIndex index_tree(const FileSource& source, const PathPatterns& catalog_files, bool infer,
                     std::vector<model::Problem>& problems);

}  // namespace bs::scan
