#pragma once
/// Outcomes of checks in the formats that CI systems read (checks.md §6). Pure; each escapes by its own rules
/// (reliability.md §3), and none holds what a runner of GitHub Actions would take for a command, so that each
/// may be printed in a step. Texts end in a newline.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bs/data/value.hpp"
#include "bs/model/outcome.hpp"

namespace bs::report {

struct CheckReport {
  std::vector<model::CheckRun> runs;  ///< one a repository
  /// The checks that were run, for their names, reasons and remediation; sorted by id.
  std::vector<std::shared_ptr<const model::Check>> checks;
  model::FailOn fail_on;
  int exit_status = 0;
  /// By check id: words that hosts group by, such as the ids of its tracks. The tag "security" makes it a
  /// security check (SARIF's security-severity).
  std::map<std::string, std::vector<std::string>> tags;
};

/// `schemaVersion`, then everything that model::CheckRun holds.
data::Value to_value(const CheckReport& report);
/// The same as text, indented: what no terminal and no runner may see is written as \uNNNN.
std::string to_json(const CheckReport& report);

/// SARIF 2.1.0 with one run (and automationDetails category) a component and one for the repository as a
/// whole; partialFingerprints from the findings' keys; baselineState where a base was compared; suppressions
/// for exempt ones. Accepted by Sarif.Multitool with GitHub's rules. Known and fixed findings are told by
/// their state. GitHub takes 20 runs a file and 25,000 results a run: more components than that share a run,
/// of more results the worst are written; notifications say so.
std::string to_sarif(const CheckReport& report);
/// A testsuite a component, a testcase a check: failure, error, skipped (not applicable, not reported,
/// exempt).
std::string to_junit(const CheckReport& report);
/// Workflow commands (::error file=…), the worst first since GitHub shows ten a step; what does not count is
/// a notice.
std::string to_github(const CheckReport& report);
/// GitLab's code quality report: one JSON array for all.
std::string to_gitlab(const CheckReport& report);
/// For a step summary or one comment that is updated: a hidden marker first, at most `most_bytes`, and what
/// did not fit is said.
std::string to_markdown(const CheckReport& report, std::size_t most_bytes = 60'000);
/// TAP 14: a test point a check and component, a YAML block with findings.
std::string to_tap(const CheckReport& report);
/// "path:line: check: message" a line ("path:line:column:" where it is known), of what failed or warns; for
/// editors and xargs.
std::string to_lines(const CheckReport& report);

}  // namespace bs::report
