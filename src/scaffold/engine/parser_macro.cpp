// {% macro %} and {% call %}
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {
namespace {

std::uint32_t height_of(const MacroDefinition& definition) {
  std::uint32_t height = engine::height_of(definition.body);
  for (const auto& parameter : definition.defaults) height = std::max(height, parameter.value->height);
  return height + 1;
}

}  // namespace

StatementPtr Parser::parse_macro() {
  const Token tag = next();
  const Token name = next();
  if (name.kind != TokenKind::symbol) fail_unexpected(name, "the name of the macro");
  note(Reference::Kind::assigned, name.text, name.at);
  auto node = make<MacroTag>(tag.at);
  FunctionScope function;
  Scope scope(nullptr, function);
  if (peek().kind != TokenKind::left_paren) {
    const Token found = next();
    fail_unexpected(found, "( and the parameters of the macro");
  }
  {
    const Replaced inner(scope_, &scope);
    parse_macro_signature(node->definition, scope);
    end_tag("macro");
    node->definition.body = parse_until({"endmacro"});
    node->definition.slot_count = function.slot_count;
  }
  node->definition.height = height_of(node->definition);
  adopt(*node, node->definition.body);
  closing_tag("endmacro", tag.at);
  node->name = name_id(name.text);
  node->slot = new_slot(tag.at);
  node->is_local = scope_->has_parent();
  scope_->bind(node->name, node->slot);
  return node;
}

StatementPtr Parser::parse_call_block() {
  const Token tag = next();
  auto caller = make<CallerExpression>(tag.at);
  FunctionScope function{&scope_->function(), 0};
  Scope scope(scope_, function);
  caller->definition.caller_name = name_id("caller");
  if (peek().kind == TokenKind::left_paren) {
    const Replaced inner(scope_, &scope);
    parse_macro_signature(caller->definition, scope);
  }
  ExpressionPtr callee = parse_primary();
  auto* call = dynamic_cast<Call*>(callee.get());
  if (call == nullptr) fail(callee->at, "call needs a macro that is called", "{% call NAME(…) %}");
  end_tag("call");
  {
    const Replaced inner(scope_, &scope);
    caller->definition.body = parse_until({"endcall"});
    caller->definition.slot_count = function.slot_count;
  }
  caller->definition.height = height_of(caller->definition);
  adopt(*caller, caller->definition.body);
  closing_tag("endcall", tag.at);
  adopt(*call, caller.get());
  call->arguments.keywords.push_back({text_value("caller").text(), std::move(caller)});
  auto node = make<Print>(tag.at);
  adopt(*node, callee.get());
  node->value = std::move(callee);
  return node;
}

/// Parameters without a default are known in the defaults of all others, also of those before them, so it is
/// looked through once to find them.
void Parser::parse_macro_signature(MacroDefinition& definition, Scope& scope) {
  definition.caller_name = name_id("caller");
  const Offset open = next().at;
  const Lexer::State start = lexer_.state();
  const std::size_t uses = program_.uses.size();
  for (const bool is_first_look : {true, false}) {
    if (!is_first_look) {
      lexer_.return_to(start);
      peeked_.reset();
      program_.uses.resize(uses);
      noted_ = nullptr;
    }
    bool is_first = true;
    while (!skip(TokenKind::right_paren)) {
      if (!is_first && !skip(TokenKind::comma)) {
        const Token found = next();
        if (found.kind == TokenKind::end || found.kind == TokenKind::block_end) fail(open, "( is not closed");
        fail_unexpected(found, ", or )");
      }
      is_first = false;
      parse_macro_parameter(definition, scope, is_first_look);
    }
  }
}

void Parser::parse_macro_parameter(MacroDefinition& definition, Scope& scope, bool is_first_look) {
  const Token token = next();
  if (token.kind != TokenKind::symbol) fail_unexpected(token, "the name of a parameter");
  const NameId name = name_id(token.text);
  const TextPtr text = text_value(std::string(token.text)).text();
  note(Reference::Kind::assigned, token.text, token.at);
  if (skip_operation("=")) {
    ExpressionPtr value = parse_expression();
    if (is_first_look) return;
    definition.defaults.push_back({name, std::move(value)});
    definition.default_names.push_back(text);
  } else if (is_first_look) {
    const auto known = std::find_if(definition.parameters.begin(), definition.parameters.end(),
                                    [&](const auto& parameter) { return parameter.name == name; });
    const std::uint32_t slot = known == definition.parameters.end() ? new_slot(token.at) : known->slot;
    definition.parameters.push_back({name, slot});
    definition.names.push_back(text);
    scope.bind(name, slot);
  }
}

}  // namespace bs::scaffold::engine
