#include "facts/collectors.hpp"

namespace bs::facts {

// clang-format off
// One line a collector, sorted by id; "-" of an id is "_" here.
#define BS_COLLECTORS(COLLECTOR) \
  COLLECTOR(binaries) \
  COLLECTOR(binary_artifacts) \
  COLLECTOR(catalog_files) \
  COLLECTOR(ci) \
  COLLECTOR(codeowners) \
  COLLECTOR(codeowners_coverage) \
  COLLECTOR(codeowners_rules) \
  COLLECTOR(committed) \
  COLLECTOR(community) \
  COLLECTOR(conflict_markers) \
  COLLECTOR(dependency_update_tool) \
  COLLECTOR(dockerfile) \
  COLLECTOR(elsewhere) \
  COLLECTOR(entity) \
  COLLECTOR(entity_descriptor) \
  COLLECTOR(exists) \
  COLLECTOR(files) \
  COLLECTOR(fuzzing) \
  COLLECTOR(git) \
  COLLECTOR(gitlab_ci) \
  COLLECTOR(json) \
  COLLECTOR(languages) \
  COLLECTOR(large_files) \
  COLLECTOR(licence) \
  COLLECTOR(license_file) \
  COLLECTOR(lockfiles) \
  COLLECTOR(manifests) \
  COLLECTOR(owner) \
  COLLECTOR(packaging) \
  COLLECTOR(pinned_dependencies) \
  COLLECTOR(readme) \
  COLLECTOR(regex) \
  COLLECTOR(sast) \
  COLLECTOR(scm_exists) \
  COLLECTOR(scm_json) \
  COLLECTOR(scm_regex) \
  COLLECTOR(secrets) \
  COLLECTOR(security_policy) \
  COLLECTOR(template_drift) \
  COLLECTOR(tests) \
  COLLECTOR(token_permissions) \
  COLLECTOR(toml) \
  COLLECTOR(update_bot) \
  COLLECTOR(vulnerabilities) \
  COLLECTOR(workflow_checkout) \
  COLLECTOR(workflow_injection) \
  COLLECTOR(xml) \
  COLLECTOR(yaml)
// clang-format on

#define BS_DECLARE(name) extern const Collector k_collector_##name;
BS_COLLECTORS(BS_DECLARE)
#undef BS_DECLARE

namespace {

#define BS_ENTRY(name) &k_collector_##name,
constexpr const Collector* k_collectors[] = {BS_COLLECTORS(BS_ENTRY)};
#undef BS_ENTRY

/// Every path that the arguments name starts at the repository's root.
bool is_rooted(const data::Value& arguments) noexcept {
  const auto is_rooted_path = [](const data::Value& path) {
    return path.is_string() && path.as_string().starts_with('/');
  };
  const data::Value* paths = &arguments;
  if (arguments.is_object()) {
    paths = arguments.find("paths");
    if (paths == nullptr) paths = arguments.find("path");
  }
  if (paths == nullptr) return false;
  if (!paths->is_array()) return is_rooted_path(*paths);
  const data::Array& items = paths->as_array();
  return !items.empty() && std::all_of(items.begin(), items.end(), is_rooted_path);
}

}  // namespace

model::FactScope scope_of(const model::FactSpec& spec) noexcept {
  const Collector* collector = find_collector(spec.collector);
  if (collector == nullptr) return model::FactScope::component;
  const bool is_repositorys = collector->takes_arguments && is_rooted(spec.arguments);
  return is_repositorys ? model::FactScope::repository : collector->scope;
}

std::span<const Collector* const> collectors() noexcept {
  return k_collectors;
}

const Collector* find_collector(std::string_view id) noexcept {
  for (const Collector* collector : k_collectors)
    if (collector->id == id) return collector;
  return nullptr;
}

}  // namespace bs::facts
