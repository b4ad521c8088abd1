#pragma once
/// Operators.
#include "scaffold/engine/ast.hpp"
#include "scaffold/engine/js_operators.hpp"
#include "scaffold/engine/tests.hpp"

namespace bs::scaffold::engine {

/// `first op operand op operand …`, operators of one precedence, from the left.
struct Chain : Expression {
  JsValue evaluate(Run& run) const override;
  struct Link {
    Operator op;
    Offset at;
    ExpressionPtr operand;
  };
  ExpressionPtr first;
  std::vector<Link> links;
};

/// `a or b or c`, `a and b and c`: the value that decides, not a boolean.
struct LogicalChain : Expression {
  JsValue evaluate(Run& run) const override;
  bool stops_at = true;  ///< the truth that decides: or true, and false
  std::vector<ExpressionPtr> operands;
};

struct Not : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr operand;
};

/// `-a`, `+a`
struct Sign : Expression {
  JsValue evaluate(Run& run) const override;
  bool is_negative = true;
  ExpressionPtr operand;
};

/// `a // b`: the quotient, rounded down.
struct Floor : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr quotient;
};

struct Power : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr base;
  ExpressionPtr exponent;
};

/// `a in b`
struct In : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr needle;
  ExpressionPtr haystack;
};

/// `a is test`, `a is test(b)`
struct Is : Expression {
  JsValue evaluate(Run& run) const override;
  ExpressionPtr value;
  std::string name;
  const Test* test = nullptr;  ///< nullptr: there is none of this name, told when it is asked
  ExpressionPtr argument;      ///< may be nullptr
};

}  // namespace bs::scaffold::engine
