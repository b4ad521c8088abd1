// GitLab's code quality report (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").
#include "report/check_escape.hpp"
#include "report/check_fingerprint.hpp"

namespace bs::report {
namespace {

using model::CheckSeverity;
using model::Outcome;

std::string_view severity_of(const model::CheckResult& result) {
  if (result.outcome != Outcome::failed) return "info";
  switch (result.severity) {
    case CheckSeverity::low:
      return "minor";
    case CheckSeverity::medium:
      return "major";
    case CheckSeverity::high:
      return "critical";
    case CheckSeverity::critical:
      return "blocker";
  }
  return "info";
}

data::Value issue(const Row& row, std::string fingerprint) {
  std::string description = name_of(*row.result) + ": " + row.message;
  if (!row.component->ref.empty()) description += " (" + name_of(*row.component) + ")";
  data::Value lines = data::Value::object();
  lines.set("begin", std::int64_t{row.line});
  data::Value location = data::Value::object();
  location.set("path", row.path);
  location.set("lines", std::move(lines));
  data::Value out = data::Value::object();
  out.set("description", std::move(description));
  out.set("check_name", row.result->check);
  out.set("fingerprint", std::move(fingerprint));
  out.set("severity", severity_of(*row.result));
  out.set("location", std::move(location));
  return out;
}

}  // namespace

std::string to_gitlab(const CheckReport& report) {
  Fingerprints fingerprints(report.runs.size() > 1);
  data::Array issues;
  for (const Row& row : rows_of(report)) {
    // GitLab compares with the target branch itself, so what was there before belongs in it; what is exempt
    // is accepted.
    if (row.result->outcome == Outcome::exempt) continue;
    issues.push_back(issue(row, fingerprints.of(row)));
  }
  return to_log_json(data::Value(std::move(issues)));
}

}  // namespace bs::report
