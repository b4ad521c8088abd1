#pragma once
/// An expression as Nunjucks compiles it: it writes operands and operators into JavaScript in their order,
/// mostly without brackets, so that JavaScript's precedence decides and not that of its own parser. `not a ==
/// b` is `!a == b`, `1 ~ 2 + 3` is `1 + "" + 2 + 3`. Brackets come from what it compiles to a call (//, **,
/// in, filters) or writes in brackets.
#include "scaffold/engine/ast.hpp"
#include "scaffold/engine/js_operators.hpp"

namespace bs::scaffold::engine {

struct FlatItem {
  enum class Kind : unsigned char { operand, binary, negation, minus, plus };
  Kind kind = Kind::operand;
  Offset at = 0;
  Operator op = Operator::logical_or;  ///< of a binary one
  ExpressionPtr operand;
};

/// Operands and operators by turns, prefixes before operands.
using FlatExpression = std::vector<FlatItem>;

FlatItem flat_operand(ExpressionPtr operand);
FlatItem flat_operator(Operator op, Offset at);
FlatItem flat_prefix(FlatItem::Kind kind, Offset at);
void append(FlatExpression& list, FlatExpression more);

/// The tree that JavaScript makes of it.
ExpressionPtr tree_of(FlatExpression list);

}  // namespace bs::scaffold::engine
