#pragma once
/// JavaScript's operators on values.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// The operators of two sides, as Nunjucks writes them into JavaScript.
enum class Operator : unsigned char {
  logical_or,
  logical_and,
  equal,
  not_equal,
  same,
  not_same,
  less,
  greater,
  less_or_equal,
  greater_or_equal,
  add,
  concatenate,  ///< `~`: `+ "" +`
  subtract,
  multiply,
  divide,
  modulo,
};

/// JavaScript's `==`.
bool loose_equal(Budget& budget, const JsValue& a, const JsValue& b);

enum class Order { less, equal, greater, none };
/// How `<`, `>`, `<=` and `>=` see the two; none when either is NaN.
Order order(Budget& budget, const JsValue& a, const JsValue& b);

/// JavaScript's `+`.
JsValue add(Budget& budget, const JsValue& a, const JsValue& b);
/// What the operator gives; not for logical_or and logical_and, which do not look at both sides.
JsValue apply(Budget& budget, Operator op, const JsValue& a, const JsValue& b);

}  // namespace bs::scaffold::engine
