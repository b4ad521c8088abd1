#include <algorithm>
#include <set>

#include "bs/base/text.hpp"
#include "bs/match/glob.hpp"
#include "bs/scaffold/update.hpp"
#include "scaffold/line_ends.hpp"

namespace bs::scaffold {
namespace {

constexpr std::uint64_t k_file_cap = 64u << 20;

/// The files of the project as HEAD has them, read when asked for.
class Project {
 public:
  Project(const git::Repository& repository, const git::Oid& tree, const std::string& folder)
      : repository_(repository), tree_(tree), folder_(folder) {}

  std::optional<git::Entry> entry(const std::string& path) const {
    auto found = repository_.entry_at(tree_, join_path(folder_, path));
    if (found && found->type == git::EntryType::tree) found.reset();
    return found;
  }
  /// The bytes of a regular file; nullopt for anything else.
  std::optional<std::string> text(const std::string& path) const {
    const auto found = entry(path);
    if (!found || found->type != git::EntryType::blob) return std::nullopt;
    git::Blob blob = repository_.read_blob(found->id, k_file_cap);
    if (blob.state != git::BlobState::present) return std::nullopt;
    return std::move(blob.bytes);
  }

 private:
  const git::Repository& repository_;
  const git::Oid& tree_;
  const std::string& folder_;
};

class Planner {
 public:
  Planner(const git::Repository& repository, const git::Commit& head, const FoundLink& found)
      : repository_(repository), head_(head), found_(found), project_(repository, head.tree, found.folder) {}

  UpdateResult run(const Base& base, const FileTree& theirs, const model::TemplateLink& new_link,
                   const git::MergeLabels& labels) {
    base_ = base.files;
    theirs_ = theirs;
    const std::string link_path = join_path(model::k_link_folder, base_name(found_.path));
    base_.erase(link_path);
    theirs_.erase(link_path);
    leave_once(new_link);
    leave_unknown(base.unknown);
    match_line_ends();
    result_.merge = git::merge_trees(repository_, head_.tree, found_.folder, base_, theirs_, labels);
    keep_deleted();
    write_link(link_path, new_link);
    for (auto* list : {&result_.stays_deleted, &result_.left_once}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(result_);
  }

 private:
  static bool is_once(const model::TemplateLink& link, const std::string& path) {
    const auto found = link.files.find(path);
    return found != link.files.end() && found->second.file_class == "once";
  }

  /// Such a file is the user's from the day it was written: what the template does to it later is passed
  /// over. One that a later version adds is written where the project has none.
  void leave_once(const model::TemplateLink& new_link) {
    std::set<std::string> paths;
    for (const FileTree* tree : {&base_, &theirs_})
      for (const auto& [path, file] : *tree)
        if (is_once(new_link, path) || (found_.link && is_once(*found_.link, path))) paths.insert(path);
    for (const std::string& path : paths) {
      const auto before = base_.find(path), now = theirs_.find(path);
      const bool is_new = before == base_.end() && !(found_.link && found_.link->files.contains(path));
      if (is_new && !project_.entry(path)) continue;
      const bool is_changed =
          before == base_.end() || now == theirs_.end() || !(before->second == now->second);
      if (is_changed) result_.left_once.push_back(path);
      if (before != base_.end()) base_.erase(before);
      if (now != theirs_.end()) theirs_.erase(now);
    }
  }

  /// Files whose old content nobody knows: one that is not in the project was deleted there.
  void leave_unknown(const std::vector<std::string>& unknown) {
    for (const std::string& path : unknown) {
      if (project_.entry(path)) continue;
      if (theirs_.erase(path) > 0) result_.stays_deleted.push_back(path);
    }
  }

  /// Only files that both sides may have changed are looked at.
  void match_line_ends() {
    for (auto& [path, now] : theirs_) {
      if (now.mode == FileMode::symlink) continue;
      const auto before = base_.find(path);
      const bool has_base = before != base_.end() && before->second.mode != FileMode::symlink;
      if (has_base && before->second.bytes == now.bytes) continue;
      const auto ours = project_.text(path);
      if (!ours || (has_base && *ours == before->second.bytes)) continue;
      if (same_but_for_line_ends(*ours, now.bytes)) {
        now.bytes = *ours;
      } else if (has_base) {
        std::string& old = before->second.bytes;
        now.bytes = with_line_ends_like(*ours, old, now.bytes);
        old = with_line_ends_like(*ours, old, old);
      }
    }
  }

  /// What the user deleted is no conflict: it stays deleted.
  void keep_deleted() {
    git::Merge& merge = result_.merge;
    std::set<std::string> gone;
    for (const git::MergeConflict& conflict : merge.conflicts) {
      if (conflict.kind != git::MergeConflict::Kind::deleted_by_us || project_.entry(conflict.path)) continue;
      gone.insert(conflict.path);
      merge.files.erase(conflict.path);
    }
    const auto is_gone = [&](const auto& item) { return gone.contains(item.path); };
    std::erase_if(merge.conflicts, is_gone);
    std::erase_if(merge.changes, is_gone);
    result_.stays_deleted.insert(result_.stays_deleted.end(), gone.begin(), gone.end());
  }

  void write_link(const std::string& path, const model::TemplateLink& link) {
    std::string text = model::to_text(link);
    if (project_.text(path) != text) result_.merge.files[path] = {std::move(text), FileMode::regular};
  }

  const git::Repository& repository_;
  const git::Commit& head_;
  const FoundLink& found_;
  Project project_;
  FileTree base_, theirs_;
  UpdateResult result_;
};

}  // namespace

UpdateResult plan_update(const git::Repository& repository, const git::Commit& head, const FoundLink& found,
                         const Base& base, const FileTree& theirs, const model::TemplateLink& new_link,
                         const git::MergeLabels& labels) {
  return Planner(repository, head, found).run(base, theirs, new_link, labels);
}

}  // namespace bs::scaffold
