// Tags that Jinja's dialect has, or has otherwise.
#include "scaffold/engine/now_tag.hpp"
#include "scaffold/engine/parser.hpp"
#include "scaffold/engine/statements_jinja.hpp"

namespace bs::scaffold::engine {

/// Names with commas, with or without brackets around them.
std::vector<NameId> Parser::parse_jinja_targets(std::string_view what) {
  std::vector<NameId> names;
  const bool has_brackets = skip(TokenKind::left_paren);
  do {
    const Token target = next();
    if (target.kind != TokenKind::symbol) fail_unexpected(target, what);
    note(Reference::Kind::assigned, target.text, target.at);
    names.push_back(name_id(target.text));
  } while (skip(TokenKind::comma));
  if (has_brackets && !skip(TokenKind::right_paren)) {
    const Token found = next();
    fail_unexpected(found, ")");
  }
  return names;
}

StatementPtr Parser::parse_jinja_for() {
  const Token tag = next();
  auto node = make<JinjaFor>(tag.at);
  node->loop_name = name_id("loop");
  node->targets = parse_jinja_targets("the name of a loop variable");
  if (!skip_symbol("in")) {
    const Token found = next();
    fail_unexpected(found, "\"in\"");
  }
  // Not a whole expression: `if` begins the condition of the loop.
  node->iterated = parse_jinja_logic(true);
  if (peek().kind == TokenKind::comma) {
    auto list = make<ListLiteral>(node->iterated->at);
    list->items.push_back(std::move(node->iterated));
    while (skip(TokenKind::comma)) list->items.push_back(parse_jinja_logic(true));
    for (const ExpressionPtr& item : list->items) adopt(*list, item.get());
    node->iterated = std::move(list);
  }
  adopt(*node, node->iterated.get());
  if (skip_symbol("if")) {
    node->condition = parse_expression();
    adopt(*node, node->condition.get());
  }
  if (peeks_symbol("recursive"))
    fail(peek().at, "recursive loops are not available", "a macro may call itself");
  end_tag("for");
  node->body = parse_until({"endfor", "else"});
  adopt(*node, node->body);
  if (skip_symbol("else")) {
    end_tag("else");
    node->otherwise = parse_until({"endfor"});
    adopt(*node, node->otherwise);
  }
  closing_tag("endfor", tag.at);
  return node;
}

StatementPtr Parser::parse_jinja_set() {
  const Token tag = next();
  auto node = make<JinjaSet>(tag.at);
  for (const NameId name : parse_jinja_targets("the name of a variable"))
    node->targets.push_back({name, scope_->find(name)});
  if (skip_operation(".")) {
    const Token member = next();
    if (member.kind != TokenKind::symbol) fail_unexpected(member, "the name of a member");
    node->member = member.text;
  }
  if (skip_operation("=")) {
    node->value = parse_jinja_tuple();
    end_tag("set");
    adopt(*node, node->value.get());
    return node;
  }
  std::vector<std::unique_ptr<FilterCall>> filters;
  while (skip(TokenKind::pipe)) {
    filters.push_back(parse_filter_name());
    parse_filter_arguments(*filters.back());
  }
  end_tag("set");
  node->value = parse_capture("endset", tag.at);
  for (auto& filter : filters) {
    adopt(*filter, node->value.get());
    filter->value = std::move(node->value);
    node->value = std::move(filter);
  }
  adopt(*node, node->value.get());
  return node;
}

StatementPtr Parser::parse_with() {
  const Token tag = next();
  auto node = make<With>(tag.at);
  while (peek().kind != TokenKind::block_end) {
    if (!node->variables.empty() && !skip(TokenKind::comma)) {
      const Token found = next();
      fail_unexpected(found, "a comma or %}");
    }
    const Token name = next();
    if (name.kind != TokenKind::symbol) fail_unexpected(name, "the name of a variable");
    if (!skip_operation("=")) {
      const Token found = next();
      fail_unexpected(found, "=");
    }
    note(Reference::Kind::assigned, name.text, name.at);
    node->variables.push_back({name_id(name.text), parse_expression()});
    adopt(*node, node->variables.back().value.get());
  }
  end_tag("with");
  node->body = parse_until({"endwith"});
  adopt(*node, node->body);
  closing_tag("endwith", tag.at);
  return node;
}

StatementPtr Parser::parse_do() {
  const Token tag = next();
  auto node = make<Do>(tag.at);
  node->value = parse_jinja_tuple();
  adopt(*node, node->value.get());
  end_tag("do");
  return node;
}

/// `{% now 'utc', '%Y' %}`, `{% now 'utc' + 'days=1' %}`
StatementPtr Parser::parse_now() {
  const Token tag = next();
  auto node = make<Now>(tag.at);
  node->zone = parse_expression();
  auto* sum = dynamic_cast<ArithmeticChain*>(node->zone.get());
  if (sum != nullptr && sum->links.size() == 1 && sum->links[0].op <= Arithmetic::subtract) {
    node->is_back = sum->links[0].op == Arithmetic::subtract;
    node->offset = std::move(sum->links[0].operand);
    ExpressionPtr zone = std::move(sum->first);
    node->zone = std::move(zone);
  }
  if (skip(TokenKind::comma)) node->format = parse_expression();
  for (const auto* part : {&node->zone, &node->offset, &node->format}) adopt(*node, part->get());
  end_tag("now");
  return node;
}

StatementPtr Parser::parse_jinja_raw() {
  const Token tag = next();
  end_tag("raw");
  const auto raw = lexer_.jinja_raw_text();
  if (!raw) fail(tag.at, "the tag raw is not closed", "what closes it is written {% endraw %}");
  auto node = make<Data>(tag.at);
  node->text = raw->text;
  if (std::exchange(drops_leading_space_, raw->trims_behind))
    node->text.remove_prefix(leading_space(node->text));
  if (raw->trims_before) node->text.remove_suffix(trailing_space(node->text));
  return node;
}

}  // namespace bs::scaffold::engine
