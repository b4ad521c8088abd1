#include "bs/base/text.hpp"
#include "bs/match/regex.hpp"
#include "facts/collectors.hpp"
#include "facts/docker/dockerfile.hpp"
#include "facts/workflows/job_patterns.hpp"

namespace bs::facts {
namespace {

struct Scanner {
  std::string_view what;
  std::string_view action;  ///< its name; ending in '/': all below it
};
constexpr Scanner k_scanners[] = {
    {"CodeQL", "github/codeql-action/analyze"}, {"Snyk", "snyk/actions/"},
    {"Pysa", "facebook/pysa-action"},           {"Qodana", "JetBrains/qodana-action"},
    {"Hadolint", "hadolint/hadolint-action"},
};

const Scanner* scanner_of(const WorkflowStep& step) {
  if (!step.uses) return nullptr;
  std::string_view name = action_name(step.uses->value);
  if (name.starts_with("actions://")) name.remove_prefix(10);
  for (const Scanner& scanner : k_scanners)
    if (scanner.action.ends_with('/') ? name.starts_with(scanner.action) : name == scanner.action)
      return &scanner;
  return nullptr;
}

void search_workflows(const Snapshot& snapshot, std::vector<FactFinding>& found) {
  for (const auto& workflow : workflows_of(snapshot).files)
    for (const WorkflowJob& job : workflow->jobs)
      for (const WorkflowStep& step : job.steps)
        if (const Scanner* scanner = scanner_of(step))
          found.push_back({workflow->path, step.uses->mark, std::string(scanner->what), step.uses->value});
}

/// Sonar is configured in Maven's own file.
void search_maven(const Snapshot& snapshot, std::vector<FactFinding>& found) {
  static const match::Regex sonar(R"(<sonar\.host\.url>\s*(\S+)\s*</sonar\.host\.url>)");
  for (const File& file : snapshot.files()) {
    const bool is_pom = equal_ignoring_case(file.path.substr(file.path.rfind('/') + 1), "pom.xml");
    if (!is_pom || !file.is_regular() || is_test_data(file.path)) continue;
    const std::string_view text = snapshot.text(file);
    if (const auto match = sonar.find(text))
      found.push_back({file.path, mark_at(text, (*match)[0].begin), "Sonar",
                       std::string(text.substr((*match)[1].begin, (*match)[1].end - (*match)[1].begin))});
  }
}

model::FactReading collect(const CollectorInput& input) {
  std::vector<FactFinding> found;
  search_workflows(input.snapshot, found);
  search_maven(input.snapshot, found);
  data::Value value = data::Value::object();
  value.set("exists", !found.empty());
  value.set("tools", to_value(found));
  value.set("broken", broken_list(workflows_of(input.snapshot)));
  return reading(std::move(value));
}

}  // namespace

BS_COLLECTOR(sast) = {
    .id = "sast",
    .summary = "static analysis in the pipelines: CodeQL, Snyk, Pysa, Qodana, Hadolint, Sonar",
    .fields =
        "$.exists        there is one\n"
        "$.tools[]       where, and which\n"
        "$.broken[]      workflow files that are no YAML",
    .scope = model::FactScope::repository,
    .is_cached = true,
    .collect = collect,
};

}  // namespace bs::facts
