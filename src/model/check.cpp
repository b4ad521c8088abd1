#include "bs/model/check.hpp"

#include <algorithm>
#include <array>

namespace bs::model {

namespace {

constexpr std::array<std::string_view, 4> k_severities{"low", "medium", "high", "critical"};
constexpr std::array<std::string_view, 7> k_outcomes{"passed",       "failed", "warning", "not-applicable",
                                                     "not-reported", "error",  "exempt"};

template <typename Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view text) noexcept {
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

void collect(const Condition& condition, std::vector<FactRef>& facts) {
  const auto add = [&facts](const FactRef& fact) {
    if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  };
  if (condition.form == Condition::Form::test) {
    add(condition.left.fact);
    if (const auto* operand = std::get_if<Operand>(&condition.right)) add(operand->fact);
  }
  for (const auto& member : condition.members) collect(member, facts);
}

}  // namespace

std::string_view name_of(CheckSeverity severity) noexcept {
  return k_severities[static_cast<std::size_t>(severity)];
}
std::optional<CheckSeverity> parse_check_severity(std::string_view text) noexcept {
  return parse<CheckSeverity>(k_severities, text);
}
std::string_view name_of(Outcome outcome) noexcept {
  return k_outcomes[static_cast<std::size_t>(outcome)];
}
std::optional<Outcome> parse_outcome(std::string_view text) noexcept {
  return parse<Outcome>(k_outcomes, text);
}

Condition Condition::everything() {
  Condition condition;
  condition.form = Form::always;
  return condition;
}

std::vector<FactRef> Check::facts() const {
  std::vector<FactRef> facts;
  collect(applicable, facts);
  collect(rule, facts);
  return facts;
}

}  // namespace bs::model
