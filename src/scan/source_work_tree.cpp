#include "bs/git/work_tree.hpp"
#include "bs/match/glob.hpp"
#include "scan/file_source.hpp"

namespace bs::scan {
namespace {

std::shared_ptr<const git::WorkTreeList> list(const fs::path& root) {
  auto listed = std::make_shared<git::WorkTreeList>();
  match::IgnoreRules rules;
  const auto ignored = [&](std::string_view path, bool is_folder) {
    return rules.own_verdict(path, is_folder) == match::IgnoreRules::Verdict::ignored;
  };
  const auto ignore_file = [&](std::string_view folder, std::string_view text) { rules.add(text, folder); };
  listed->walked = git::walk_work_tree(root, ignored, ignore_file, [&](const git::Entry& entry) {
    listed->entries.push_back(entry);
    return git::WalkStep::into;
  });
  return listed;
}

class WorkTreeSource final : public FileSource {
 public:
  WorkTreeSource(const fs::path& root, std::shared_ptr<const git::WorkTreeList> listed)
      : root_(root), listed_(listed ? std::move(listed) : list(root)) {
    places_.reserve(listed_->entries.size());
    for (std::size_t i = 0; i < listed_->entries.size(); ++i) places_.emplace(listed_->entries[i].path, i);
  }

  git::WalkResult walk(std::string_view folder, const Visit& visit) const override {
    std::optional<std::string> skipped;
    for (const git::Entry& entry : listed_->entries) {
      if (!is_below(entry.path, folder) || entry.path == folder) continue;
      if (skipped && is_below(entry.path, *skipped)) continue;
      skipped.reset();
      if (visit(entry) == git::WalkStep::skip && entry.type == git::EntryType::tree) skipped = entry.path;
    }
    return listed_->walked;
  }

  std::optional<git::Entry> entry_at(std::string_view path) const override {
    if (path.empty()) return git::Entry{"", git::EntryType::tree, false, {}};
    const auto found = places_.find(path);
    if (found == places_.end()) return std::nullopt;
    return listed_->entries[found->second];
  }

  git::Blob read(const git::Entry& entry, std::uint64_t cap) const override {
    return git::read_work_tree_file(root_, entry.path, entry.type, cap);
  }

 private:
  fs::path root_;
  std::shared_ptr<const git::WorkTreeList> listed_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

}  // namespace

std::unique_ptr<FileSource> work_tree_source(const fs::path& root,
                                             std::shared_ptr<const git::WorkTreeList> listed) {
  return std::make_unique<WorkTreeSource>(root, std::move(listed));
}

}  // namespace bs::scan
