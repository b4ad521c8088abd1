#include "data/yaml_chars.hpp"
#include "data/yaml_lexer.hpp"

namespace bs::data::yaml {

/// The text below '|' or '>'.
void Lexer::block_scalar() {
  const std::size_t begin = at_;
  const std::size_t indent = block_scalar_header();
  const std::size_t header_end = at_;
  at_ = begin;
  Token& token = push(TokenKind::block_scalar, header_end);
  skip_blanks();
  if (!at_line_end() && !comment()) {
    fault(at_, "only a comment may stand here", "the text of the block starts on the next line");
    skip_to_line_end();
  }
  end_line();
  token.body = static_cast<std::uint32_t>(at_);
  at_ = block_scalar_end(indent, token);
  token.end = static_cast<std::uint32_t>(at_);
  const std::size_t tab = text_.find_first_not_of(' ', at_);
  if (tab < end_ && text_[tab] == '\t') fault(tab, "tabs are not allowed as indentation");
}

/// Passes over the indicator and what belongs to it. The indentation it asks for, or 0.
std::size_t Lexer::block_scalar_header() {
  const char indicator = text_[at_++];
  std::size_t indent = 0;
  bool chomping = false;
  for (; !space_or_end(at_) && text_[at_] != '#'; ++at_) {
    const char c = text_[at_];
    if ((c == '+' || c == '-') && !chomping) {
      chomping = true;
    } else if (c >= '1' && c <= '9' && indent == 0) {
      indent = static_cast<std::size_t>(c - '0');
    } else {
      fault(at_, fmt::format("'{}' cannot stand behind '{}'", c, indicator),
            "the text of the block starts on the next line");
      skip_to_line_end();
      break;
    }
  }
  return indent;
}

/// Where the block ends that starts at `at_`. Its first line with text tells the indentation, unless the
/// header does; empty lines before it must not be deeper.
std::size_t Lexer::block_scalar_end(std::size_t explicit_indent, Token& token) {
  std::size_t line = at_;
  std::size_t deepest = 0;
  std::size_t deepest_at = at_;
  std::size_t indent = 0;
  for (;;) {
    const std::size_t text = std::min(text_.find_first_not_of(' ', line), end_);
    indent = text - line;
    if (!line_ends(text)) break;
    if (indent > deepest) {
      deepest = indent;
      deepest_at = text;
    }
    line = text_.find('\n', text) + 1;
  }
  if (indent < floor_) return line;
  floor_ = explicit_indent == 0 ? indent : explicit_indent - 1 + std::max<std::size_t>(floor_, 1);
  token.indent = static_cast<std::uint32_t>(floor_);
  if (explicit_indent == 0 && deepest > indent && line + indent < end_) {
    fault(deepest_at, "an empty line at the start of a text block is indented deeper than its text");
  }
  while (line < end_ && continued_from(line) != k_none) {
    line = std::min(text_.find('\n', line), end_ - 1) + 1;
  }
  return line;
}

}  // namespace bs::data::yaml
