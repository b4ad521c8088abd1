#include "git/merge/path_merge.hpp"
#include "git/merge/text_merge.hpp"

namespace bs::git::merge {
namespace {

SideNames names_of(const FileSides& sides, const MergeLabels& labels) {
  if (sides.paths[k_base] == sides.paths[k_ours] && sides.paths[k_ours] == sides.paths[k_theirs])
    return {labels.ours, labels.theirs};
  return {labels.ours + ":" + sides.paths[k_ours], labels.theirs + ":" + sides.paths[k_theirs]};
}

void merge_content(const FileSides& sides, const MergeLabels& labels, Blobs& blobs, MergedFile& merged) {
  // A base of another type has no lines in common with a file.
  const bool has_base = sides.base.is_regular();
  const std::string_view base =
      has_base ? blobs.read(sides.base.id, sides.paths[k_base]) : std::string_view();
  const std::string_view ours = blobs.read(sides.ours.id, sides.paths[k_ours]);
  const std::string_view theirs = blobs.read(sides.theirs.id, sides.paths[k_theirs]);
  if (is_binary(base) || is_binary(ours) || is_binary(theirs)) {
    merged.version.id = sides.ours.id;
    merged.is_clean = false;
    merged.kind = MergeConflict::Kind::binary;
    return;
  }
  MergedText text = merge_texts(base, ours, theirs, names_of(sides, labels), sides.extra_marker_size);
  merged.version.id = blobs.keep(std::move(text.text));
  if (text.is_clean) return;
  merged.is_clean = false;
  merged.kind = has_base ? MergeConflict::Kind::content : MergeConflict::Kind::both_added;
}

}  // namespace

MergedFile merge_file(const FileSides& sides, const MergeLabels& labels, Blobs& blobs) {
  const Version &base = sides.base, &ours = sides.ours, &theirs = sides.theirs;
  MergedFile merged;
  if (ours.kind == theirs.kind || ours.kind == base.kind) {
    merged.version.kind = theirs.kind;
  } else {
    merged.version.kind = ours.kind;
    merged.is_clean = theirs.kind == base.kind;
    merged.kind = MergeConflict::Kind::mode;
  }
  if (ours.id == theirs.id || ours.id == base.id) {
    merged.version.id = theirs.id;
  } else if (theirs.id == base.id) {
    merged.version.id = ours.id;
  } else if (ours.is_regular()) {
    merge_content(sides, labels, blobs, merged);
  } else {  // links, submodules
    merged.version.id = ours.id;
    merged.is_clean = false;
    merged.kind = base.exists() ? MergeConflict::Kind::content : MergeConflict::Kind::both_added;
  }
  return merged;
}

}  // namespace bs::git::merge
