#include "cli/policy_changes.hpp"

#include <set>

#include "bs/base/error.hpp"
#include "bs/model/workspace.hpp"
#include "cli/policy_files.hpp"

namespace bs::cli {
namespace {

std::string config_path(const facts::Snapshot& side, std::string_view folder) {
  for (;; folder = parent_of(folder)) {
    auto path = join_path(folder, "bs.yaml");
    if (side.find(path) != nullptr) return path;
    if (folder.empty()) return "";
  }
}

/// A file that cannot be read differs from every other.
std::optional<std::string> text_of(const facts::Snapshot& side, std::string_view path) {
  try {
    const auto text = side.text(path);
    return text ? std::optional<std::string>(*text) : std::nullopt;
  } catch (const Error& error) {
    return error.message();
  }
}

std::vector<std::string> folders_of(const facts::Snapshot& side, const std::string& config) {
  std::vector<std::string> folders;
  if (config.empty()) return folders;
  try {
    for (const auto& written : model::parse_workspace(text_of(side, config).value_or(""), config).policy) {
      if (auto path = resolve_repository_path(parent_of(config), written)) folders.push_back(*path);
    }
  } catch (const Error&) {
    // A faulty bs.yaml names no folders; that it differs is told all the same.
  }
  return folders;
}

void add_policy_paths(const facts::Snapshot& side, const std::string& folder, std::set<std::string>& paths) {
  const auto [first, last] = side.below(folder);
  for (const auto* file = first; file != last; ++file) {
    auto relative = std::string_view(file->path);
    if (!folder.empty()) relative.remove_prefix(folder.size() + 1);
    if (is_policy_path(relative)) paths.insert(file->path);
  }
}

}  // namespace

std::vector<std::string> policy_changes(const facts::Snapshot& before, const facts::Snapshot& after,
                                        std::string_view folder) {
  std::set<std::string> paths;
  for (const auto* side : {&before, &after}) {
    const auto config = config_path(*side, folder);
    if (config.empty()) continue;
    paths.insert(config);
    for (const auto& named : folders_of(*side, config)) {
      add_policy_paths(before, named, paths);
      add_policy_paths(after, named, paths);
    }
  }
  std::vector<std::string> changes;
  for (const auto& path : paths) {
    const auto old_text = text_of(before, path);
    const auto new_text = text_of(after, path);
    if (old_text == new_text) continue;
    changes.push_back(path + (!old_text ? " (added)" : !new_text ? " (removed)" : ""));
  }
  return changes;
}

}  // namespace bs::cli
