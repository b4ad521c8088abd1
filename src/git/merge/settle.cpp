#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "git/merge/path_merge.hpp"

namespace bs::git::merge {
namespace {

class Settling {
 public:
  Settling(const Slots& slots, const MergeLabels& labels, Blobs& blobs)
      : slots_(slots), labels_(labels), blobs_(blobs) {}

  Outcomes run() {
    for (const auto& [path, slot] : slots_)
      if (!slot.is_settled) decide(path, slot);
    make_way_for_folders();
    return std::move(outcomes_);
  }

 private:
  using Conflict = MergeConflict::Kind;

  void put(const std::string& path, const Slot& slot, Version version) {
    Outcome outcome;
    outcome.version = version;
    if (slot.rename_conflict && version.exists()) {
      outcome.is_conflict = true;
      outcome.kind = *slot.rename_conflict;
      outcome.detail = slot.rename_detail;
    }
    outcomes_[path] = std::move(outcome);
  }
  void put_conflict(const std::string& path, const Slot& slot, Version version, Conflict kind,
                    std::string detail = "") {
    if (slot.rename_conflict) {
      put(path, slot, version);
    } else {
      outcomes_[path] = {version, true, kind, std::move(detail)};
    }
  }

  void decide(const std::string& path, const Slot& slot) {
    const auto& [base, ours, theirs] = slot.versions;
    if (!slot.is_moved && (ours == theirs || theirs == base)) return put(path, slot, ours);
    if (!slot.is_moved && ours == base) return put(path, slot, theirs);
    if (ours.exists() && theirs.exists()) {
      if (same_type(ours, theirs)) return decide_content(path, slot);
      return keep_both(path, slot);
    }
    if (!ours.exists() && !theirs.exists()) return;
    const Version& left = ours.exists() ? ours : theirs;
    if (!base.exists()) return put(path, slot, left);
    put_conflict(path, slot, left, ours.exists() ? Conflict::deleted_by_them : Conflict::deleted_by_us);
  }

  void decide_content(const std::string& path, const Slot& slot) {
    const auto& [base, ours, theirs] = slot.versions;
    FileSides sides{path, base, ours, theirs, slot.came_from, 0};
    for (std::string& from : sides.paths)
      if (from.empty()) from = path;
    const MergedFile merged = merge_file(sides, labels_, blobs_);
    if (merged.is_clean) return put(path, slot, merged.version);
    put_conflict(path, slot, merged.version, merged.kind, detail_of(sides, merged));
  }

  std::string detail_of(const FileSides& sides, const MergedFile& merged) const {
    if (merged.kind == Conflict::binary) return fmt::format("binary: the file of {} is kept", labels_.ours);
    if (merged.version.kind == Kind::symlink) return fmt::format("a link: that of {} is kept", labels_.ours);
    for (const Side side : {k_ours, k_theirs})
      if (sides.paths[side] != sides.path)
        return fmt::format("{} in {}", sides.paths[side], side == k_ours ? labels_.ours : labels_.theirs);
    return "";
  }

  /// Two types of file at one path: those that are plain files make way.
  void keep_both(const std::string& path, const Slot& slot) {
    const Version &base = slot.versions[k_base], &ours = slot.versions[k_ours],
                  &theirs = slot.versions[k_theirs];
    const bool move_ours = ours.is_regular() || !theirs.is_regular();
    const bool move_theirs = theirs.is_regular() || !ours.is_regular();
    const auto place = [&](Side side, bool moves) {
      const std::string& label = side == k_ours ? labels_.ours : labels_.theirs;
      const std::string at = moves ? free_path(path, label) : path;
      outcomes_[at] = {slot.versions[side], true, base.exists() ? Conflict::content : Conflict::both_added,
                       fmt::format("{} has another type on each side", path)};
    };
    place(k_ours, move_ours);
    place(k_theirs, move_theirs);
  }

  /// PATH~LABEL, or with a number where that is taken.
  std::string free_path(const std::string& path, const std::string& label) const {
    const std::string wanted = path + "~" + replace_all(label, "/", "_");
    std::string free = wanted;
    for (int i = 0; slots_.contains(free) || outcomes_.contains(free); ++i)
      free = fmt::format("{}_{}", wanted, i);
    return free;
  }

  bool is_folder(const std::string& path) const {
    for (auto at = outcomes_.lower_bound(path + "/");
         at != outcomes_.end() && at->first.starts_with(path + "/"); ++at)
      if (at->second.version.exists()) return true;
    return false;
  }

  void make_way_for_folders() {
    std::vector<std::string> in_the_way;
    for (const auto& [path, outcome] : outcomes_)
      if (outcome.version.exists() && is_folder(path)) in_the_way.push_back(path);
    for (const std::string& path : in_the_way) {
      Outcome outcome = std::move(outcomes_.at(path));
      outcomes_.erase(path);
      const bool is_ours = slots_.contains(path) && slots_.find(path)->second.versions[k_ours].exists();
      if (!outcome.is_conflict) outcome.kind = Conflict::both_added;
      outcome.is_conflict = true;
      outcome.detail = fmt::format("{} is a folder on the other side", path);
      outcomes_[free_path(path, is_ours ? labels_.ours : labels_.theirs)] = std::move(outcome);
    }
  }

  const Slots& slots_;
  const MergeLabels& labels_;
  Blobs& blobs_;
  Outcomes outcomes_;
};

}  // namespace

Outcomes settle(const Slots& slots, const MergeLabels& labels, Blobs& blobs) {
  return Settling(slots, labels, blobs).run();
}

}  // namespace bs::git::merge
