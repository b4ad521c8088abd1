#include "bs/model/outcome.hpp"

#include <algorithm>

namespace bs::model {

namespace {

void add(const ComponentOutcomes& component, Totals& totals) {
  for (const auto& result : component.results) {
    switch (result.outcome) {
      case Outcome::passed:
        ++totals.passed;
        break;
      case Outcome::failed:
        ++totals.failed;
        break;
      case Outcome::warning:
        ++totals.warnings;
        break;
      case Outcome::not_applicable:
        ++totals.not_applicable;
        break;
      case Outcome::not_reported:
        ++totals.not_reported;
        break;
      case Outcome::error:
        ++totals.errors;
        break;
      case Outcome::exempt:
        ++totals.exempt;
        break;
    }
    for (const auto& finding : result.findings) {
      totals.added += finding.change == Change::added;
      totals.known += finding.change == Change::known;
      totals.due += finding.change == Change::due;
    }
  }
}

bool fails(const ComponentOutcomes& component, CheckSeverity least, bool compared) {
  return std::any_of(component.results.begin(), component.results.end(), [&](const CheckResult& result) {
    if (result.severity < least) return false;
    // With a base, what the change turned from an answer into none is as bad as a failure: a gate that cannot
    // look is not open.
    if (compared && result.change != Change::added) return false;
    return result.outcome == Outcome::failed ||
           (compared && (result.outcome == Outcome::error || result.outcome == Outcome::not_reported));
  });
}

}  // namespace

std::string_view name_of(Change change) noexcept {
  switch (change) {
    case Change::none:
      return "";
    case Change::added:
      return "NEW";
    case Change::known:
      return "KNOWN";
    case Change::fixed:
      return "FIXED";
    case Change::due:
      return "DUE";
  }
  return "";
}

Totals totals_of(const CheckRun& run) {
  Totals totals;
  add(run.whole, totals);
  for (const auto& component : run.components) add(component, totals);
  totals.fixed = run.fixed.size();
  return totals;
}

bool fails(const CheckRun& run, const FailOn& fail_on) {
  if (!fail_on) return false;
  const bool compared = run.base.has_value();
  return fails(run.whole, *fail_on, compared) ||
         std::any_of(run.components.begin(), run.components.end(), [&](const ComponentOutcomes& component) {
           return fails(component, *fail_on, compared);
         });
}

}  // namespace bs::model
