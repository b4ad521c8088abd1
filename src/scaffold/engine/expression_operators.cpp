#include "scaffold/engine/expression_operators.hpp"

#include <cmath>

#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/program.hpp"
#include "scaffold/engine/property.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {
namespace {

bool is_in_list(Budget& budget, const JsValue& needle, const Values& items) {
  budget.step(items.size() / 8);
  return std::any_of(items.begin(), items.end(), [&](const JsValue& item) {
    budget.read(item.is_string() ? item.text()->bytes().size() : 0);
    return strict_equal(item, needle);
  });
}

bool contains(Budget& budget, const JsValue& needle, const JsValue& haystack) {
  switch (haystack.kind()) {
    case Kind::array:
      return is_in_list(budget, needle, haystack.array().items);
    case Kind::string:
      budget.read(haystack.text()->bytes().size());
      return haystack.text()->find(*to_text(budget, needle)) != JsText::npos;
    case Kind::object:
    case Kind::safe:
      return has_property(haystack, to_text(budget, needle)->bytes());
    default:
      refuse(fmt::format("\"in\" cannot look into {}", described(haystack.kind())),
             "it looks into lists, strings and objects");
  }
}

}  // namespace

JsValue Chain::evaluate(Run& run) const {
  JsValue value = first->evaluate(run);
  for (const Link& link : links) {
    run.budget.step();
    const JsValue operand = link.operand->evaluate(run);
    run.at = link.at;
    value = apply(run.budget, link.op, value, operand);
  }
  return value;
}

JsValue LogicalChain::evaluate(Run& run) const {
  JsValue value;
  for (const ExpressionPtr& operand : operands) {
    run.budget.step();
    value = operand->evaluate(run);
    if (run.is_true(value) == stops_at) break;
  }
  return value;
}

JsValue Not::evaluate(Run& run) const {
  run.budget.step();
  return !run.is_true(operand->evaluate(run));
}

JsValue Sign::evaluate(Run& run) const {
  run.budget.step();
  const JsValue value = operand->evaluate(run);
  run.at = at;
  const double number = to_number(run.budget, value);
  return is_negative ? -number : number;
}

JsValue Floor::evaluate(Run& run) const {
  run.budget.step();
  return std::floor(to_number(run.budget, quotient->evaluate(run)));
}

JsValue Power::evaluate(Run& run) const {
  run.budget.step();
  const JsValue left = base->evaluate(run);
  const JsValue right = exponent->evaluate(run);
  run.at = at;
  const double left_number = to_number(run.budget, left);
  return power(left_number, to_number(run.budget, right));
}

JsValue In::evaluate(Run& run) const {
  run.budget.step();
  const JsValue key = needle->evaluate(run);
  const JsValue within = haystack->evaluate(run);
  run.at = at;
  return contains(run.budget, key, within);
}

JsValue Is::evaluate(Run& run) const {
  run.budget.step();
  Values values;
  values.push_back(value->evaluate(run));
  if (argument != nullptr) values.push_back(argument->evaluate(run));
  run.at = at;
  if (test == nullptr) refuse_unknown_test(name, run.program.options.dialect);
  return test->holds(Args(run, values));
}

}  // namespace bs::scaffold::engine
