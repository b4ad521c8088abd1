#include "bs/checks/compare.hpp"

#include <cmath>

#include "checks/compare_components.hpp"
#include "checks/compare_findings.hpp"
#include "checks/judge_findings.hpp"

namespace bs::checks {

namespace {

using model::Change;
using model::CheckResult;
using model::CheckRun;
using model::ComponentOutcomes;
using model::Evidence;
using model::Finding;
using model::Outcome;

bool is_untold(Outcome outcome) {
  return outcome == Outcome::error || outcome == Outcome::not_reported;
}
bool has_findings(Outcome outcome) {
  return outcome == Outcome::failed || outcome == Outcome::warning || outcome == Outcome::exempt;
}

const CheckResult* result_of(const ComponentOutcomes* component, std::string_view check) {
  if (component == nullptr) return nullptr;
  const auto found = std::find_if(component->results.begin(), component->results.end(),
                                  [check](const CheckResult& result) { return result.check == check; });
  return found == component->results.end() ? nullptr : &*found;
}

std::string named(const ComponentOutcomes& component) {
  return component.ref.empty() ? "the repository" : component.ref;
}

/// How far a number is off the bound that the condition sets, nullopt where it sets none.
std::optional<double> distance(const Evidence& evidence) {
  if (!evidence.found || !evidence.value.is_number() || !evidence.expected.is_number()) return std::nullopt;
  const bool is_upper = evidence.operator_name == "lessThan" || evidence.operator_name == "lessThanInclusive";
  const bool is_lower =
      evidence.operator_name == "greaterThan" || evidence.operator_name == "greaterThanInclusive";
  if (!is_upper && !is_lower) return std::nullopt;
  const double over = evidence.value.as_number() - evidence.expected.as_number();
  return is_upper != evidence.negated ? over : -over;
}

bool same_question(const Evidence& a, const Evidence& b) {
  return a.fact == b.fact && a.path == b.path && a.operator_name == b.operator_name &&
         a.negated == b.negated && a.expected == b.expected;
}

/// Known findings of conditions whose number went further off its bound are added after all.
void mark_further_off(const CheckResult& base, CheckResult& head) {
  for (const Evidence& evidence : head.evidence) {
    const auto now = distance(evidence);
    if (!now) continue;
    const auto before = std::find_if(base.evidence.begin(), base.evidence.end(),
                                     [&](const Evidence& other) { return same_question(evidence, other); });
    if (before == base.evidence.end()) continue;
    const auto then = distance(*before);
    if (!then || !(*now > *then)) continue;
    const std::string key =
        finding_key({evidence.file, evidence.fact, evidence.path, evidence.operator_name, ""});
    for (Finding& finding : head.findings)
      if (finding.key == key) finding.change = Change::added;
  }
}

class Comparison {
 public:
  Comparison(const CheckRun& base, CheckRun& head)
      : head_(head), pairs_(pair_components(base, head)), matcher_(pairs_) {}

  void run() {
    matcher_.match();
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const ComponentPair& pair = pairs_[i];
      if (pair.head == nullptr) {
        list_vanished(*pair.base);
        continue;
      }
      list_moved(pair);
      for (CheckResult& result : pair.head->results) judge_result(pair, result);
      if (pair.base == nullptr) continue;
      list_fixed(i);
      add_unasked(pair);
    }
  }

 private:
  void judge_result(const ComponentPair& pair, CheckResult& result) {
    const CheckResult* before = result_of(pair.base, result.check);
    if (has_findings(result.outcome)) {
      if (before != nullptr) mark_further_off(*before, result);
      result.change = result.findings.empty() ? Change::added : worst(result);
    } else if (is_untold(result.outcome)) {
      result.change = is_newly_untold(pair, before, result) ? Change::added : Change::known;
    } else if (result.outcome == Outcome::not_applicable) {
      result.change = Change::none;
      if (before == nullptr || before->outcome == Outcome::not_applicable) return;
      result.change = Change::added;
      head_.scope_changes.push_back(fmt::format("{} of {} no longer applies (it was {})", result.check,
                                                named(*pair.head), name_of(before->outcome)));
    } else {
      result.change = before != nullptr && before->outcome == Outcome::failed ? Change::fixed : Change::none;
    }
  }

  static Change worst(const CheckResult& result) {
    const auto has = [&](Change change) {
      return std::any_of(result.findings.begin(), result.findings.end(),
                         [change](const Finding& finding) { return finding.change == change; });
    };
    if (has(Change::added)) return Change::added;
    return has(Change::known) || !has(Change::due) ? Change::known : Change::due;
  }

  bool is_newly_untold(const ComponentPair& pair, const CheckResult* before,
                       const CheckResult& result) const {
    if (before != nullptr) return !is_untold(before->outcome);
    if (result.outcome == Outcome::error) return true;
    // Nobody reports it: no fault of a new component, unless it stands in for one of which it was known.
    return pair.base == nullptr && std::any_of(pairs_.begin(), pairs_.end(), [&](const ComponentPair& other) {
             const CheckResult* vanished =
                 other.head == nullptr ? result_of(other.base, result.check) : nullptr;
             return vanished != nullptr && !is_untold(vanished->outcome);
           });
  }

  void list_fixed(std::size_t index) {
    const ComponentPair& pair = pairs_[index];
    for (const CheckResult& before : pair.base->results) {
      if (before.outcome != Outcome::failed && before.outcome != Outcome::warning) continue;
      const CheckResult* after = result_of(pair.head, before.check);
      const bool is_told =
          after != nullptr && (after->outcome == Outcome::passed || has_findings(after->outcome));
      if (!is_told) continue;
      for (const Finding* finding : matcher_.gone(index, before)) {
        head_.fixed.emplace_back(before.check, *finding);
        head_.fixed.back().second.change = Change::fixed;
      }
    }
  }

  /// The caller asks the union of what both sides ask; where it did not, nothing may have been slipped past.
  void add_unasked(const ComponentPair& pair) {
    const bool is_whole = pair.head == &head_.whole;
    const bool has_vanished = std::any_of(pairs_.begin(), pairs_.end(),
                                          [](const ComponentPair& other) { return other.head == nullptr; });
    for (const CheckResult& before : pair.base->results) {
      if (before.outcome == Outcome::not_applicable || result_of(pair.head, before.check) != nullptr)
        continue;
      const std::string what = fmt::format("{} of {} was asked of the base and is not asked of the change",
                                           before.check, named(*pair.head));
      head_.scope_changes.push_back(what);
      if (is_whole && has_vanished) continue;  // what it was asked for may have gone for good
      CheckResult result;
      result.check = before.check;
      result.name = before.name;
      result.severity = before.severity;
      result.outcome = Outcome::error;
      result.message = "it was asked of the base and is not asked of the change";
      result.hint = "a change cannot take itself out of a check's reach";
      result.change = Change::added;
      pair.head->results.push_back(std::move(result));
    }
  }

  bool is_listed(const std::string& ref) const {
    return std::any_of(head_.scope_changes.begin(), head_.scope_changes.end(),
                       [&](const std::string& change) { return change.starts_with(ref + " "); });
  }

  void list_vanished(const ComponentOutcomes& component) {
    if (component.results.empty() || is_listed(component.ref)) return;
    head_.scope_changes.push_back(fmt::format("{} is no longer there", component.ref));
  }

  void list_moved(const ComponentPair& pair) {
    if (pair.base == nullptr || pair.head->ref.empty() || is_listed(pair.head->ref)) return;
    if (pair.base->folder != pair.head->folder) {
      const auto shown_folder = [](const std::string& folder) {
        return folder.empty() ? "the root" : folder;
      };
      head_.scope_changes.push_back(fmt::format("{} moved from {} to {}", pair.head->ref,
                                                shown_folder(pair.base->folder),
                                                shown_folder(pair.head->folder)));
    } else if (pair.base->ref != pair.head->ref) {
      head_.scope_changes.push_back(fmt::format("{} was called {}", pair.head->ref, pair.base->ref));
    }
  }

  CheckRun& head_;
  std::vector<ComponentPair> pairs_;
  FindingMatcher matcher_;
};

}  // namespace

void compare(const CheckRun& base, CheckRun& head) {
  Comparison(base, head).run();
}

}  // namespace bs::checks
