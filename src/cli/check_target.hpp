#pragma once
/// What `bs check` was asked to look at: repositories, and in each the components (checks.md §5).
#include <string>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/model/scanned.hpp"
#include "cli/context.hpp"

namespace bs::cli {

struct CheckTarget {
  fs::path path;
  bool bare = false;
  /// Repository paths that were named: components whose folder holds one of them or lies below it. Empty:
  /// all.
  std::vector<std::string> folders;
  std::vector<std::string> refs;  ///< canonical refs that were named; with `folders` empty too: all
};

/// From the words of the command line after the first `skip`, or the place stood in; a folder of repositories
/// is all of them. Errors: not_found.
std::vector<CheckTarget> check_targets(Context& context, std::size_t skip = 0);
/// Every repository of the catalog that is there and readable; its problems list says what is not.
std::vector<CheckTarget> catalog_targets(Context& context);

/// Of many repositories one that cannot be read is told, and the others go on; of one it is the answer.
bool concerns_one_repository(const Error& error) noexcept;

/// Whether the target asks for this entity. `deepest` is the deepest component folder that holds each named
/// folder.
bool takes(const CheckTarget& target, const model::ScannedEntity& entity,
           const std::vector<model::ScannedEntity>& all);

}  // namespace bs::cli
