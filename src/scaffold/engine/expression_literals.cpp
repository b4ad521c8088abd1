#include "scaffold/engine/expression_literals.hpp"

#include "scaffold/engine/js_object.hpp"
#include "scaffold/engine/run.hpp"

namespace bs::scaffold::engine {

JsValue Group::evaluate(Run& run) const {
  run.budget.step();
  for (std::size_t i = 0; i + 1 < items.size(); ++i) items[i]->evaluate(run);
  return items.back()->evaluate(run);
}

JsValue ListLiteral::evaluate(Run& run) const {
  run.budget.step();
  Values values;
  values.reserve(items.size());
  for (const ExpressionPtr& item : items) values.push_back(item->evaluate(run));
  run.at = at;
  return run.budget.list(std::move(values));
}

JsValue ObjectLiteral::evaluate(Run& run) const {
  run.budget.step();
  JsObject object;
  for (const Pair& pair : pairs) object.set(pair.key, pair.value->evaluate(run));
  run.at = at;
  return run.budget.object(std::move(object));
}

JsValue InlineIf::evaluate(Run& run) const {
  run.budget.step();
  if (run.is_true(condition->evaluate(run))) return body->evaluate(run);
  return otherwise == nullptr ? text_value("") : otherwise->evaluate(run);
}

}  // namespace bs::scaffold::engine
