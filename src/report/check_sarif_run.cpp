#include <algorithm>

#include "bs/base/text.hpp"
#include "report/check_escape.hpp"
#include "report/check_sarif.hpp"

namespace bs::report::sarif {
namespace {

using model::Change;
using model::Outcome;

constexpr std::size_t k_most_results = 25'000;  // GitHub refuses a run with more
constexpr std::size_t k_results_shown = 5'000;  // and shows these

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

data::Value notification(std::string_view level, std::string_view text, std::string_view check) {
  auto out = object({{"level", level}, {"message", message(text)}});
  if (!check.empty()) out.set("associatedRule", object({{"id", check}}));
  return out;
}

/// What gave no answer, and what else is to be known of a part.
void add_notifications(const model::CheckRun& run, const model::ComponentOutcomes& component,
                       data::Array& out) {
  for (const auto& result : component.results) {
    const bool failed = result.outcome == Outcome::error;
    if (!failed && result.outcome != Outcome::not_reported) continue;
    const std::string text = name_of(component) + ": " + name_of(result) +
                             (failed ? " could not be told" : " was not reported") +
                             (result.message.empty() ? "" : ": " + result.message);
    out.push_back(notification(failed || is_blamed(run, result) ? "warning" : "note", text, result.check));
  }
  if (&component != &run.whole) return;
  for (const auto& text : run.notes) out.push_back(notification("note", text, ""));
}

std::string_view counted(std::size_t count) {
  if (count > k_most_results) {
    return "GitHub refuses a run of more than 25,000 results, so only the worst 25,000 of {} stand here; the "
           "other formats hold all. It shows 5,000.";
  }
  return "GitHub shows 5,000 results of a run, the worst first; these are {}.";
}

/// "https://host/path" of a normalised URL; empty for a repository that is known by its path only.
std::string uri_of(const model::CheckRun& run) {
  const std::string& identity = run.identity;
  const std::size_t slash = identity.find('/');
  if (slash == std::string::npos || slash == 0 || identity.front() == '.') return "";
  std::string host = identity.substr(0, slash);
  const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  });
  if (!plain || host.find('.') == std::string::npos) return "";
  return "https://" + host + "/" + path_as_uri(identity.substr(slash + 1));
}

void add_origin(const CheckReport& report, const model::CheckRun& run, data::Value& bases,
                data::Array& provenance) {
  const std::string base = base_id(report, run);
  if (bases.find(base)) return;
  bases.set(base, object({{"description", message("The root of the repository " + run.repository + ".")}}));
  const std::string uri = uri_of(run);
  if (uri.empty()) return;
  auto details = object({{"repositoryUri", uri}});
  if (!run.commit.empty()) details.set("revisionId", run.commit);
  details.set("mappedTo", object({{"uriBaseId", base}}));
  provenance.push_back(std::move(details));
}

struct Results {
  data::Array values;
  std::size_t count = 0;  ///< with those that are left out
};

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

}  // namespace

std::string base_id(const CheckReport& report, const model::CheckRun& run) {
  if (report.runs.size() < 2) return "%SRCROOT%";
  return fmt::format("REPOSITORY{}", &run - report.runs.data() + 1);
}

data::Value run_of(const CheckReport& report, const Part& part, const Rules& rules, const std::string& remark,
                   Fingerprints& fingerprints) {
  auto bases = data::Value::object();
  data::Array provenance, notifications;
  for (const auto& [run, component] : part.of) {
    add_origin(report, *run, bases, provenance);
    add_notifications(*run, *component, notifications);
  }
  Results results = results_of(report, part, rules, fingerprints);
  if (!remark.empty()) notifications.push_back(notification("note", remark, ""));
  if (results.count > k_results_shown) {
    const auto text = replace_all(counted(results.count), "{}", grouped(results.count));
    notifications.push_back(notification("warning", text, ""));
  }
  auto invocation = object({{"executionSuccessful", true},
                            {"exitCode", report.exit_status},
                            {"toolExecutionNotifications", std::move(notifications)}});
  data::Array invocations;
  invocations.push_back(std::move(invocation));
  auto driver = object({{"name", "bs"},
                        {"semanticVersion", BS_VERSION},
                        {"informationUri", "urn:bs:checks"},
                        {"rules", rules.array()}});
  auto out = object({{"tool", object({{"driver", std::move(driver)}})},
                     {"automationDetails", object({{"id", part.category}})},
                     {"columnKind", "unicodeCodePoints"},
                     {"originalUriBaseIds", std::move(bases)},
                     {"invocations", std::move(invocations)}});
  if (!provenance.empty()) out.set("versionControlProvenance", std::move(provenance));
  out.set("results", std::move(results.values));
  return out;
}

}  // namespace bs::report::sarif
