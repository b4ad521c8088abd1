// json-rules-engine's operators: strict equality, lists by indexOf, order as JavaScript's < has it.
#include "bs/base/text.hpp"
#include "checks/javascript.hpp"
#include "checks/operators_table.hpp"

namespace bs::checks::operators_table {

namespace {

using data::Value;

bool has_item(const data::Array& items, const Value* wanted) {
  if (wanted == nullptr) return false;
  return std::any_of(items.begin(), items.end(),
                     [wanted](const Value& item) { return strictly_equal(item, *wanted); });
}

/// value.indexOf(fact) >= 0, which strings have, too: what the fact is as text stands in them.
bool is_in_value(const OperatorInput& input) {
  const Value& value = *input.value;
  if (value.is_array()) return has_item(value.as_array(), input.fact);
  if (!value.is_string()) throw not_taken("in and notIn take an array", value);
  const std::string part = input.fact == nullptr ? "undefined" : javascript_text(*input.fact);
  return value.as_string().find(part) != std::string::npos;
}

/// Unordered also when the fact does not start with a number: the engine asks that first.
std::partial_ordering order(const OperatorInput& input) {
  if (input.fact == nullptr || !starts_with_number(*input.fact)) return std::partial_ordering::unordered;
  return javascript_order(*input.fact, *input.value);
}

}  // namespace

bool equal(const OperatorInput& input) {
  return input.fact != nullptr && strictly_equal(*input.fact, *input.value);
}

bool not_equal(const OperatorInput& input) {
  return !equal(input);
}

bool in(const OperatorInput& input) {
  return is_in_value(input);
}

bool not_in(const OperatorInput& input) {
  return !is_in_value(input);
}

bool contains(const OperatorInput& input) {
  return input.fact != nullptr && input.fact->is_array() && has_item(input.fact->as_array(), input.value);
}

bool does_not_contain(const OperatorInput& input) {
  return input.fact != nullptr && input.fact->is_array() && !has_item(input.fact->as_array(), input.value);
}

bool less_than(const OperatorInput& input) {
  return order(input) < 0;
}

bool less_than_inclusive(const OperatorInput& input) {
  return order(input) <= 0;
}

bool greater_than(const OperatorInput& input) {
  return order(input) > 0;
}

bool greater_than_inclusive(const OperatorInput& input) {
  return order(input) >= 0;
}

}  // namespace bs::checks::operators_table
