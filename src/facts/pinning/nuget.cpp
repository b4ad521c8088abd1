#include "facts/pinning/nuget.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/xml.hpp"
#include "bs/match/regex.hpp"

namespace bs::facts {

namespace {

using data::Value;

std::optional<Value> project_of(std::string_view text) {
  try {
    const Value root = data::parse_xml(text);
    const Value* project = root.find("Project");
    return project == nullptr ? std::nullopt : std::optional(*project);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// The children of a name, one or many.
std::vector<const Value*> children(const Value& parent, std::string_view name) {
  std::vector<const Value*> found;
  const Value* child = parent.find(name);
  if (child == nullptr) return found;
  if (!child->is_array()) return {child};
  for (const Value& item : child->as_array()) found.push_back(&item);
  return found;
}

bool has_true(const Value& project, std::string_view property) {
  for (const Value* group : children(project, "PropertyGroup"))
    if (equal_ignoring_case(trim(group->string_or(property)), "true")) return true;
  return false;
}

}  // namespace

CentralVersions central_versions(std::string_view text) {
  static const match::Regex exact(R"(^\[[^\[,]+\]$)");
  CentralVersions found;
  const auto project = project_of(text);
  if (!project) return found;
  found.enabled = has_true(*project, "ManagePackageVersionsCentrally");
  if (!found.enabled) return found;
  for (const Value* group : children(*project, "ItemGroup"))
    for (const Value* package : children(*group, "PackageVersion"))
      ++(exact.search(package->string_or("@Version")) ? found.fixed : found.open);
  return found;
}

std::optional<bool> restores_locked(std::string_view text) {
  const auto project = project_of(text);
  if (!project) return std::nullopt;
  return has_true(*project, "RestoreLockedMode");
}

bool fixes_nuget_versions(const Snapshot& snapshot) {
  std::size_t projects = 0, locked = 0;
  for (const File& file : snapshot.files()) {
    const std::string name = to_lower(file.path.substr(file.path.rfind('/') + 1));
    if (!file.is_regular()) continue;
    if (name.starts_with("directory.") && name.ends_with(".props")) {
      const CentralVersions versions = central_versions(snapshot.text(file));
      if (versions.enabled) return versions.open == 0;
    } else if (name.ends_with(".csproj")) {
      const auto answer = restores_locked(snapshot.text(file));
      if (!answer) continue;
      ++projects;
      if (*answer) ++locked;
    }
  }
  return projects > 0 && locked == projects;
}

}  // namespace bs::facts
