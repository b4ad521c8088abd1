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

/// The name of a branch: without the other repository it leads to a branch of ours.
const match::Regex& branch_name() {
  static const match::Regex pattern(
      R"(^(github\.head_ref|github\.event\.pull_request\.head\.ref|github\.event\.workflow_run\.head_branch)$)");
  return pattern;
}

/// Conditions that let only our own branches through, or what was merged.
const match::Regex& only_ours() {
  static const match::Regex pattern(
      R"(^github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.full_name\s*==\s*)"
      R"((github\.repository|github\.event\.repository\.full_name|'[^']*')$)"
      R"(|^github\.repository\s*==\s*github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.full_name$)"
      R"(|^github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.fork\s*==\s*false$)"
      R"(|^!\s*github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.fork$)"
      R"(|^github\.event\.pull_request\.merged(\s*==\s*true)?$)"
      R"(|^github\.event\.pull_request\.user\.login\s*==\s*'[a-z-]+\[bot\]'$)"
      R"(|^github\.event\.workflow_run\.event\s*==\s*'(push|release|schedule|workflow_dispatch)'$)"
      R"(|^github\.event\.workflow_run\.event\s*!=\s*'pull_request'$)");
  return pattern;
}

/// The parts of a condition between an operator outside brackets and strings.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view operation) {
  std::vector<std::string_view> parts;
  std::size_t start = 0, open = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\'') at = std::min(text.find('\'', at + 1), text.size());
    if (at >= text.size()) break;
    if (text[at] == '(') ++open;
    if (text[at] == ')' && open > 0) --open;
    if (open > 0 || text.substr(at, operation.size()) != operation) continue;
    parts.push_back(trim(text.substr(start, at - start)));
    at += operation.size() - 1;
    start = at + 1;
  }
  parts.push_back(trim(text.substr(start)));
  return parts;
}

/// Whether every way through the condition asks for one of ours.
bool lets_only_ours(std::string_view text, int depth = 0) {
  constexpr int k_depth = 20;
  const auto alternatives = parts_of(text, "||");
  return std::all_of(alternatives.begin(), alternatives.end(), [depth](std::string_view alternative) {
    const auto asked = parts_of(alternative, "&&");
    return std::any_of(asked.begin(), asked.end(), [depth](std::string_view one) {
      const bool in_brackets = one.starts_with('(') && one.ends_with(')');
      if (in_brackets) return depth < k_depth && lets_only_ours(one.substr(1, one.size() - 2), depth + 1);
      return only_ours().search(one);
    });
  });
}

bool is_guarded(const std::optional<WorkflowText>& condition) {
  if (!condition || condition->value.size() > 10'000) return false;
  const auto expressions = expressions_in(condition->value);
  const bool whole = expressions.size() == 1 && trim(condition->value).starts_with("${{");
  return lets_only_ours(normalised_expression(whole ? expressions[0].text : trim(condition->value)));
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
    if (name == "ref" && step.input("repository") == nullptr && branch_name().search(trim(asked))) continue;
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
