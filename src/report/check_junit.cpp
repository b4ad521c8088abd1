// JUnit's XML as Jenkins, GitLab and the reporters of GitHub read it.
#include "bs/base/clock.hpp"
#include "report/check_escape.hpp"
#include "report/check_rows.hpp"

namespace bs::report {
namespace {

using model::Outcome;

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

std::string attribute(std::string_view name, std::string_view text) {
  return fmt::format(" {}=\"{}\"", name, xml_escaped(text));
}

std::string counted(const Counts& counts) {
  return fmt::format(" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", counts.tests,
                     counts.failures, counts.errors, counts.skipped);
}

/// "path:line: message" of each finding, and what to do.
std::string details(const std::vector<Row>& rows, const model::CheckResult& result) {
  std::string out;
  for (const Row& row : rows) {
    out += fmt::format("{}:{}: {}\n", row.path, row.line, row.message);
    if (row.finding && !row.finding->excerpt.empty()) out += "    " + row.finding->excerpt + "\n";
  }
  if (!result.hint.empty()) out += "do: " + result.hint + "\n";
  return out;
}

std::string with_reason(std::string_view what, std::string_view reason) {
  if (what.empty() || reason.empty()) return std::string(what);
  return std::string(what) + ": " + std::string(reason);
}

std::string failure(const std::vector<Row>& rows, const model::CheckResult& result) {
  std::string message = rows.empty() ? name_of(result) : rows.front().message;
  if (rows.size() > 1) message += fmt::format(" (and {} more)", rows.size() - 1);
  return "      <failure" + attribute("message", message) +
         attribute("type", model::name_of(result.severity)) + ">" + xml_escaped(details(rows, result)) +
         "</failure>\n";
}

std::string no_answer(const model::CheckResult& result) {
  return "      <error" + attribute("message", with_reason(name_of(result), result.message)) +
         attribute("type", model::name_of(result.outcome)) + ">" + xml_escaped(details({}, result)) +
         "</error>\n";
}

/// Why a check is neither passed nor failed here; empty: it is.
std::string skip_reason(const model::CheckRun& run, const model::CheckResult& result) {
  if (result.outcome == Outcome::not_applicable) return with_reason("not applicable", result.message);
  if (result.outcome == Outcome::exempt) return with_reason("exempt", result.exempt_reason);
  if (result.outcome == Outcome::not_reported && !is_blamed(run, result)) {
    return with_reason("not reported", result.message);
  }
  return with_reason(excuse_of(run, result), result.message);
}

/// What stands inside a testcase; counts it.
std::string body(const model::CheckRun& run, const model::CheckResult& result, const std::vector<Row>& rows,
                 Counts& counts) {
  if (result.outcome == Outcome::passed) return "";
  if (result.outcome == Outcome::warning) {
    return "      <system-out>" + xml_escaped("warning\n" + details(rows, result)) + "</system-out>\n";
  }
  if (const std::string why = skip_reason(run, result); !why.empty()) {
    ++counts.skipped;
    return "      <skipped" + attribute("message", why) + "/>\n";
  }
  if (result.outcome == Outcome::failed) {
    ++counts.failures;
    return failure(rows, result);
  }
  ++counts.errors;
  return no_answer(result);
}

std::string testcase(const model::CheckRun& run, const model::ComponentOutcomes& component,
                     const model::CheckResult& result, Counts& counts) {
  std::vector<Row> rows;
  append_rows(run, component, result, model::FailOn(), rows);
  std::string out = "    <testcase" + attribute("name", result.check + ": " + name_of(result)) +
                    attribute("classname", component.ref.empty() ? run.repository : component.ref);
  if (!rows.empty())
    out += attribute("file", rows.front().path) + fmt::format(" line=\"{}\"", rows.front().line);
  out += " time=\"0\"";
  ++counts.tests;
  const std::string inside = body(run, result, rows, counts);
  return inside.empty() ? out + "/>\n" : out + ">\n" + inside + "    </testcase>\n";
}

std::string properties(const model::CheckRun& run) {
  std::string out = "    <properties>\n";
  for (const auto& [name, value] : sources_of(run)) {
    out += "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
  }
  return out + "    </properties>\n";
}

std::string suite(const model::CheckRun& run, const model::ComponentOutcomes& component, Counts& total) {
  if (component.results.empty() && component.ref.empty()) return "";
  Counts counts;
  std::string cases;
  for (const auto& result : component.results) cases += testcase(run, component, result, counts);
  total.tests += counts.tests;
  total.failures += counts.failures;
  total.errors += counts.errors;
  total.skipped += counts.skipped;
  const std::string name = component.ref.empty() ? run.repository : name_of(component);
  return "  <testsuite" + attribute("name", name) + counted(counts) +
         attribute("timestamp", to_rfc3339(run.time)) + ">\n" + properties(run) + cases + "  </testsuite>\n";
}

}  // namespace

std::string to_junit(const CheckReport& report) {
  Counts total;
  std::string suites;
  for (const auto& run : report.runs) {
    suites += suite(run, run.whole, total);
    for (const auto& component : run.components) suites += suite(run, component, total);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bs check\"" + counted(total) +
         ">\n" + suites + "</testsuites>\n";
}

}  // namespace bs::report
