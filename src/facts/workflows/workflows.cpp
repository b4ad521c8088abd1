#include "facts/workflows/workflows.hpp"

#include "bs/base/text.hpp"
#include "bs/data/yaml.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"

namespace bs::facts {

namespace {

using data::Value;

constexpr std::string_view k_folder = ".github/workflows/";

/// A scalar as GitHub reads it; nullopt for lists, maps and null.
std::optional<WorkflowText> text_of(const Value* value) {
  if (value == nullptr || value->is_null() || value->is_array() || value->is_object()) return std::nullopt;
  if (value->is_string()) return WorkflowText{value->as_string(), value->mark};
  return WorkflowText{
      value->is_boolean() ? (value->as_boolean() ? "true" : "false") : fmt::format("{}", value->as_number()),
      value->mark};
}

std::string string_of(const Value* value) {
  const auto text = text_of(value);
  return text ? text->value : "";
}

/// A string or a list of strings.
std::vector<std::string> strings_of(const Value* value) {
  std::vector<std::string> strings;
  if (value == nullptr) return strings;
  if (!value->is_array()) {
    if (const auto text = text_of(value)) strings.push_back(text->value);
    return strings;
  }
  for (const Value& item : value->as_array())
    if (const auto text = text_of(&item)) strings.push_back(text->value);
  return strings;
}

const Value* at(const Value* value, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (value != nullptr) value = value->find(key);
  return value;
}

std::vector<std::string> triggers_of(const Value* on) {
  if (on == nullptr || !on->is_object()) return strings_of(on);
  std::vector<std::string> triggers;
  for (const data::Member& member : on->as_object()) triggers.push_back(member.key);
  return triggers;
}

std::optional<WorkflowStep> step_of(const Value& value) {
  if (!value.is_object()) return std::nullopt;
  WorkflowStep step;
  step.mark = value.mark;
  step.id = string_of(value.find("id"));
  step.name = string_of(value.find("name"));
  step.uses = text_of(value.find("uses"));
  step.run = text_of(value.find("run"));
  step.shell = text_of(value.find("shell"));
  step.condition = text_of(value.find("if"));
  if (const Value* with = value.find("with"); with != nullptr && with->is_object())
    for (const data::Member& member : with->as_object())
      if (auto text = text_of(&member.value)) step.with.emplace_back(member.key, std::move(*text));
  return step;
}

/// Systems that matrix.os and the entries of matrix.include name.
std::vector<std::string> systems_of(const Value* matrix) {
  std::vector<std::string> systems = strings_of(at(matrix, {"os"}));
  const Value* include = at(matrix, {"include"});
  if (include == nullptr || !include->is_array()) return systems;
  for (const Value& entry : include->as_array())
    if (const auto os = text_of(entry.find("os"))) systems.push_back(os->value);
  return systems;
}

WorkflowJob job_of(const data::Member& member) {
  WorkflowJob job;
  job.id = member.key;
  job.mark = member.key_mark;
  const Value& value = member.value;
  job.name = string_of(value.find("name"));
  job.uses = text_of(value.find("uses"));
  job.condition = text_of(value.find("if"));
  job.shell = string_of(at(&value, {"defaults", "run", "shell"}));
  const Value* runs_on = value.find("runs-on");
  job.runs_on = strings_of(runs_on != nullptr && runs_on->is_object() ? runs_on->find("labels") : runs_on);
  job.systems = systems_of(at(&value, {"strategy", "matrix"}));
  job.permissions = value.find("permissions");
  job.has_permissions = job.permissions != nullptr;
  if (const Value* steps = value.find("steps"); steps != nullptr && steps->is_array())
    for (const Value& item : steps->as_array())
      if (auto step = step_of(item)) job.steps.push_back(std::move(*step));
  return job;
}

bool runs_on_windows_by_condition(const WorkflowStep& step) {
  static const match::Regex windows(R"(runner\.os\s*==\s*['"]windows['"])"
                                    R"(|\$\{\{\s*startsWith\(runner\.os,\s*['"]windows['"]\))"
                                    R"(|matrix\.os\s*==\s*['"]windows-)",
                                    {.ignore_case = true});
  return step.condition && windows.search(step.condition->value);
}

Workflows read_all(const Snapshot& snapshot) {
  snapshot.require_whole();
  Workflows all;
  for (const File& file : snapshot.files()) {
    if (!file.is_regular() || !is_workflow_path(file.path)) continue;
    try {
      if (auto workflow = parse_workflow(file.path, snapshot.text(file)))
        all.files.push_back(std::move(workflow));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::config) throw;
      all.broken.push_back({file.path, error.place().mark, error.message()});
    }
  }
  return all;
}

}  // namespace

const WorkflowText* WorkflowStep::input(std::string_view wanted) const {
  for (const auto& [key, text] : with)
    if (equal_ignoring_case(key, wanted)) return &text;
  return nullptr;
}

bool Workflow::is_triggered_by(std::string_view event) const {
  return std::find(triggers.begin(), triggers.end(), event) != triggers.end();
}

bool is_workflow_path(std::string_view path) {
  if (!path.ends_with(".yml") && !path.ends_with(".yaml")) return false;
  const auto slash = path.rfind('/');
  return slash != std::string_view::npos && to_lower(path.substr(0, slash + 1)) == k_folder;
}

std::unique_ptr<const Workflow> parse_workflow(std::string_view path, std::string_view text) {
  if (is_all_comments(text)) return nullptr;
  auto workflow = std::make_unique<Workflow>();
  workflow->path = path;
  workflow->text = text;
  workflow->root = data::parse_yaml_single(workflow->text, path);
  const Value& root = workflow->root;
  if (root.is_null()) return nullptr;
  if (!root.is_object())
    throw Error(ErrorKind::config, "is no workflow: a map was expected").at({std::string(path), root.mark});
  workflow->name = string_of(root.find("name"));
  workflow->triggers = triggers_of(root.find("on"));
  workflow->after = strings_of(at(&root, {"on", "workflow_run", "workflows"}));
  workflow->shell = string_of(at(&root, {"defaults", "run", "shell"}));
  if (const data::Member* permissions = root.find_member("permissions")) {
    workflow->permissions = &permissions->value;
    workflow->has_permissions = true;
    workflow->permissions_mark = permissions->key_mark;
  }
  if (const Value* jobs = root.find("jobs"); jobs != nullptr && jobs->is_object())
    for (const data::Member& member : jobs->as_object())
      if (member.value.is_object()) workflow->jobs.push_back(job_of(member));
  return workflow;
}

const Workflows& workflows_of(const Snapshot& snapshot) {
  return snapshot.shared<Workflows>([&] { return read_all(snapshot); });
}

std::optional<std::string> shell_of(const Workflow& workflow, const WorkflowJob& job,
                                    const WorkflowStep& step) {
  if (step.shell && !step.shell->value.empty()) return step.shell->value;
  if (!job.shell.empty()) return job.shell;
  if (!workflow.shell.empty()) return workflow.shell;
  if (runs_on_windows_by_condition(step)) return "pwsh";
  const bool by_matrix = job.runs_on.size() == 1 && job.runs_on[0].find("matrix.os") != std::string::npos;
  const auto& systems = by_matrix ? job.systems : job.runs_on;
  if (by_matrix && systems.empty()) return std::nullopt;
  const bool windows = std::all_of(systems.begin(), systems.end(), [](const std::string& system) {
    return to_lower(system).starts_with("windows");
  });
  return windows ? "pwsh" : "bash";
}

data::Value broken_list(const Workflows& workflows) {
  std::vector<FactFinding> findings;
  for (const BrokenWorkflow& broken : workflows.broken)
    findings.push_back({broken.path, broken.mark, broken.message, "", "broken"});
  return to_value(findings);
}

}  // namespace bs::facts
