#include <algorithm>

#include "bs/base/text.hpp"
#include "report/check_escape.hpp"
#include "report/check_sarif.hpp"

namespace bs::report::sarif {
namespace {

using model::Outcome;

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

}  // namespace

std::string base_id(const CheckReport& report, const model::CheckRun& run) {
  if (report.runs.size() < 2) return "%SRCROOT%";
  return fmt::format("REPOSITORY{}", &run - report.runs.data() + 1);
}

data::Value run_of(const CheckReport& report, const Part& part, const std::string& remark,
                   Fingerprints& fingerprints) {
  auto bases = data::Value::object();
  data::Array provenance, notifications;
  for (const auto& [run, component] : part.of) {
    add_origin(report, *run, bases, provenance);
    add_notifications(*run, *component, notifications);
  }
  Rules rules(report, part);
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
                        {"rules", rules.take_array()}});
  auto out = object({{"tool", object({{"driver", std::move(driver)}})},
                     {"automationDetails", object({{"id", part.category}})},
                     {"columnKind", "unicodeCodePoints"},
                     {"originalUriBaseIds", std::move(bases)},
                     {"invocations", std::move(invocations)}});
  auto sources = data::Value::object();
  for (const auto& [name, value] : sources_of(*part.of.front().first)) sources.set(name, value);
  if (part.of.front().first == part.of.back().first) out.set("properties", std::move(sources));
  if (!provenance.empty()) out.set("versionControlProvenance", std::move(provenance));
  out.set("results", std::move(results.values));
  return out;
}

}  // namespace bs::report::sarif
