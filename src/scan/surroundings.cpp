#include "scan/surroundings.hpp"

#include "bs/base/text.hpp"

namespace bs::scan {
namespace {

using Paths = std::vector<std::string>;

void add_once(Paths& paths, const std::string& path) {
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
}

/// backstage.io/techdocs-ref "dir:docs/site" names a folder beside the catalog file; nullopt when there is
/// none or it is elsewhere.
std::optional<std::string> techdocs_folder(const model::ScannedEntity& entity) {
  const data::Value* metadata = entity.entity.document.find("metadata");
  const data::Value* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
  const std::string ref = annotations == nullptr ? "" : annotations->string_or("backstage.io/techdocs-ref");
  if (!ref.starts_with("dir:")) return std::nullopt;
  return resolve_repository_path(parent_of(entity.path), std::string_view(ref).substr(4));
}

void add_docs(const WrittenEntity& entity, const TreeIndex& index, Paths& docs) {
  const auto add = [&](std::string_view folder) {
    const auto found = index.docs.find(folder);
    if (found == index.docs.end()) return;
    for (const std::string& path : found->second) add_once(docs, path);
  };
  if (entity.canonical.starts_with("component:")) add(entity.scanned.folder);
  if (const auto folder = techdocs_folder(entity.scanned)) add(*folder);
}

/// Paths of API descriptions by the nearest folder above them that a component owns.
std::map<std::string, Paths, std::less<>> apis_by_folder(const std::vector<WrittenEntity>& entities) {
  std::set<std::string, std::less<>> folders;
  Paths paths;
  for (const WrittenEntity& entity : entities) {
    if (entity.canonical.starts_with("component:")) folders.insert(entity.scanned.folder);
    if (!entity.definition.empty()) paths.push_back(entity.definition);
    if (entity.scanned.inferred && entity.canonical.starts_with("api:"))
      paths.insert(paths.end(), entity.scanned.apis.begin(), entity.scanned.apis.end());
  }
  std::map<std::string, Paths, std::less<>> out;
  for (const std::string& path : paths) {
    std::string_view folder = parent_of(path);
    while (!folder.empty() && !folders.contains(folder)) folder = parent_of(folder);
    if (folders.contains(folder)) add_once(out[std::string(folder)], path);
  }
  return out;
}

/// The component of a folder that its packages are: the one called like one of them, else the first.
WrittenEntity* owner_of_packages(const std::vector<WrittenEntity*>& components,
                                 const FolderPackages& packages) {
  for (WrittenEntity* component : components) {
    const std::string name = to_lower(component->scanned.entity.ref.name);
    for (const model::PackageUse& package : packages.provides)
      if (to_lower(package.package).ends_with(name)) return component;
  }
  return components.empty() ? nullptr : components.front();
}

}  // namespace

void add_surroundings(std::vector<WrittenEntity>& entities, TreeIndex& index, const Packages& packages) {
  const auto apis = apis_by_folder(entities);
  std::map<std::string, std::vector<WrittenEntity*>, std::less<>> by_folder;
  for (WrittenEntity& entity : entities) {
    model::ScannedEntity& scanned = entity.scanned;
    add_docs(entity, index, scanned.docs);
    if (!entity.definition.empty()) add_once(scanned.apis, entity.definition);
    if (!entity.canonical.starts_with("component:")) continue;
    if (scanned.language.empty()) scanned.language = index.folders.main_language(scanned.folder);
    if (const auto found = apis.find(scanned.folder); found != apis.end())
      for (const std::string& path : found->second) add_once(scanned.apis, path);
    if (!scanned.inferred) by_folder[scanned.folder].push_back(&entity);
  }
  for (const auto& [folder, of_folder] : packages) {
    const auto components = by_folder.find(folder);
    if (components == by_folder.end()) continue;
    WrittenEntity* component = owner_of_packages(components->second, of_folder);
    component->scanned.provides = of_folder.provides;
    component->scanned.requires_ = of_folder.requires_;
  }
}

}  // namespace bs::scan
