#pragma once
/// From the words of a template to its tree. It follows Nunjucks' own parser step by step, since what that
/// accepts, and how it groups, is what templates are written for.
#include "scaffold/engine/expression_call.hpp"
#include "scaffold/engine/expression_python.hpp"
#include "scaffold/engine/flat_expression.hpp"
#include "scaffold/engine/lexer.hpp"
#include "scaffold/engine/macro.hpp"
#include "scaffold/engine/scope.hpp"
#include "scaffold/engine/statement_for.hpp"
#include "scaffold/engine/statements.hpp"

namespace bs::scaffold::engine {

class Parser {
 public:
  /// Fills the tree of `program`, whose source is there already.
  explicit Parser(Program& program);
  void parse();

 private:
  using TagNames = std::vector<std::string_view>;

  // Tokens
  Token next();
  const Token& peek();
  bool skip(TokenKind kind);
  bool skip_symbol(std::string_view word);
  bool skip_operation(std::string_view operation);
  bool peeks_symbol(std::string_view word);
  [[noreturn]] void fail(Offset at, std::string message, std::string hint = "") const;
  [[noreturn]] void fail_unexpected(const Token& token, std::string_view wanted);

  // Nodes: counted, and refused when they stand too deep in each other.
  template <class T>
  std::unique_ptr<T> make(Offset at) {
    count_node(at);
    auto node = std::make_unique<T>();
    node->at = at;
    return node;
  }
  void count_node(Offset at);
  [[noreturn]] void fail_limit(Offset at, std::string message) const;
  [[noreturn]] void fail_depth(Offset at) const;
  /// Gives the child to its parent's height.
  void adopt(Node& parent, const Node* child) const;
  void adopt(Node& parent, const Body& body) const;
  ExpressionPtr checked(ExpressionPtr node) const;

  // Text and tags (parser.cpp)
  Body parse_nodes();
  Body parse_until(TagNames ends);
  StatementPtr parse_data(const Token& token);
  bool is_trimmed_by(const Token& token) const;
  StatementPtr parse_print(const Token& token);
  /// nullptr at one of the tags that end what is being parsed.
  StatementPtr parse_statement();
  void end_tag(std::string_view tag);
  /// The tag that closes a block, its word and its end.
  void closing_tag(std::string_view tag, Offset opened);
  void end_variable();

  // Tags (parser_tags.cpp, parser_for.cpp, parser_macro.cpp)
  struct Tag {
    std::string_view name;
    StatementPtr (Parser::*parse)();
  };
  static const Tag k_tags[];
  static const Tag k_jinja_tags[];
  const Tag* find_tag(std::string_view name) const;
  [[noreturn]] void fail_unknown_tag(const Token& token) const;
  StatementPtr parse_if();
  StatementPtr parse_switch();
  StatementPtr parse_set();
  StatementPtr parse_block();
  StatementPtr parse_filter_block();
  StatementPtr parse_raw();
  StatementPtr parse_for();
  void parse_for_targets(For& node, const Token& tag);
  void bind_for_targets(For& node, Scope& scope);
  StatementPtr parse_macro();
  StatementPtr parse_call_block();
  void parse_macro_signature(MacroDefinition& definition, Scope& scope);
  void parse_macro_parameter(MacroDefinition& definition, Scope& scope, bool is_first_look);
  ExpressionPtr parse_capture(std::string_view end, Offset at);

  // Expressions (parser_expression.cpp)
  ExpressionPtr parse_expression();
  FlatExpression parse_logic();
  FlatExpression parse_not();
  FlatExpression parse_in();
  FlatExpression parse_is();
  FlatExpression parse_compare();
  std::optional<Operator> skip_flat_operator(Offset& at);
  FlatExpression parse_floor();
  FlatExpression parse_modulo();
  FlatExpression parse_power();
  FlatExpression parse_unary(bool takes_filters);
  ExpressionPtr make_test(ExpressionPtr value, FlatExpression right, Offset at);

  // Jinja's expressions (parser_jinja.cpp)
  ExpressionPtr parse_jinja();
  ExpressionPtr parse_jinja_logic(bool is_or);
  ExpressionPtr parse_jinja_not();
  ExpressionPtr parse_jinja_comparison();
  std::optional<Comparison> skip_comparison();
  ExpressionPtr parse_jinja_arithmetic(std::size_t precedence = 0);
  ExpressionPtr parse_jinja_unary(bool takes_filters);
  ExpressionPtr parse_jinja_test(ExpressionPtr value);
  ExpressionPtr parse_jinja_group(const Token& token);
  ExpressionPtr parse_jinja_tuple();

  // Jinja's tags (parser_jinja_tags.cpp)
  StatementPtr parse_jinja_for();
  StatementPtr parse_jinja_set();
  StatementPtr parse_jinja_raw();
  StatementPtr parse_with();
  StatementPtr parse_do();
  StatementPtr parse_now();
  std::vector<NameId> parse_jinja_targets(std::string_view what);

  // Operands (parser_primary.cpp, parser_arguments.cpp)
  ExpressionPtr parse_primary(bool takes_postfix = true);
  ExpressionPtr parse_literal(const Token& token);
  ExpressionPtr parse_aggregate(const Token& token);
  ExpressionPtr parse_group(const Token& token);
  ExpressionPtr parse_list(const Token& token);
  ExpressionPtr parse_object(const Token& token);
  bool parse_items(std::vector<ExpressionPtr>& items, TokenKind close, const Token& open);
  TextPtr parse_key();
  std::string string_of(const Token& token);
  ExpressionPtr parse_postfix(ExpressionPtr node);
  ExpressionPtr parse_index(ExpressionPtr target, const Token& bracket);
  ExpressionPtr parse_dotted(ExpressionPtr target, const Token& dot);
  ExpressionPtr member(ExpressionPtr target, ExpressionPtr key, Offset at);
  ExpressionPtr parse_call(ExpressionPtr callee, const Token& paren);
  ExpressionPtr parse_filter(ExpressionPtr value);
  std::unique_ptr<FilterCall> parse_filter_name();
  void parse_filter_arguments(FilterCall& node);
  void parse_arguments(ArgumentList& list, Node& parent);

  // Names
  NameId name_id(std::string_view name);
  ExpressionPtr name_expression(const Token& token);
  /// True, False and None, or nullptr.
  ExpressionPtr python_constant(const Token& token);
  std::uint32_t new_slot(Offset at);
  std::uint32_t new_slots(std::uint32_t count, Offset at);
  void note(Reference::Kind kind, std::string_view name, Offset at);
  void note_member(const Expression& target, std::string_view member);

  /// While an expression or a body is gone into.
  class Level;

  Program& program_;
  Lexer lexer_;
  std::optional<Token> peeked_;
  bool drops_leading_space_ = false;
  TagNames ends_;
  Scope* scope_ = nullptr;
  std::unordered_map<std::string, NameId> name_ids_;
  std::vector<std::string> block_names_;
  std::size_t nodes_ = 0;
  std::size_t level_ = 0;
  /// The expression whose path of members the last use is, to add to it.
  const Expression* noted_ = nullptr;
};

/// The text of a string token: \n, \t and \r, and every other character for itself.
std::string unescaped(std::string_view text);
/// The same as Python reads it: \x41 and \u00e9 too, and what means nothing stays with its backslash.
std::string python_unescaped(std::string_view text);

class Parser::Level {
 public:
  Level(Parser& parser, Offset at);
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --parser_.level_; }

 private:
  Parser& parser_;
};

}  // namespace bs::scaffold::engine
