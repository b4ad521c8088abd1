#include <algorithm>

#include "bs/model/validate.hpp"
#include "scan/drafts.hpp"

namespace bs::scan {
namespace {

using data::Value;

/// The annotation lists this many manifests; a terraform module may have hundreds of files.
constexpr std::size_t k_most_sources = 8;

std::string inferred_from(const Draft& draft) {
  std::string text;
  for (std::size_t i = 0; i < std::min(draft.sources.size(), k_most_sources); ++i)
    text += (i == 0 ? "" : ", ") + draft.sources[i];
  if (draft.sources.size() > k_most_sources)
    text += fmt::format(" and {} more", draft.sources.size() - k_most_sources);
  return text;
}

Value strings(const std::vector<std::string>& texts) {
  data::Array array;
  for (const std::string& text : texts) array.emplace_back(text);
  return Value(std::move(array));
}

Value metadata_of(const Draft& draft) {
  Value metadata = Value::object();
  metadata.set("name", draft.name);
  if (!draft.title.empty() && draft.title != draft.name) metadata.set("title", draft.title);
  if (!draft.description.empty()) metadata.set("description", draft.description);
  Value annotations = Value::object();
  annotations.set("bs/inferred-from", inferred_from(draft));
  metadata.set("annotations", std::move(annotations));
  if (!draft.tags.empty()) metadata.set("tags", strings(draft.tags));
  return metadata;
}

Value spec_of(const Draft& draft, const Drafts& drafts) {
  Value spec = Value::object();
  spec.set("type", draft.type);
  if (!draft.lifecycle.empty()) spec.set("lifecycle", draft.lifecycle);
  std::vector<std::string> apis;
  for (const std::size_t api : draft.provided_apis)
    if (!drafts[api].name.empty()) apis.push_back(drafts[api].name);
  std::sort(apis.begin(), apis.end());
  if (!apis.empty()) spec.set("providesApis", strings(apis));
  if (draft.kind == "API") spec.set("definition", draft.definition);
  return spec;
}

/// The entity as the validator has it; nullopt, and a problem, when it refuses.
std::optional<model::Entity> validated(const Draft& draft, const Drafts& drafts, InferenceResult& result) {
  data::YamlDocument document;
  document.root = Value::object();
  document.root.set("apiVersion", "backstage.io/v1alpha1");
  document.root.set("kind", draft.kind);
  document.root.set("metadata", metadata_of(draft));
  document.root.set("spec", spec_of(draft, drafts));
  model::Document verdict = model::validate_document(document);
  if (verdict.entity_without_owner) return std::move(verdict.entity_without_owner);
  std::string why = "it is not valid";
  for (const Diagnostic& problem : verdict.problems)
    if (problem.severity == Severity::error && problem.message.find("owner") == std::string::npos)
      why = problem.message;
  result.problems.push_back({model::ProblemKind::manifest, Severity::warning, draft.sources.front(),
                             draft.mark, "", fmt::format("nothing could be inferred from it: {}", why), ""});
  return std::nullopt;
}

void add_entity(Draft& draft, const Drafts& drafts, InferenceResult& result) {
  std::optional<model::Entity> entity = validated(draft, drafts, result);
  if (!entity) return;
  model::ScannedEntity scanned;
  scanned.entity = std::move(*entity);
  scanned.inferred = true;
  scanned.path = draft.sources.front();
  scanned.mark = draft.mark;
  scanned.folder = draft.folder;
  scanned.apis = std::move(draft.apis);
  scanned.provides = std::move(draft.provides);
  scanned.requires_ = std::move(draft.requires_);
  result.entities.push_back(std::move(scanned));
}

}  // namespace

InferenceResult infer(const InferenceInput& input) {
  InferenceResult result;
  const bool only_shows = is_sample_repository(input.repository);
  if (only_shows && input.described.empty()) return result;
  const Manifests manifests = read_manifests(input, result.problems);
  Drafts drafts = draft_components(input, manifests, result);
  draft_images(input, manifests, drafts);
  draft_charts(input, manifests, drafts, result);
  draft_resources(input, manifests, drafts);
  draft_apis(input, manifests, drafts);
  complete_drafts(input, drafts);
  name_drafts(input, drafts);
  for (Draft& draft : drafts)
    if (!draft.name.empty() && !only_shows) add_entity(draft, drafts, result);
  return result;
}

}  // namespace bs::scan
