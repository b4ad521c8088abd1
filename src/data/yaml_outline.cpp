#include "data/yaml_outline.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::string_view sign_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::sequence_entry:
      return "-";
    case TokenKind::explicit_key:
      return "?";
    case TokenKind::value:
      return ":";
    case TokenKind::comma:
      return ",";
    case TokenKind::sequence_start:
      return "[";
    case TokenKind::sequence_end:
      return "]";
    case TokenKind::mapping_start:
      return "{";
    case TokenKind::mapping_end:
      return "}";
    case TokenKind::anchor:
      return "&a";
    case TokenKind::tag:
      return "!t";
    default:
      return k_outline_scalar;
  }
}

/// Signs that would run into the next one.
constexpr bool needs_space(TokenKind before, TokenKind after) {
  if (before <= TokenKind::value || is_property(before)) return true;
  return ends_node(before) && (ends_node(after) || is_property(after)) && after != TokenKind::sequence_end &&
         after != TokenKind::mapping_end;
}

}  // namespace

Outline outline_of(const std::vector<Token>& tokens) {
  Outline outline;
  outline.places.reserve(tokens.size());
  std::string& text = outline.text;
  std::size_t line_start = 0;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (depth == 0 && token.starts_line) {
      text += '\n';
      line_start = text.size();
    }
    // Columns matter as long as a block can start on the line.
    const std::size_t column = depth == 0 && token.leading ? line_start + token.mark.column - 1 : 0;
    if (column > text.size()) {
      text.append(column - text.size(), ' ');
    } else if (i > 0 && text.size() > line_start && needs_space(tokens[i - 1].kind, token.kind)) {
      text += ' ';
    }
    outline.places.push_back(static_cast<std::uint32_t>(text.size()));
    text += sign_of(token.kind);
    if (token.kind == TokenKind::sequence_start || token.kind == TokenKind::mapping_start) ++depth;
    if (token.kind == TokenKind::sequence_end || token.kind == TokenKind::mapping_end) --depth;
  }
  text += '\n';
  return outline;
}

}  // namespace bs::data::yaml
