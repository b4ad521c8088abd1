#include "scaffold/engine/expression_python.hpp"

#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {

JsValue ArithmeticChain::evaluate(Run& run) const {
  JsValue value = first->evaluate(run);
  for (const Link& link : links) {
    run.budget.step();
    const JsValue operand = link.operand->evaluate(run);
    run.at = link.at;
    value = python_arithmetic(run.budget, link.op, value, operand);
  }
  return value;
}

JsValue ComparisonChain::evaluate(Run& run) const {
  JsValue left = first->evaluate(run);
  for (const Link& link : links) {
    run.budget.step();
    JsValue right = link.operand->evaluate(run);
    run.at = link.at;
    if (!python_compare(run.budget, link.op, left, right)) return false;
    left = std::move(right);
  }
  return true;
}

JsValue PythonSign::evaluate(Run& run) const {
  run.budget.step();
  const JsValue value = operand->evaluate(run);
  run.at = at;
  const double number = python_number(value, "a sign");
  return is_negative ? -number : number;
}

}  // namespace bs::scaffold::engine
