// What filters ask of a node: comparisons, existence, functions (RFC 9535 §2.3.5 and §2.4).
#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "match/jsonpath_select.hpp"

namespace bs::match::path {

namespace {

using data::Value;

bool is_less(const Value& a, const Value& b) {
  if (a.is_string() && b.is_string()) return a.as_string() < b.as_string();
  if (a.type() == data::Type::integer && b.type() == data::Type::integer)
    return a.as_integer() < b.as_integer();
  return a.is_number() && b.is_number() && a.as_number() < b.as_number();
}

/// Counted from the end when negative; nullptr when there is none.
const Value* item_at(const Value& array, std::int64_t index) {
  if (!array.is_array()) return nullptr;
  const auto size = static_cast<std::int64_t>(array.as_array().size());
  const std::int64_t at = index < 0 ? size + index : index;
  return at >= 0 && at < size ? &array.as_array()[static_cast<std::size_t>(at)] : nullptr;
}

/// nullptr: nothing, which equals nothing and is in no order with anything.
bool compares(const Value* a, const Value* b, Comparison comparison) {
  const bool both = a != nullptr && b != nullptr;
  const bool is_equal = both ? *a == *b : a == b;
  switch (comparison) {
    case Comparison::equal:
      return is_equal;
    case Comparison::not_equal:
      return !is_equal;
    case Comparison::less:
      return both && is_less(*a, *b);
    case Comparison::less_or_equal:
      return is_equal || (both && is_less(*a, *b));
    case Comparison::greater:
      return both && is_less(*b, *a);
    case Comparison::greater_or_equal:
      return is_equal || (both && is_less(*b, *a));
  }
  return false;
}

template <class Result>
const Value* value_in(const Result& result) {
  if (const auto* pointer = std::get_if<const Value*>(&result)) return *pointer;
  return std::get_if<Value>(&result);
}

}  // namespace

bool Evaluator::holds(const Logical& logical, const Value& current) {
  work();
  const auto holds_it = [&](const Logical& part) { return holds(part, current); };
  if (const auto* all = std::get_if<AllOf>(&logical.part))
    return std::all_of(all->parts.begin(), all->parts.end(), holds_it);
  if (const auto* any = std::get_if<AnyOf>(&logical.part))
    return std::any_of(any->parts.begin(), any->parts.end(), holds_it);
  if (const auto* inverted = std::get_if<Not>(&logical.part)) return !holds(*inverted->inner, current);
  if (const auto* comparison = std::get_if<Compare>(&logical.part)) return compare(*comparison, current);
  return test(std::get<Test>(logical.part), current);
}

bool Evaluator::compare(const Compare& comparison, const Value& current) {
  const Result left = value_of(comparison.left, current);
  const Result right = value_of(comparison.right, current);
  const Value* a = value_in(left);
  if (a != nullptr && a->is_array()) work(a->as_array().size());
  if (a != nullptr && a->is_object()) work(a->as_object().size());
  return compares(a, value_in(right), comparison.comparison);
}

bool Evaluator::test(const Test& test, const Value& current) {
  if (const auto* query = std::get_if<std::shared_ptr<const Query>>(&test.subject)) {
    return !run(**query, current, nullptr).empty();
  }
  return matches(*std::get<std::shared_ptr<const Call>>(test.subject), current);
}

/// What run() would find, without its lists.
const Value* Evaluator::find_singular(const Query& query, const Value& current) {
  const Value* value = query.is_relative ? &current : &root_;
  for (const Segment& segment : query.segments) {
    work();
    const Selector& selector = segment.selectors.front();
    if (const auto* name = std::get_if<std::string>(&selector)) {
      value = value->find(*name);
    } else {
      value = item_at(*value, std::get<std::int64_t>(selector));
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

Evaluator::Result Evaluator::value_of(const Operand& operand, const Value& current) {
  if (const auto* literal = std::get_if<Value>(&operand)) return literal;
  if (const auto* query = std::get_if<std::shared_ptr<const Query>>(&operand)) {
    const Value* found = find_singular(**query, current);
    return found == nullptr ? Result() : Result(found);
  }
  return call(*std::get<std::shared_ptr<const Call>>(operand), current);
}

Evaluator::Result Evaluator::call(const Call& call, const Value& current) {
  if (call.function == Function::length) {
    const Result argument = value_of(call.arguments.front(), current);
    const Value* value = value_in(argument);
    if (value == nullptr) return {};
    if (value->is_string()) return Value(static_cast<std::int64_t>(count_code_points(value->as_string())));
    if (value->is_array()) return Value(static_cast<std::int64_t>(value->as_array().size()));
    if (value->is_object()) return Value(static_cast<std::int64_t>(value->as_object().size()));
    return {};
  }
  const auto& query = std::get<std::shared_ptr<const Query>>(call.arguments.front());
  const std::vector<Found> found = run(*query, current, nullptr);
  if (call.function == Function::count) return Value(static_cast<std::int64_t>(found.size()));
  return found.size() == 1 ? Result(found.front().value) : Result();
}

bool Evaluator::matches(const Call& call, const Value& current) {
  const Result subject = value_of(call.arguments[0], current);
  const Value* text = value_in(subject);
  if (text == nullptr || !text->is_string()) return false;
  const Regex* regex = call.regex.get();
  if (!call.has_literal_pattern) {
    const Result argument = value_of(call.arguments[1], current);
    const Value* pattern = value_in(argument);
    if (pattern == nullptr || !pattern->is_string()) return false;
    regex = regex_of(pattern->as_string());
  }
  if (regex == nullptr) return false;
  return call.function == Function::match ? regex->full(text->as_string()) : regex->search(text->as_string());
}

const Regex* Evaluator::regex_of(const std::string& pattern) {
  constexpr std::size_t k_kept = 32;
  const auto known = regexes_.find(pattern);
  if (known != regexes_.end()) return known->second ? &*known->second : nullptr;
  if (regexes_.size() == k_kept) regexes_.clear();
  std::optional<Regex>& made = regexes_[pattern];
  try {
    made = Regex::i_regexp(pattern);
  } catch (const Error&) {
    // RFC 9535 §2.4.6: then the function says no.
  }
  return made ? &*made : nullptr;
}

}  // namespace bs::match::path
