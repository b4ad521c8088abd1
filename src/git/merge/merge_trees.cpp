#include <algorithm>
#include <set>

#include "bs/base/error.hpp"
#include "git/merge/path_merge.hpp"
#include "git/tree_files.hpp"

namespace bs::git {
namespace merge {
namespace {

using Versions = std::map<std::string, Version, std::less<>>;

/// What a merge changes, told against ours.
class Report {
 public:
  Report(const Versions& before, const Outcomes& outcomes, const std::vector<Rename>& moved_by_theirs,
         Blobs& blobs)
      : before_(before), outcomes_(outcomes), blobs_(blobs) {
    for (const Rename& rename : moved_by_theirs) moved_from_.emplace(rename.to, rename.from);
  }

  Merge run() {
    for (const auto& [path, outcome] : outcomes_) {
      if (outcome.version.exists()) add(path, outcome.version);
      if (outcome.is_conflict) merge_.conflicts.push_back({outcome.kind, path, outcome.detail});
    }
    for (const auto& [path, version] : before_) {
      if (stays(path)) continue;
      merge_.removed.push_back(path);
      if (!moved_.contains(path)) merge_.changes.push_back({MergeChange::Kind::removed, path, ""});
    }
    std::sort(merge_.changes.begin(), merge_.changes.end(),
              [](const MergeChange& a, const MergeChange& b) { return a.path < b.path; });
    return std::move(merge_);
  }

 private:
  bool stays(const std::string& path) const {
    const auto found = outcomes_.find(path);
    return found != outcomes_.end() && found->second.version.exists();
  }

  void add(const std::string& path, const Version& version) {
    const auto known = before_.find(path);
    if (known != before_.end() && known->second == version) return;
    if (version.kind == Kind::submodule)
      throw Error(ErrorKind::unsupported, fmt::format("the submodule {} would have to move", path));
    merge_.files[path] = {std::string(blobs_.read(version.id, path)), mode_of(version.kind)};
    MergeChange change{MergeChange::Kind::changed, path, ""};
    if (known == before_.end()) {
      change.kind = MergeChange::Kind::added;
      const auto from = moved_from_.find(path);
      if (from != moved_from_.end() && before_.contains(from->second) && !stays(from->second)) {
        change.kind = MergeChange::Kind::renamed;
        change.from = from->second;
        moved_.insert(from->second);
      }
    } else if (known->second.id == version.id) {
      change.kind = MergeChange::Kind::mode;
    }
    merge_.changes.push_back(std::move(change));
  }

  const Versions& before_;
  const Outcomes& outcomes_;
  Blobs& blobs_;
  std::map<std::string, std::string> moved_from_;
  std::set<std::string> moved_;
  Merge merge_;
};

Versions versions_of(const std::vector<Entry>& entries) {
  Versions versions;
  for (const Entry& entry : entries) {
    const Kind kind = entry.type == EntryType::submodule ? Kind::submodule : kind_of(mode_of(entry));
    versions.emplace_hint(versions.end(), entry.path, Version{kind, entry.id});
  }
  return versions;
}

Slots fill(const Versions& ours, const FileTree& base, const FileTree& theirs, Blobs& blobs) {
  Slots slots;
  for (const auto& [path, version] : ours)
    slots.emplace_hint(slots.end(), path, Slot())->second.versions[k_ours] = version;
  for (const auto& [path, file] : base)
    slots[path].versions[k_base] = {kind_of(file.mode), blobs.add(file.bytes)};
  for (const auto& [path, file] : theirs) {
    Slot& slot = slots[path];
    const auto before = base.find(path);
    const Oid id = before == base.end()
                       ? blobs.add(file.bytes)
                       : blobs.add(file.bytes, before->second.bytes, slot.versions[k_base].id);
    slot.versions[k_theirs] = {kind_of(file.mode), id};
  }
  return slots;
}

/// Where a side moved files to. Those that the other side left as they were need not be found.
std::vector<Rename> renames_of(const Slots& slots, Side side, Blobs& blobs) {
  std::vector<Candidate> gone, added;
  for (const auto& [path, slot] : slots) {
    const Version& base = slot.versions[k_base];
    const Version& mine = slot.versions[side];
    if (base.exists() && !mine.exists())
      gone.push_back({path, base, slot.versions[other_side(side)] != base});
    if (!base.exists() && mine.exists()) added.push_back({path, mine});
  }
  return find_renames(gone, added, blobs);
}

}  // namespace
}  // namespace merge

Merge merge_trees(const Repository& repository, const Oid& ours, const std::string& folder,
                  const FileTree& base, const FileTree& theirs, const MergeLabels& labels) {
  using namespace merge;
  Blobs blobs(repository);
  const Versions before = versions_of(entries_below(repository, ours, folder));
  Slots slots = fill(before, base, theirs, blobs);
  const std::array<std::vector<Rename>, 2> renames{renames_of(slots, k_ours, blobs),
                                                   renames_of(slots, k_theirs, blobs)};
  apply_renames(slots, renames, labels, blobs);
  const Outcomes outcomes = settle(slots, labels, blobs);
  return Report(before, outcomes, renames[1], blobs).run();
}

}  // namespace bs::git
