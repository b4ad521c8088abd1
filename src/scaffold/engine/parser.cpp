#include "scaffold/engine/parser.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/fault.hpp"

namespace bs::scaffold::engine {

Parser::Parser(Program& program) : program_(program), lexer_(program) {}

void Parser::parse() {
  FunctionScope function;
  Scope scope(nullptr, function);
  scope_ = &scope;
  program_.body = parse_nodes();
  program_.slot_count = function.slot_count;
  if (program_.body.size() == 1)
    if (const auto* print = dynamic_cast<const Print*>(program_.body.front().get()))
      program_.whole = print->value.get();
}

Token Parser::next() {
  if (!peeked_) return lexer_.next();
  const Token token = *peeked_;
  peeked_.reset();
  return token;
}

const Token& Parser::peek() {
  if (!peeked_) peeked_ = lexer_.next();
  return *peeked_;
}

bool Parser::skip(TokenKind kind) {
  if (peek().kind != kind) return false;
  next();
  return true;
}

bool Parser::peeks_symbol(std::string_view word) {
  return peek().kind == TokenKind::symbol && peek().text == word;
}

bool Parser::skip_symbol(std::string_view word) {
  if (!peeks_symbol(word)) return false;
  next();
  return true;
}

bool Parser::skip_operation(std::string_view operation) {
  if (peek().kind != TokenKind::operation || peek().text != operation) return false;
  next();
  return true;
}

void Parser::fail(Offset at, std::string message, std::string hint) const {
  fail_at(program_, at, std::move(message), std::move(hint));
}

void Parser::fail_unexpected(const Token& token, std::string_view wanted) {
  std::string hint;
  if (token.text.starts_with("&&")) hint = "write and";
  if (token.kind == TokenKind::operation && token.text == "!") hint = "write not";
  if (token.text.starts_with('?')) hint = "write A if CONDITION else B";
  if (token.kind == TokenKind::variable_end) hint = "where }} closes two objects, put a space between: } }";
  fail(token.at, fmt::format("{} stands where {} is expected", described(token), wanted), hint);
}

void Parser::fail_limit(Offset at, std::string message) const {
  Error error(ErrorKind::limit, std::move(message));
  place_at(program_, at, error);
  throw error;
}

void Parser::fail_depth(Offset at) const {
  fail_limit(at, fmt::format("tags and expressions stand in each other more than {} deep",
                             program_.options.limits.depth));
}

Parser::Level::Level(Parser& parser, Offset at) : parser_(parser) {
  if (parser_.level_ >= parser_.program_.options.limits.depth) parser_.fail_depth(at);
  ++parser_.level_;
}

void Parser::count_node(Offset at) {
  const std::size_t most = program_.options.limits.nodes;
  if (++nodes_ > most) fail_limit(at, fmt::format("the template has more than {} parts", grouped(most)));
}

void Parser::adopt(Node& parent, const Node* child) const {
  parent.adopt(child);
  if (parent.height > program_.options.limits.depth) fail_depth(parent.at);
}

void Parser::adopt(Node& parent, const Body& body) const {
  for (const StatementPtr& statement : body) adopt(parent, statement.get());
}

Body Parser::parse_nodes() {
  const Level level(*this, peek().at);
  Body body;
  for (;;) {
    const Token token = next();
    switch (token.kind) {
      case TokenKind::end:
        return body;
      case TokenKind::data:
        body.push_back(parse_data(token));
        break;
      case TokenKind::block_start: {
        drops_leading_space_ = false;
        StatementPtr statement = parse_statement();
        if (statement == nullptr) return body;
        body.push_back(std::move(statement));
        break;
      }
      case TokenKind::variable_start:
        body.push_back(parse_print(token));
        break;
      default:  // a comment; {#- and -#} trim as tags do, and {#-#} does both
        drops_leading_space_ = token.text[token.text.size() - 3] == '-';
        break;
    }
  }
}

Body Parser::parse_until(TagNames ends) {
  std::swap(ends, ends_);
  Body body = parse_nodes();
  ends_ = std::move(ends);
  return body;
}

bool Parser::is_trimmed_by(const Token& token) const {
  switch (token.kind) {
    case TokenKind::block_start:
    case TokenKind::variable_start:
      return token.text.back() == '-';
    case TokenKind::comment:
      return token.text[2] == '-';
    default:
      return false;
  }
}

StatementPtr Parser::parse_data(const Token& token) {
  std::string_view text = token.text;
  if (std::exchange(drops_leading_space_, false)) text.remove_prefix(leading_space(text));
  if (is_trimmed_by(peek())) text.remove_suffix(trailing_space(text));
  auto node = make<Data>(token.at);
  node->text = text;
  return node;
}

StatementPtr Parser::parse_print(const Token& token) {
  auto node = make<Print>(token.at);
  node->value = parse_expression();
  adopt(*node, node->value.get());
  drops_leading_space_ = false;
  end_variable();
  return node;
}

void Parser::end_variable() {
  const Token token = next();
  if (token.kind != TokenKind::variable_end) fail_unexpected(token, "an operator or }}");
  drops_leading_space_ = token.text.front() == '-';
}

void Parser::end_tag(std::string_view tag) {
  const Token token = next();
  if (token.kind != TokenKind::block_end)
    fail_unexpected(token, fmt::format("the end of the tag {}, %}},", tag));
  if (token.text.front() == '-') drops_leading_space_ = true;
}

void Parser::closing_tag(std::string_view tag, Offset opened) {
  const Token token = next();
  if (token.kind != TokenKind::symbol || token.text != tag)
    fail(opened, fmt::format("this tag is not closed: there is no {{% {} %}}", tag));
  end_tag(tag);
}

}  // namespace bs::scaffold::engine
