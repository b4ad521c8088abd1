// SARIF 2.1.0 for GitHub's code scanning, which takes 20 runs a file (docs.github.com, "SARIF results exceed
// limits").
#include "report/check_sarif.hpp"

#include "report/check_escape.hpp"

namespace bs::report {
namespace {

using sarif::Part;

constexpr std::size_t k_most_runs = 20;

/// Before the name of a component, where several repositories stand in one file.
std::string prefix_of(const CheckReport& report, const model::CheckRun& run) {
  if (report.runs.size() < 2) return "bs/";
  return "bs/" + (run.identity.empty() ? run.repository : run.identity) + "/";
}

std::vector<Part> by_component(const CheckReport& report) {
  std::vector<Part> parts;
  for (const auto& run : report.runs) {
    const std::string prefix = prefix_of(report, run);
    parts.push_back({prefix + "repository/", {{&run, &run.whole}}});
    for (const auto& component : run.components) {
      parts.push_back({prefix + component.ref + "/", {{&run, &component}}});
    }
  }
  return parts;
}

void add_all(const model::CheckRun& run, Part& part) {
  part.of.emplace_back(&run, &run.whole);
  for (const auto& component : run.components) part.of.emplace_back(&run, &component);
}

std::vector<Part> by_repository(const CheckReport& report) {
  std::vector<Part> parts;
  for (const auto& run : report.runs) {
    parts.push_back({prefix_of(report, run) + "all/", {}});
    add_all(run, parts.back());
  }
  return parts;
}

/// As fine as GitHub takes it; `remark` says when that is not one a component.
std::vector<Part> parts_of(const CheckReport& report, std::string& remark) {
  auto parts = by_component(report);
  if (parts.size() <= k_most_runs) return parts;
  remark = fmt::format(
      "One run a component would make {}, and GitHub takes 20 a file: {} share one, and each result names "
      "its "
      "component.",
      parts.size(), report.runs.size() <= k_most_runs ? "those of a repository" : "all");
  if (report.runs.size() <= k_most_runs) return by_repository(report);
  Part all{"bs/all/", {}};
  for (const auto& run : report.runs) add_all(run, all);
  return {std::move(all)};
}

}  // namespace

std::string to_sarif(const CheckReport& report) {
  Fingerprints fingerprints(report.runs.size() > 1);
  std::string remark;
  data::Array runs;
  for (const Part& part : parts_of(report, remark)) {
    runs.push_back(sarif::run_of(report, part, remark, fingerprints));
  }
  return to_log_json(sarif::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                                    {"version", "2.1.0"},
                                    {"runs", std::move(runs)}}));
}

}  // namespace bs::report
