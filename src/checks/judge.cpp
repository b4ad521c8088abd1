#include "bs/checks/judge.hpp"

#include "checks/judge_condition.hpp"
#include "checks/judge_findings.hpp"

namespace bs::checks {

namespace {

using model::Check;
using model::CheckResult;
using model::Outcome;

CheckResult blank(const Check& check) {
  CheckResult result;
  result.check = check.id;
  result.name = check.name.empty() ? check.id : check.name;
  result.severity = check.severity;
  return result;
}

void keep_evidence(Verdict& verdict, CheckResult& result) {
  for (Asked& asked : verdict.deciding) result.evidence.push_back(std::move(asked.evidence));
}

CheckResult untold(const Check& check, Verdict& verdict, std::string_view before = {}) {
  CheckResult result = blank(check);
  result.outcome = verdict.answer == Answer::not_reported ? Outcome::not_reported : Outcome::error;
  if (!verdict.deciding.empty()) {
    result.message = verdict.deciding.front().evidence.reason;
    result.hint = verdict.deciding.front().hint;
  }
  result.message.insert(0, before);
  keep_evidence(verdict, result);
  return result;
}

CheckResult not_applicable(const Check& check, Verdict& verdict) {
  CheckResult result = blank(check);
  result.outcome = Outcome::not_applicable;
  result.message = check.not_applicable_message;
  keep_evidence(verdict, result);
  return result;
}

CheckResult failed(const Check& check, Verdict& verdict, Seconds now) {
  CheckResult result = blank(check);
  result.outcome = check.warns ? Outcome::warning : Outcome::failed;
  result.findings = findings_of(check, verdict, now);
  result.message = summary(check, result.findings);
  result.hint = check.remediation;
  result.can_fix = check.fix.has_value();
  keep_evidence(verdict, result);
  return result;
}

CheckResult by_rule(const Check& check, Verdict& verdict, Seconds now) {
  if (verdict.answer == Answer::fails) return failed(check, verdict, now);
  if (verdict.answer != Answer::holds) return untold(check, verdict);
  CheckResult result = blank(check);
  result.message = check.passed_message;
  keep_evidence(verdict, result);
  return result;
}

/// Whether somebody reported what the rule of a manual check asks for.
bool is_reported(const Check& check, model::FactSource& facts) {
  Check rule;
  rule.rule = check.rule;
  const auto asked = rule.facts();
  return std::any_of(asked.begin(), asked.end(), [&](const model::FactRef& ref) {
    const auto state = facts.read(ref).state;
    return state == model::FactState::value || state == model::FactState::error;
  });
}

CheckResult not_reported_by_hand(const Check& check) {
  CheckResult result = blank(check);
  result.outcome = Outcome::not_reported;
  result.message = "this is checked by hand, and nobody has reported it";
  if (!check.rule.members.empty() || check.rule.form == model::Condition::Form::test)
    result.hint = "bs fact import FILE.json gives its fact";
  return result;
}

/// What an entity says of itself, against what is in its files.
bool is_claim(const model::Evidence& evidence) {
  constexpr std::array<std::string_view, 4> k_claims{"catalog:", "soundcheck:", "bs:default/entity",
                                                     "bs:default/owner"};
  return std::any_of(k_claims.begin(), k_claims.end(),
                     [&](std::string_view start) { return evidence.fact.starts_with(start); });
}

bool stands_in_a_file(const model::Finding& finding) {
  return !finding.path.empty();
}

CheckResult judged(const Check& check, model::FactSource& facts, Seconds now, bool applied_before) {
  const Judging judging{facts, now};
  if (check.is_manual && !is_reported(check, facts)) return not_reported_by_hand(check);
  Verdict applicable = answer(check.applicable, judging);
  if (applicable.answer == Answer::error || applicable.answer == Answer::not_reported)
    return untold(check, applicable, "whether it applies cannot be told: ");
  if (applicable.answer == Answer::fails && !applied_before) return not_applicable(check, applicable);
  Verdict rule = answer(check.rule, judging);
  if (applicable.answer == Answer::holds) return by_rule(check, rule, now);

  const bool by_claim = std::any_of(applicable.deciding.begin(), applicable.deciding.end(),
                                    [](const Asked& asked) { return is_claim(asked.evidence); });
  CheckResult result = by_rule(check, rule, now);
  if (by_claim) return result;
  if (result.outcome == Outcome::error) return result;
  if (result.outcome == Outcome::failed || result.outcome == Outcome::warning) {
    auto& findings = result.findings;
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [](const model::Finding& finding) { return !stands_in_a_file(finding); }),
                   findings.end());
    if (!findings.empty()) return result;
  }
  return not_applicable(check, applicable);
}

CheckResult guarded(const Check& check, model::FactSource& facts, Seconds now, bool applied_before) {
  try {
    return judged(check, facts, now, applied_before);
  } catch (const Error& error) {  // of a source that does not keep its word
    CheckResult result = blank(check);
    result.outcome = Outcome::error;
    result.message = error.message();
    result.hint = error.hint();
    return result;
  }
}

}  // namespace

CheckResult judge(const Check& check, const Subject&, model::FactSource& facts, Seconds now) {
  return guarded(check, facts, now, false);
}

CheckResult judge_as_applicable(const Check& check, const Subject&, model::FactSource& facts, Seconds now) {
  return guarded(check, facts, now, true);
}

}  // namespace bs::checks
