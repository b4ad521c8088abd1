#pragma once
/// What a Location entity points at (catalog.md, Placeholders and locations).
#include <string>
#include <string_view>
#include <vector>

#include "bs/model/entity.hpp"

namespace bs::model {

enum class TargetKind {
  relative,   ///< a path or glob, relative to the file that holds the Location
  url,        ///< absolute; only answerable when it points at a repository of the workspace
};
struct LocationTarget {
  TargetKind kind = TargetKind::relative;
  std::string text;         ///< as written
  bool required = true;     ///< spec.presence
  Mark mark;
  // For url targets of the known hosts' forms (github blob/tree/raw, gitlab -/blob, bitbucket src): parts; else empty.
  std::string repository;   ///< normalised, "github.com/acme/pay"
  std::string revision;
  std::string path;         ///< repository path, globs allowed
};
std::vector<LocationTarget> location_targets(const Entity& location);

}  // namespace bs::model
