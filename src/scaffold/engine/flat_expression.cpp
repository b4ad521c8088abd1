#include "scaffold/engine/flat_expression.hpp"

#include "scaffold/engine/expression_operators.hpp"

namespace bs::scaffold::engine {
namespace {

/// From the loosest to the tightest.
enum Precedence : int { logical_or, logical_and, equality, relation, sum, product, prefix };

Precedence precedence_of(Operator op) {
  switch (op) {
    case Operator::logical_or:
      return logical_or;
    case Operator::logical_and:
      return logical_and;
    case Operator::equal:
    case Operator::not_equal:
    case Operator::same:
    case Operator::not_same:
      return equality;
    case Operator::less:
    case Operator::greater:
    case Operator::less_or_equal:
    case Operator::greater_or_equal:
      return relation;
    case Operator::add:
    case Operator::concatenate:
    case Operator::subtract:
      return sum;
    default:
      return product;
  }
}

class TreeBuilder {
 public:
  explicit TreeBuilder(FlatExpression list) : list_(std::move(list)) {}

  ExpressionPtr build(int precedence) {
    if (precedence == prefix) return prefixed();
    ExpressionPtr first = build(precedence + 1);
    if (!continues(precedence)) return first;
    const bool is_logical = precedence == logical_or || precedence == logical_and;
    return is_logical ? logical(std::move(first), precedence) : chain(std::move(first), precedence);
  }

 private:
  bool continues(int precedence) const {
    return at_ < list_.size() && precedence_of(list_[at_].op) == precedence;
  }

  ExpressionPtr logical(ExpressionPtr first, int precedence) {
    auto node = std::make_unique<LogicalChain>();
    node->at = first->at;
    node->stops_at = precedence == logical_or;
    node->adopt(first.get());
    node->operands.push_back(std::move(first));
    while (continues(precedence)) {
      ++at_;
      node->operands.push_back(build(precedence + 1));
      node->adopt(node->operands.back().get());
    }
    return node;
  }

  ExpressionPtr chain(ExpressionPtr first, int precedence) {
    auto node = std::make_unique<Chain>();
    node->at = list_[at_].at;
    node->adopt(first.get());
    node->first = std::move(first);
    while (continues(precedence)) {
      const FlatItem& item = list_[at_++];
      node->links.push_back({item.op, item.at, build(precedence + 1)});
      node->adopt(node->links.back().operand.get());
    }
    return node;
  }

  ExpressionPtr prefixed() {
    const std::size_t first = at_;
    while (list_[at_].kind != FlatItem::Kind::operand) ++at_;
    ExpressionPtr operand = std::move(list_[at_++].operand);
    for (std::size_t i = at_ - 1; i > first; --i) operand = with_prefix(list_[i - 1], std::move(operand));
    return operand;
  }

  static ExpressionPtr with_prefix(const FlatItem& item, ExpressionPtr operand) {
    if (item.kind == FlatItem::Kind::negation) {
      auto node = std::make_unique<Not>();
      node->at = item.at;
      node->adopt(operand.get());
      node->operand = std::move(operand);
      return node;
    }
    auto node = std::make_unique<Sign>();
    node->at = item.at;
    node->is_negative = item.kind == FlatItem::Kind::minus;
    node->adopt(operand.get());
    node->operand = std::move(operand);
    return node;
  }

  FlatExpression list_;
  std::size_t at_ = 0;
};

}  // namespace

FlatItem flat_operand(ExpressionPtr operand) {
  FlatItem item;
  item.at = operand->at;
  item.operand = std::move(operand);
  return item;
}

FlatItem flat_operator(Operator op, Offset at) {
  FlatItem item;
  item.kind = FlatItem::Kind::binary;
  item.at = at;
  item.op = op;
  return item;
}

FlatItem flat_prefix(FlatItem::Kind kind, Offset at) {
  FlatItem item;
  item.kind = kind;
  item.at = at;
  return item;
}

void append(FlatExpression& list, FlatExpression more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

ExpressionPtr tree_of(FlatExpression list) {
  if (list.size() == 1) return std::move(list.front().operand);
  return TreeBuilder(std::move(list)).build(logical_or);
}

}  // namespace bs::scaffold::engine
