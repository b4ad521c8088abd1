#pragma once
// Conditions, checks and facts made by hand, for tests.
#include <initializer_list>
#include <map>
#include <string>

#include "bs/base/error.hpp"
#include "bs/checks/judge.hpp"
#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"

namespace bs::test {

using model::Condition;
using Form = Condition::Form;

inline model::Operand operand(std::string_view fact, std::string_view path) {
  return {*model::parse_fact_ref(fact), std::make_shared<const match::JsonPath>(path)};
}

inline Condition test(std::string_view fact, std::string_view path, std::string_view name,
                      std::string_view json_value) {
  Condition out;
  out.left = operand(fact, path);
  out.operator_name = name;
  out.right = data::parse_json(json_value);
  return out;
}

inline Condition test_of_facts(model::Operand left, std::string_view name, model::Operand right) {
  Condition out;
  out.left = std::move(left);
  out.operator_name = name;
  out.right = std::move(right);
  return out;
}

inline Condition group(Form form, std::initializer_list<Condition> members) {
  Condition out;
  out.form = form;
  out.members = members;
  return out;
}

/// Facts by name; what is not there is not reported.
class Facts : public model::FactSource {
 public:
  const model::FactReading& read(const model::FactRef& ref) override {
    const auto found = readings_.find(ref.text());
    if (found != readings_.end()) return found->second;
    static const model::FactReading k_none{
        model::FactState::not_reported, {}, "", "was not imported", "bs fact import"};
    return k_none;
  }
  Facts& value(const std::string& name, std::string_view json, const std::string& path = "") {
    readings_[name] = {model::FactState::value, data::parse_json(json), path, "", ""};
    return *this;
  }
  /// With marks.
  Facts& yaml(const std::string& name, std::string_view text, const std::string& path) {
    readings_[name] = {model::FactState::value, data::parse_yaml_single(text, path), path, "", ""};
    return *this;
  }
  Facts& error(const std::string& name, const std::string& reason) {
    readings_[name] = {model::FactState::error, {}, "", reason, "fetch it"};
    return *this;
  }
  Facts& missing(const std::string& name) {
    readings_[name] = {model::FactState::missing, {}, "", "", ""};
    return *this;
  }

 private:
  std::map<std::string, model::FactReading> readings_;
};

inline model::Check check_of(Condition rule, const std::string& id = "c") {
  model::Check check;
  check.id = id;
  check.rule = std::move(rule);
  check.remediation = "mend it";
  return check;
}

constexpr Seconds k_test_now = 1774958400;  // 2026-03-31T12:00:00Z

inline model::CheckResult judged(const model::Check& check, Facts& facts) {
  return checks::judge(check, {}, facts, k_test_now);
}

/// "outcome" and, where there is one, ": message".
inline std::string outcome_of(const model::CheckResult& result) {
  std::string out(model::name_of(result.outcome));
  return result.message.empty() ? out : out + ": " + result.message;
}

inline std::string outcome_of(Condition rule, Facts& facts) {
  return outcome_of(judged(check_of(std::move(rule)), facts));
}

/// "path:line:column message", a line each.
inline std::string listed(const model::CheckResult& result) {
  std::string out;
  for (const auto& finding : result.findings)
    out += Place{finding.path, finding.mark}.text() + " " + finding.message + "\n";
  return out;
}

}  // namespace bs::test
