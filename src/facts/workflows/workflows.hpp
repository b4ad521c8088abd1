#pragma once
/// GitHub's workflow files as values with places, read once for all collectors of a snapshot.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/facts/collect.hpp"

namespace bs::facts {

/// A string of a workflow, and the value that it stands in (for its place).
struct WorkflowText {
  std::string value;
  Mark mark;
};

struct WorkflowStep {
  Mark mark;
  std::string id, name;
  std::optional<WorkflowText> uses, run, shell, condition;
  std::vector<std::pair<std::string, WorkflowText>> with;
  const WorkflowText* input(std::string_view name) const;  ///< of `with`, whatever its case
};

struct WorkflowJob {
  Mark mark;
  std::string id, name;
  std::optional<WorkflowText> uses, condition;  ///< uses: a reusable workflow
  std::string shell;                            ///< defaults.run.shell
  std::vector<std::string> runs_on;
  std::vector<std::string> systems;  ///< matrix.os and include's os
  const data::Value* permissions = nullptr;
  bool has_permissions = false;
  std::vector<WorkflowStep> steps;
};

struct Workflow {
  std::string path;
  std::string text;
  std::string name;
  data::Value root;
  std::vector<std::string> triggers;
  std::vector<std::string> after;  ///< on.workflow_run.workflows
  std::string shell;               ///< defaults.run.shell
  const data::Value* permissions = nullptr;
  bool has_permissions = false;
  Mark permissions_mark;
  std::vector<WorkflowJob> jobs;
  bool is_triggered_by(std::string_view event) const;
};

/// A workflow file that is no YAML, or no workflow.
struct BrokenWorkflow {
  std::string path;
  Mark mark;
  std::string message;
};

struct Workflows {
  std::vector<std::unique_ptr<const Workflow>> files;  ///< by path; comments alone are none
  std::vector<BrokenWorkflow> broken;
};

/// .github/workflows/*.yml and *.yaml of the snapshot. Errors of Snapshot::text; the snapshot must be whole.
const Workflows& workflows_of(const Snapshot& snapshot);
/// One file's text; nullptr when there is nothing but comments. Error config when it is broken.
std::unique_ptr<const Workflow> parse_workflow(std::string_view path, std::string_view text);

bool is_workflow_path(std::string_view path);

/// The shell that runs a step: "bash", "pwsh" …; nullopt when the job's system cannot be told.
std::optional<std::string> shell_of(const Workflow& workflow, const WorkflowJob& job,
                                    const WorkflowStep& step);

/// Where the byte `offset` of a text's value stands in the file, as near as its YAML form lets it be told:
/// exact in literal blocks (|) and in one-line values.
Mark mark_in(const Workflow& workflow, const WorkflowText& text, std::size_t offset);

/// The list that findings on broken files are given as: "$.broken".
data::Value broken_list(const Workflows& workflows);

}  // namespace bs::facts
