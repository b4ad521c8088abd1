#include <algorithm>
#include <set>

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "scan/drafts.hpp"
#include "scan/first_sentence.hpp"
#include "scan/path_words.hpp"
#include "scan/proto_groups.hpp"

namespace bs::scan {
namespace {

/// Copies of well-known packages lie in many repositories; they belong to none of these. Where the folder is
/// the package, seen from the root, it is the original.
bool is_copied_package(std::string_view package, std::string_view folder) {
  constexpr std::array k_known{std::string_view("google."),  std::string_view("grpc."),
                               std::string_view("envoy."),   std::string_view("opentelemetry.proto."),
                               std::string_view("buf."),     std::string_view("gogoproto"),
                               std::string_view("validate"), std::string_view("xds."),
                               std::string_view("k8s.io.")};
  const bool known = std::any_of(k_known.begin(), k_known.end(),
                                 [&](std::string_view start) { return package.starts_with(start); });
  return known && folder != replace_all(package, ".", "/") &&
         !folder.starts_with(replace_all(package, ".", "/") + "/");
}

bool is_test_package(std::string_view package) {
  for (const std::string_view part : split(package, '.'))
    if (part == "test" || part == "testing" || part == "tests" || part == "example" || part == "examples" ||
        part.ends_with("_test"))
      return true;
  return false;
}

/// Parts of one version are one API: "google.ads.v16.services" → "google.ads.v16".
std::string api_package(std::string_view package, std::string_view path) {
  if (!is_api_version(base_name(proto_group(path)))) return std::string(package);
  for (std::size_t at = 0; at < package.size();) {
    const std::size_t dot = std::min(package.find('.', at), package.size());
    if (is_api_version(package.substr(at, dot - at))) return std::string(package.substr(0, dot));
    at = dot + 1;
  }
  return std::string(package);
}

/// The name of a description whose title says nothing: the component's, or the file's without "openapi".
std::string name_by_place(const InferenceInput& input, const Draft* component, std::string_view path,
                          std::string_view type) {
  std::string_view stem = base_name(path);
  stem = stem.substr(0, stem.find('.'));
  const bool says_nothing = stem.size() < 3 ||
                            has_word(stem, {"openapi", "swagger", "asyncapi", "schema", "typedef", "index",
                                            "service", "graphql"}) ||
                            is_generic_name(stem);
  if (!says_nothing) return std::string(stem);
  const std::string base = component != nullptr      ? component->name
                           : parent_of(path).empty() ? input.repository
                                                     : std::string(base_name(parent_of(path)));
  const std::string name =
      component == nullptr && is_generic_name(base) ? input.repository + "-" + base : base;
  return fmt::format("{}-{}", name, type == "openapi" ? "api" : type);
}

bool is_telling_title(std::string_view title) {
  const std::string lower = to_lower(trim(title));
  if (lower.size() < 3 || has_word(lower, {"{{", "${", "openapi definition", "swagger ui", "todo"}))
    return false;
  return lower != "api" && lower != "openapi" && lower != "swagger" && lower != "api documentation" &&
         lower != "rest api" && lower != "http api" && lower != "graphql";
}

/// Generated from something else that is an API already (proto to OpenAPI): one folder gives one for each
/// file.
bool is_generated(const std::string& path, const ManifestFacts& facts) {
  return facts.name.ends_with(".proto") ||
         has_folder(path, {"gen", "generated", "genproto", "dist", "testutil", "testutils"});
}

/// "session" and "ingester.v1" say too little outside the repository.
std::string telling_package(const InferenceInput& input, const std::string& package) {
  std::size_t words = 0;
  for (const std::string_view part : split(package, '.')) words += is_api_version(part) ? 0 : 1;
  return words > 1 || equal_ignoring_case(package, input.repository)
             ? package
             : fmt::format("{}-{}", input.repository, package);
}

class ApiDrafts {
 public:
  ApiDrafts(const InferenceInput& input, Drafts& drafts) : input_(input), drafts_(drafts) {}

  void add(const Manifest& manifest) {
    const std::string& path = manifest.entry->path;
    if (manifest.facts.is_weak || is_generated(path, manifest.facts) || input_.definitions.contains(path))
      return;
    Draft* component = component_around(drafts_, path);
    if (component != nullptr && is_described_below(path, component->folder)) component = nullptr;
    if (manifest.kind->id == "graphql" && !takes_graphql(manifest, component)) return;
    Draft draft = draft_of(manifest, component);
    if (draft.name.empty() || !seen_.insert(draft.type + ":" + key_of(draft)).second) return;
    if (component != nullptr) {
      component->apis.push_back(path);
      if (component->type == "service") component->provided_apis.push_back(drafts_.size());
    }
    drafts_.push_back(std::move(draft));
  }

 private:
  /// A schema in a site's sources is its copy of the server's.
  static bool takes_graphql(const Manifest& manifest, const Draft* component) {
    return manifest.facts.has_service &&
           (component == nullptr || (component->type != "website" && component->type != "mobile-app"));
  }

  Draft draft_of(const Manifest& manifest, const Draft* component) const {
    const ManifestFacts& facts = manifest.facts;
    Draft draft;
    draft.kind = "API";
    draft.folder = parent_of(manifest.entry->path);
    draft.sources.push_back(manifest.entry->path);
    draft.mark = facts.mark;
    draft.type = facts.type;
    draft.version = facts.version;
    draft.description = manifest.kind->id == "openapi" ? first_sentence(facts.description, facts.name) : "";
    draft.apis.push_back(manifest.entry->path);
    draft.definition = manifest.text;
    if (facts.type == "grpc") {
      const bool is_foreign = is_copied_package(facts.name, draft.folder) || is_test_package(facts.name);
      if (!is_foreign)
        draft.name = facts.name.empty() ? name_by_place(input_, component, draft.sources[0], "grpc")
                                        : telling_package(input_, api_package(facts.name, draft.sources[0]));
    } else if (is_telling_title(facts.name)) {
      draft.title = one_line(facts.name);
      draft.name = to_lower(valid_name(facts.name));
    }
    if (draft.name.empty() && facts.type != "grpc")
      draft.name = name_by_place(input_, component, draft.sources[0], draft.type);
    return draft;
  }

  /// The same description as JSON and YAML, a package copied into several services, the modules of one
  /// schema.
  std::string key_of(const Draft& draft) const {
    if (draft.type == "openapi" || draft.type == "asyncapi")
      return fmt::format("{}/{}", draft.folder, to_lower(draft.name));
    return to_lower(draft.name);
  }

  /// A written component lies between the path and the folder.
  bool is_described_below(std::string_view path, std::string_view folder) const {
    return std::any_of(input_.described.begin(), input_.described.end(), [&](const std::string& described) {
      return described.size() > folder.size() && is_below(path, described);
    });
  }

  const InferenceInput& input_;
  Drafts& drafts_;
  std::set<std::string> seen_;
};

}  // namespace

void draft_apis(const InferenceInput& input, const Manifests& manifests, Drafts& drafts) {
  ApiDrafts apis(input, drafts);
  for (const Manifest* manifest : manifests.apis) apis.add(*manifest);
}

}  // namespace bs::scan
