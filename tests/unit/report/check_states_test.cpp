// What a base, an exemption, and a missing answer do to each format; limits; nothing at all.
#include <catch2/catch.hpp>

#include "bs/data/json.hpp"
#include "report/check_fingerprint.hpp"
#include "unit/report/check_report.hpp"

using namespace bs;
using namespace bs::report;
using model::Change;
using model::CheckSeverity;
using model::Outcome;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// One component with one result.
CheckReport one(model::CheckResult result, bool compared) {
  CheckReport report;
  report.fail_on = CheckSeverity::medium;
  model::CheckRun run;
  run.repository = "r";
  if (compared) run.base = model::BaseNote{"main", "9c1d2e4f", "upstream"};
  model::ComponentOutcomes component;
  component.ref = "component:default/a";
  component.name = "a";
  component.folder = "a";
  component.results = {std::move(result)};
  run.components = {std::move(component)};
  report.runs = {std::move(run)};
  return report;
}

model::CheckResult failing(Change change) {
  auto result = test::check_result("x", "X holds", Outcome::failed, CheckSeverity::high);
  result.change = change;
  result.findings = {test::finding_at("a/f", {3, 0}, "it does not", "k")};
  result.findings[0].change = change;
  return result;
}

data::Value sarif_run(const CheckReport& report, std::size_t at) {
  return data::parse_json(to_sarif(report)).find("runs")->as_array().at(at);
}

const data::Array& results_in(const data::Value& run) {
  return run.find("results")->as_array();
}

std::string first_notification(const data::Value& run) {
  const auto& all = run.find("invocations")->as_array()[0].find("toolExecutionNotifications")->as_array();
  return all.empty() ? "" : all[0].find("message")->string_or("text");
}

}  // namespace

TEST_CASE("with a base only what is new shuts the gate", "[report]") {
  const auto added = one(failing(Change::added), true);
  const auto known = one(failing(Change::known), true);
  const auto due = one(failing(Change::due), true);
  CHECK(has(to_github(added), "\n::error title=X holds (x),file=a/f,line=3::NEW high: it does not"));
  CHECK(has(to_github(known), "\n::notice title=X holds (x),file=a/f,line=3::KNOWN high: it does not"));
  CHECK(has(to_github(due), "::notice title=X holds (x),file=a/f,line=3::DUE high"));
  CHECK(has(to_junit(added), "<failure message=\"it does not\" type=\"high\">"));
  CHECK(has(to_junit(known), "<skipped message=\"known\"/>"));
  CHECK(has(to_junit(due), "<skipped message=\"due\"/>"));
  CHECK(has(to_tap(added), "not ok 1 - x: X holds (a)\n"));
  CHECK(has(to_tap(known), "not ok 1 - x: X holds (a) # TODO known\n"));
  CHECK(to_lines(added) == "a/f:3: x: it does not\n");
  CHECK(to_lines(known).empty());
  CHECK(has(to_gitlab(known), "\"severity\": \"critical\""));  // GitLab compares itself
  CHECK(results_in(sarif_run(added, 1))[0].string_or("baselineState") == "new");
  CHECK(results_in(sarif_run(known, 1))[0].string_or("baselineState") == "unchanged");
  CHECK(results_in(sarif_run(one(failing(Change::none), false), 1))[0].find("baselineState") == nullptr);
}

TEST_CASE("what is gone is absent from SARIF's run of the component that it was in", "[report]") {
  auto report = one(failing(Change::added), true);
  report.runs[0].fixed = {{"x", test::finding_at("a/g", {9, 1}, "it did not", "g")},
                          {"y", test::finding_at("b/h", {}, "nor this", "h")}};
  const auto whole = sarif_run(report, 0), component = sarif_run(report, 1);
  REQUIRE(results_in(component).size() == 2);
  CHECK(results_in(component)[1].string_or("baselineState") == "absent");
  REQUIRE(results_in(whole).size() == 1);
  CHECK(results_in(whole)[0].string_or("ruleId") == "y");
  CHECK(has(to_markdown(report), "- **FIXED** `x` `a/g`: it did not\n"));
}

TEST_CASE("an exempt finding is suppressed, skipped, a notice, no issue", "[report]") {
  auto result = failing(Change::none);
  result.outcome = Outcome::exempt;
  result.exempt_reason = "moves, by lea";
  const auto report = one(result, false);
  const auto run = sarif_run(report, 1);
  const auto& suppression = results_in(run)[0].find("suppressions")->as_array()[0];
  CHECK(data::to_json(suppression) ==
        "{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"moves, by lea\"}");
  CHECK(has(to_junit(report), "<skipped message=\"exempt: moves, by lea\"/>"));
  CHECK(has(to_github(report), "\n::notice title=X holds (x),file=a/f,line=3::exempt high: it does not"));
  CHECK(has(to_tap(report), " # TODO exempt: moves, by lea\n"));
  CHECK(to_gitlab(report) == "[]\n");
  CHECK(to_lines(report).empty());
}

TEST_CASE("no answer is no pass: an error, a notification, a line", "[report]") {
  auto result = test::check_result("x", "X holds", Outcome::error, CheckSeverity::high);
  result.message = "shallow clone";
  result.change = Change::added;
  for (const bool compared : {false, true}) {
    const auto report = one(result, compared);
    CHECK(has(to_github(report), std::string("\n::") + (compared ? "error" : "warning") +
                                     " title=X holds (x),file=a/catalog-info.yaml,line=1::"));
    CHECK(has(to_junit(report), "<error message=\"X holds: shallow clone\" type=\"error\">"));
    CHECK(has(to_tap(report), "not ok 1 - x: X holds (a)\n"));
    CHECK(to_lines(report) == "a/catalog-info.yaml:1: x: could not be told: shallow clone\n");
    CHECK(results_in(sarif_run(report, 1)).empty());
    CHECK(first_notification(sarif_run(report, 1)) == "a: X holds could not be told: shallow clone");
  }
  result.outcome = Outcome::not_reported;
  CHECK(has(to_junit(one(result, false)), "<skipped message=\"not reported: shallow clone\"/>"));
  CHECK(has(to_tap(one(result, false)), "ok 1 - x: X holds (a) # SKIP not reported: shallow clone\n"));
  CHECK(to_lines(one(result, false)).empty());
  CHECK(has(to_tap(one(result, true)), "not ok 1 - x: X holds (a)\n"));
}

TEST_CASE("a fingerprint knows no line, tells equal findings apart, and repositories", "[report]") {
  auto result = failing(Change::none);
  result.findings.push_back(result.findings[0]);
  auto report = one(result, false);
  Fingerprints before(false), after(false), many(true);
  auto rows = rows_of(report);
  const auto first = before.of(rows[0]), second = before.of(rows[1]);
  CHECK(first != second);
  report.runs[0].components[0].results[0].findings[0].mark = {99, 1};
  rows = rows_of(report);
  CHECK(after.of(rows[0]) == first);
  CHECK(after.of(rows[1]) == second);
  CHECK(many.of(rows[0]) != first);
  // Without a key path and message tell.
  rows[0].finding = nullptr;
  auto plain = failing(Change::none).findings[0];
  plain.key.clear();
  auto other = plain;
  other.message = "nor does this";
  Fingerprints prints(false);
  const auto& run = report.runs[0];
  CHECK(prints.of(run, run.components[0], "x", plain) != prints.of(run, run.components[0], "x", other));
}

TEST_CASE("GitHub's limits are kept to, and said", "[report]") {
  auto result = failing(Change::none);
  result.findings.resize(25'001, result.findings[0]);
  const auto large = sarif_run(one(result, false), 1);
  CHECK(results_in(large).size() == 25'000);
  CHECK(first_notification(large) ==
        "GitHub refuses a run of more than 25,000 results, so only the worst 25,000 of 25,001 stand here; "
        "the other "
        "formats hold all. It shows 5,000.");
  result.findings.resize(5'001);
  CHECK(first_notification(sarif_run(one(result, false), 1)) ==
        "GitHub shows 5,000 results of a run, the worst first; these are 5,001.");
  result.findings.resize(11);
  CHECK(has(to_github(one(result, false)),
            "\n::notice title=bs check::11 errors; GitHub shows ten of each a step, the log holds all\n"));
  result.findings.resize(10);
  CHECK_FALSE(has(to_github(one(result, false)), "notice"));
}

TEST_CASE("more than 20 runs become one a repository, more repositories one", "[report]") {
  auto report = one(failing(Change::none), false);
  auto& components = report.runs[0].components;
  components.resize(19, components[0]);
  CHECK(data::parse_json(to_sarif(report)).find("runs")->as_array().size() == 20);
  components.resize(20, components[0]);
  const auto runs = data::parse_json(to_sarif(report)).find("runs")->as_array();
  REQUIRE(runs.size() == 1);
  CHECK(results_in(runs[0]).size() == 20);
  CHECK(runs[0].find("automationDetails")->string_or("id") == "bs/all/");
  CHECK(first_notification(runs[0]) ==
        "One run a component would make 21, and GitHub takes 20 a file: those of a repository share one, and "
        "each "
        "result names its component.");
  report.runs.resize(21, report.runs[0]);
  const auto all = data::parse_json(to_sarif(report)).find("runs")->as_array();
  REQUIRE(all.size() == 1);
  CHECK(results_in(all[0]).size() == 21 * 20);
  CHECK(all[0].find("originalUriBaseIds")->as_object().size() == 21);
}

TEST_CASE("Markdown stays within its bound and says what it lacks", "[report]") {
  auto result = failing(Change::none);
  result.findings.resize(2'000, result.findings[0]);
  const auto report = one(result, false);
  for (const std::size_t most : {200u, 1'000u, 60'000u}) {
    const auto text = to_markdown(report, most);
    CHECK(text.size() <= most);
    CHECK(text.substr(0, 18) == "<!-- bs check -->\n");
    CHECK(has(text, " more findings and remarks do not fit here; the log has them all.\n"));
  }
}

TEST_CASE("a report of nothing is valid in every format", "[report]") {
  const CheckReport none;
  CHECK(to_gitlab(none) == "[]\n");
  CHECK(to_lines(none).empty());
  CHECK(to_github(none).empty());
  CHECK(to_tap(none) == "TAP version 14\n1..0\n");
  CHECK(to_markdown(none) == "<!-- bs check -->\n");
  CHECK(has(to_junit(none),
            "<testsuites name=\"bs check\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n</test"));
  CHECK(data::parse_json(to_sarif(none)).find("runs")->as_array().empty());
}
