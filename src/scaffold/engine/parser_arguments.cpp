// Calls and filters, and the names that are noted on the way.
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::uint32_t k_most_slots = 65'536;

/// What is called, as a user wrote it.
std::string shown(const Program& program, const Expression& callee) {
  if (const auto* name = dynamic_cast<const Name*>(&callee))
    return fmt::format("\"{}\"", program.names[name->name]);
  const auto* member = dynamic_cast<const Member*>(&callee);
  const auto* key = member == nullptr ? nullptr : dynamic_cast<const Literal*>(member->key.get());
  if (key != nullptr && key->value.is_string()) return fmt::format("\"{}\"", key->value.text()->bytes());
  return "what stands here";
}

}  // namespace

ExpressionPtr Parser::parse_call(ExpressionPtr callee, const Token& paren) {
  auto node = make<Call>(paren.at);
  node->shown = shown(program_, *callee);
  adopt(*node, callee.get());
  node->callee = std::move(callee);
  parse_arguments(node->arguments, *node);
  noted_ = nullptr;
  return node;
}

/// The opening bracket is behind us.
void Parser::parse_arguments(ArgumentList& list, Node& parent) {
  bool is_first = true;
  while (!skip(TokenKind::right_paren)) {
    if (!is_first && !skip(TokenKind::comma)) {
      const Token found = next();
      if (found.kind == TokenKind::end || found.kind == TokenKind::block_end)
        fail(parent.at, "( is not closed");
      fail_unexpected(found, ", or )");
    }
    is_first = false;
    const std::size_t uses = program_.uses.size();
    ExpressionPtr value = parse_expression();
    if (const Token equals = peek(); skip_operation("=")) {
      const auto* name = dynamic_cast<const Name*>(value.get());
      const auto* text = dynamic_cast<const Literal*>(value.get());
      if (name == nullptr && (text == nullptr || !text->value.is_string()))
        fail(equals.at, "= stands behind what is no name", "to compare, write ==");
      program_.uses.resize(uses);  // the name of an argument is no variable
      const std::string key = name != nullptr ? program_.names[name->name] : text->value.text()->bytes();
      list.keywords.push_back({text_value(key).text(), parse_expression()});
      adopt(parent, list.keywords.back().value.get());
    } else {
      adopt(parent, value.get());
      list.positional.push_back(std::move(value));
    }
  }
}

std::unique_ptr<FilterCall> Parser::parse_filter_name() {
  const Token token = next();
  if (token.kind != TokenKind::symbol) {
    if (token.kind == TokenKind::pipe) fail(token.at - 1, "\"||\" is no operator of templates", "write or");
    fail_unexpected(token, "the name of a filter");
  }
  auto node = make<FilterCall>(token.at);
  node->name = token.text;
  while (skip_operation(".")) {
    const Token part = next();
    if (part.kind != TokenKind::symbol) fail_unexpected(part, "the name of a filter");
    node->name += fmt::format(".{}", part.text);
  }
  node->filter = find_filter(node->name, program_.options.dialect);
  note(Reference::Kind::filter, node->name, token.at);
  return node;
}

void Parser::parse_filter_arguments(FilterCall& node) {
  if (skip(TokenKind::left_paren)) parse_arguments(node.arguments, node);
}

ExpressionPtr Parser::parse_filter(ExpressionPtr value) {
  auto node = parse_filter_name();
  adopt(*node, value.get());
  node->value = std::move(value);
  parse_filter_arguments(*node);
  return node;
}

NameId Parser::name_id(std::string_view name) {
  const auto [found, is_new] =
      name_ids_.try_emplace(std::string(name), static_cast<NameId>(program_.names.size()));
  if (is_new) program_.names.emplace_back(name);
  return found->second;
}

std::uint32_t Parser::new_slot(Offset at) {
  return new_slots(1, at);
}

std::uint32_t Parser::new_slots(std::uint32_t count, Offset at) {
  std::uint32_t& slots = scope_->function().slot_count;
  if (count > k_most_slots - slots) fail_limit(at, "loops over several names stand in each other too deep");
  return std::exchange(slots, slots + count);
}

void Parser::note(Reference::Kind kind, std::string_view name, Offset at) {
  program_.uses.push_back({kind, {std::string(name)}, at});
  noted_ = nullptr;
}

void Parser::note_member(const Expression& target, std::string_view name) {
  if (noted_ == &target && !program_.uses.empty()) program_.uses.back().path.emplace_back(name);
}

}  // namespace bs::scaffold::engine
