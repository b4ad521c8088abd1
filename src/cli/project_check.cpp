#include "cli/project_check.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "cli/check_session.hpp"
#include "cli/written_entities.hpp"

namespace bs::cli {
namespace {

bool is_catalog_file(std::string_view path) {
  const auto name = base_name(path);
  return name == "catalog-info.yaml" || name == "catalog-info.yml";
}

std::map<std::string, std::string> together(const FileTree& files, const FileTree& around,
                                            const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& [path, file] : around) {
    if (file.mode != FileMode::symlink) all[path] = file.bytes;
  }
  for (const auto& [path, file] : files) {
    if (file.mode != FileMode::symlink) all[join_path(folder, path)] = file.bytes;
  }
  return all;
}

void count(ProjectVerdict& verdict, const model::ComponentOutcomes& component) {
  for (const auto& result : component.results) {
    switch (result.outcome) {
      case model::Outcome::passed:
        ++verdict.passed;
        break;
      case model::Outcome::failed:
        ++verdict.failed;
        break;
      case model::Outcome::warning:
        ++verdict.warned;
        break;
      case model::Outcome::error:
      case model::Outcome::not_reported:
        ++verdict.undecided;
        break;
      default:
        break;
    }
    if (result.outcome == model::Outcome::failed || result.outcome == model::Outcome::warning)
      verdict.faults.push_back(fmt::format("{}: {}", result.check, result.message));
  }
}

}  // namespace

ProjectVerdict check_project(Context& context, const std::string& name, const FileTree& files,
                             const FileTree& around, const std::string& folder) {
  const auto policy = policy_on_disk(context);
  const auto all = together(files, around, folder);
  CheckSide side;
  side.snapshot = facts::memory_snapshot(all);
  side.revision = "the generated files";
  side.scan.repository.name = name;
  side.scan.repository.identity = name;
  WrittenEntities written;
  for (const auto& [path, text] : all) {
    if (is_catalog_file(path)) written.add(path, text);
  }
  // The first component of the project itself is the one whose level is told.
  const auto is_own = [&](const model::ScannedEntity& entity) {
    return is_below(entity.folder, folder) && to_lower(entity.entity.ref.kind) == "component";
  };
  std::stable_partition(written.entities.begin(), written.entities.end(), is_own);
  side.scan.entities = std::move(written.entities);
  side.scan.problems = std::move(written.problems);
  CheckRequest request;
  request.tracks = {policy.config.check.track};
  request.skip = policy.config.check.skip;
  CheckTarget target;
  if (!folder.empty()) target.folders = {folder};
  CheckMeans means;
  means.known_entity = described_owners(context);
  auto judged = judge_checks(side, policy, request, target, means, context.now());
  conclude(judged, policy, request, target);
  ProjectVerdict verdict;
  verdict.run = std::move(judged.run);
  verdict.told = !verdict.run.components.empty();
  count(verdict, verdict.run.whole);
  for (const auto& component : verdict.run.components) count(verdict, component);
  if (verdict.told && !verdict.run.components.front().standings.empty())
    verdict.level = verdict.run.components.front().standings.front().level;
  return verdict;
}

std::string verdict_text(const ProjectVerdict& verdict) {
  const auto asked = verdict.passed + verdict.failed + verdict.warned + verdict.undecided;
  auto text = fmt::format("checks: {} of {} pass, {}", verdict.passed, asked,
                          verdict.level.empty() ? "no level" : verdict.level);
  if (verdict.undecided > 0) text += fmt::format(", {} not told before it is committed", verdict.undecided);
  return text;
}

}  // namespace bs::cli
