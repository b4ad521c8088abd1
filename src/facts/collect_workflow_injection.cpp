#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/workflows/expressions.hpp"
#include "facts/workflows/workflows.hpp"

namespace bs::facts {
namespace {

/// Beyond so many in one file the place is that of the step's script.
constexpr std::size_t k_exact_places = 200;

class Search {
 public:
  explicit Search(const Workflow& workflow) : workflow_(workflow) {}

  std::vector<FactFinding> run() {
    for (const WorkflowJob& job : workflow_.jobs) {
      for (const WorkflowStep& step : job.steps) {
        if (step.run) text(job, *step.run, "run");
        if (const WorkflowText* script = github_script(step)) text(job, *script, "script");
      }
    }
    return std::move(findings_);
  }

 private:
  static const WorkflowText* github_script(const WorkflowStep& step) {
    const bool is_script = step.uses && to_lower(step.uses->value).starts_with("actions/github-script@");
    return is_script ? step.input("script") : nullptr;
  }

  void text(const WorkflowJob& job, const WorkflowText& script, std::string_view where) {
    for (const Expression& expression : expressions_in(script.value)) {
      const std::string context = untrusted_context(expression.text);
      if (context.empty()) continue;
      const Mark mark =
          findings_.size() < k_exact_places ? mark_in(workflow_, script, expression.offset) : script.mark;
      findings_.push_back(
          {workflow_.path, mark,
           fmt::format("{} comes from outside and becomes part of the script in {}:", context, where),
           fmt::format("${{{{ {} }}}}", expression.text.substr(0, 200)),
           fmt::format("{}/{}", job.id, context)});
    }
  }

  const Workflow& workflow_;
  std::vector<FactFinding> findings_;
};

model::FactReading collect(const CollectorInput& input) {
  const Workflows& workflows = workflows_of(input.snapshot);
  std::vector<FactFinding> problems;
  for (const auto& workflow : workflows.files)
    for (FactFinding& finding : Search(*workflow).run()) problems.push_back(std::move(finding));
  data::Value value = data::Value::object();
  value.set("workflows", number(workflows.files.size() + workflows.broken.size()));
  value.set("problems", to_value(problems));
  value.set("broken", broken_list(workflows));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(workflow_injection) = {
    .id = "workflow-injection",
    .summary = "text that strangers choose inside the scripts of GitHub workflows",
    .fields =
        "$.workflows     how many workflow files there are\n"
        "$.problems[]    expressions in run: and in github-script that anyone can fill\n"
        "$.broken[]      workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
