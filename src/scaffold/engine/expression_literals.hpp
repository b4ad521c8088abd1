#pragma once
/// Values that are written out, and the forms that hold others.
#include "scaffold/engine/ast.hpp"

namespace bs::scaffold::engine {

struct Literal : Expression {
  JsValue evaluate(Run&) const override { return value; }
  JsValue value;
};

/// `(a, b)`: JavaScript's comma, the last one counts.
struct Group : Expression {
  JsValue evaluate(Run& run) const override;
  std::vector<ExpressionPtr> items;
};

struct ListLiteral : Expression {
  JsValue evaluate(Run& run) const override;
  std::vector<ExpressionPtr> items;
};

struct Pair {
  TextPtr key;
  ExpressionPtr value;
};

struct ObjectLiteral : Expression {
  JsValue evaluate(Run& run) const override;
  std::vector<Pair> pairs;
};

/// `body if condition else otherwise`; "" without an else.
struct InlineIf : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr condition;
  ExpressionPtr body;
  ExpressionPtr otherwise;
};

}  // namespace bs::scaffold::engine
