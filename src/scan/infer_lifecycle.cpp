#include <algorithm>
#include <charconv>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/first_sentence.hpp"
#include "scan/path_words.hpp"

// Descriptions from READMEs, and lifecycles (docs/inference.md, Lifecycle).
namespace bs::scan {
namespace {

/// The folder's README, whatever its form; "" when it has none.
std::string readme_of(const InferenceInput& input, std::string_view folder) {
  const std::vector<std::string>& names = input.list(folder);
  for (const std::string_view wanted :
       {"readme.md", "readme.markdown", "readme.rst", "readme.adoc", "readme.txt", "readme"})
    for (const std::string& name : names)
      if (equals_lower(name, wanted)) return input.read(join_path(folder, name)).value_or("");
  return "";
}

/// "v1.4.2", "4.13.0", "pkg@2.0.1", "release-1.2" → the major version; nullopt when there is none.
std::optional<int> major_of(std::string_view version) {
  version = version.substr(
      version.find_last_of("/@") == std::string_view::npos ? 0 : version.find_last_of("/@") + 1);
  const std::size_t digit = version.find_first_of("0123456789");
  if (digit == std::string_view::npos) return std::nullopt;
  int major = 0;
  const auto [end, error] = std::from_chars(version.data() + digit, version.data() + version.size(), major);
  if (error != std::errc() || end == version.data() + version.size() || *end != '.') return std::nullopt;
  return major;
}

/// Versions that are filled in at release or were never touched.
bool is_placeholder(std::string_view version) {
  return version.empty() || version.starts_with("0.0.0") ||
         version.find_first_of("0123456789") == std::string_view::npos;
}

class Lifecycles {
 public:
  explicit Lifecycles(const InferenceInput& input) : input_(input) {}

  std::string of(const Draft& draft) {
    if (draft.is_deprecated || is_repository_deprecated()) return "deprecated";
    if (draft.is_experimental) return "experimental";
    const bool is_released = draft.type == "library" || draft.type == "cli" || draft.type == "helm-chart";
    // What is only deployed keeps the version its generator gave it: there, only tags tell.
    if (is_released && !draft.is_private && !is_placeholder(draft.version))
      return major_of(draft.version).value_or(1) == 0 ? "experimental" : "production";
    return highest_tag(draft.folder) == 0 ? "experimental" : "production";
  }

 private:
  bool is_repository_deprecated() {
    if (!std::exchange(knows_readme_, true)) deprecated_ = says_deprecated(readme_of(input_, ""));
    return deprecated_;
  }

  /// The highest major version that was tagged for the folder ("sdk/v1.2.0"), else for the repository; -1:
  /// none.
  int highest_tag(std::string_view folder) {
    if (!std::exchange(knows_tags_, true)) read_tags();
    int of_folder = -1, of_all = -1;
    for (const auto& [tag, major] : tags_) {
      of_all = std::max(of_all, major);
      if (!folder.empty() && tag.size() > folder.size() && tag.starts_with(folder) &&
          tag[folder.size()] == '/')
        of_folder = std::max(of_folder, major);
    }
    return of_folder >= 0 ? of_folder : of_all;
  }

  void read_tags() {
    for (std::string& tag : input_.tags()) {
      const int major = major_of(tag).value_or(-1);
      if (major >= 0) tags_.emplace_back(std::move(tag), major);
    }
  }

  const InferenceInput& input_;
  bool knows_readme_ = false, deprecated_ = false;
  bool knows_tags_ = false;
  std::vector<std::pair<std::string, int>> tags_;  ///< with their major versions
};

}  // namespace

void complete_drafts(const InferenceInput& input, Drafts& drafts) {
  Lifecycles lifecycles(input);
  for (Draft& draft : drafts) {
    if (draft.kind == "Resource") continue;
    draft.lifecycle = lifecycles.of(draft);
    if (draft.kind == "Component" && draft.description.empty())
      draft.description = first_sentence(readme_of(input, draft.folder), draft.name);
  }
}

}  // namespace bs::scan
