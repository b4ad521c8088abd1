#include "cli/workspace.hpp"

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/git/discover.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_config_bytes = 1u << 20;

std::optional<fs::path> find_upwards(const fs::path& from, std::string_view name) {
  for (fs::path folder = from;; folder = folder.parent_path()) {
    std::error_code code;
    if (fs::is_regular_file(folder / name, code)) return folder / name;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

/// The nearest folder, upwards, for which a catalog was made before.
std::optional<fs::path> scanned_above(const fs::path& from) {
  for (fs::path folder = from;; folder = folder.parent_path()) {
    std::error_code code;
    if (fs::exists(data_catalog_for(folder), code)) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

fs::path canonical_folder(const fs::path& path) {
  std::error_code code;
  auto result = fs::canonical(path, code);
  if (code == std::errc::no_such_file_or_directory) {
    throw Error(ErrorKind::not_found, fmt::format("there is no folder {}", shown(path.string())));
  }
  if (code)
    throw Error(ErrorKind::unreadable,
                fmt::format("cannot read {}: {}", shown(path.string()), code.message()));
  if (!fs::is_directory(result, code)) {
    throw Error(ErrorKind::not_found, fmt::format("{} is no folder", shown(path.string())));
  }
  return result;
}

fs::path current_folder() {
  std::error_code code;
  auto here = fs::current_path(code);
  if (code)
    throw Error(ErrorKind::unreadable, fmt::format("cannot tell the current folder: {}", code.message()));
  return here;
}

fs::path from_home(const std::string& text) {
  return text.starts_with("~/") ? home_folder() / text.substr(2) : fs::path(text);
}

void read_config(Workspace& workspace, const fs::path& file) {
  workspace.file = file;
  workspace.root = file.parent_path();
  workspace.config = model::parse_workspace(read_file(file, k_config_bytes), short_path(file));
  for (const auto& path : workspace.config.repositories.paths) {
    auto root = (workspace.root / from_home(path)).lexically_normal();
    if (!root.has_filename()) root = root.parent_path();  // "." leaves a slash, which no path below repeats
    workspace.roots.push_back(std::move(root));
  }
  for (const auto& path : workspace.config.repositories.trust) {
    workspace.trust.push_back(path == "*" ? fs::path(path)
                                          : (workspace.root / from_home(path)).lexically_normal());
  }
}

/// Several roots share the catalog of the folder that holds them all.
fs::path common_folder(const std::vector<fs::path>& paths) {
  fs::path common = paths.front();
  for (const auto& path : paths) {
    while (!is_below(path.string(), common.string()) && common != common.root_path())
      common = common.parent_path();
  }
  return common;
}

void choose_catalog(Workspace& workspace, const WorkspaceRequest& request) {
  auto given = request.catalog.empty() ? environment("BS_CATALOG").value_or("") : request.catalog;
  workspace.catalog_is_given = !given.empty();
  if (!given.empty()) {
    workspace.catalog = fs::absolute(given);
  } else if (workspace.file) {
    workspace.catalog = workspace.root / ".bs" / "catalog.db";
  } else {
    workspace.catalog = data_catalog_for(workspace.root);
  }
}

}  // namespace

fs::path data_catalog_for(const fs::path& root) {
  auto name = root.filename().empty() ? std::string("root") : root.filename().string();
  return data_folder() / fmt::format("{}-{:08x}.db", name, static_cast<std::uint32_t>(fnv1a(root.string())));
}

Workspace find_workspace(const WorkspaceRequest& request) {
  Workspace workspace;
  auto here = current_folder();
  auto file = find_upwards(here, "bs.yaml");
  if (file) read_config(workspace, *file);
  if (!request.paths.empty()) {
    workspace.roots.clear();
    for (const auto& path : request.paths) workspace.roots.push_back(canonical_folder(path));
    if (!workspace.file) workspace.root = common_folder(workspace.roots);
  } else if (!workspace.file) {
    bool given = !request.catalog.empty() || environment("BS_CATALOG").has_value();
    auto scanned = given ? std::nullopt : scanned_above(here);
    auto repository = git::enclosing(here);
    workspace.root = scanned ? *scanned : repository ? repository->path : here;
    workspace.roots = {workspace.root};
  }
  for (const auto& path : request.trust)
    workspace.trust.push_back(path == "*" ? fs::path(path) : fs::absolute(path));
  choose_catalog(workspace, request);
  return workspace;
}

}  // namespace bs::cli
