#include <sys/stat.h>

#include "bs/git/discover.hpp"
#include "git/object_folders.hpp"

namespace bs::git {

std::uint64_t pack_index_bytes(const Found& repository) {
  const fs::path folder = repository.git_folder / "objects" / "pack";
  std::uint64_t bytes = 0;
  for (const auto& [name, is_regular] : list_packs(folder)) {
    struct stat info {};
    if (is_regular && name.ends_with(".idx") && stat((folder / name).c_str(), &info) == 0)
      bytes += static_cast<std::uint64_t>(info.st_size);
  }
  return bytes;
}

}  // namespace bs::git
