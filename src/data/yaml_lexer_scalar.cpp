#include "data/yaml_chars.hpp"
#include "data/yaml_lexer.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::string_view k_tag_punctuation = "-#;/?:@&=+$_.!~*'()";

constexpr bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool is_tag_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         k_tag_punctuation.find(c) != std::string_view::npos;
}

/// The end of an anchor or an alias that starts at `at`.
std::size_t end_of_name(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_space(text[at]) && !is_flow_indicator(text[at])) ++at;
  return at;
}

std::size_t end_of_tag(std::string_view text, std::size_t at) {
  ++at;
  if (at < text.size() && text[at] == '<') {
    while (at < text.size() && !is_space(text[at]) && text[at] != '>') ++at;
    return at < text.size() && text[at] == '>' ? at + 1 : at;
  }
  while (at < text.size()) {
    if (is_tag_char(text[at])) {
      ++at;
    } else if (text[at] == '%' && at + 2 < text.size() && is_hex_digit(text[at + 1]) &&
               is_hex_digit(text[at + 2])) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

/// Why no plain scalar may start with the character; empty when it may.
std::string_view reserved(char c) {
  switch (c) {
    case '%':
      return "'%' starts a directive";
    case '@':
    case '`':
      return "'@' and '`' are reserved";
    case ',':
      return "',' separates items in brackets";
    case '|':
    case '>':
      return "'|' and '>' start a text block, which brackets cannot hold";
    default:
      return {};
  }
}

}  // namespace

void Lexer::property(TokenKind kind) {
  if (in_flow()) {
    begin_flow_content(true);
  } else {
    begin_block_content(true);
  }
  const std::string_view text = text_.substr(0, end_);
  const std::size_t begin = at_;
  push(kind, kind == TokenKind::tag ? end_of_tag(text, at_) : end_of_name(text, at_ + 1));
  if (kind == TokenKind::anchor && at_ == begin + 1) fault(begin, "'&' needs a name");
  const bool closes = peek() == ']' || peek() == '}' || peek() == ',';
  if (!space_or_end(at_) && !(in_flow() && closes)) {
    lose(at_, fmt::format("a space is missing behind {}", text_.substr(begin, at_ - begin)));
  }
}

void Lexer::alias() {
  const std::size_t begin = at_;
  push(TokenKind::alias, end_of_name(text_.substr(0, end_), at_ + 1));
  lexed_.has_aliases = true;
  if (at_ == begin + 1) fault(begin, "'*' needs a name", "put the text in quotes if it is meant as text");
}

/// The offset of the first character that belongs to a scalar on the line that starts at `start`; k_none when
/// the line is not indented enough to continue it. An empty line continues.
std::size_t Lexer::continued_from(std::size_t start) const {
  if (floor_ == 0) return start;
  std::size_t at = start;
  while (at < end_ && text_[at] == ' ') ++at;
  if (at - start >= floor_) return at;
  return line_ends(at) ? at : k_none;
}

/// True at a ':' that makes what stands before it a key, and in brackets at what divides their items.
bool Lexer::ends_plain(std::size_t at) const {
  if (text_[at] != ':') return in_flow() && is_flow_indicator(text_[at]);
  return space_or_end(at + 1) || (in_flow() && is_flow_indicator(text_[at + 1]));
}

void Lexer::plain() {
  if (const std::string_view why = reserved(peek()); !why.empty() && !lexed_.structure_lost) {
    fault(at_, fmt::format("text without quotes cannot start with '{}': {}", peek(), why),
          "put the text in quotes");
  }
  std::size_t last = at_;  // past the last character that is no white space
  std::size_t at = at_;
  while (at < end_) {
    const char c = text_[at];
    const bool ends_line = line_ends(at);
    if (is_blank(c) || ends_line) {
      at += c == '\r' ? 2 : 1;
      if (at < end_ && text_[at] == '#') break;
      if (!ends_line) continue;
      const std::size_t from = continued_from(at);
      if (from == k_none) break;
      at = from;
      if (at < end_ && text_[at] == '#') break;
    } else if (ends_plain(at)) {
      break;
    } else {
      last = ++at;
    }
  }
  Token& token = push(TokenKind::plain, std::max(last, at_ + 1));
  token.end_line = marks_.at(token.end).line;
}

std::size_t Lexer::end_of_quoted(char quote) const {
  for (std::size_t at = at_ + 1; at < end_; ++at) {
    if (text_[at] == '\\' && quote == '"') {
      ++at;
    } else if (text_[at] == quote) {
      if (quote == '"' || at + 1 >= end_ || text_[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return k_none;
}

void Lexer::quoted() {
  const char quote = peek();
  const std::size_t close = end_of_quoted(quote);
  if (close == k_none) {
    stop(at_, fmt::format("this quoted text is not closed by {}", quote));
    return;
  }
  const std::string_view until_end = text_.substr(0, close);
  for (std::size_t at = until_end.find('\n', at_); at < close; at = until_end.find('\n', at + 1)) {
    if (continued_from(at + 1) != k_none) continue;
    stop(at_, "this quoted text is not closed before a line that is not indented enough to belong to it");
    return;
  }
  Token& token = push(quote == '"' ? TokenKind::double_quoted : TokenKind::single_quoted, close);
  token.end_line = marks_.at(token.end).line;
}

}  // namespace bs::data::yaml
