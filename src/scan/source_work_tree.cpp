#include "bs/git/work_tree.hpp"
#include "bs/match/glob.hpp"
#include "scan/file_source.hpp"

namespace bs::scan {
namespace {

class WorkTreeSource final : public FileSource {
 public:
  explicit WorkTreeSource(const fs::path& root) : root_(root) {
    match::IgnoreRules rules;
    const auto ignored = [&](std::string_view path, bool is_folder) {
      return rules.verdict(path, is_folder) == match::IgnoreRules::Verdict::ignored;
    };
    const auto ignore_file = [&](std::string_view folder, std::string_view text) { rules.add(text, folder); };
    listing_ = git::walk_work_tree(root, ignored, ignore_file, [&](const git::Entry& entry) {
      places_.emplace(entry.path, entries_.size());
      entries_.push_back(entry);
      return git::WalkStep::into;
    });
  }

  git::WalkResult walk(std::string_view folder, const Visit& visit) const override {
    std::optional<std::string> skipped;
    for (const git::Entry& entry : entries_) {
      if (!is_below(entry.path, folder) || entry.path == folder) continue;
      if (skipped && is_below(entry.path, *skipped)) continue;
      skipped.reset();
      if (visit(entry) == git::WalkStep::skip && entry.type == git::EntryType::tree) skipped = entry.path;
    }
    return listing_;
  }

  std::optional<git::Entry> entry_at(std::string_view path) const override {
    if (path.empty()) return git::Entry{"", git::EntryType::tree, false, {}};
    const auto found = places_.find(path);
    if (found == places_.end()) return std::nullopt;
    return entries_[found->second];
  }

  git::Blob read(const git::Entry& entry, std::uint64_t cap) const override {
    return git::read_work_tree_file(root_, entry.path, entry.type, cap);
  }

 private:
  fs::path root_;
  git::WalkResult listing_;
  std::vector<git::Entry> entries_;  ///< in the order of the walk
  std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace

std::unique_ptr<FileSource> work_tree_source(const fs::path& root) {
  return std::make_unique<WorkTreeSource>(root);
}

}  // namespace bs::scan
