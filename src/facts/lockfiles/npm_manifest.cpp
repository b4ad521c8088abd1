#include "facts/lockfiles/npm_manifest.hpp"

#include "bs/data/json.hpp"
#include "bs/match/semver.hpp"

namespace bs::facts {
namespace {

constexpr int k_deepest = 16;

/// "a@^1>b@2", "parent/**/name", "@scope/x@1": every name that may be meant. Too many names cost nothing but
/// a finding less.
void add_overridden(std::set<std::string>& names, std::string_view key) {
  std::string_view rest = key.substr(key.rfind('>') == std::string_view::npos ? 0 : key.rfind('>') + 1);
  std::size_t at = rest.find('@', 1);
  while (at != std::string_view::npos && rest[at - 1] == '/')
    at = rest.find('@', at + 1);  // "**/@scope/name"
  rest = rest.substr(0, at);
  names.emplace(rest);
  const std::size_t slash = rest.rfind('/');
  if (slash != std::string_view::npos) names.emplace(rest.substr(slash + 1));
  const std::size_t scope = rest.rfind('@');
  if (scope != std::string_view::npos) names.emplace(rest.substr(scope));
}

void read_overrides(std::set<std::string>& names, const data::Value* overrides, int depth = 0) {
  if (overrides == nullptr || !overrides->is_object() || depth > k_deepest) return;
  for (const data::Member& member : overrides->as_object()) {
    add_overridden(names, member.key);
    read_overrides(names, &member.value, depth + 1);
  }
}

void read_section(std::map<std::string, Dependency>& found, std::set<std::string>& twice,
                  const data::Value* section) {
  if (section == nullptr || !section->is_object()) return;
  for (const data::Member& member : section->as_object()) {
    if (!member.value.is_string()) continue;
    const Dependency dependency{member.key, member.value.as_string(), member.key_mark};
    if (!found.emplace(member.key, dependency).second) twice.insert(member.key);
  }
}

std::vector<std::string> strings_of(const data::Value* list) {
  std::vector<std::string> strings;
  if (list == nullptr || !list->is_array()) return strings;
  for (const data::Value& item : list->as_array())
    if (item.is_string()) strings.push_back(item.as_string());
  return strings;
}

}  // namespace

NpmManifest parse_npm_manifest(std::string_view text, const std::string& path) {
  NpmManifest manifest;
  manifest.path = path;
  const data::Value root = data::parse_json(text, path);
  manifest.name = root.string_or("name");
  manifest.package_manager = root.string_or("packageManager");
  std::map<std::string, Dependency> found;
  std::set<std::string> twice;
  read_section(found, twice, root.find("dependencies"));
  read_section(found, twice, root.find("devDependencies"));
  // Optional dependencies win over others of the name, and may be left out.
  for (const std::string_view section : {"optionalDependencies", "peerDependencies"}) {
    const data::Value* names = root.find(section);
    if (names == nullptr || !names->is_object()) continue;
    for (const data::Member& member : names->as_object()) twice.insert(member.key);
  }
  for (auto& [name, dependency] : found)
    if (twice.count(name) == 0) manifest.required.push_back(std::move(dependency));
  std::sort(manifest.required.begin(), manifest.required.end(), [](const Dependency& a, const Dependency& b) {
    return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
  });
  read_overrides(manifest.overridden, root.find("overrides"));
  read_overrides(manifest.overridden, root.find("resolutions"));
  if (const data::Value* pnpm = root.find("pnpm"))
    read_overrides(manifest.overridden, pnpm->find("overrides"));
  const data::Value* workspaces = root.find("workspaces");
  if (workspaces != nullptr && workspaces->is_object()) workspaces = workspaces->find("packages");
  manifest.workspaces = strings_of(workspaces);
  return manifest;
}

const std::set<std::string>& own_package_names(const Snapshot& snapshot) {
  struct Names {
    std::set<std::string> names;
  };
  return snapshot
      .shared<Names>([&] {
        Names own;
        for (const File& file : snapshot.files()) {
          if (!file.is_regular() || base_name(file.path) != "package.json") continue;
          try {
            own.names.insert(parse_npm_manifest(snapshot.text(file), file.path).name);
          } catch (const Error& error) {
            if (error.kind() != ErrorKind::config) throw;  // a template or a test's: it names no package
          }
        }
        return own;
      })
      .names;
}

std::optional<std::string> registry_range(const std::string& range) {
  std::string wanted = range;
  if (wanted.starts_with("npm:")) {
    const std::size_t at = wanted.find('@', 5);
    if (at == std::string::npos) return std::nullopt;
    wanted = wanted.substr(at + 1);
  }
  if (wanted.empty() || wanted.find_first_of(":/") != std::string::npos) return std::nullopt;
  try {
    match::SemverRange parsed(wanted);
    return wanted;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace bs::facts
