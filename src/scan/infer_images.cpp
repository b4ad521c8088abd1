#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

/// Folders of images for building, testing and packaging, not of what the repository is about.
bool is_helper_folder(std::string_view name) noexcept {
  constexpr std::array k_helpers{std::string_view("docker"),
                                 std::string_view("dockerfiles"),
                                 std::string_view("images"),
                                 std::string_view("image"),
                                 std::string_view("containers"),
                                 std::string_view("container"),
                                 std::string_view("build"),
                                 std::string_view("ci"),
                                 std::string_view("dev"),
                                 std::string_view("scripts"),
                                 std::string_view("tools"),
                                 std::string_view("packaging"),
                                 std::string_view("release"),
                                 std::string_view("rootfs"),
                                 std::string_view("contrib"),
                                 std::string_view("compose"),
                                 std::string_view("deploy"),
                                 std::string_view("deployment"),
                                 std::string_view("db"),
                                 std::string_view("database"),
                                 std::string_view("genproto"),
                                 std::string_view("devcontainer"),
                                 std::string_view("seed-data"),
                                 std::string_view("migrations"),
                                 std::string_view("distributions"),
                                 std::string_view("base"),
                                 std::string_view("builder"),
                                 std::string_view("production"),
                                 std::string_view("local")};
  return std::any_of(k_helpers.begin(), k_helpers.end(),
                     [&](std::string_view word) { return equals_lower(name, word); }) ||
         has_word(name, {"fake", "mock", "dummy"});
}

bool is_helper_path(std::string_view folder) {
  for (; !folder.empty(); folder = parent_of(folder))
    if (is_helper_folder(base_name(folder))) return true;
  return false;
}

/// The folder holds a program of its own, not only what an image is built from.
bool has_sources(const InferenceInput& input, std::string_view folder) {
  const std::vector<std::string> names = input.list(folder);
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    if (name == "src/" || name == "app/" || name == "requirements.txt") return true;
    for (const std::string_view ending :
         {".go", ".py", ".js", ".ts", ".mjs", ".rb", ".java", ".kt", ".cs", ".php", ".rs", ".scala", ".ex",
          ".exs", ".c", ".cc", ".cpp", ".swift", ".sbt"})
      if (name.ends_with(ending)) return true;
    return false;
  });
}

/// The component an image is packed for: beside it, in docker/, build/ … below it, or in docker/NAME,
/// cmd/NAME.
bool is_packed_for(const Draft& component, std::string_view repository, std::string_view image_folder) {
  if (image_folder == component.folder) return true;
  if (!is_below(image_folder, component.folder)) return false;
  std::string_view inside = image_folder.substr(component.folder.empty() ? 0 : component.folder.size() + 1);
  const std::string_view first = inside.substr(0, inside.find('/'));
  if (first != "docker" && first != "build" && first != "packaging" && first != "rootfs" &&
      first != "deploy" && first != "cmd")
    return false;
  if (first == inside) return first != "cmd";
  inside.remove_prefix(first.size() + 1);
  return equal_ignoring_case(inside, component.name) || equal_ignoring_case(inside, repository);
}

Draft draft_of(const InferenceInput& input, const Manifest& image, std::string_view folder) {
  Draft draft;
  draft.kind = "Component";
  draft.folder = folder;
  draft.sources.push_back(image.entry->path);
  draft.mark = image.facts.mark;
  draft.description = image.facts.description;
  draft.named_by_folder = true;
  draft.name = folder.empty() ? input.repository : std::string(base_name(folder));
  draft.claim("service", std::max(image.facts.confidence, sure::weak));
  if (const std::string language = input.language(folder); !language.empty())
    draft.tags.push_back(to_lower(language));
  return draft;
}

/// Whether an image that nothing else explains is worth a component.
bool is_component(const InferenceInput& input, Drafts& drafts, const Manifest& image,
                  std::string_view folder) {
  if (folder.empty()) return image.facts.confidence > 0;
  if (image.facts.confidence == 0 || is_helper_path(folder)) return false;
  const Draft* around = component_around(drafts, folder);
  const bool root_is_described = input.described.contains("");
  for (const std::string& described : input.described)
    if (!described.empty() && is_below(folder, described)) return false;
  if (around != nullptr && !around->folder.empty()) return false;
  if (around != nullptr || root_is_described) return has_sources(input, folder);
  return image.facts.confidence >= sure::good || has_sources(input, folder);
}

}  // namespace

void draft_images(const InferenceInput& input, const Manifests& manifests, Drafts& drafts) {
  Drafts alone;
  for (const auto& [folder, here] : manifests.folders) {
    for (const Manifest* image : here) {
      if (image->kind->role != ManifestRole::image || input.described.contains(folder)) continue;
      Draft* packed = component_around(drafts, folder);
      while (packed != nullptr && !is_packed_for(*packed, input.repository, folder))
        packed = packed->folder.empty() ? nullptr : component_around(drafts, parent_of(packed->folder));
      if (packed != nullptr) {
        packed->claim("service", image->facts.confidence);
        packed->sources.push_back(image->entry->path);
      } else if (is_component(input, drafts, *image, folder)) {
        alone.push_back(draft_of(input, *image, folder));
      }
      break;  // a Containerfile beside a Dockerfile says the same
    }
  }
  drafts.insert(drafts.end(), std::make_move_iterator(alone.begin()), std::make_move_iterator(alone.end()));
}

}  // namespace bs::scan
