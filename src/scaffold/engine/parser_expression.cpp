// Expressions, from the loosest operator to the tightest. The operators in between that Nunjucks writes into
// JavaScript as they come need no levels of their own; see FlatExpression.
#include "scaffold/engine/expression_operators.hpp"
#include "scaffold/engine/js_convert.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {
namespace {

struct FlatOperator {
  TokenKind kind;
  std::string_view text;
  Operator op;
};

constexpr FlatOperator k_flat_operators[] = {
    {TokenKind::operation, "==", Operator::equal},
    {TokenKind::operation, "===", Operator::same},
    {TokenKind::operation, "!=", Operator::not_equal},
    {TokenKind::operation, "!==", Operator::not_same},
    {TokenKind::operation, "<", Operator::less},
    {TokenKind::operation, ">", Operator::greater},
    {TokenKind::operation, "<=", Operator::less_or_equal},
    {TokenKind::operation, ">=", Operator::greater_or_equal},
    {TokenKind::tilde, "~", Operator::concatenate},
    {TokenKind::operation, "+", Operator::add},
    {TokenKind::operation, "-", Operator::subtract},
    {TokenKind::operation, "*", Operator::multiply},
    {TokenKind::operation, "/", Operator::divide},
};

FlatExpression alone(ExpressionPtr node) {
  FlatExpression list;
  list.push_back(flat_operand(std::move(node)));
  return list;
}

/// A name alone, or one that is called: what `is` takes for the name of a test.
bool starts_with_name(const FlatExpression& list) {
  const Expression* only = list.size() == 1 ? list.front().operand.get() : nullptr;
  if (const auto* call = dynamic_cast<const Call*>(only)) only = call->callee.get();
  return dynamic_cast<const DynamicName*>(only) != nullptr;
}

}  // namespace

ExpressionPtr Parser::checked(ExpressionPtr node) const {
  if (node->height > program_.options.limits.depth) fail_depth(node->at);
  return node;
}

ExpressionPtr Parser::parse_expression() {
  if (program_.is_jinja()) return parse_jinja();
  const Level level(*this, peek().at);
  ExpressionPtr body = checked(tree_of(parse_logic()));
  if (!skip_symbol("if")) return body;
  auto node = make<InlineIf>(body->at);
  node->condition = checked(tree_of(parse_logic()));
  if (skip_symbol("else")) node->otherwise = checked(tree_of(parse_logic()));
  node->body = std::move(body);
  for (const auto* part : {&node->condition, &node->body, &node->otherwise}) adopt(*node, part->get());
  return node;
}

FlatExpression Parser::parse_logic() {
  FlatExpression list = parse_not();
  for (;;) {
    const Offset at = peek().at;
    if (skip_symbol("or")) {
      list.push_back(flat_operator(Operator::logical_or, at));
    } else if (skip_symbol("and")) {
      list.push_back(flat_operator(Operator::logical_and, at));
    } else {
      return list;
    }
    append(list, parse_not());
  }
}

FlatExpression Parser::parse_not() {
  FlatExpression list;
  for (Offset at = peek().at; skip_symbol("not"); at = peek().at) {
    count_node(at);
    // Refused here and not when the tree stands: to take a tree of a million levels down again needs their
    // stack.
    if (list.size() >= program_.options.limits.depth) fail_depth(at);
    list.push_back(flat_prefix(FlatItem::Kind::negation, at));
  }
  append(list, parse_in());
  return list;
}

FlatExpression Parser::parse_in() {
  FlatExpression list = parse_is();
  for (;;) {
    const Token token = peek();
    const bool is_inverted = skip_symbol("not");
    if (!skip_symbol("in")) {
      if (is_inverted) fail_unexpected(token, "an operator");
      return list;
    }
    auto node = make<In>(token.at);
    node->needle = checked(tree_of(std::move(list)));
    node->haystack = checked(tree_of(parse_is()));
    adopt(*node, node->needle.get());
    adopt(*node, node->haystack.get());
    list.clear();
    if (is_inverted) list.push_back(flat_prefix(FlatItem::Kind::negation, token.at));
    list.push_back(flat_operand(std::move(node)));
  }
}

FlatExpression Parser::parse_is() {
  FlatExpression list = parse_compare();
  const Offset at = peek().at;
  if (!skip_symbol("is")) return list;
  FlatExpression test;
  if (const Offset negation = peek().at; skip_symbol("not"))
    test.push_back(flat_prefix(FlatItem::Kind::negation, negation));
  ExpressionPtr value = checked(tree_of(std::move(list)));
  const std::size_t uses = program_.uses.size();
  FlatExpression right = parse_compare();
  // The name of a test is no variable.
  if (program_.uses.size() > uses && program_.uses[uses].kind == Reference::Kind::name &&
      starts_with_name(right))
    program_.uses.erase(program_.uses.begin() + static_cast<std::ptrdiff_t>(uses));
  test.push_back(flat_operand(make_test(std::move(value), std::move(right), at)));
  return test;
}

/// What stands behind `is` is taken apart, not evaluated: a name, a string, a call with one argument, or a
/// filter. Anything else is the test `undefined` to Nunjucks.
ExpressionPtr Parser::make_test(ExpressionPtr value, FlatExpression right, Offset at) {
  auto node = make<Is>(at);
  node->name = "undefined";
  adopt(*node, value.get());
  node->value = std::move(value);
  Budget budget(program_.options.limits);
  Expression* only = right.size() == 1 ? right.front().operand.get() : nullptr;
  if (const auto* name = dynamic_cast<Name*>(only)) {
    node->name = program_.names[name->name];
  } else if (const auto* literal = dynamic_cast<Literal*>(only)) {
    node->name = to_text(budget, literal->value)->bytes();
  } else if (auto* filter = dynamic_cast<FilterCall*>(only)) {
    if (!filter->arguments.positional.empty()) fail(filter->at, "a test takes one argument at most");
    node->name = filter->name;
    node->argument = std::move(filter->value);
  } else if (auto* call = dynamic_cast<Call*>(only)) {
    ArgumentList& list = call->arguments;
    if (list.positional.size() + (list.keywords.empty() ? 0 : 1) > 1)
      fail(call->at, "a test takes one argument at most");
    if (const auto* callee = dynamic_cast<Name*>(call->callee.get()))
      node->name = program_.names[callee->name];
    if (const auto* literal_name = dynamic_cast<Literal*>(call->callee.get()))
      node->name = to_text(budget, literal_name->value)->bytes();
    if (!list.positional.empty()) node->argument = std::move(list.positional.front());
  }
  if (node->argument != nullptr) adopt(*node, node->argument.get());
  node->test = find_test(node->name, program_.options.dialect);
  note(Reference::Kind::test, node->name, at);
  return node;
}

std::optional<Operator> Parser::skip_flat_operator(Offset& at) {
  const Token& token = peek();
  for (const FlatOperator& one : k_flat_operators) {
    if (token.kind != one.kind || token.text != one.text) continue;
    at = token.at;
    next();
    return one.op;
  }
  return std::nullopt;
}

FlatExpression Parser::parse_compare() {
  FlatExpression list = parse_floor();
  Offset at = 0;
  while (const auto op = skip_flat_operator(at)) {
    list.push_back(flat_operator(*op, at));
    append(list, parse_floor());
  }
  return list;
}

FlatExpression Parser::parse_floor() {
  FlatExpression list = parse_modulo();
  for (Offset at = peek().at; skip_operation("//"); at = peek().at) {
    list.push_back(flat_operator(Operator::divide, at));
    append(list, parse_modulo());
    auto node = make<Floor>(at);
    node->quotient = tree_of(std::move(list));
    adopt(*node, node->quotient.get());
    list = alone(std::move(node));
  }
  return list;
}

FlatExpression Parser::parse_modulo() {
  FlatExpression list = parse_power();
  for (Offset at = peek().at; skip_operation("%"); at = peek().at) {
    list.push_back(flat_operator(Operator::modulo, at));
    append(list, parse_power());
  }
  return list;
}

FlatExpression Parser::parse_power() {
  FlatExpression list = parse_unary(true);
  for (Offset at = peek().at; skip_operation("**"); at = peek().at) {
    auto node = make<Power>(at);
    node->base = tree_of(std::move(list));
    node->exponent = tree_of(parse_unary(true));
    adopt(*node, node->base.get());
    adopt(*node, node->exponent.get());
    list = alone(std::move(node));
  }
  return list;
}

FlatExpression Parser::parse_unary(bool takes_filters) {
  const Offset at = peek().at;
  FlatExpression list;
  for (const auto& [sign, kind] :
       {std::pair("-", FlatItem::Kind::minus), std::pair("+", FlatItem::Kind::plus)}) {
    if (!skip_operation(sign)) continue;
    const Level level(*this, at);
    count_node(at);
    list.push_back(flat_prefix(kind, at));
    append(list, parse_unary(false));
    break;
  }
  if (list.empty()) list = alone(parse_primary());
  while (takes_filters && skip(TokenKind::pipe)) list = alone(parse_filter(tree_of(std::move(list))));
  return list;
}

}  // namespace bs::scaffold::engine
