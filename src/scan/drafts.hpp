#pragma once
/// Second step of inference: drafts of entities, made of what the manifests say together; not yet named for
/// good.
#include <string>
#include <string_view>
#include <vector>

#include "scan/infer_read.hpp"

namespace bs::scan {

struct Draft {
  std::string kind;            ///< "Component", "API", "Resource"
  std::string name;            ///< as written; a valid one after name_drafts
  bool needs_context = false;  ///< a word like "frontend" would say too little outside the repository
  std::string folder;
  std::vector<std::string> sources;  ///< manifest paths, the first decides
  Mark mark;
  std::string title, description, type, version;
  int confidence = 0;
  std::string lifecycle;  ///< "" for kinds that have none
  std::vector<std::string> tags;
  std::vector<model::PackageUse> provides, requires_;
  std::vector<std::string> apis;           ///< definitions in the folder
  std::vector<std::size_t> provided_apis;  ///< indexes of drafts
  std::string definition;                  ///< an API's text
  bool is_private = false, is_deprecated = false, is_experimental = false;

  void claim(std::string_view what, int confidence_of_it);
};

using Drafts = std::vector<Draft>;

/// One component for each folder whose manifests describe one; described folders give their packages to
/// `result`.
Drafts draft_components(const InferenceInput& input, const Manifests& manifests, InferenceResult& result);
/// Dockerfiles without another manifest, and those that only strengthen (infer_images.cpp).
void draft_images(const InferenceInput& input, const Manifests& manifests, Drafts& drafts);
/// Charts: evidence for the component of their name, else components (infer_charts.cpp).
void draft_charts(const InferenceInput& input, const Manifests& manifests, Drafts& drafts,
                  InferenceResult& result);
/// APIs, and which components have them.
void draft_apis(const InferenceInput& input, const Manifests& manifests, Drafts& drafts);
/// Terraform root modules and Kubernetes workloads.
void draft_resources(const InferenceInput& input, const Manifests& manifests, Drafts& drafts);
/// Descriptions from READMEs and lifecycles, for what has none yet.
void complete_drafts(const InferenceInput& input, Drafts& drafts);
/// Valid names, each once a kind; what documents describe already is taken out.
void name_drafts(const InferenceInput& input, Drafts& drafts);

/// The deepest component whose folder holds the path; null when there is none but perhaps the root's.
Draft* component_around(Drafts& drafts, std::string_view path);
/// Backstage's form of any text: "@acme/Utils Lib!" → "Utils-Lib"; "" when nothing is left.
std::string valid_name(std::string_view text);
/// A word that says too little outside its repository: "api", "frontend", "server".
bool is_generic_name(std::string_view name);

}  // namespace bs::scan
