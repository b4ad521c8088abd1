// {% for %}
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {

StatementPtr Parser::parse_for() {
  const Token tag = next();
  auto node = make<For>(tag.at);
  node->loop_name = name_id("loop");
  Scope scope(scope_, scope_->function());
  const Replaced inner(scope_, &scope);
  parse_for_targets(*node, tag);
  node->iterated = parse_expression();
  adopt(*node, node->iterated.get());
  end_tag("for");
  bind_for_targets(*node, scope);
  node->body = parse_until({"endfor", "else"});
  node->slot_count = scope_->function().slot_count - node->first_slot;
  if (node->targets.size() > 1) new_slots(node->slot_count, tag.at);
  adopt(*node, node->body);
  if (skip_symbol("else")) {
    end_tag("else");
    node->has_else = true;
    node->otherwise = parse_until({"endfor"});
    adopt(*node, node->otherwise);
  }
  closing_tag("endfor", tag.at);
  return node;
}

void Parser::parse_for_targets(For& node, const Token& tag) {
  do {
    const Token target = next();
    if (target.kind != TokenKind::symbol) fail_unexpected(target, "the name of a loop variable");
    note(Reference::Kind::assigned, target.text, target.at);
    node.targets.push_back({name_id(target.text), 0});
  } while (skip(TokenKind::comma));
  if (!skip_symbol("in")) {
    const Token found = next();
    fail_unexpected(found, "\"in\"");
  }
  node.length_slot = new_slot(tag.at);
}

/// The first two variables stand in the part of the slots that changes places (see For), the others before
/// it. Of several variables with one name the last wins, so they share a slot.
void Parser::bind_for_targets(For& node, Scope& scope) {
  std::unordered_map<NameId, std::uint32_t> slots;
  const auto is_one_of_two = [&](NameId name) {
    return name == node.targets[0].name || (node.targets.size() > 1 && name == node.targets[1].name);
  };
  for (const auto& target : node.targets)
    if (!is_one_of_two(target.name)) slots.try_emplace(target.name, new_slot(node.at));
  node.first_slot = scope_->function().slot_count;
  for (const auto& target : node.targets)
    if (slots.find(target.name) == slots.end()) slots.emplace(target.name, new_slot(node.at));
  for (auto& target : node.targets) {
    target.slot = slots.at(target.name);
    scope.bind(target.name, target.slot);
  }
}

}  // namespace bs::scaffold::engine
