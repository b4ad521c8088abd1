#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {
namespace {

struct System {
  std::string_view name;
  std::vector<std::string_view> paths;  ///< files; ending in '/': any YAML below it
};

const std::vector<System>& systems() {
  static const std::vector<System> all = {
      {"github", {".github/workflows/"}},
      {"gitlab", {".gitlab-ci.yml", ".gitlab-ci.yaml"}},
      {"jenkins",
       {"Jenkinsfile", "jenkinsfile", ".jenkins/Jenkinsfile", "ci/Jenkinsfile", "jenkins/Jenkinsfile"}},
      {"circleci", {".circleci/config.yml", ".circleci/config.yaml"}},
      {"azure",
       {"azure-pipelines.yml", "azure-pipelines.yaml", ".azure-pipelines.yml", ".azure-pipelines/",
        ".azuredevops/"}},
      {"travis", {".travis.yml"}},
      {"buildkite", {".buildkite/"}},
      {"appveyor", {"appveyor.yml", ".appveyor.yml"}},
      {"bitbucket", {"bitbucket-pipelines.yml"}},
      {"cirrus", {".cirrus.yml", ".cirrus.star"}},
      {"drone", {".drone.yml", ".drone.yaml", ".drone.star", ".drone.jsonnet"}},
      {"woodpecker", {".woodpecker.yml", ".woodpecker.yaml", ".woodpecker/"}},
      {"forgejo", {".forgejo/workflows/", ".gitea/workflows/"}},
      {"sourcehut", {".build.yml", ".builds/"}},
      {"semaphore", {".semaphore/"}},
      {"teamcity", {".teamcity/settings.kts", ".teamcity/pom.xml"}},
      {"tekton", {".tekton/"}},
      {"zuul", {".zuul.yaml", "zuul.yaml", ".zuul.d/", "zuul.d/"}},
      {"prow", {".prow.yaml"}},
      {"cloudbuild", {"cloudbuild.yaml", "cloudbuild.yml"}},
      {"codebuild", {"buildspec.yml", "buildspec.yaml"}},
      {"codefresh", {"codefresh.yml", ".codefresh/"}},
  };
  return all;
}

bool is_yaml(std::string_view path) {
  return path.ends_with(".yml") || path.ends_with(".yaml");
}

const System* system_of(std::string_view path) {
  for (const System& system : systems())
    for (const std::string_view wanted : system.paths) {
      if (path == wanted) return &system;
      if (wanted.ends_with('/') && path.starts_with(wanted) && is_yaml(path)) return &system;
    }
  return nullptr;
}

/// Commands that run tests, and names that say so.
const match::Regex& tests() {
  static const match::Regex pattern(
      R"((?i)\b(tests?|testing|unittests?|ctest|pytest|tox|nox|nosetests|jest|vitest|mocha|karma|rspec|minitest|phpunit|pest)"
      R"(|cypress|playwright|nextest|junit|rake|spec|specs|surefire|gotestsum|verify|check|ci)\b)"
      R"(|\bmvnw?\b|\bgradlew?\b.*\b(test|check|build)\b|\bbuild\.(sh|ps1|cmd|fsx)\b)");
  return pattern;
}

bool runs_tests(const Workflow& workflow) {
  for (const WorkflowJob& job : workflow.jobs) {
    if (tests().search(job.id) || tests().search(job.name)) return true;
    if (job.uses && !job.uses->value.starts_with("./")) return true;  // what it runs stands elsewhere
    for (const WorkflowStep& step : job.steps)
      if (tests().search(step.name) || (step.run && tests().search(step.run->value)) ||
          (step.uses && tests().search(step.uses->value)))
        return true;
  }
  return false;
}

bool runs_on_pull_requests(const Workflow& workflow) {
  for (const std::string_view event : {"pull_request", "pull_request_target", "merge_group"})
    if (workflow.is_triggered_by(event)) return true;
  return false;
}

/// A pipeline of another system, read as plain text.
bool text_runs_tests(const Snapshot& snapshot, const File& file) {
  const git::Blob& blob = snapshot.read(file);
  return blob.state == git::BlobState::present && tests().search(blob.bytes);
}

model::FactReading collect(const CollectorInput& input) {
  input.snapshot.require_whole();
  std::vector<std::string> names, files;
  bool on_pull_requests = false, with_tests = false;
  for (const File& file : input.snapshot.files()) {
    const System* system = file.is_regular() ? system_of(file.path) : nullptr;
    if (system == nullptr || (system->name == "github" && !is_workflow_path(file.path))) continue;
    files.push_back(file.path);
    if (std::find(names.begin(), names.end(), system->name) == names.end()) names.emplace_back(system->name);
    if (system->name == "github") continue;
    on_pull_requests = true;
    with_tests = with_tests || text_runs_tests(input.snapshot, file);
  }
  const Workflows& workflows = workflows_of(input.snapshot);
  for (const auto& workflow : workflows.files) {
    on_pull_requests = on_pull_requests || runs_on_pull_requests(*workflow);
    with_tests = with_tests || runs_tests(*workflow);
  }
  data::Value value = data::Value::object();
  value.set("exists", !files.empty());
  value.set("systems", to_value(names));
  value.set("files", to_value(files));
  value.set("onPullRequests", on_pull_requests);
  value.set("runsTests", with_tests);
  value.set("broken", broken_list(workflows));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(ci) = {
    .id = "ci",
    .summary = "which continuous integration there is, and when it runs",
    .fields =
        "$.exists          there is one\n"
        "$.systems[]       github, gitlab, jenkins, circleci, azure, travis, buildkite …\n"
        "$.files[]         their pipelines\n"
        "$.onPullRequests  a GitHub workflow runs on pull requests, or there is another system\n"
        "$.runsTests       a pipeline names tests or a command that runs them\n"
        "$.broken[]        workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
