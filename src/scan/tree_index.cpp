#include "scan/tree_index.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/model/workspace.hpp"

namespace bs::scan {
namespace {

bool starts_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((text[i] | 0x20) != lower[i]) return false;
  return true;
}

/// The folder that a file documents; nullopt when it is no documentation.
std::optional<std::string_view> documented_folder(std::string_view path, std::string_view name) {
  if (name.ends_with(".md") || name.ends_with(".adoc") || name.ends_with(".rst")) {
    const std::string_view folder = parent_of(path), last = base_name(folder);
    if (last == "docs" || last == "doc") return parent_of(folder);
  }
  if (starts_ignoring_case(name, "readme") && (name.size() == 6 || name[6] == '.')) return parent_of(path);
  if (name == "mkdocs.yml" || name == "mkdocs.yaml") return parent_of(path);
  return std::nullopt;
}

class Indexer {
 public:
  Indexer(TreeIndex& index, const PathPatterns& catalog_files, bool infer)
      : index_(index), catalog_files_(catalog_files), infer_(infer) {}

  git::WalkStep visit(const git::Entry& entry) {
    if (entry.type == git::EntryType::tree) {
      index_.folders.add_folder(entry.path, entry.id);
      return git::WalkStep::into;
    }
    if (entry.type == git::EntryType::submodule) return git::WalkStep::into;
    ++index_.file_count;
    if (catalog_files_.matches(entry.path) && !model::is_workflow_path(entry.path))
      index_.catalog_files.push_back(entry);
    if (entry.type == git::EntryType::symlink) return git::WalkStep::into;
    const std::string_view name = base_name(entry.path);
    index_.folders.add_file(entry.path, name);
    if (infer_ && is_manifest_path(entry.path))
      index_.manifests.push_back({entry.path, entry.id, entry.executable});
    if (const auto folder = documented_folder(entry.path, name))
      index_.docs[std::string(*folder)].push_back(entry.path);
    return git::WalkStep::into;
  }

 private:
  TreeIndex& index_;
  const PathPatterns& catalog_files_;
  bool infer_;
};

void tell(const git::WalkResult& walked, std::vector<model::Problem>& problems) {
  const auto add = [&](std::string path, std::string message, std::string hint) {
    problems.push_back({model::ProblemKind::unreadable_file,
                        Severity::error,
                        std::move(path),
                        {},
                        "",
                        std::move(message),
                        std::move(hint)});
  };
  if (walked.incomplete) add("", fmt::format("not all files could be listed: {}", *walked.incomplete), "");
  for (const std::string& path : walked.refused)
    add(path, "a name that no checkout may write; it was passed over", "");
  if (walked.refused_count > walked.refused.size())
    add("",
        fmt::format("{} more names that no checkout may write were passed over",
                    grouped(walked.refused_count - walked.refused.size())),
        "");
}

}  // namespace

TreeIndex index_tree(const FileSource& source, const PathPatterns& catalog_files, bool infer,
                     std::vector<model::Problem>& problems) {
  TreeIndex index;
  Indexer indexer(index, catalog_files, infer);
  const git::WalkResult walked =
      source.walk("", [&](const git::Entry& entry) { return indexer.visit(entry); });
  index.incomplete = walked.incomplete;
  std::sort(index.manifests.begin(), index.manifests.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.path < b.path; });
  tell(walked, problems);
  return index;
}

}  // namespace bs::scan
