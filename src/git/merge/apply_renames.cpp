#include <algorithm>

#include "git/merge/path_merge.hpp"

namespace bs::git::merge {
namespace {

struct SidedRename {
  Side side;
  const Rename* rename;
};

class RenameApplier {
 public:
  RenameApplier(Slots& slots, const MergeLabels& labels, Blobs& blobs)
      : slots_(slots), labels_(labels), blobs_(blobs) {}

  void run(const std::vector<SidedRename>& renames) {
    for (std::size_t i = 0; i < renames.size(); ++i) {
      const Rename& rename = *renames[i].rename;
      if (slots_[rename.from].is_settled) continue;
      if (i + 1 < renames.size() && renames[i + 1].rename->from == rename.from) {
        by_both(rename.from, rename.to, renames[i + 1].rename->to);
        ++i;
      } else {
        by_one(renames[i].side, rename.from, rename.to);
      }
    }
  }

 private:
  /// The file was there in the base; it is nowhere at its old path now.
  static void leave(Slot& slot) { slot.is_settled = true; }

  void by_both(const std::string& from, const std::string& ours_to, const std::string& theirs_to) {
    Slot& old = slots_[from];
    if (ours_to == theirs_to) {
      Slot& slot = slots_[ours_to];
      slot.versions[k_base] = old.versions[k_base];
      slot.is_moved = true;
      leave(old);
      return;
    }
    Slot& ours = slots_[ours_to];
    Slot& theirs = slots_[theirs_to];
    const MergedFile merged = merge_file({from,
                                          old.versions[k_base],
                                          ours.versions[k_ours],
                                          theirs.versions[k_theirs],
                                          {from, ours_to, theirs_to},
                                          1},
                                         labels_, blobs_);
    // Of binary files each path keeps its own.
    const bool is_binary = !merged.is_clean && merged.version == ours.versions[k_ours];
    ours.versions[k_ours] = merged.version;
    if (!is_binary) theirs.versions[k_theirs] = merged.version;
    for (Slot* slot : {&ours, &theirs}) {
      slot->is_moved = true;
      slot->rename_conflict = MergeConflict::Kind::rename;
      slot->rename_detail = fmt::format("{} renamed to {} in {} and to {} in {}", from, ours_to, labels_.ours,
                                        theirs_to, labels_.theirs);
    }
    leave(old);
  }

  void by_one(Side side, const std::string& from, const std::string& to) {
    const Side other = other_side(side);
    Slot& old = slots_[from];
    Slot& slot = slots_[to];
    const Version& base = old.versions[k_base];
    const bool is_deleted = !old.versions[other].exists();
    const bool changed_type =
        !is_deleted && old.versions[other].is_regular() != slot.versions[side].is_regular();
    const bool collides = slot.versions[other].exists() && !changed_type;
    if (collides && !is_deleted) {
      merge_before_collision(side, old, slot, from, to);
    } else if (is_deleted) {
      slot.rename_conflict =
          other == k_ours ? MergeConflict::Kind::deleted_by_us : MergeConflict::Kind::deleted_by_them;
      slot.rename_detail =
          fmt::format("{} renamed to {} in {}, but deleted in {}", from, to, label(side), label(other));
    }
    if (!collides) {
      slot.versions[k_base] = base;
      slot.came_from[k_base] = from;
      slot.is_moved = true;
    }
    if (changed_type) {
      old.versions[k_base] = {};
      old.is_moved = true;
      return;
    }
    if (!collides && !is_deleted) {
      slot.versions[other] = old.versions[other];
      slot.came_from[other] = from;
    }
    slot.is_moved = true;
    leave(old);
  }

  /// The renamed file takes the other side's changes before it meets the one that is at its new path.
  void merge_before_collision(Side side, const Slot& old, Slot& slot, const std::string& from,
                              const std::string& to) {
    FileSides sides{
        from, old.versions[k_base], old.versions[k_ours], old.versions[k_theirs], {from, from, from}, 1};
    (side == k_ours ? sides.ours : sides.theirs) = slot.versions[side];
    sides.paths[side] = to;
    const MergedFile merged = merge_file(sides, labels_, blobs_);
    slot.versions[side] = merged.version;
    slot.is_moved = true;
  }

  const std::string& label(Side side) const { return side == k_ours ? labels_.ours : labels_.theirs; }

  Slots& slots_;
  const MergeLabels& labels_;
  Blobs& blobs_;
};

}  // namespace

void apply_renames(Slots& slots, const std::array<std::vector<Rename>, 2>& renames, const MergeLabels& labels,
                   Blobs& blobs) {
  std::vector<SidedRename> all;
  for (const Rename& rename : renames[0]) all.push_back({k_ours, &rename});
  for (const Rename& rename : renames[1]) all.push_back({k_theirs, &rename});
  std::stable_sort(all.begin(), all.end(), [](const SidedRename& a, const SidedRename& b) {
    return a.rename->from < b.rename->from;
  });
  RenameApplier(slots, labels, blobs).run(all);
}

}  // namespace bs::git::merge
