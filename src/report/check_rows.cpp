#include "report/check_rows.hpp"

#include <algorithm>

#include "bs/base/paths.hpp"
#include "report/check_escape.hpp"

namespace bs::report {
namespace {

using model::Change;
using model::Outcome;

bool is_unanswered(const model::CheckResult& result) {
  return result.outcome == Outcome::error || result.outcome == Outcome::not_reported;
}

bool is_shown(const model::CheckRun& run, const model::CheckResult& result) {
  switch (result.outcome) {
    case Outcome::failed:
    case Outcome::warning:
    case Outcome::exempt:
    case Outcome::error:
      return true;
    case Outcome::not_reported:
      return run.base && result.change == Change::added;
    case Outcome::passed:
    case Outcome::not_applicable:
      return false;
  }
  return false;
}

Level level_of(const model::CheckRun& run, const model::CheckResult& result, Change change,
               const model::FailOn& fail_on) {
  if (result.outcome == Outcome::exempt) return Level::note;
  const bool is_new = !run.base || change == Change::added;
  if (!is_new) return Level::note;
  const bool shuts = result.outcome == Outcome::failed || (run.base && is_unanswered(result));
  return shuts && fail_on && result.severity >= *fail_on ? Level::error : Level::warning;
}

std::string message_of(const model::CheckResult& result, const model::Finding* finding) {
  const std::string& text = finding && !is_blank(finding->message) ? finding->message
                            : !is_blank(result.message)            ? result.message
                                                                   : name_of(result);
  if (result.outcome == Outcome::error) return "could not be told: " + text;
  if (result.outcome == Outcome::not_reported) return "was not reported: " + text;
  return text;
}

Row row_of(const model::CheckRun& run, const model::ComponentOutcomes& component,
           const model::CheckResult& result, const model::Finding* finding, const model::FailOn& fail_on) {
  Row row;
  row.run = &run;
  row.component = &component;
  row.result = &result;
  row.finding = finding;
  row.change = finding ? finding->change : result.change;
  row.level = level_of(run, result, row.change, fail_on);
  const bool has_file = finding && !finding->path.empty();
  row.path = has_file ? finding->path : anchor_of(component);
  row.line = has_file && finding->mark.line != 0 ? finding->mark.line : 1;
  row.column = has_file && finding->mark.line != 0 ? finding->mark.column : 0;
  row.message = message_of(result, finding);
  return row;
}

}  // namespace

std::string_view name_of(Level level) noexcept {
  switch (level) {
    case Level::error:
      return "error";
    case Level::warning:
      return "warning";
    case Level::note:
      return "note";
  }
  return "";
}

void append_rows(const model::CheckRun& run, const model::ComponentOutcomes& component,
                 const model::CheckResult& result, const model::FailOn& fail_on, std::vector<Row>& rows) {
  if (!is_shown(run, result)) return;
  if (result.findings.empty()) rows.push_back(row_of(run, component, result, nullptr, fail_on));
  for (const auto& finding : result.findings) {
    rows.push_back(row_of(run, component, result, &finding, fail_on));
  }
}

std::vector<Row> rows_of(const CheckReport& report) {
  std::vector<Row> rows;
  for (const auto& run : report.runs) {
    const auto add = [&](const model::ComponentOutcomes& component) {
      for (const auto& result : component.results) append_rows(run, component, result, report.fail_on, rows);
    };
    add(run.whole);
    for (const auto& component : run.components) add(component);
  }
  return rows;
}

void sort_by_level(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (a.level != b.level) return a.level < b.level;
    return a.result->severity > b.result->severity;
  });
}

std::string anchor_of(const model::ComponentOutcomes& component) {
  // Without a catalog file and CODEOWNERS: where a catalog file would be.
  return component.anchor.empty() ? join_path(component.folder, "catalog-info.yaml") : component.anchor;
}

std::string name_of(const model::ComponentOutcomes& component) {
  if (component.ref.empty()) return "repository";
  return component.name.empty() ? component.ref : component.name;
}

const std::string& name_of(const model::CheckResult& result) {
  return is_blank(result.name) ? result.check : result.name;
}

bool is_blamed(const model::CheckRun& run, const model::CheckResult& result) {
  if (run.base && result.change != Change::added) return false;
  return result.outcome == Outcome::failed || (run.base && is_unanswered(result));
}

std::string_view excuse_of(const model::CheckRun& run, const model::CheckResult& result) {
  if (!run.base || is_blamed(run, result)) return "";
  if (result.outcome != Outcome::failed && result.outcome != Outcome::error) return "";
  return result.change == Change::due ? "due" : "known";
}

std::vector<std::pair<std::string_view, std::string>> sources_of(const model::CheckRun& run) {
  std::vector<std::pair<std::string_view, std::string>> out{{"repository", run.repository},
                                                            {"revision", run.revision},
                                                            {"commit", run.commit},
                                                            {"policy", run.policy.source},
                                                            {"policyDigest", run.policy.digest}};
  if (run.base) {
    out.emplace_back("base", run.base->name);
    out.emplace_back("baseCommit", run.base->commit);
  }
  return out;
}

std::string sources_line(const model::CheckRun& run) {
  std::string out;
  for (const auto& [name, value] : sources_of(run)) {
    if (value.empty()) continue;
    out += fmt::format("{} {}={}", out.empty() ? "bs check:" : ",", name, shown_in_log(value));
  }
  return out;
}

const model::ComponentOutcomes& owner_of_fixed(const model::CheckRun& run, std::string_view check,
                                               const model::Finding& finding) {
  const model::ComponentOutcomes* best = &run.whole;
  std::size_t depth = 0;
  for (const auto& component : run.components) {
    if (!is_below(finding.path, component.folder)) continue;
    if (best != &run.whole && component.folder.size() <= depth) continue;
    const bool asked = std::any_of(component.results.begin(), component.results.end(),
                                   [&](const model::CheckResult& result) { return result.check == check; });
    if (!asked) continue;
    best = &component;
    depth = component.folder.size();
  }
  return *best;
}

}  // namespace bs::report
