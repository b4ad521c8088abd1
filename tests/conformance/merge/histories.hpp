#pragma once
// Made-up histories for merges: a tree and two others that were changed from it by hand, so to say.
#include <cstdint>
#include <optional>

#include "bs/base/file_tree.hpp"

namespace bs::test {

struct History {
  FileTree base, ours, theirs;
};

/// The same for the same seed, on every machine.
History make_history(std::uint32_t seed);
/// The same history with an end to every last line; nullopt where every line has one.
std::optional<History> with_complete_lines(History history);
/// `files` files, of which each side changes every tenth: what an update of a template looks like.
History make_update(std::uint32_t seed, std::size_t files);

}  // namespace bs::test
