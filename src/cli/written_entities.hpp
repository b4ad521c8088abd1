#pragma once
/// The entities that files in memory describe, as a scan of a repository with these files would find them.
#include <string>
#include <string_view>
#include <vector>

#include "bs/model/scanned.hpp"

namespace bs::cli {

struct WrittenEntities {
  std::vector<model::ScannedEntity> entities;
  std::vector<model::Problem> problems;
  /// The documents of one catalog file.
  void add(const std::string& path, std::string_view text);
};

}  // namespace bs::cli
