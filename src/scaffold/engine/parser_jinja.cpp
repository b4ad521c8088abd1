// Expressions of Jinja's dialect, with the precedence that Jinja gives them.
#include "scaffold/engine/expression_operators.hpp"
#include "scaffold/engine/expression_python.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {
namespace {

template <class Op>
struct Spelling {
  std::string_view text;
  Op op;
};

constexpr Spelling<Comparison> k_comparisons[] = {
    {"==", Comparison::equal},         {"!=", Comparison::not_equal},
    {"<=", Comparison::less_or_equal}, {">=", Comparison::greater_or_equal},
    {"<", Comparison::less},           {">", Comparison::greater},
};
constexpr Spelling<Arithmetic> k_sums[] = {{"+", Arithmetic::add}, {"-", Arithmetic::subtract}};
constexpr Spelling<Arithmetic> k_joins[] = {{"~", Arithmetic::concatenate}};
constexpr Spelling<Arithmetic> k_products[] = {{"*", Arithmetic::multiply},
                                               {"/", Arithmetic::divide},
                                               {"//", Arithmetic::floor_divide},
                                               {"%", Arithmetic::modulo}};
constexpr Spelling<Arithmetic> k_powers[] = {{"**", Arithmetic::power}};

/// By precedence, the loosest first.
constexpr std::span<const Spelling<Arithmetic>> k_levels[] = {k_sums, k_joins, k_products, k_powers};

template <class Op>
std::optional<Op> find_operator(std::span<const Spelling<Op>> spellings, const Token& token) {
  if (token.kind != TokenKind::operation && token.kind != TokenKind::tilde) return std::nullopt;
  for (const Spelling<Op>& spelling : spellings)
    if (spelling.text == token.text) return spelling.op;
  return std::nullopt;
}

bool starts_a_test_argument(const Token& token) {
  static constexpr std::string_view k_words[] = {"else", "or", "and", "is", "if", "in", "not", "recursive"};
  switch (token.kind) {
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::floating:
    case TokenKind::boolean:
    case TokenKind::none:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
      return true;
    case TokenKind::symbol:
      return std::find(std::begin(k_words), std::end(k_words), token.text) == std::end(k_words);
    default:
      return false;
  }
}

}  // namespace

ExpressionPtr Parser::parse_jinja() {
  const Level level(*this, peek().at);
  ExpressionPtr body = parse_jinja_logic(true);
  while (skip_symbol("if")) {
    auto node = make<InlineIf>(body->at);
    node->condition = parse_jinja_logic(true);
    if (skip_symbol("else")) node->otherwise = parse_jinja();
    node->body = std::move(body);
    for (const auto* part : {&node->condition, &node->body, &node->otherwise}) adopt(*node, part->get());
    body = std::move(node);
  }
  return body;
}

/// `a or b`, whose operands are `a and b`.
ExpressionPtr Parser::parse_jinja_logic(bool is_or) {
  const auto operand = [&] { return is_or ? parse_jinja_logic(false) : parse_jinja_not(); };
  const std::string_view word = is_or ? "or" : "and";
  ExpressionPtr first = operand();
  if (!peeks_symbol(word)) return first;
  auto node = make<LogicalChain>(first->at);
  node->stops_at = is_or;
  node->operands.push_back(std::move(first));
  while (skip_symbol(word)) node->operands.push_back(operand());
  for (const ExpressionPtr& one : node->operands) adopt(*node, one.get());
  return node;
}

ExpressionPtr Parser::parse_jinja_not() {
  const Offset at = peek().at;
  if (!skip_symbol("not")) return parse_jinja_comparison();
  const Level level(*this, at);
  auto node = make<Not>(at);
  node->operand = parse_jinja_not();
  adopt(*node, node->operand.get());
  return node;
}

std::optional<Comparison> Parser::skip_comparison() {
  const Token token = peek();
  if (const auto op = find_operator(std::span<const Spelling<Comparison>>(k_comparisons), token)) {
    next();
    return op;
  }
  if (skip_symbol("in")) return Comparison::in;
  if (!skip_symbol("not")) return std::nullopt;
  if (!skip_symbol("in")) fail_unexpected(token, "an operator");
  return Comparison::not_in;
}

ExpressionPtr Parser::parse_jinja_comparison() {
  ExpressionPtr first = parse_jinja_arithmetic();
  Offset at = peek().at;
  auto op = skip_comparison();
  if (!op) return first;
  auto node = make<ComparisonChain>(at);
  adopt(*node, first.get());
  node->first = std::move(first);
  while (op) {
    node->links.push_back({*op, at, parse_jinja_arithmetic()});
    adopt(*node, node->links.back().operand.get());
    at = peek().at;
    op = skip_comparison();
  }
  return node;
}

ExpressionPtr Parser::parse_jinja_arithmetic(std::size_t precedence) {
  if (precedence == std::size(k_levels)) return parse_jinja_unary(true);
  ExpressionPtr first = parse_jinja_arithmetic(precedence + 1);
  auto op = find_operator(k_levels[precedence], peek());
  if (!op) return first;
  auto node = make<ArithmeticChain>(peek().at);
  adopt(*node, first.get());
  node->first = std::move(first);
  while (op) {
    const Offset at = next().at;
    node->links.push_back({*op, at, parse_jinja_arithmetic(precedence + 1)});
    adopt(*node, node->links.back().operand.get());
    op = find_operator(k_levels[precedence], peek());
  }
  return node;
}

ExpressionPtr Parser::parse_jinja_unary(bool takes_filters) {
  const Offset at = peek().at;
  ExpressionPtr node;
  const bool is_negative = skip_operation("-");
  if (is_negative || skip_operation("+")) {
    const Level level(*this, at);
    auto sign = make<PythonSign>(at);
    sign->is_negative = is_negative;
    sign->operand = parse_jinja_unary(false);
    adopt(*sign, sign->operand.get());
    node = std::move(sign);
  } else {
    node = parse_primary();
  }
  while (takes_filters) {
    if (skip(TokenKind::pipe)) {
      node = parse_filter(std::move(node));
    } else if (peeks_symbol("is")) {
      node = parse_jinja_test(std::move(node));
    } else {
      break;
    }
    if (node->height > program_.options.limits.depth) fail_depth(node->at);
  }
  return node;
}

ExpressionPtr Parser::parse_jinja_test(ExpressionPtr value) {
  const Offset at = next().at;
  const bool is_inverted = skip_symbol("not");
  const Token name = next();
  const bool is_word =
      name.kind == TokenKind::symbol || name.kind == TokenKind::none || name.kind == TokenKind::boolean;
  if (!is_word) fail_unexpected(name, "the name of a test");
  auto node = make<Is>(at);
  node->name = name.text;
  adopt(*node, value.get());
  node->value = std::move(value);
  if (skip(TokenKind::left_paren)) {
    ArgumentList list;
    parse_arguments(list, *node);
    if (list.positional.size() + list.keywords.size() > 1) fail(name.at, "a test takes one argument at most");
    if (!list.positional.empty()) node->argument = std::move(list.positional.front());
    if (!list.keywords.empty()) node->argument = std::move(list.keywords.front().value);
  } else if (starts_a_test_argument(peek())) {
    node->argument = parse_primary();
    adopt(*node, node->argument.get());
  }
  node->test = find_test(node->name, program_.options.dialect);
  note(Reference::Kind::test, node->name, at);
  if (!is_inverted) return node;
  auto negation = make<Not>(at);
  adopt(*negation, node.get());
  negation->operand = std::move(node);
  return negation;
}

/// `(a)`, or a tuple, which becomes a list: `()`, `(a,)`, `(a, b)`.
ExpressionPtr Parser::parse_jinja_group(const Token& token) {
  auto list = make<ListLiteral>(token.at);
  bool is_tuple = true;
  while (!skip(TokenKind::right_paren)) {
    if (!is_tuple) {
      const Token found = next();
      if (found.kind == TokenKind::end || found.kind == TokenKind::block_end)
        fail(token.at, fmt::format("{} is not closed", token.text));
      fail_unexpected(found, "a comma or the closing bracket");
    }
    list->items.push_back(parse_expression());
    adopt(*list, list->items.back().get());
    is_tuple = skip(TokenKind::comma);
  }
  if (!is_tuple && list->items.size() == 1) return std::move(list->items.front());
  return list;
}

/// What stands without brackets where a tuple may: `1, 2`.
ExpressionPtr Parser::parse_jinja_tuple() {
  ExpressionPtr first = parse_expression();
  if (peek().kind != TokenKind::comma) return first;
  auto list = make<ListLiteral>(first->at);
  list->items.push_back(std::move(first));
  while (skip(TokenKind::comma)) {
    if (peek().kind == TokenKind::block_end) break;
    list->items.push_back(parse_expression());
  }
  for (const ExpressionPtr& item : list->items) adopt(*list, item.get());
  return list;
}

}  // namespace bs::scaffold::engine
