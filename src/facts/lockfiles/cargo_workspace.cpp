#include "facts/lockfiles/cargo_workspace.hpp"

#include "bs/data/toml.hpp"
#include "bs/match/glob.hpp"

namespace bs::facts {
namespace {

struct Workspace {
  bool is_one = false;
  std::vector<std::string> members, excluded;
};

std::vector<std::string> strings_of(const data::Value* list) {
  std::vector<std::string> strings;
  if (list == nullptr || !list->is_array()) return strings;
  for (const data::Value& item : list->as_array())
    if (item.is_string()) strings.push_back(item.as_string());
  return strings;
}

Workspace parse_workspace(std::string_view text, const std::string& path) {
  const data::Value root = data::parse_toml(text, path);
  const data::Value* workspace = root.find("workspace");
  if (workspace == nullptr || !workspace->is_object()) return {};
  return {true, strings_of(workspace->find("members")), strings_of(workspace->find("exclude"))};
}

bool is_among(const std::vector<std::string>& globs, std::string_view folder) {
  return std::any_of(globs.begin(), globs.end(), [&](std::string glob) {
    while (glob.ends_with('/')) glob.pop_back();
    if (glob.starts_with("./")) glob.erase(0, 2);
    return glob.size() < 1024 && match::Glob(glob).matches(folder);
  });
}

}  // namespace

std::optional<std::string> cargo_workspace_folder(const LockInput& input) {
  for (std::string_view at = input.folder;; at = parent_of(at)) {
    const std::string path = join_path(at, "Cargo.toml");
    const File* file = input.snapshot.find(path);
    if (file != nullptr && file->is_regular()) {
      const Workspace& workspace = parsed_once<Workspace>(input.snapshot, path, parse_workspace);
      if (workspace.is_one && at == input.folder) return std::string(at);
      const std::string_view relative =
          input.folder.substr(at.empty() ? 0 : std::min(at.size() + 1, input.folder.size()));
      if (workspace.is_one && is_among(workspace.excluded, relative)) return std::nullopt;
      if (workspace.is_one)
        return is_among(workspace.members, relative) ? std::optional<std::string>(at) : std::nullopt;
    }
    if (at.empty()) return std::string(input.folder);
  }
}

}  // namespace bs::facts
