#pragma once
/// Operators of Jinja's dialect.
#include "scaffold/engine/ast.hpp"
#include "scaffold/engine/python_operators.hpp"

namespace bs::scaffold::engine {

/// `first op operand op operand …`, operators of one precedence, from the left.
struct ArithmeticChain : Expression {
  JsValue evaluate(Run& run) const override;
  struct Link {
    Arithmetic op;
    Offset at;
    ExpressionPtr operand;
  };
  ExpressionPtr first;
  std::vector<Link> links;
};

/// `a < b <= c`: true when each holds.
struct ComparisonChain : Expression {
  JsValue evaluate(Run& run) const override;
  struct Link {
    Comparison op;
    Offset at;
    ExpressionPtr operand;
  };
  ExpressionPtr first;
  std::vector<Link> links;
};

/// `-a`, `+a`
struct PythonSign : Expression {
  JsValue evaluate(Run& run) const override;
  bool is_negative = true;
  ExpressionPtr operand;
};

}  // namespace bs::scaffold::engine
