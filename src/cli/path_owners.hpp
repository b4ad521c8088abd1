#pragma once
/// Who owns a path: the component whose folder holds it, and the CODEOWNERS line that matches it.
#include <optional>
#include <string>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct PathOwner {
  std::string path;    ///< as the user wrote it
  std::string owner;   ///< the one that counts: the component's declared owner, else CODEOWNERS'; "" nobody
  std::string source;  ///< "declared", "CODEOWNERS" or ""
  std::string component;                ///< canonical ref of the nearest component; "" none
  std::vector<std::string> codeowners;  ///< owners of the matching line, as written
  std::string rule;                     ///< its pattern
  std::string file;                     ///< the CODEOWNERS file, repository path; "" when there is none
  std::uint32_t line = 0;
  bool has_rule = false;
  bool disputed = false;  ///< both speak and differ
};

/// Error not_found for a path that does not exist or lies in no repository.
PathOwner owner_of_path(Context& context, const std::string& path);

}  // namespace bs::cli
