// The JSON of `bs check`: everything that a run holds, under stable names.
#include "bs/report/checks.hpp"
#include "report/check_escape.hpp"

namespace bs::report {
namespace {

data::Value number(std::size_t count) {
  return data::Value(static_cast<std::int64_t>(count));
}

data::Value strings(const std::vector<std::string>& texts) {
  data::Array out;
  for (const auto& text : texts) out.emplace_back(text);
  return data::Value(std::move(out));
}

/// `line` and `column`, where they are known.
void set_mark(data::Value& out, Mark mark) {
  if (mark.line != 0) out.set("line", std::int64_t{mark.line});
  if (mark.line != 0 && mark.column != 0) out.set("column", std::int64_t{mark.column});
}

data::Value to_value(const model::Finding& finding) {
  auto out = data::Value::object();
  out.set("path", finding.path);
  set_mark(out, finding.mark);
  out.set("message", finding.message);
  out.set("excerpt", finding.excerpt);
  out.set("key", finding.key);
  out.set("change", model::name_of(finding.change));
  return out;
}

data::Value to_value(const model::Evidence& evidence) {
  auto out = data::Value::object();
  out.set("fact", evidence.fact);
  out.set("path", evidence.path);
  out.set("found", evidence.found);
  out.set("value", evidence.value);
  out.set("file", evidence.file);
  set_mark(out, evidence.mark);
  out.set("operator", evidence.operator_name);
  out.set("expected", evidence.expected);
  out.set("held", evidence.held);
  out.set("negated", evidence.negated);
  out.set("reason", evidence.reason);
  return out;
}

data::Value to_value(const model::CheckResult& result);
data::Value to_value(const model::Standing& standing);
data::Value to_value(const model::ComponentOutcomes& component);

template <typename Item>
data::Value array_of(const std::vector<Item>& items) {
  data::Array out;
  out.reserve(items.size());
  for (const auto& item : items) out.push_back(to_value(item));
  return data::Value(std::move(out));
}

data::Value to_value(const model::CheckResult& result) {
  auto out = data::Value::object();
  out.set("check", result.check);
  out.set("name", result.name);
  out.set("severity", model::name_of(result.severity));
  out.set("outcome", model::name_of(result.outcome));
  out.set("change", model::name_of(result.change));
  out.set("message", result.message);
  out.set("hint", result.hint);
  out.set("canFix", result.can_fix);
  out.set("exemptReason", result.exempt_reason);
  out.set("findings", array_of(result.findings));
  out.set("evidence", array_of(result.evidence));
  return out;
}

data::Value to_value(const model::Standing& standing) {
  auto out = data::Value::object();
  out.set("track", standing.track);
  out.set("trackName", standing.track_name);
  out.set("ordinal", standing.ordinal);
  out.set("level", standing.level);
  out.set("applies", standing.applies);
  out.set("undecided", standing.undecided);
  out.set("next", standing.next);
  out.set("missing", strings(standing.missing));
  out.set("undecidedChecks", strings(standing.undecided_checks));
  return out;
}

data::Value to_value(const model::ComponentOutcomes& component) {
  auto out = data::Value::object();
  out.set("ref", component.ref);
  out.set("name", component.name);
  out.set("type", component.type);
  out.set("owner", component.owner);
  out.set("system", component.system);
  out.set("folder", component.folder);
  out.set("anchor", component.anchor);
  out.set("source", component.source);
  out.set("inferred", component.inferred);
  out.set("results", array_of(component.results));
  out.set("standings", array_of(component.standings));
  return out;
}

data::Value to_value(const model::Totals& totals) {
  auto out = data::Value::object();
  out.set("failed", number(totals.failed));
  out.set("warnings", number(totals.warnings));
  out.set("passed", number(totals.passed));
  out.set("notApplicable", number(totals.not_applicable));
  out.set("notReported", number(totals.not_reported));
  out.set("errors", number(totals.errors));
  out.set("exempt", number(totals.exempt));
  out.set("new", number(totals.added));
  out.set("known", number(totals.known));
  out.set("fixed", number(totals.fixed));
  out.set("due", number(totals.due));
  return out;
}

data::Value to_value(const model::PolicyNote& policy) {
  auto out = data::Value::object();
  out.set("source", policy.source);
  out.set("digest", policy.digest);
  out.set("changes", strings(policy.changes));
  return out;
}

data::Value to_value(const std::optional<model::BaseNote>& base) {
  if (!base) return {};
  auto out = data::Value::object();
  out.set("name", base->name);
  out.set("commit", base->commit);
  out.set("how", base->how);
  return out;
}

data::Value fixed_value(const model::CheckRun& run) {
  data::Array out;
  for (const auto& [check, finding] : run.fixed) {
    auto value = to_value(finding);
    value.set("check", check);
    out.push_back(std::move(value));
  }
  return data::Value(std::move(out));
}

data::Value run_value(const model::CheckRun& run, const model::FailOn& fail_on) {
  auto out = data::Value::object();
  out.set("repository", run.repository);
  out.set("identity", run.identity);
  out.set("revision", run.revision);
  out.set("commit", run.commit);
  out.set("time", to_rfc3339(run.time));
  out.set("fails", model::fails(run, fail_on));
  out.set("tracks", strings(run.tracks));
  out.set("checkCount", number(run.check_count));
  out.set("totals", to_value(model::totals_of(run)));
  out.set("policy", to_value(run.policy));
  out.set("base", to_value(run.base));
  out.set("repositoryWide", to_value(run.whole));
  out.set("components", array_of(run.components));
  out.set("scopeChanges", strings(run.scope_changes));
  out.set("fixed", fixed_value(run));
  out.set("notes", strings(run.notes));
  return out;
}

data::Value check_value(const model::Check& check) {
  auto out = data::Value::object();
  out.set("id", check.id);
  out.set("name", check.name);
  out.set("description", check.description);
  out.set("why", check.why);
  out.set("remediation", check.remediation);
  out.set("severity", model::name_of(check.severity));
  out.set("warns", check.warns);
  out.set("manual", check.is_manual);
  out.set("owner", check.owner);
  out.set("supportChannel", check.support_channel);
  out.set("file", check.file);
  return out;
}

}  // namespace

data::Value to_value(const CheckReport& report) {
  data::Array runs, checks;
  for (const auto& run : report.runs) runs.push_back(run_value(run, report.fail_on));
  for (const auto& check : report.checks) checks.push_back(check_value(*check));
  auto out = data::Value::object();
  out.set("schemaVersion", 1);
  out.set("exitStatus", report.exit_status);
  out.set("failOn", report.fail_on ? model::name_of(*report.fail_on) : "never");
  out.set("runs", std::move(runs));
  out.set("checks", std::move(checks));
  return out;
}

std::string to_json(const CheckReport& report) {
  return to_log_json(to_value(report));
}

}  // namespace bs::report
