#pragma once
/// The folders of a repository's objects, looked through before and instead of libgit2.
#include <optional>
#include <string>
#include <vector>

#include "bs/base/paths.hpp"

namespace bs::git {

struct ObjectFolders {
  std::vector<fs::path> folders;              ///< the repository's own, then its alternates, each once
  std::optional<fs::path> missing_alternate;  ///< one that does not exist: objects may be missing for that
};

/// The objects folder and those its info/alternates lead to, at most five links deep, as in git. Error
/// unreadable for an alternates file that is no regular file.
ObjectFolders objects_with_alternates(const fs::path& objects);

/// The names in the folder of packs, sorted, with whether each is a regular file (a symbolic link to one
/// counts).
std::vector<std::pair<std::string, bool>> list_packs(const fs::path& folder);

/// Looks at the names in the folder of packs. Error unreadable when one is a FIFO or a device, which libgit2
/// would wait for. True when a pack came from a promisor remote, as in a partial clone.
bool check_packs(const fs::path& objects);

/// The first pack that libgit2 passes over since it is cut, damaged, has no index or one that is not its own:
/// "may lie in …".
std::optional<std::string> find_broken_pack(const fs::path& objects);

}  // namespace bs::git
