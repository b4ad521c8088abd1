#pragma once
/// Three texts become one, with markers around what both sides changed differently.
#include <string>
#include <string_view>

namespace bs::git::merge {

/// What stands behind the markers.
struct SideNames {
  std::string ours, theirs;
};

struct MergedText {
  std::string text;
  bool is_clean = true;
};

/// Both sides as git's default ("merge" style, without the base's text) shows them. `extra` lengthens the
/// markers beyond seven characters.
MergedText merge_texts(std::string_view base, std::string_view ours, std::string_view theirs,
                       const SideNames& names, std::size_t extra = 0);

/// git's rule: a NUL in the first 8000 bytes.
bool is_binary(std::string_view bytes);

}  // namespace bs::git::merge
