#include <algorithm>

#include "report/check_escape.hpp"
#include "report/check_sarif.hpp"

namespace bs::report::sarif {
namespace {

using model::Change;
using model::Outcome;

data::Value location(const CheckReport& report, const model::CheckRun& run, std::string_view path,
                     std::uint32_t line, std::uint32_t column, std::string_view excerpt) {
  auto region = object({{"startLine", std::int64_t{line}}});
  if (column != 0) region.set("startColumn", std::int64_t{column});
  if (!excerpt.empty()) region.set("snippet", object({{"text", excerpt}}));
  auto artifact = object({{"uri", path_as_uri(path)}, {"uriBaseId", base_id(report, run)}});
  auto physical = object({{"artifactLocation", std::move(artifact)}, {"region", std::move(region)}});
  return object({{"physicalLocation", std::move(physical)}});
}

std::string_view state_of(const Row& row) {
  return row.change == Change::added ? "new" : "unchanged";
}

/// The severity decides, as it does for the rule; what only warns is a note, as a rule that warns.
std::string_view level_of_result(const model::CheckResult& result) {
  return result.outcome == Outcome::warning ? "note" : level_of(result.severity);
}

data::Value result_of(const CheckReport& report, const Row& row, const Rules& rules,
                      std::string fingerprint) {
  const std::string_view excerpt = row.finding ? std::string_view(row.finding->excerpt) : std::string_view();
  data::Array locations;
  locations.push_back(location(report, *row.run, row.path, row.line, row.column, excerpt));
  auto out = object({{"ruleId", row.result->check},
                     {"ruleIndex", rules.index_of(row.result->check)},
                     {"kind", "fail"},
                     {"level", level_of_result(*row.result)},
                     {"message", message(row.message)},
                     {"locations", std::move(locations)},
                     {"partialFingerprints", object({{"bsFinding/v1", std::move(fingerprint)}})}});
  if (row.run->base) out.set("baselineState", state_of(row));
  if (row.result->outcome == Outcome::exempt) {
    data::Array suppressions;
    suppressions.push_back(
        object({{"kind", "external"}, {"status", "accepted"}, {"justification", row.result->exempt_reason}}));
    out.set("suppressions", std::move(suppressions));
  }
  out.set("properties", object({{"severity", model::name_of(row.result->severity)},
                                {"component", row.component->ref},
                                {"counts", row.level == Level::error}}));
  return out;
}

data::Value fixed_of(const CheckReport& report, const model::CheckRun& run,
                     const model::ComponentOutcomes& component, const std::string& check,
                     const model::Finding& finding, const Rules& rules, std::string fingerprint) {
  data::Array locations;
  const std::string path = finding.path.empty() ? anchor_of(component) : finding.path;
  locations.push_back(location(report, run, path, std::max(finding.mark.line, 1u), 0, ""));
  return object({{"ruleId", check},
                 {"ruleIndex", rules.index_of(check)},
                 {"kind", "fail"},
                 {"level", "note"},
                 {"message", message(finding.message.empty() ? check : finding.message)},
                 {"locations", std::move(locations)},
                 {"partialFingerprints", object({{"bsFinding/v1", std::move(fingerprint)}})},
                 {"baselineState", "absent"},
                 {"properties", object({{"component", component.ref}})}});
}

}  // namespace

Results results_of(const CheckReport& report, const Part& part, const Rules& rules,
                   Fingerprints& fingerprints) {
  std::vector<Row> rows;
  for (const auto& [run, component] : part.of) {
    for (const auto& result : component->results) {
      if (result.outcome == Outcome::error || result.outcome == Outcome::not_reported) continue;
      append_rows(*run, *component, result, report.fail_on, rows);
    }
  }
  // By place in the repository a fingerprint is counted, by severity a result is shown.
  std::vector<std::pair<Row, std::string>> named;
  named.reserve(rows.size());
  for (auto& row : rows) {
    auto name = fingerprints.of(row);
    named.emplace_back(std::move(row), std::move(name));
  }
  std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
    if (a.first.level != b.first.level) return a.first.level < b.first.level;
    return a.first.result->severity > b.first.result->severity;
  });
  Results out;
  out.count = named.size();
  for (auto& [row, name] : named) {
    if (out.values.size() == k_most_results) break;
    out.values.push_back(result_of(report, row, rules, std::move(name)));
  }
  for (const auto& [run, component] : part.of) {
    for (const auto& [check, finding] : run->fixed) {
      if (&owner_of_fixed(*run, check, finding) != component) continue;
      ++out.count;
      if (out.values.size() >= k_most_results) continue;
      out.values.push_back(fixed_of(report, *run, *component, check, finding, rules,
                                    fingerprints.of(*run, *component, check, finding)));
    }
  }
  return out;
}

}  // namespace bs::report::sarif
