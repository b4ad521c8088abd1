#pragma once
/// What scan_repository gave, as bytes that a cache may keep between runs of the same binary.
#include <optional>
#include <string>
#include <string_view>

#include "bs/model/scanned.hpp"

namespace bs::scan {

std::string kept_scan(const model::RepositoryScan& scan);
/// nullopt for what kept_scan of this binary never made, or what `now` has made stale.
std::optional<model::RepositoryScan> read_kept_scan(std::string_view bytes, Seconds now);

}  // namespace bs::scan
