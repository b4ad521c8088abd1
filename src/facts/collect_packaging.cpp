#include "facts/collectors.hpp"
#include "facts/workflows/job_patterns.hpp"

namespace bs::facts {
namespace {

constexpr std::string_view k_gitlab = ".gitlab-ci.yml";
constexpr std::string_view k_gitlab_commands[] = {"docker push", "nuget push", "poetry publish",
                                                  "twine upload"};

/// The first publishing command of a GitLab pipeline.
std::optional<std::size_t> publishing_command(std::string_view text) {
  std::optional<std::size_t> first;
  for (const std::string_view command : k_gitlab_commands)
    if (const auto at = text.find(command); at != std::string_view::npos && (!first || at < *first))
      first = at;
  return first;
}

model::FactReading collect(const CollectorInput& input) {
  const Workflows& workflows = workflows_of(input.snapshot);
  std::vector<FactFinding> found;
  for (const auto& workflow : workflows.files) {
    const PatternMatch match = match_jobs(*workflow, publishing_patterns());
    if (match.job == nullptr) continue;
    found.push_back({workflow->path, match.job->mark,
                     fmt::format("job {} publishes {}", match.job->id, match.pattern->what), "",
                     match.job->id});
  }
  if (const auto text = input.snapshot.text(k_gitlab))
    if (const auto at = publishing_command(*text))
      found.push_back(
          {std::string(k_gitlab), mark_at(*text, *at), "the pipeline publishes a package", "", "gitlab"});
  data::Value value = data::Value::object();
  value.set("exists", !found.empty());
  value.set("workflows", to_value(found));
  value.set("broken", broken_list(workflows));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(packaging) = {
    .id = "packaging",
    .summary = "pipelines that publish packages",
    .fields =
        "$.exists        there is one\n"
        "$.workflows[]   where, and what is published\n"
        "$.broken[]      workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
