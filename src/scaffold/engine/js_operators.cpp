#include "scaffold/engine/js_operators.hpp"

#include <cmath>

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"

namespace bs::scaffold::engine {
namespace {

bool is_object(const JsValue& value) {
  return value.kind() >= Kind::safe;
}

bool equal_primitives(Budget& budget, const JsValue& a, const JsValue& b) {
  if (a.kind() == b.kind()) return strict_equal(a, b);
  return to_number(budget, a) == to_number(budget, b);
}

Order order_of_numbers(double a, double b) {
  if (a < b) return Order::less;
  if (a > b) return Order::greater;
  return a == b ? Order::equal : Order::none;
}

JsValue concatenated(Budget& budget, const JsValue& a, const JsValue& b) {
  const TextPtr left = to_text(budget, a);
  const TextPtr right = to_text(budget, b);
  budget.check_text(left->bytes().size() + right->bytes().size());
  std::string text;
  text.reserve(left->bytes().size() + right->bytes().size());
  text = left->bytes();
  append_text(text, right->bytes());
  return budget.text(std::move(text));
}

JsValue arithmetic(Operator op, double a, double b) {
  switch (op) {
    case Operator::subtract:
      return a - b;
    case Operator::multiply:
      return a * b;
    case Operator::divide:
      return a / b;
    default:
      return remainder(a, b);
  }
}

}  // namespace

bool loose_equal(Budget& budget, const JsValue& a, const JsValue& b) {
  if (a.is_nullish() || b.is_nullish()) return a.is_nullish() && b.is_nullish();
  if (is_object(a) == is_object(b)) return is_object(a) ? strict_equal(a, b) : equal_primitives(budget, a, b);
  if (a.is(Kind::function) || b.is(Kind::function)) return false;
  return equal_primitives(budget, to_primitive(budget, a), to_primitive(budget, b));
}

Order order(Budget& budget, const JsValue& a, const JsValue& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) return order_of_numbers(a.number(), b.number());
  const JsValue left = to_primitive(budget, a);
  const JsValue right = to_primitive(budget, b);
  if (!left.is_string() || !right.is_string())
    return order_of_numbers(to_number(budget, left), to_number(budget, right));
  budget.read(std::min(left.text()->bytes().size(), right.text()->bytes().size()));
  const int compared = compare_texts(*left.text(), *right.text());
  if (compared == 0) return Order::equal;
  return compared < 0 ? Order::less : Order::greater;
}

JsValue add(Budget& budget, const JsValue& a, const JsValue& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) return a.number() + b.number();
  const JsValue left = to_primitive(budget, a);
  const JsValue right = to_primitive(budget, b);
  if (left.is_string() || right.is_string()) return concatenated(budget, left, right);
  return to_number(budget, left) + to_number(budget, right);
}

JsValue apply(Budget& budget, Operator op, const JsValue& a, const JsValue& b) {
  switch (op) {
    case Operator::equal:
      return loose_equal(budget, a, b);
    case Operator::not_equal:
      return !loose_equal(budget, a, b);
    case Operator::same:
      return strict_equal(a, b);
    case Operator::not_same:
      return !strict_equal(a, b);
    case Operator::less:
      return order(budget, a, b) == Order::less;
    case Operator::greater:
      return order(budget, a, b) == Order::greater;
    case Operator::less_or_equal:
    case Operator::greater_or_equal: {
      const Order found = order(budget, a, b);
      return found == Order::equal || found == (op == Operator::less_or_equal ? Order::less : Order::greater);
    }
    case Operator::add:
      return add(budget, a, b);
    case Operator::concatenate:
      return concatenated(budget, a, b);
    default:
      return arithmetic(op, to_number(budget, a), to_number(budget, b));
  }
}

}  // namespace bs::scaffold::engine
