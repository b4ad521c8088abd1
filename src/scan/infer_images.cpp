#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

/// Folders of images for building, testing and packaging, not of what the repository is about.
bool is_helper_folder(std::string_view name) noexcept {
  constexpr std::string_view k_helpers[] = {
      "base",       "build",        "builder",       "ci",         "compose",     "container",
      "containers", "contrib",      "database",      "db",         "deploy",      "deployment",
      "dev",        "devcontainer", "distributions", "docker",     "dockerfiles", "genproto",
      "image",      "images",       "local",         "migrations", "packaging",   "production",
      "release",    "rootfs",       "scripts",       "seed-data",  "tools"};
  return std::any_of(std::begin(k_helpers), std::end(k_helpers),
                     [&](std::string_view word) { return equals_lower(name, word); }) ||
         has_word(name, {"fake", "mock", "dummy"});
}

bool is_helper_path(std::string_view folder) {
  for (; !folder.empty(); folder = parent_of(folder))
    if (is_helper_folder(base_name(folder))) return true;
  return false;
}

bool has_source_files(const InferenceInput& input, std::string_view folder) {
  const std::vector<std::string>& names = input.list(folder);
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    for (const std::string_view ending :
         {".go", ".py", ".js", ".ts", ".mjs", ".rb", ".java", ".kt", ".cs", ".php", ".rs", ".scala", ".ex",
          ".exs", ".c", ".cc", ".cpp", ".swift", ".sbt"})
      if (name.ends_with(ending)) return true;
    return name == "requirements.txt";
  });
}

/// The folder holds a program of its own, not only what an image is built from.
bool has_sources(const InferenceInput& input, std::string_view folder) {
  return has_source_files(input, folder) || !input.list(join_path(folder, "src")).empty() ||
         !input.list(join_path(folder, "app")).empty();
}

/// In docker/, build/ … below the folder, or in docker/NAME, cmd/NAME.
bool is_packing_folder(std::string_view folder, std::string_view image_folder, std::string_view name,
                       std::string_view repository) {
  if (image_folder == folder || !is_below(image_folder, folder)) return false;
  std::string_view inside = image_folder.substr(folder.empty() ? 0 : folder.size() + 1);
  const std::string_view first = inside.substr(0, inside.find('/'));
  if (first != "docker" && first != "build" && first != "packaging" && first != "rootfs" &&
      first != "deploy" && first != "cmd")
    return false;
  if (first == inside) return first != "cmd";
  inside.remove_prefix(first.size() + 1);
  return equal_ignoring_case(inside, name) || equal_ignoring_case(inside, repository);
}

bool is_runnable(const Draft& draft) {
  return draft.kind == "Component" &&
         (draft.type == "service" || draft.type == "website" || draft.type == "cli");
}

/// The component an image is packed for: beside it, around it, or the only one below its folder.
Draft* packed_for(const InferenceInput& input, Drafts& drafts, std::string_view image_folder) {
  for (Draft* around = component_around(drafts, image_folder); around != nullptr;) {
    if (around->folder == image_folder ||
        is_packing_folder(around->folder, image_folder, around->name, input.repository))
      return around;
    around = around->folder.empty() ? nullptr : component_around(drafts, parent_of(around->folder));
  }
  if (has_source_files(input, image_folder)) return nullptr;
  std::vector<Draft*> below, programs;
  for (Draft& draft : drafts) {
    if (draft.kind != "Component" || !is_below(draft.folder, image_folder)) continue;
    below.push_back(&draft);
    if (is_runnable(draft)) programs.push_back(&draft);
  }
  return programs.size() == 1 ? programs.front() : below.size() == 1 ? below.front() : nullptr;
}

Draft draft_of(const InferenceInput& input, const Manifest& image, std::string_view folder) {
  Draft draft;
  draft.kind = "Component";
  draft.folder = folder;
  draft.sources.push_back(image.entry->path);
  draft.mark = image.facts.mark;
  draft.description = image.facts.description;
  draft.needs_context = !folder.empty();
  draft.name = folder.empty() ? input.repository : std::string(base_name(folder));
  const bool is_program = is_cli_name(draft.name) && image.facts.confidence < sure::good;
  draft.claim(is_program ? "cli" : "service", std::max(image.facts.confidence, sure::weak));
  if (const std::string language = input.language(folder); !language.empty())
    draft.tags.push_back(to_lower(language));
  return draft;
}

/// Whether an image that nothing else explains is worth a component.
bool is_component(const InferenceInput& input, Drafts& drafts, const Manifest& image,
                  const std::vector<const Manifest*>& beside) {
  const std::string_view folder = parent_of(image.entry->path);
  if (image.facts.confidence == 0) return false;
  // At the root of a workspace it mostly packs one of the members.
  if (folder.empty()) return beside.size() == 1 || image.facts.confidence >= sure::good;
  if (is_helper_path(folder)) return false;
  for (const std::string& described : input.described)
    if (!described.empty() && is_below(folder, described)) return false;
  const Draft* around = component_around(drafts, folder);
  if (around != nullptr && !around->folder.empty()) return false;
  if (around != nullptr || input.described.contains("")) return has_sources(input, folder);
  return image.facts.confidence >= sure::good || has_sources(input, folder);
}

/// A repository without another manifest is what its one image packs: docker/NAME/Dockerfile beside Go
/// sources of old.
bool packs_repository(const InferenceInput& input, const Drafts& drafts, std::string_view folder) {
  return drafts.empty() && input.described.empty() &&
         is_packing_folder("", folder, input.repository, input.repository);
}

}  // namespace

void draft_images(const InferenceInput& input, const Manifests& manifests, Drafts& drafts) {
  Drafts alone;
  for (const auto& [folder, here] : manifests.folders) {
    for (const Manifest* image : here) {
      if (image->kind->role != ManifestRole::image || input.described.contains(folder)) continue;
      if (Draft* packed = packed_for(input, drafts, folder)) {
        packed->claim("service", image->facts.confidence);
        packed->sources.push_back(image->entry->path);
      } else if (is_component(input, drafts, *image, here)) {
        alone.push_back(draft_of(input, *image, folder));
      } else if (alone.empty() && packs_repository(input, drafts, folder)) {
        alone.push_back(draft_of(input, *image, ""));
      }
      break;  // a Containerfile beside a Dockerfile says the same
    }
  }
  drafts.insert(drafts.end(), std::make_move_iterator(alone.begin()), std::make_move_iterator(alone.end()));
}

}  // namespace bs::scan
