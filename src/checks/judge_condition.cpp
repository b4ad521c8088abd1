#include "checks/judge_condition.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/checks/operators.hpp"

namespace bs::checks {

namespace {

using data::Value;
using model::Condition;
using model::FactReading;
using model::FactState;
using Form = Condition::Form;

/// Values that a query may copy: one of "$..*" finds every value inside every other.
constexpr std::size_t k_most_values = 500'000;

/// What an operand is: a value, nothing, or not to be told.
struct Found {
  Answer state = Answer::holds;  ///< holds: it was read
  bool is_there = false;
  bool has_nodes = false;  ///< a query that is not singular found something
  Value value;
  std::string file;
  std::string reason, hint;
};

void count(const Value& value, std::size_t& left) {
  if (left == 0)
    throw Error(ErrorKind::limit, fmt::format("the path finds more than {} values", k_most_values));
  --left;
  if (value.is_array())
    for (const Value& item : value.as_array()) count(item, left);
  if (value.is_object())
    for (const data::Member& member : value.as_object()) count(member.value, left);
}

void select(const match::JsonPath& path, const Value& root, Found& found) {
  if (path.is_singular()) {
    const Value* value = path.find(root);
    found.is_there = found.has_nodes = value != nullptr;
    if (value != nullptr) found.value = *value;
    return;
  }
  found.value = Value::array();
  found.is_there = true;
  std::size_t left = k_most_values;
  for (const auto& node : path.select(root)) {
    count(*node.value, left);
    found.value.push_back(*node.value);
  }
  found.has_nodes = !found.value.as_array().empty();
}

Found read(const model::Operand& operand, model::FactSource& facts) {
  Found found;
  const auto unknown = [&](Answer state, std::string reason, std::string hint) {
    found.state = state;
    found.reason = std::move(reason);
    found.hint = std::move(hint);
  };
  try {
    const FactReading& reading = facts.read(operand.fact);
    found.file = reading.path;
    switch (reading.state) {
      case FactState::error:
        unknown(Answer::error, reading.reason.empty() ? "cannot be read" : reading.reason, reading.hint);
        break;
      case FactState::not_reported:
        unknown(Answer::not_reported, reading.reason.empty() ? "nobody reports it here" : reading.reason,
                reading.hint);
        break;
      case FactState::missing:
        found.reason = reading.reason;
        break;
      case FactState::value:
        select(*operand.path, reading.value, found);
        break;
    }
  } catch (const Error& error) {
    unknown(Answer::error, error.message(), error.hint());
  }
  return found;
}

/// A missing right side: nothing holds against nothing, and what is there differs from it.
bool holds_against_nothing(const OperatorName& name, bool left_is_there) {
  const bool differs = name.base != nullptr && (name.base->name == "notEqual" || name.base->name == "notIn");
  return name.prefix == OperatorName::Prefix::none_written && differs && left_is_there;
}

/// Fills in what the right side is; false when it cannot be told, or is missing.
bool read_right(const Condition& condition, const Judging& judging, Asked& asked) {
  if (const auto* literal = std::get_if<Value>(&condition.right)) {
    asked.evidence.expected = *literal;
    return true;
  }
  const auto& operand = std::get<model::Operand>(condition.right);
  Found right = read(operand, judging.facts);
  const auto name = operand.fact.text();
  if (right.state != Answer::holds) {
    asked.answer = right.state;
    asked.evidence.reason = fmt::format("{}: {}", name, right.reason);
    asked.hint = std::move(right.hint);
    return false;
  }
  if (!right.is_there) {
    asked.evidence.reason =
        fmt::format("there is nothing at {} of {} to compare with", operand.path->text(), name);
    return false;
  }
  asked.evidence.expected = std::move(right.value);
  return true;
}

void ask(const Condition& condition, const Judging& judging, bool is_there, Asked& asked) {
  OperatorInput input;
  input.fact = is_there ? &asked.evidence.value : nullptr;
  input.value = &asked.evidence.expected;
  input.now = judging.now;
  input.pattern = condition.pattern.get();
  try {
    asked.answer = apply_as_soundcheck(condition.operator_name, input) ? Answer::holds : Answer::fails;
  } catch (const Error& error) {
    asked.answer = Answer::error;
    asked.evidence.reason = error.message();
    asked.hint = error.hint();
  }
}

Asked test(const Condition& condition, const Judging& judging, bool negated) {
  Asked asked;
  asked.condition = &condition;
  auto& evidence = asked.evidence;
  evidence.fact = condition.left.fact.text();
  evidence.path = condition.left.path->text();
  evidence.operator_name = condition.operator_name;
  evidence.negated = negated;
  Found left = read(condition.left, judging.facts);
  evidence.file = left.file;
  evidence.reason = left.reason;
  asked.hint = left.hint;
  if (left.state != Answer::holds) {
    asked.answer = left.state;
    evidence.reason = fmt::format("{}: {}", evidence.fact, left.reason);
    if (const auto* literal = std::get_if<Value>(&condition.right)) evidence.expected = *literal;
    return asked;
  }
  const auto name = parse_operator(condition.operator_name);
  // "Is the path there" asks for one node at least.
  const bool asks_for_nodes = name.base != nullptr && name.base->name == "exists";
  const bool is_there = asks_for_nodes ? left.has_nodes : left.is_there;
  evidence.found = is_there;
  evidence.mark = is_there ? left.value.mark : Mark{};
  evidence.value = std::move(left.value);
  if (read_right(condition, judging, asked)) {
    ask(condition, judging, is_there, asked);
  } else if (asked.answer == Answer::holds) {
    asked.answer = holds_against_nothing(name, is_there) ? Answer::holds : Answer::fails;
  }
  evidence.held = asked.answer == Answer::holds;
  return asked;
}

void append(std::vector<Asked>& to, std::vector<Asked>&& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// A group of members: one whose answer is `decisive` decides it to be `then`, what is unknown comes next,
/// and `otherwise` is what all others together make it.
Verdict group(const Condition& condition, const Judging& judging, bool negated, Answer decisive, Answer then,
              Answer otherwise) {
  std::map<Answer, std::vector<Asked>> by_answer;
  for (const Condition& member : condition.members) {
    Verdict one = answer(member, judging, negated);
    append(by_answer.try_emplace(one.answer).first->second, std::move(one.deciding));
  }
  for (const Answer state : {decisive, Answer::error, Answer::not_reported}) {
    const auto found = by_answer.find(state);
    if (found != by_answer.end()) return {state == decisive ? then : state, std::move(found->second)};
  }
  Verdict verdict{otherwise, {}};
  for (auto& [state, deciding] : by_answer) append(verdict.deciding, std::move(deciding));
  return verdict;
}

}  // namespace

Verdict answer(const Condition& condition, const Judging& judging, bool negated) {
  switch (condition.form) {
    case Form::always:
      return {};
    case Form::test:
      break;
    case Form::all:
      return group(condition, judging, negated, Answer::fails, Answer::fails, Answer::holds);
    case Form::any:
      if (condition.members.empty()) return {};
      return group(condition, judging, negated, Answer::holds, Answer::holds, Answer::fails);
    case Form::none:
      return group(condition, judging, !negated, Answer::holds, Answer::fails, Answer::holds);
  }
  Asked asked = test(condition, judging, negated);
  Verdict verdict{asked.answer, {}};
  verdict.deciding.push_back(std::move(asked));
  return verdict;
}

bool holds_for_item(const Asked& asked, const Value& item, Seconds now) {
  const auto name = parse_operator(asked.condition->operator_name);
  if (name.base == nullptr) return false;
  OperatorInput input;
  input.fact = &item;
  input.value = &asked.evidence.expected;
  input.now = now;
  input.pattern = asked.condition->pattern.get();
  try {
    return apply_as_soundcheck(name.base->name, input);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace bs::checks
