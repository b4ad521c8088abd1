#pragma once
// A small report of checks, for tests of whole outputs.
#include "bs/report/checks.hpp"

namespace bs::test {

inline model::CheckResult check_result(std::string id, std::string name, model::Outcome outcome,
                                       model::CheckSeverity severity) {
  model::CheckResult result;
  result.check = std::move(id);
  result.name = std::move(name);
  result.outcome = outcome;
  result.severity = severity;
  return result;
}

inline model::Finding finding_at(std::string path, Mark mark, std::string message, std::string key) {
  model::Finding finding;
  finding.path = std::move(path);
  finding.mark = mark;
  finding.message = std::move(message);
  finding.key = std::move(key);
  return finding;
}

/// A failed check of the repository; of one component a failed, a warning and a passed one.
inline report::CheckReport check_report() {
  using model::CheckSeverity;
  using model::Outcome;
  report::CheckReport report;
  report.fail_on = CheckSeverity::medium;
  report.exit_status = 1;
  model::CheckRun run;
  run.repository = "checkout";
  run.identity = "github.com/acme/checkout";
  run.revision = "working tree";
  run.commit = "4f21c9e000000000000000000000000000000000";
  run.time = 1'795'338'000;
  run.tracks = {"basics"};
  run.check_count = 4;
  run.policy = {"built-in", "5b1e07c2000000000000000000000000000000aa", {}};
  auto injection = check_result("workflow-injection", "Workflows do not run text of strangers",
                                Outcome::failed, CheckSeverity::high);
  injection.hint = "Put it in env: and write \"$TITLE\".";
  injection.findings = {
      finding_at(".github/workflows/label.yml", {23, 9}, "the title runs in a shell", "title")};
  injection.findings[0].excerpt = "run: echo \"${{ github.event.issue.title }}\"";
  run.whole.results = {injection};
  model::ComponentOutcomes api;
  api.ref = "component:default/api";
  api.name = "api";
  api.type = "service";
  api.folder = "api";
  api.anchor = "api/catalog-info.yaml";
  api.source = "catalog-info.yaml";
  auto owner =
      check_result("owner-known", "The owner is in the catalog", Outcome::failed, CheckSeverity::low);
  owner.findings = {finding_at("", {}, "group:default/pay is not there, 100 %", "pay")};
  auto links = check_result("readme-links", "Links of the README lead somewhere", Outcome::warning,
                            CheckSeverity::low);
  links.findings = {finding_at("api/READ ME.md", {31, 0}, "docs/a|b.md is not there", "a|b")};
  api.results = {owner, links,
                 check_result("readme", "There is a README", Outcome::passed, CheckSeverity::medium)};
  model::Standing standing;
  standing.track = "basics";
  standing.track_name = "Basics";
  standing.next = "bronze";
  standing.missing = {"owner-known"};
  api.standings = {standing};
  run.components = {api};
  report.runs = {run};
  auto check = std::make_shared<model::Check>();
  check->id = "workflow-injection";
  check->name = injection.name;
  check->why = "A title of a pull request is a program then.";
  check->remediation = injection.hint;
  check->severity = CheckSeverity::high;
  check->file = "built-in: checks/workflow-injection.yaml";
  report.checks = {check};
  report.tags = {{"workflow-injection", {"basics", "security"}}};
  return report;
}

}  // namespace bs::test
