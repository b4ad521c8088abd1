#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/first_sentence.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

bool is_strong(const Manifest& manifest) {
  return manifest.kind->role == ManifestRole::component && !manifest.facts.is_weak && !manifest.facts.is_test;
}

bool is_of_language(const ManifestFacts& facts, std::string_view language) {
  if (facts.language == language) return true;
  const bool script = facts.language == "JavaScript" || facts.language == "TypeScript";
  return (script && (language == "JavaScript" || language == "TypeScript" || language == "Vue" ||
                     language == "Svelte")) ||
         (facts.language == "Java" &&
          (language == "Kotlin" || language == "Scala" || language == "Groovy")) ||
         (facts.language == "C++" && (language == "C" || language == "C++"));
}

/// Which manifest names the folder: the one of the language most files are in, else the first of the table.
const Manifest& leading(const InferenceInput& input, std::string_view folder,
                        const std::vector<const Manifest*>& strong) {
  if (strong.size() > 1) {
    const std::string language = input.language(folder);
    for (const Manifest* manifest : strong)
      if (is_of_language(manifest->facts, language)) return *manifest;
  }
  return *strong.front();
}

/// "C#" stays, "Visual Basic" becomes "visual-basic": Backstage's tags.
void add_tag(std::vector<std::string>& tags, std::string_view language) {
  std::string tag;
  for (const char c : to_lower(language)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#')
      tag += c;
    else if (!tag.empty() && tag.back() != '-')
      tag += '-';
  }
  while (!tag.empty() && tag.back() == '-') tag.pop_back();
  if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
}

void append(std::vector<model::PackageUse>& to, const std::vector<model::PackageUse>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void merge(Draft& draft, const Manifest& manifest) {
  const ManifestFacts& facts = manifest.facts;
  draft.sources.push_back(manifest.entry->path);
  if (!facts.type.empty()) draft.claim(facts.type, facts.confidence);
  add_tag(draft.tags, facts.language);
  for (const std::string& tag : facts.tags) add_tag(draft.tags, tag);
  append(draft.provides, facts.provides);
  append(draft.requires_, facts.requires_);
  if (draft.description.empty()) draft.description = one_line(facts.description);
  draft.is_deprecated = draft.is_deprecated || facts.is_deprecated;
  draft.is_experimental = draft.is_experimental || facts.is_experimental;
}

/// settings.gradle says what the root's module is called.
std::string workspace_name(const std::vector<const Manifest*>& manifests) {
  for (const Manifest* manifest : manifests)
    if (manifest->kind->role == ManifestRole::workspace && !manifest->facts.name.empty())
      return manifest->facts.name;
  return "";
}

void choose_name(const InferenceInput& input, const Manifest& lead,
                 const std::vector<const Manifest*>& manifests, Draft& draft) {
  const bool is_root = draft.folder.empty();
  draft.name = lead.facts.name;
  // Below the root, the folder says more than what settings.gradle of a copied build says.
  if (draft.name.empty() && is_root) draft.name = workspace_name(manifests);
  for (const Manifest* manifest : manifests)
    if (draft.name.empty() && is_strong(*manifest)) draft.name = manifest->facts.name;
  const std::string valid = valid_name(draft.name);
  const bool says_nothing = is_root && !lead.facts.is_scoped && is_generic_name(valid);
  if (valid.empty() || says_nothing)
    draft.name = is_root ? input.repository : std::string(base_name(draft.folder));
  // The repository's spelling is the one people know: "CURL", "YAML_CPP".
  if (is_root && letters_of(draft.name) == letters_of(input.repository)) draft.name = input.repository;
  draft.needs_context = !is_root && (!lead.facts.is_scoped || valid.empty());
}

/// A module that settings.gradle includes and the root's build script configures: it has sources and no build
/// script.
void draft_bare_modules(const InferenceInput& input, const Manifests& manifests, const Manifest& settings,
                        Drafts& drafts) {
  for (const std::string& folder : settings.facts.members) {
    if (folder.empty() || input.described.contains(folder) ||
        is_below_skipped_folder(folder + "/", ManifestRole::component))
      continue;
    const auto here = manifests.folders.find(folder);
    const bool has_manifest = here != manifests.folders.end() &&
                              std::any_of(here->second.begin(), here->second.end(), [](const Manifest* m) {
                                return m->kind->role == ManifestRole::component;
                              });
    const std::vector<std::string>& names = input.list(folder);
    if (has_manifest || std::find(names.begin(), names.end(), "src/") == names.end()) continue;
    Draft draft;
    draft.kind = "Component";
    draft.folder = folder;
    draft.needs_context = true;
    const std::string outer(base_name(parent_of(folder)));
    const std::string own(base_name(folder));
    draft.name =
        outer.empty() || own.starts_with(outer) || parent_of(folder) == parent_of(settings.entry->path)
            ? own
            : outer + "-" + own;
    draft.sources.push_back(settings.entry->path);
    draft.mark = {1, 1};
    add_tag(draft.tags, input.language(folder));
    draft.provides.push_back(
        {fmt::format("gradle:{}/{}", input.repository, folder), settings.entry->path, 1});
    draft.claim("library", sure::guess);
    drafts.push_back(std::move(draft));
  }
}

Draft draft_of(const InferenceInput& input, const std::string& folder,
               const std::vector<const Manifest*>& manifests, const std::vector<const Manifest*>& strong) {
  Draft draft;
  draft.kind = "Component";
  draft.folder = folder;
  const Manifest& lead = leading(input, folder, strong);
  merge(draft, lead);
  for (const Manifest* manifest : strong)
    if (manifest != &lead) merge(draft, *manifest);
  draft.mark = lead.facts.mark;
  draft.version = lead.facts.version;
  draft.is_private = lead.facts.is_private;
  choose_name(input, lead, manifests, draft);
  draft.claim("library", sure::guess);
  return draft;
}

}  // namespace

void Draft::claim(std::string_view what, int confidence_of_it) {
  if (confidence_of_it <= confidence) return;
  type = what;
  confidence = confidence_of_it;
}

Drafts draft_components(const InferenceInput& input, const Manifests& manifests, InferenceResult& result) {
  Drafts drafts;
  for (const auto& [folder, here] : manifests.folders) {
    for (const Manifest* manifest : here)
      if (manifest->kind->id == "gradle" && manifest->kind->role == ManifestRole::workspace)
        draft_bare_modules(input, manifests, *manifest, drafts);
    std::vector<const Manifest*> strong;
    std::copy_if(here.begin(), here.end(), std::back_inserter(strong),
                 [](const Manifest* m) { return is_strong(*m); });
    if (strong.empty()) continue;
    if (!input.described.contains(folder)) {
      drafts.push_back(draft_of(input, folder, here, strong));
      continue;
    }
    FolderPackages& packages = result.packages[folder];
    for (const Manifest* manifest : strong) {
      append(packages.provides, manifest->facts.provides);
      append(packages.requires_, manifest->facts.requires_);
    }
  }
  return drafts;
}

Draft* component_around(Drafts& drafts, std::string_view path) {
  Draft* nearest = nullptr;
  for (Draft& draft : drafts)
    if (draft.kind == "Component" && is_below(path, draft.folder) &&
        (nearest == nullptr || draft.folder.size() > nearest->folder.size()))
      nearest = &draft;
  return nearest;
}

}  // namespace bs::scan
