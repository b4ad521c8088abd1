#include "bs/base/text.hpp"
#include "facts/collectors.hpp"
#include "facts/workflows/job_patterns.hpp"

namespace bs::facts {
namespace {

/// What can be abused when a step is: a push, a release, a package, a green tick.
constexpr std::string_view k_sensitive[] = {"statuses", "checks",   "security-events", "deployments",
                                            "contents", "packages", "actions"};
/// Actions that upload the results of scanners; their workflows need security-events.
constexpr std::string_view k_scanners[] = {"github/codeql-action/analyze",
                                           "github/codeql-action/upload-sarif", "ossf/scorecard-action",
                                           "haskell-actions/hlint-scan", "zizmorcore/zizmor-action"};

bool uploads_results(const Workflow& workflow) {
  for (const WorkflowJob& job : workflow.jobs)
    for (const WorkflowStep& step : job.steps) {
      const std::string_view name = step.uses ? action_name(step.uses->value) : "";
      if (std::find(std::begin(k_scanners), std::end(k_scanners), name) != std::end(k_scanners)) return true;
    }
  return false;
}

struct Grant {
  std::string name;  ///< "contents"; "all"
  std::string value;
  Mark mark;
};

/// What a permissions: block lets write. Anything but read-all as a whole is taken for everything.
std::vector<Grant> writes_of(const data::Value* permissions) {
  std::vector<Grant> writes;
  if (permissions == nullptr || permissions->is_null()) return writes;
  if (permissions->is_string()) {
    const std::string& all = permissions->as_string();
    if (!all.empty() && !equal_ignoring_case(all, "read-all"))
      writes.push_back({"all", all, permissions->mark});
    return writes;
  }
  if (!permissions->is_object()) return writes;
  for (const data::Member& member : permissions->as_object()) {
    const bool is_write = member.value.is_string() && equal_ignoring_case(member.value.as_string(), "write");
    const std::string name = to_lower(member.key);
    const bool matters =
        std::find(std::begin(k_sensitive), std::end(k_sensitive), name) != std::end(k_sensitive);
    if (is_write && matters) writes.push_back({name, "write", member.value.mark});
  }
  return writes;
}

/// How far one grant for a whole workflow lowers Scorecard's score, in halves of a point.
int halves_of(const std::string& name) {
  if (name == "checks" || name == "statuses") return 1;
  return name == "deployments" || name == "security-events" ? 2 : 20;
}

/// One workflow's grants, as findings and as what they cost.
class Judged {
 public:
  explicit Judged(const Workflow& workflow) : workflow_(workflow) {}

  void run() {
    jobs();
    if (!workflow_.has_permissions)
      undeclared_top();
    else
      top();
  }

  std::vector<FactFinding> problems, undeclared, job_writes;
  int halves = 0;

 private:
  void jobs() {
    const bool publishes = match_jobs(workflow_, publishing_patterns()).job != nullptr;
    const bool releases = match_jobs(workflow_, releasing_patterns()).job != nullptr;
    const bool scans = uploads_results(workflow_);
    for (const WorkflowJob& job : workflow_.jobs) {
      if (!job.has_permissions) job_undeclared_ = true;
      for (const Grant& grant : writes_of(job.permissions)) {
        const bool needed = (grant.name == "packages" && publishes) ||
                            (grant.name == "contents" && releases) ||
                            (grant.name == "security-events" && scans);
        if (needed) continue;
        job_writes.push_back(finding(grant, fmt::format("job {} may write {}", job.id, grant.name), job.id));
      }
    }
  }

  void undeclared_top() {
    if (!job_undeclared_) {
      undeclared.push_back({workflow_.path,
                            {},
                            "no permissions at the top: a job added later gets the default",
                            "",
                            "undeclared"});
      halves += 1;
      return;
    }
    constexpr std::size_t k_named = 10;
    Mark mark;
    std::string names;
    std::size_t count = 0;
    for (const WorkflowJob& job : workflow_.jobs) {
      if (job.has_permissions) continue;
      if (count == 0) mark = job.mark;
      if (++count <= k_named) names += (names.empty() ? "" : ", ") + job.id;
    }
    if (count > k_named) names += fmt::format(" and {} more", count - k_named);
    problems.push_back(
        {workflow_.path, mark,
         fmt::format("no permissions are declared for {}: the token may do what the repository's "
                     "default allows",
                     names),
         "", "undeclared"});
    halves = 20;
  }

  void top() {
    for (const Grant& grant : writes_of(workflow_.permissions)) {
      if (grant.name == "all") {
        const bool reaches_jobs = job_undeclared_ || !job_writes.empty();
        problems.push_back(finding(grant, "every job may write everything", ""));
        halves += reaches_jobs ? 20 : 1;
      } else {
        problems.push_back(finding(grant, fmt::format("every job may write {}", grant.name), ""));
        halves += halves_of(grant.name);
      }
    }
  }

  FactFinding finding(const Grant& grant, std::string message, const std::string& job) const {
    return {workflow_.path, grant.mark, std::move(message), fmt::format("{}: {}", grant.name, grant.value),
            job + "/" + grant.name};
  }

  const Workflow& workflow_;
  bool job_undeclared_ = false;
};

void append(std::vector<FactFinding>& to, std::vector<FactFinding>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

model::FactReading collect(const CollectorInput& input) {
  const Workflows& workflows = workflows_of(input.snapshot);
  std::vector<FactFinding> problems, undeclared, job_writes;
  int halves = 0;
  for (const auto& workflow : workflows.files) {
    Judged judged(*workflow);
    judged.run();
    append(problems, judged.problems);
    append(undeclared, judged.undeclared);
    append(job_writes, judged.job_writes);
    halves = std::min(20, halves + judged.halves);
  }
  data::Value value = data::Value::object();
  value.set("workflows", number(workflows.files.size()));
  value.set("problems", to_value(problems));
  value.set("undeclared", to_value(undeclared));
  value.set("jobs", to_value(job_writes));
  value.set("score", number(static_cast<std::size_t>((20 - halves) / 2)));
  value.set("broken", broken_list(workflows));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(token_permissions) = {
    .id = "token-permissions",
    .summary = "what the tokens of GitHub workflows may write",
    .fields =
        "$.workflows     how many workflow files there are\n"
        "$.problems[]    workflows whose token may write for all jobs, or says nothing for some\n"
        "$.undeclared[]  workflows that declare permissions for each job, but none at the top\n"
        "$.jobs[]        single jobs that may write what their steps do not show to need\n"
        "$.score         OpenSSF Scorecard's Token-Permissions, 0 to 10\n"
        "$.broken[]      workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
