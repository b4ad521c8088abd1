#include "facts/lockfiles/lock.hpp"

#include "bs/base/text.hpp"

namespace bs::facts {

FactFinding not_locked(std::string_view manifest, const Dependency& dependency, std::string_view lock) {
  const std::string range = dependency.range.empty() ? "" : " " + dependency.range;
  return {std::string(manifest), dependency.mark,
          fmt::format("{}{} is not in {}", dependency.name, range, lock), "", dependency.name};
}

FactFinding locked_otherwise(std::string_view manifest, const Dependency& dependency, std::string_view lock,
                             std::string_view version) {
  return {
      std::string(manifest), dependency.mark,
      fmt::format("{} has {} {}, which {} does not take", lock, dependency.name, version, dependency.range),
      "", dependency.name};
}

std::string nearest_file(const Snapshot& snapshot, std::string_view folder, std::string_view name) {
  for (std::string_view at = folder;; at = parent_of(at)) {
    std::string path = join_path(at, name);
    const File* file = snapshot.find(path);
    if (file != nullptr && file->is_regular()) return path;
    if (at.empty()) return "";
  }
}

}  // namespace bs::facts
