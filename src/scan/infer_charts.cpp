#include <algorithm>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/first_sentence.hpp"
#include "scan/path_words.hpp"

namespace bs::scan {
namespace {

/// A chart in charts/ of another chart is a copied dependency.
bool is_subchart(const Manifests& manifests, std::string_view folder) {
  if (base_name(parent_of(folder)) != "charts") return false;
  const auto outer = manifests.folders.find(parent_of(parent_of(folder)));
  return outer != manifests.folders.end() &&
         std::any_of(outer->second.begin(), outer->second.end(),
                     [](const Manifest* manifest) { return manifest->kind->role == ManifestRole::chart; });
}

/// The one component that runs; null when several do.
Draft* only_program(Drafts& drafts) {
  Draft* only = nullptr;
  for (Draft& draft : drafts) {
    if (draft.kind != "Component" || draft.type == "library" || draft.type == "helm-chart") continue;
    if (only != nullptr) return nullptr;
    only = &draft;
  }
  return only;
}

/// The component that the chart deploys: of its name, around it when that is not the whole repository, or the
/// repository's only program when the chart has the repository's name.
Draft* deployed_by(Drafts& drafts, const ManifestFacts& chart, std::string_view folder,
                   std::string_view repository) {
  for (Draft& draft : drafts)
    if (draft.kind == "Component" && draft.type != "helm-chart" &&
        equal_ignoring_case(valid_name(draft.name), valid_name(chart.name)))
      return &draft;
  Draft* around = component_around(drafts, folder);
  if (around != nullptr && !around->folder.empty() && around->type != "helm-chart") return around;
  return letters_of(chart.name) == letters_of(repository) ? only_program(drafts) : nullptr;
}

Draft draft_of(const Manifest& chart, std::string_view folder) {
  const ManifestFacts& facts = chart.facts;
  Draft draft;
  draft.kind = "Component";
  draft.folder = folder;
  draft.name = facts.name;
  draft.sources.push_back(chart.entry->path);
  draft.mark = facts.mark;
  draft.description = one_line(facts.description);
  draft.version = facts.version;
  draft.claim(facts.type, facts.confidence);
  draft.tags = facts.tags;
  draft.provides = facts.provides;
  draft.requires_ = facts.requires_;
  draft.is_deprecated = facts.is_deprecated;
  return draft;
}

void append(FolderPackages& packages, const ManifestFacts& facts) {
  packages.provides.insert(packages.provides.end(), facts.provides.begin(), facts.provides.end());
  packages.requires_.insert(packages.requires_.end(), facts.requires_.begin(), facts.requires_.end());
}

}  // namespace

void draft_charts(const InferenceInput& input, const Manifests& manifests, Drafts& drafts,
                  InferenceResult& result) {
  Drafts alone;
  for (const auto& [folder, here] : manifests.folders) {
    for (const Manifest* chart : here) {
      if (chart->kind->role != ManifestRole::chart || chart->facts.is_weak || is_subchart(manifests, folder))
        continue;
      if (input.described.contains(folder)) {
        append(result.packages[folder], chart->facts);
        continue;
      }
      if (Draft* deployed = deployed_by(drafts, chart->facts, folder, input.repository)) {
        if (chart->facts.type != "library") deployed->claim("service", sure::good);
        deployed->sources.push_back(chart->entry->path);
      } else {
        alone.push_back(draft_of(*chart, folder));
      }
    }
  }
  drafts.insert(drafts.end(), std::make_move_iterator(alone.begin()), std::make_move_iterator(alone.end()));
}

}  // namespace bs::scan
