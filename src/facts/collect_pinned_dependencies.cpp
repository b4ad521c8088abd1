#include "bs/base/text.hpp"
#include "facts/pinning/nuget.hpp"
#include "facts/pinning/pinning.hpp"

namespace bs::facts {
namespace {

/// Only what may be a script is read: by its extension, or without one (then its first line decides).
bool may_be_script(const File& file) {
  const std::string_view name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
  const bool by_extension = name.ends_with(".sh") || name.ends_with(".bash") || name.ends_with(".mksh");
  return file.is_regular() && (by_extension || file.executable || name.find('.') == std::string_view::npos) &&
         !is_vendored(file.path) && !is_test_data(file.path);
}

void add_shell_scripts(const Snapshot& snapshot, Dependencies& out) {
  for (const File& file : snapshot.files()) {
    if (!may_be_script(file)) continue;
    const git::Blob blob = snapshot.read_once(file);
    if (blob.state == git::BlobState::too_large && !file.path.ends_with("sh"))
      continue;                                                      // no script is so large
    if (blob.state != git::BlobState::present) snapshot.text(file);  // says why
    if (is_shell_script(file.path, blob.bytes) && !is_binary(blob.bytes))
      add_shell_script(file.path, blob.bytes, out);
  }
}

Dependencies dependencies_of(const Snapshot& snapshot) {
  snapshot.require_whole();
  Dependencies found;
  for (const auto& workflow : workflows_of(snapshot).files) {
    add_actions(*workflow, found);
    add_workflow_scripts(*workflow, found);
  }
  for (const File& file : snapshot.files()) {
    if (!is_dockerfile(snapshot, file)) continue;
    const auto instructions = parse_dockerfile(snapshot.text(file));
    add_base_images(file.path, instructions, found);
    add_docker_scripts(file.path, instructions, found);
  }
  add_shell_scripts(snapshot, found);
  const auto is_open_nuget = [](const Dependency& one) { return one.kind == "nuget" && !one.pinned; };
  if (std::any_of(found.all.begin(), found.all.end(), is_open_nuget) && fixes_nuget_versions(snapshot))
    for (Dependency& one : found.all)
      if (one.kind == "nuget") one.pinned = true;
  return found;
}

/// The member of the value that lists a kind.
std::string_view group_of(std::string_view kind) {
  if (kind == "action") return "actions";
  if (kind == "container-image") return "images";
  return kind == "download-then-run" ? "downloads" : "packages";
}

model::FactReading collect(const CollectorInput& input) {
  const Dependencies found = dependencies_of(input.snapshot);
  std::map<std::string_view, std::vector<FactFinding>> open = {
      {"actions", {}}, {"thirdPartyActions", {}}, {"images", {}}, {"downloads", {}}, {"packages", {}}};
  std::map<std::string_view, std::size_t> totals = {
      {"actions", 0}, {"images", 0}, {"downloads", 0}, {"packages", 0}};
  std::vector<FactFinding> problems;
  for (const Dependency& dependency : found.all) {
    const std::string_view group = group_of(dependency.kind);
    ++totals[group];
    if (dependency.pinned) continue;
    open[group].push_back(dependency.finding);
    if (group == "actions" && !is_github_owned(dependency.finding.excerpt))
      open["thirdPartyActions"].push_back(dependency.finding);
    problems.push_back(dependency.finding);
  }
  data::Value value = data::Value::object();
  value.set("total", number(found.all.size()));
  value.set("pinned", number(found.all.size() - problems.size()));
  data::Value counts = data::Value::object();
  for (const auto& [group, count] : totals) counts.set(group, number(count));
  value.set("counts", std::move(counts));
  value.set("problems", to_value(problems));
  for (const auto& [group, findings] : open) value.set(group, to_value(findings));
  value.set("skipped", to_value(found.skipped));
  value.set("broken", broken_list(workflows_of(input.snapshot)));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(pinned_dependencies) = {
    .id = "pinned-dependencies",
    .summary = "what workflows, images and scripts fetch, and whether it is pinned by a hash",
    .fields =
        "$.total, $.pinned        counts\n"
        "$.counts.actions         and .images, .downloads, .packages: how many there are of each\n"
        "$.problems[]             everything that is not pinned\n"
        "$.actions[]              actions and reusable workflows that are not pinned to a commit\n"
        "$.thirdPartyActions[]    of these, what is neither actions/… nor github/…\n"
        "$.images[]               base images of Dockerfiles without a digest\n"
        "$.downloads[]            curl … | bash and its like\n"
        "$.packages[]             go, pip, npm, choco and NuGet installs without hash or version\n"
        "$.skipped[]              scripts that could not be read\n"
        "$.broken[]               workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
