// TAP 14 (testanything.org/tap-version-14-specification.html).
#include "bs/base/text.hpp"
#include "report/check_escape.hpp"
#include "report/check_rows.hpp"

namespace bs::report {
namespace {

using model::Outcome;

/// Text of a test line, where '#' begins a directive.
std::string escaped(std::string_view text) {
  return replace_all(replace_all(shown(text), "\\", "\\\\"), "#", "\\#");
}

/// "ok" or "not ok", and the directive. TODO: does not hold and does not count.
struct Point {
  bool ok = true;
  std::string directive;
  std::string reason;
};

Point point_of(const model::CheckRun& run, const model::CheckResult& result) {
  switch (result.outcome) {
    case Outcome::passed:
      return {};
    case Outcome::not_applicable:
      return {true, "SKIP", "not applicable"};
    case Outcome::warning:
      return {false, "TODO", "warning"};
    case Outcome::exempt:
      return {false, "TODO", "exempt: " + result.exempt_reason};
    case Outcome::not_reported:
      if (!is_blamed(run, result)) return {true, "SKIP", "not reported: " + result.message};
      return {false, "", ""};
    case Outcome::failed:
    case Outcome::error:
      const std::string_view excuse = excuse_of(run, result);
      return {false, excuse.empty() ? "" : "TODO", std::string(excuse)};
  }
  return {};
}

/// YAML whose scalars are JSON: a line each, whatever they hold.
std::string yaml_line(std::string_view key, data::Value value) {
  return fmt::format("  {}: {}\n", key, to_log_json_line(value));
}

std::string diagnostics(const model::CheckRun& run, const model::ComponentOutcomes& component,
                        const model::CheckResult& result) {
  std::vector<Row> rows;
  append_rows(run, component, result, model::FailOn(), rows);
  if (rows.empty()) return "";
  std::string out = "  ---\n" + yaml_line("outcome", model::name_of(result.outcome)) +
                    yaml_line("severity", model::name_of(result.severity));
  if (!result.hint.empty()) out += yaml_line("do", result.hint);
  out += "  findings:\n";
  for (const Row& row : rows) {
    data::Value at = data::Value::object();
    at.set("path", row.path);
    at.set("line", std::int64_t{row.line});
    if (row.column != 0) at.set("column", std::int64_t{row.column});
    at.set("message", row.message);
    if (row.finding && !row.finding->excerpt.empty()) at.set("excerpt", row.finding->excerpt);
    if (row.change != model::Change::none) at.set("change", model::name_of(row.change));
    out += "    - " + to_log_json_line(at) + "\n";
  }
  return out + "  ...\n";
}

void add_points(const model::CheckRun& run, const model::ComponentOutcomes& component, std::size_t& number,
                std::string& out) {
  for (const auto& result : component.results) {
    const Point point = point_of(run, result);
    const std::string where = component.ref.empty() ? run.repository : name_of(component);
    out += fmt::format("{} {} - {}: {} ({})", point.ok ? "ok" : "not ok", ++number, escaped(result.check),
                       escaped(name_of(result)), escaped(where));
    if (!point.directive.empty()) out += fmt::format(" # {} {}", point.directive, escaped(point.reason));
    out += "\n" + diagnostics(run, component, result);
  }
}

}  // namespace

std::string to_tap(const CheckReport& report) {
  std::size_t number = 0;
  std::string points;
  for (const auto& run : report.runs) {
    points += "# " + sources_line(run) + "\n";
    add_points(run, run.whole, number, points);
    for (const auto& component : run.components) add_points(run, component, number, points);
  }
  return fmt::format("TAP version 14\n1..{}\n{}", number, points);
}

}  // namespace bs::report
