#include <fmt/format.h>

#include "merge_implies.hpp"
#include "merge_tighten.hpp"

namespace bs::checks {
namespace {

using model::Check;

/// What people read may change: it decides nothing.
void take_texts(const Check& later, Check& out) {
  for (auto text : {&Check::name, &Check::description, &Check::why, &Check::remediation, &Check::owner,
                    &Check::support_channel, &Check::passed_message, &Check::failed_message,
                    &Check::not_applicable_message})
    if (!(later.*text).empty()) out.*text = later.*text;
  if (later.fix) out.fix = later.fix;
}

void take_severity(model::CheckSeverity severity, Check& out, Refusals& refusals) {
  if (severity < out.severity)
    refusals.add(
        fmt::format("stays of severity {}: {} would loosen it", name_of(out.severity), name_of(severity)));
  else
    out.severity = severity;
}

void take_warning(bool warns, Check& out, Refusals& refusals) {
  if (warns && !out.warns)
    refusals.add("still fails: a warning would loosen it");
  else
    out.warns = warns;
}

void take_rule(const Check& later, Check& out, Refusals& refusals) {
  if (later.is_manual && !out.is_manual) {
    refusals.add("is still judged by its rule: type manual would loosen it");
    return;
  }
  if (!later.is_manual && !out.is_manual && !implies(later.rule, out.rule)) {
    refusals.add("keeps its rule: the other one cannot be told to be as strict");
    return;
  }
  if (same_condition(later.rule, out.rule) && later.is_manual == out.is_manual) return;
  out.is_manual = later.is_manual;
  out.rule = later.rule;
  if (!later.tests.empty()) out.tests = later.tests;
}

void take_reach(const Check& later, Check& out, Refusals& refusals) {
  if (implies(out.applicable, later.applicable))
    out.applicable = later.applicable;
  else
    refusals.add("keeps its applicable: the other one may apply to less");
  if (takes_all_of(later.filter, out.filter))
    out.filter = later.filter;
  else
    refusals.add("keeps its filter: the other one may take less");
  // What is left out must have been left out before.
  if (later.exclude.empty() || (!out.exclude.empty() && takes_all_of(out.exclude, later.exclude)))
    out.exclude = later.exclude;
  else
    refusals.add("keeps its exclude: the other one may leave out more");
}

}  // namespace

void Refusals::add(const std::string& message) {
  notes.push_back({Severity::note, what + " " + message, mark, stands, file});
}

std::shared_ptr<const Check> tighten(const Check& base, const Check& later, Refusals refusals) {
  auto out = std::make_shared<Check>(base);
  take_texts(later, *out);
  take_severity(later.severity, *out, refusals);
  take_warning(later.warns, *out, refusals);
  take_rule(later, *out, refusals);
  take_reach(later, *out, refusals);
  return out;
}

std::shared_ptr<const Check> tighten(const Check& base, const Adjustment& later, Refusals refusals) {
  auto out = std::make_shared<Check>(base);
  if (later.severity) take_severity(*later.severity, *out, refusals);
  if (later.warns) take_warning(*later.warns, *out, refusals);
  return out;
}

}  // namespace bs::checks
