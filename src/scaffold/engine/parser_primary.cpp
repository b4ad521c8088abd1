// What operators join: literals, names, and what follows them.
#include <charconv>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "scaffold/engine/fault.hpp"
#include "scaffold/engine/js_number.hpp"
#include "scaffold/engine/js_regex.hpp"
#include "scaffold/engine/parser.hpp"

namespace bs::scaffold::engine {

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) break;
    const char c = text[i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }
  return out;
}

namespace {

/// The value of `digits` hexadecimal digits at the front, or nullopt.
std::optional<char32_t> hexadecimal(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value, 16);
  if (error != std::errc() || end != text.data() + digits) return std::nullopt;
  return static_cast<char32_t>(value);
}

}  // namespace

std::string python_unescaped(std::string_view text) {
  static constexpr std::string_view k_letters = "ntrabfv\\'\"";
  static constexpr std::string_view k_meant = "\n\t\r\a\b\f\v\\'\"";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] != '\\' || i + 1 == text.size()) continue;
    const char c = text[++i];
    const std::size_t letter = k_letters.find(c);
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    const auto code = digits > 0 ? hexadecimal(text.substr(i + 1), digits) : std::nullopt;
    if (letter != std::string_view::npos || code || c == '\n') out.pop_back();
    if (letter != std::string_view::npos) {
      out += k_meant[letter];
    } else if (code) {
      append_utf8(out, *code);
      i += digits;
    } else if (c != '\n') {
      out += c;
    }
  }
  return out;
}

/// Of strings behind each other Jinja makes one.
std::string Parser::string_of(const Token& token) {
  if (!program_.is_jinja()) return unescaped(token.text);
  std::string text = python_unescaped(token.text);
  while (peek().kind == TokenKind::string) text += python_unescaped(next().text);
  return text;
}

ExpressionPtr Parser::parse_primary(bool takes_postfix) {
  const Token token = next();
  ExpressionPtr node;
  switch (token.kind) {
    case TokenKind::symbol:
      node = name_expression(token);
      break;
    case TokenKind::left_paren:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
      node = parse_aggregate(token);
      break;
    default:
      node = parse_literal(token);
      break;
  }
  return takes_postfix ? parse_postfix(std::move(node)) : std::move(node);
}

ExpressionPtr Parser::parse_literal(const Token& token) {
  auto node = make<Literal>(token.at);
  switch (token.kind) {
    case TokenKind::string:
      node->value = text_value(string_of(token));
      break;
    case TokenKind::integer:
    case TokenKind::floating:
      node->value = parse_float(token.text);
      break;
    case TokenKind::boolean:
      node->value = token.text == "true";
      break;
    case TokenKind::none:
      node->value = nullptr;
      break;
    case TokenKind::regex:
      try {
        node->value = make_regex(token.text, token.flags);
      } catch (Error& error) {
        place_at(program_, token.at, error);
        throw;
      }
      break;
    default:
      fail_unexpected(token, "a value");
  }
  return node;
}

ExpressionPtr Parser::python_constant(const Token& token) {
  const bool is_boolean = token.text == "True" || token.text == "False";
  if (!is_boolean && token.text != "None") return nullptr;
  auto node = make<Literal>(token.at);
  node->value = is_boolean ? JsValue(token.text == "True") : JsValue(nullptr);
  return node;
}

ExpressionPtr Parser::name_expression(const Token& token) {
  if (token.text.find("&&") != std::string_view::npos)
    fail(token.at + static_cast<Offset>(token.text.find("&&")), "\"&&\" is no operator of templates",
         "write and");
  if (program_.has_cookiecutter_filters()) {
    ExpressionPtr constant = python_constant(token);
    if (constant != nullptr) return constant;
  }
  const NameId name = name_id(token.text);
  if (const auto slot = scope_->find(name)) {
    auto node = make<LocalName>(token.at);
    node->name = name;
    node->slot = *slot;
    return node;
  }
  auto node = make<DynamicName>(token.at);
  node->name = name;
  note(Reference::Kind::name, token.text, token.at);
  noted_ = node.get();
  return node;
}

ExpressionPtr Parser::parse_aggregate(const Token& token) {
  if (token.kind == TokenKind::left_paren)
    return program_.is_jinja() ? parse_jinja_group(token) : parse_group(token);
  return token.kind == TokenKind::left_bracket ? parse_list(token) : parse_object(token);
}

bool Parser::parse_items(std::vector<ExpressionPtr>& items, TokenKind close, const Token& open) {
  while (!skip(close)) {
    if (!items.empty() && !skip(TokenKind::comma)) {
      const Token found = next();
      if (found.kind == TokenKind::end || found.kind == TokenKind::block_end)
        fail(open.at, fmt::format("{} is not closed", open.text));
      fail_unexpected(found, "a comma or the closing bracket");
    }
    if (program_.is_jinja() && skip(close)) break;  // behind a last comma
    items.push_back(parse_expression());
  }
  return !items.empty();
}

ExpressionPtr Parser::parse_group(const Token& token) {
  auto node = make<Group>(token.at);
  if (!parse_items(node->items, TokenKind::right_paren, token))
    fail(token.at, "there is nothing between ( and )");
  for (const ExpressionPtr& item : node->items) adopt(*node, item.get());
  return node;
}

ExpressionPtr Parser::parse_list(const Token& token) {
  auto node = make<ListLiteral>(token.at);
  parse_items(node->items, TokenKind::right_bracket, token);
  for (const ExpressionPtr& item : node->items) adopt(*node, item.get());
  return node;
}

TextPtr Parser::parse_key() {
  const Token token = next();
  if (token.kind != TokenKind::symbol && token.kind != TokenKind::string)
    fail_unexpected(token, "a name or a string as key");
  return text_value(token.kind == TokenKind::string ? string_of(token) : std::string(token.text)).text();
}

ExpressionPtr Parser::parse_object(const Token& token) {
  auto node = make<ObjectLiteral>(token.at);
  while (!skip(TokenKind::right_brace)) {
    if (!node->pairs.empty() && !skip(TokenKind::comma)) {
      const Token found = next();
      if (found.kind == TokenKind::end || found.kind == TokenKind::block_end)
        fail(token.at, "{ is not closed");
      fail_unexpected(found, "a comma or }");
    }
    if (program_.is_jinja() && skip(TokenKind::right_brace)) break;  // behind a last comma
    TextPtr key = parse_key();
    if (!skip(TokenKind::colon)) {
      const Token found = next();
      fail_unexpected(found, "a colon behind the key");
    }
    node->pairs.push_back({std::move(key), parse_expression()});
    adopt(*node, node->pairs.back().value.get());
  }
  return node;
}

ExpressionPtr Parser::parse_postfix(ExpressionPtr node) {
  for (;;) {
    const Token token = peek();
    if (token.kind == TokenKind::left_paren) {
      next();
      node = parse_call(std::move(node), token);
    } else if (token.kind == TokenKind::left_bracket) {
      next();
      node = parse_index(std::move(node), token);
    } else if (token.kind == TokenKind::operation && token.text == ".") {
      next();
      node = parse_dotted(std::move(node), token);
    } else {
      return node;
    }
  }
}

ExpressionPtr Parser::parse_dotted(ExpressionPtr target, const Token& dot) {
  const Token name = next();
  const bool is_word = name.kind == TokenKind::boolean || name.kind == TokenKind::none;
  if (name.kind != TokenKind::symbol && !(is_word && program_.is_jinja()))
    fail_unexpected(name, "the name of a member");
  note_member(*target, name.text);
  const bool was_noted = noted_ == target.get();
  auto key = make<Literal>(name.at);
  key->value = text_value(std::string(name.text));
  ExpressionPtr node;
  const auto* dynamic = dynamic_cast<const DynamicName*>(target.get());
  if (dynamic != nullptr && program_.names[dynamic->name] == "loop") {
    auto loop = make<LoopMember>(dot.at);
    loop->loop = dynamic->name;
    loop->member = name.text;
    adopt(*loop, target.get());
    loop->target = std::move(target);
    loop->key = std::move(key);
    node = std::move(loop);
  } else {
    node = member(std::move(target), std::move(key), dot.at);
  }
  if (was_noted) noted_ = node.get();
  return node;
}

ExpressionPtr Parser::member(ExpressionPtr target, ExpressionPtr key, Offset at) {
  auto node = make<Member>(at);
  adopt(*node, target.get());
  adopt(*node, key.get());
  node->target = std::move(target);
  node->key = std::move(key);
  return node;
}

/// `[key]`, or the parts of a slice.
ExpressionPtr Parser::parse_index(ExpressionPtr target, const Token& bracket) {
  ExpressionPtr parts[3];
  std::size_t colons = 0;
  const Expression* const noted = noted_;
  while (!skip(TokenKind::right_bracket)) {
    const Token token = peek();
    if (skip(TokenKind::colon)) {
      if (++colons > 2) fail(token.at, "a slice has three parts at most");
    } else if (parts[colons] != nullptr) {
      const Token found = next();
      if (found.kind == TokenKind::end || found.kind == TokenKind::block_end)
        fail(bracket.at, "[ is not closed");
      fail_unexpected(found, "]");
    } else {
      parts[colons] = parse_expression();
    }
  }
  if (colons == 0) {
    if (parts[0] == nullptr) fail(bracket.at, "there is nothing between [ and ]");
    const auto* key = dynamic_cast<const Literal*>(parts[0].get());
    const bool is_noted =
        noted != nullptr && noted == target.get() && key != nullptr && key->value.is_string();
    noted_ = noted;
    if (is_noted) note_member(*target, key->value.text()->bytes());
    ExpressionPtr node = member(std::move(target), std::move(parts[0]), bracket.at);
    noted_ = is_noted ? node.get() : nullptr;
    return node;
  }
  auto node = make<Slice>(bracket.at);
  for (const ExpressionPtr* part : {&target, &parts[0], &parts[1], &parts[2]}) adopt(*node, part->get());
  node->target = std::move(target);
  node->start = std::move(parts[0]);
  node->stop = std::move(parts[1]);
  node->step = std::move(parts[2]);
  return node;
}

}  // namespace bs::scaffold::engine
