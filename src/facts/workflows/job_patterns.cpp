#include "facts/workflows/job_patterns.hpp"

#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"

namespace bs::facts {

namespace {

constexpr JobPattern k_publishing[] = {
    {"an npm package",
     {.uses = "actions/setup-node", .input = "registry-url", .input_value = "https://registry.npmjs.org"},
     {.run = "npm.*publish"}},
    {"a Maven package", {.uses = "actions/setup-java"}, {.run = "mvn.*deploy"}},
    {"a Gradle package", {.uses = "actions/setup-java"}, {.run = "gradle.*publish"}},
    {"a Scala package", {.run = "sbt.*ci-release"}},
    {"a Ruby gem", {.run = "gem.*push"}},
    {"a NuGet package", {.run = "nuget.*push"}},
    {"a container image", {.run = "docker.*push"}},
    {"a container image", {.uses = "docker/build-push-action"}},
    {"a Python package", {.uses = "pypa/gh-action-pypi-publish"}},
    {"a Python package", {.uses = "relekang/python-semantic-release"}},
    {"Go binaries", {.uses = "goreleaser/goreleaser-action"}},
    {"a Rust crate", {.run = "cargo.*publish"}},
    {"a container image", {.uses = "imjasonh/setup-ko"}, {.uses = "ko-build/setup-ko"}},
    {"a package", {.run = "npx.*semantic-release"}},
    {"an Elixir package", {.uses = "erlef/setup-elixir"}, {.run = "hex.publish"}},
};

constexpr JobPattern k_releasing[] = {
    {"a Python package", {.uses = "relekang/python-semantic-release"}},
    {"a package", {.run = "(npx|pnpm|yarn).*semantic-release"}},
    {"Go binaries", {.uses = "actions/setup-go"}, {.uses = "goreleaser/goreleaser-action"}},
    {"Go binaries", {.uses = "slsa-framework/slsa-github-generator/.github/workflows/builder_go_slsa3.yml"}},
    {"provenance",
     {.uses = "slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml"}},
    {"a Maven release", {.run = "mvn.*release:prepare"}},
    {"GitHub Pages", {.uses = "peaceiris/actions-gh-pages"}},
};

bool uses_action(std::string_view uses, std::string_view name) {
  return uses.size() > name.size() && uses.starts_with(name) && uses[name.size()] == '@';
}

bool is_asked(const StepPattern& pattern) {
  return !pattern.uses.empty() || !pattern.run.empty();
}

const match::Regex& compiled(std::string_view pattern) {
  static std::map<std::string_view, match::Regex> all;
  return all.try_emplace(pattern, pattern).first->second;
}

bool takes(const StepPattern& pattern, const WorkflowStep& step) {
  if (!pattern.uses.empty() && (!step.uses || !uses_action(step.uses->value, pattern.uses))) return false;
  if (!pattern.input.empty()) {
    const WorkflowText* input = step.input(pattern.input);
    if (input == nullptr || input->value != pattern.input_value) return false;
  }
  if (pattern.run.empty()) return true;
  return step.run && compiled(pattern.run).search(replace_all(step.run->value, "\\\n", ""));
}

/// A reusable workflow stands for every step that names it.
bool takes(const StepPattern& pattern, const WorkflowJob& job) {
  if (!is_asked(pattern)) return true;
  return std::any_of(job.steps.begin(), job.steps.end(),
                     [&](const WorkflowStep& step) { return takes(pattern, step); });
}

bool takes(const JobPattern& pattern, const WorkflowJob& job) {
  for (const StepPattern& step : {pattern.first, pattern.second})
    if (job.uses && !step.uses.empty() && uses_action(job.uses->value, step.uses)) return true;
  return takes(pattern.first, job) && takes(pattern.second, job);
}

}  // namespace

PatternMatch match_jobs(const Workflow& workflow, std::span<const JobPattern> patterns) {
  for (const WorkflowJob& job : workflow.jobs)
    for (const JobPattern& pattern : patterns)
      if (takes(pattern, job)) return {&job, &pattern};
  return {};
}

std::span<const JobPattern> publishing_patterns() {
  return k_publishing;
}
std::span<const JobPattern> releasing_patterns() {
  return k_releasing;
}

std::string_view action_name(std::string_view uses) {
  return uses.substr(0, std::min(uses.find('@'), uses.size()));
}

}  // namespace bs::facts
