#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"
#include "facts/workflows/expressions.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {
namespace {

/// What names the head of a pull request in a checkout's ref or repository; its base is ours.
const match::Regex& foreign_head() {
  static const match::Regex pattern(
      R"(github\.event\.pull_request(\.head|\.merge_commit_sha|\.number|\s|\)|$)|github\.head_ref)"
      R"(|github\.event\.workflow_run(\.head|\.pull_requests|\s|\)|$))");
  return pattern;
}

/// Conditions that let only our own branches through.
const match::Regex& only_ours() {
  static const match::Regex pattern(
      R"(head\.repo\.full_name\s*==\s*(github\.repository|github\.event\.repository\.full_name|'))"
      R"(|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork)"
      R"(|head_repository\.full_name\s*==\s*(github\.repository|'))"
      R"(|workflow_run\.event\s*==\s*'(push|release|schedule|workflow_dispatch)')"
      R"(|workflow_run\.event\s*!=\s*'pull_request')");
  return pattern;
}

bool is_guarded(const std::optional<WorkflowText>& condition) {
  if (!condition) return false;
  const std::string text = normalised_expression(condition->value);
  return text.find("||") == std::string::npos && only_ours().search(text);
}

/// Whether a workflow runs what a stranger proposes.
bool runs_for_strangers(const Workflow& workflow) {
  for (const std::string_view event : {"pull_request", "pull_request_target", "issue_comment", "workflow_run",
                                       "pull_request_review", "pull_request_review_comment"})
    if (workflow.is_triggered_by(event)) return true;
  return false;
}

/// on.workflow_run of workflows that all are ours to see and that none but us can start.
bool follows_only_ours(const Workflow& workflow, const Workflows& all) {
  if (workflow.after.empty()) return false;
  for (const std::string& name : workflow.after) {
    bool found = false;
    for (const auto& other : all.files) {
      if (other->name != name && other->path != name) continue;
      if (runs_for_strangers(*other)) return false;
      found = true;
    }
    if (!found) return false;
  }
  return true;
}

bool is_dangerous_trigger(const Workflow& workflow, const Workflows& all) {
  if (workflow.is_triggered_by("pull_request_target")) return true;
  return workflow.is_triggered_by("workflow_run") && !follows_only_ours(workflow, all);
}

void search_step(const Workflow& workflow, const WorkflowJob& job, const WorkflowStep& step,
                 std::vector<FactFinding>& findings) {
  if (!step.uses || step.uses->value.find("actions/checkout") == std::string::npos) return;
  if (is_guarded(job.condition) || is_guarded(step.condition)) return;
  for (const std::string_view name : {"ref", "repository"}) {
    const WorkflowText* text = step.input(name);
    if (text == nullptr || text->value.find("${{") == std::string::npos) continue;
    std::string asked;
    for (const Expression& expression : expressions_in(text->value))
      asked += normalised_expression(expression.text) + "\n";
    if (!foreign_head().search(asked)) continue;
    const std::string_view event =
        workflow.is_triggered_by("pull_request_target") ? "pull_request_target" : "workflow_run";
    findings.push_back(
        {workflow.path, text->mark,
         fmt::format("{} runs with this repository's rights and checks out a stranger's code", event),
         fmt::format("{}: {}", name, text->value.substr(0, 200)),
         fmt::format("{}/{}", job.id, text->value.substr(0, 200))});
    return;
  }
}

model::FactReading collect(const CollectorInput& input) {
  const Workflows& workflows = workflows_of(input.snapshot);
  std::vector<FactFinding> problems;
  std::size_t watched = 0;
  for (const auto& workflow : workflows.files) {
    if (!workflow->is_triggered_by("pull_request_target") && !workflow->is_triggered_by("workflow_run"))
      continue;
    ++watched;
    if (!is_dangerous_trigger(*workflow, workflows)) continue;
    for (const WorkflowJob& job : workflow->jobs)
      for (const WorkflowStep& step : job.steps) search_step(*workflow, job, step, problems);
  }
  data::Value value = data::Value::object();
  value.set("workflows", number(watched));
  value.set("problems", to_value(problems));
  value.set("broken", broken_list(workflows));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(workflow_checkout) = {
    .id = "workflow-checkout",
    .summary = "privileged GitHub workflows that check out the code of a pull request",
    .fields =
        "$.workflows     workflow files on pull_request_target or workflow_run\n"
        "$.problems[]    their checkouts of a pull request's head\n"
        "$.broken[]      workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
