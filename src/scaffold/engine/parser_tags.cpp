// Tags, but for loops and macros.
#include "bs/base/text.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {

// In the order of their names, as the next.
const Parser::Tag Parser::k_jinja_tags[] = {
    {"do", &Parser::parse_do},         {"for", &Parser::parse_jinja_for}, {"now", &Parser::parse_now},
    {"raw", &Parser::parse_jinja_raw}, {"set", &Parser::parse_jinja_set}, {"with", &Parser::parse_with},
};

const Parser::Tag Parser::k_tags[] = {
    {"block", &Parser::parse_block},
    {"call", &Parser::parse_call_block},
    {"filter", &Parser::parse_filter_block},
    {"for", &Parser::parse_for},
    {"if", &Parser::parse_if},
    {"macro", &Parser::parse_macro},
    {"raw", &Parser::parse_raw},
    {"set", &Parser::parse_set},
    {"switch", &Parser::parse_switch},
    {"verbatim", &Parser::parse_raw},
};

StatementPtr Parser::parse_statement() {
  const Token& token = peek();
  if (token.kind != TokenKind::symbol) {
    const Token found = next();
    fail_unexpected(found, "the name of a tag");
  }
  if (std::find(ends_.begin(), ends_.end(), token.text) != ends_.end()) return nullptr;
  const Tag* tag = find_tag(token.text);
  if (tag == nullptr) fail_unknown_tag(token);
  return (this->*tag->parse)();
}

const Parser::Tag* Parser::find_tag(std::string_view name) const {
  const auto find_in = [&](std::span<const Tag> tags) -> const Tag* {
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; });
    return found == tags.end() ? nullptr : &*found;
  };
  if (program_.is_jinja())
    if (const Tag* tag = find_in(k_jinja_tags)) return tag;
  return find_in(k_tags);
}

void Parser::fail_unknown_tag(const Token& token) const {
  static constexpr std::string_view k_files[] = {"include", "import", "from", "extends"};
  if (std::find(std::begin(k_files), std::end(k_files), token.text) != std::end(k_files))
    fail(token.at, fmt::format("the tag {} is not available: a template stands alone", token.text),
         program_.is_jinja() ? "a macro in the same file may do"
                             : "Backstage does not have it either; a macro in the same file may do");
  if (token.text == "endraw" || token.text == "endverbatim")
    fail(token.at, fmt::format("{} closes nothing", token.text),
         fmt::format("what closes it is written {{% {} %}}, without a hyphen", token.text));
  if (token.text.starts_with("end") || token.text == "else" || token.text == "elif" || token.text == "elseif")
    fail(token.at, fmt::format("{} stands where no tag of it is open", token.text));
  std::vector<std::string> names;
  for (const Tag& tag : k_tags) names.emplace_back(tag.name);
  if (program_.is_jinja())
    for (const Tag& tag : k_jinja_tags) names.emplace_back(tag.name);
  const auto near = nearest(token.text, names);
  fail(token.at, fmt::format("there is no tag \"{}\"", token.text),
       near ? fmt::format("did you mean \"{}\"?", *near) : "");
}

StatementPtr Parser::parse_if() {
  const Token tag = next();
  auto node = make<If>(tag.at);
  for (;;) {
    ExpressionPtr condition = parse_expression();
    end_tag("if");
    adopt(*node, condition.get());
    node->branches.push_back({std::move(condition), parse_until({"elif", "elseif", "else", "endif"})});
    adopt(*node, node->branches.back().body);
    if (!skip_symbol("elif") && !skip_symbol("elseif")) break;
  }
  if (skip_symbol("else")) {
    end_tag("else");
    node->otherwise = parse_until({"endif"});
    adopt(*node, node->otherwise);
  }
  closing_tag("endif", tag.at);
  return node;
}

StatementPtr Parser::parse_switch() {
  const Token tag = next();
  auto node = make<Switch>(tag.at);
  node->subject = parse_expression();
  adopt(*node, node->subject.get());
  end_tag("switch");
  parse_until({"case", "default", "endswitch"});  // what stands before the first case belongs to none
  if (peeks_symbol("endswitch")) fail(tag.at, "the switch has no case");
  do {
    // As in Nunjucks, a default without a case before it is a case for the variable `default`.
    skip_symbol("case");
    ExpressionPtr value = parse_expression();
    end_tag("case");
    adopt(*node, value.get());
    node->cases.push_back({std::move(value), parse_until({"case", "default", "endswitch"})});
    adopt(*node, node->cases.back().body);
  } while (peeks_symbol("case"));
  if (skip_symbol("default")) {
    end_tag("default");
    node->otherwise = parse_until({"endswitch"});
    adopt(*node, node->otherwise);
  }
  closing_tag("endswitch", tag.at);
  return node;
}

StatementPtr Parser::parse_set() {
  const Token tag = next();
  auto node = make<Set>(tag.at);
  do {
    const Token target = next();
    if (target.kind != TokenKind::symbol) fail_unexpected(target, "the name of a variable");
    if (peek().kind == TokenKind::operation && peek().text == ".")
      fail(peek().at, "set cannot change a member", "set makes variables; build a new object instead");
    const NameId name = name_id(target.text);
    note(Reference::Kind::assigned, target.text, target.at);
    const auto slot = scope_->find(name);
    node->targets.push_back({name, slot.has_value(), slot.value_or(Slot())});
  } while (skip(TokenKind::comma));
  if (skip_operation("=")) {
    node->value = parse_expression();
    end_tag("set");
  } else {
    // Nunjucks overlooks the hyphen of -%} here.
    const Token end = next();
    if (end.kind != TokenKind::block_end) fail_unexpected(end, "= or %}");
    node->value = parse_capture("endset", tag.at);
  }
  adopt(*node, node->value.get());
  return node;
}

ExpressionPtr Parser::parse_capture(std::string_view end, Offset at) {
  auto node = make<Capture>(at);
  node->first_slot = scope_->function().slot_count;
  node->body = parse_until({end});
  node->slot_count = scope_->function().slot_count - node->first_slot;
  adopt(*node, node->body);
  closing_tag(end, at);
  return node;
}

StatementPtr Parser::parse_block() {
  const Token tag = next();
  const Token name = next();
  if (name.kind != TokenKind::symbol) fail_unexpected(name, "the name of the block");
  if (std::find(block_names_.begin(), block_names_.end(), name.text) != block_names_.end())
    fail(name.at, fmt::format("there are two blocks \"{}\"", name.text));
  block_names_.emplace_back(name.text);
  end_tag("block");
  auto node = make<Block>(tag.at);
  FunctionScope function;
  Scope scope(nullptr, function);
  const Replaced inner(scope_, &scope);
  node->body = parse_until({"endblock"});
  node->slot_count = function.slot_count;
  adopt(*node, node->body);
  if (!skip_symbol("endblock")) closing_tag("endblock", tag.at);
  skip_symbol(name.text);
  end_tag("endblock");
  return node;
}

StatementPtr Parser::parse_filter_block() {
  const Token tag = next();
  auto filter = parse_filter_name();
  parse_filter_arguments(*filter);
  end_tag("filter");
  filter->value = parse_capture("endfilter", tag.at);
  adopt(*filter, filter->value.get());
  auto node = make<Print>(tag.at);
  adopt(*node, filter.get());
  node->value = std::move(filter);
  return node;
}

StatementPtr Parser::parse_raw() {
  const Token tag = next();
  end_tag(tag.text);
  const auto text = lexer_.raw_text(tag.text);
  if (!text)
    fail(tag.at, fmt::format("the tag {} is not closed", tag.text),
         fmt::format("what closes it is written {{% end{} %}}, without a hyphen", tag.text));
  auto node = make<Data>(tag.at);
  node->text = *text;
  return node;
}

}  // namespace bs::scaffold::engine
