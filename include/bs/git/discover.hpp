#pragma once
/// Finding repositories on disk without libgit2: cheap enough to do before every answer.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/base/paths.hpp"

namespace bs::git {

struct Found {
  fs::path path;        ///< the work tree's root, or the bare repository's folder
  fs::path git_folder;  ///< with HEAD
  bool bare = false;
  bool linked = false;  ///< a linked work tree whose main repository may be found as well
};

struct DiscoverResult {
  std::vector<Found> repositories;                     ///< sorted by path
  std::vector<std::pair<fs::path, std::string>> problems;  ///< folders that could not be read, .git files that lead nowhere, depth reached
};

/// Repositories at or below `root`: a folder with a .git folder or file, or with HEAD, objects and refs. A checkout's content is not entered
/// (except its nested .git folders are none of ours); symlinked folders are not followed; a .git file is followed inside `root`, or where the target
/// points back at it (linked work trees). Error unreadable when `root` itself cannot be read; not_found when there is no such folder.
/// `ignored` tells whether a folder (relative to root) is left out.
DiscoverResult discover(const fs::path& root, const std::function<bool(std::string_view)>& ignored, std::size_t depth = 12);

/// The repository that holds `path`, looking upwards as git does; nullopt when none. One whose .git is faulty is returned: opening it says why.
std::optional<Found> enclosing(const fs::path& path);

/// Where a repository came from and where its objects lie, by its own files alone; not judged as opening would.
struct Origin {
  std::optional<std::string> url;  ///< remote.origin.url as written; nullopt also when the config cannot be read
  fs::path common_folder;          ///< with objects and refs: of a linked work tree, the main repository's
};
Origin origin_of(const Found& repository);

/// A digest of what decides which commit is scanned: HEAD, refs/remotes/origin/HEAD, the loose refs they lead to or packed-refs' identity, config, shallow.
/// Read without libgit2 in well under a millisecond; equal digests mean that nothing needs reading. 0 when it cannot be told (always read then).
std::uint64_t refs_fingerprint(const Found& repository);

/// How large the indexes of its own packs are together: a cheap hint of how long reading will take. 0 when there are none, in a linked work tree too.
std::uint64_t pack_index_bytes(const Found& repository);

}  // namespace bs::git
