#pragma once
/// What becomes of each path when two trees change a third: git's rules (merge-ort), without folder renames.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bs/git/merge.hpp"
#include "git/merge/renames.hpp"
#include "git/merge/version.hpp"

namespace bs::git::merge {

enum Side : std::size_t { k_base = 0, k_ours = 1, k_theirs = 2 };
constexpr Side other_side(Side side) {
  return side == k_ours ? k_theirs : k_ours;
}

/// The three versions at a path; a rename brings those of the old path here.
struct Slot {
  std::array<Version, 3> versions;
  std::array<std::string, 3> came_from;  ///< the path of each version where it is another one
  bool is_settled = false;               ///< nothing is left here
  bool is_moved = false;  ///< a rename brought versions here: what is equal is not taken as it is
  /// A rename that met another, or a deletion.
  std::optional<MergeConflict::Kind> rename_conflict;
  std::string rename_detail;
};
using Slots = std::map<std::string, Slot, std::less<>>;

/// What stands at a path in the end.
struct Outcome {
  Version version;  ///< none: no file
  bool is_conflict = false;
  MergeConflict::Kind kind = MergeConflict::Kind::content;
  std::string detail;
};
using Outcomes = std::map<std::string, Outcome, std::less<>>;

/// The merge of one file's versions: modes, links, texts.
struct MergedFile {
  Version version;
  bool is_clean = true;
  MergeConflict::Kind kind = MergeConflict::Kind::content;
};
struct FileSides {
  std::string path;  ///< for errors
  Version base, ours, theirs;
  std::array<std::string, 3> paths;  ///< of the three
  std::size_t extra_marker_size = 0;
};
MergedFile merge_file(const FileSides& sides, const MergeLabels& labels, Blobs& blobs);

/// Moves the versions of renamed files to where they belong now. `renames` are those of ours and of theirs.
void apply_renames(Slots& slots, const std::array<std::vector<Rename>, 2>& renames, const MergeLabels& labels,
                   Blobs& blobs);

/// Decides every slot, and moves files out of the way of folders.
Outcomes settle(const Slots& slots, const MergeLabels& labels, Blobs& blobs);

}  // namespace bs::git::merge
