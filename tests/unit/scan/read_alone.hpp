#pragma once
// One repository, read without a workspace around it.
#include "test_repository.hpp"

namespace bs::test {

inline model::RepositoryScan read(const fs::path& path) {
  return scan::scan_repository(path, options_for(path));
}

}  // namespace bs::test
