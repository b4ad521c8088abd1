// The words within tags.
#include "scaffold/engine/fault.hpp"
#include "scaffold/engine/lexer.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::string_view k_delimiters = "()[]{}%*-+~/#,:|.<>=!";
constexpr std::string_view k_regex_flags = "gimy";
constexpr std::string_view k_long_operators[] = {"===", "!==", "==", "!=", "<=", ">=", "//", "**"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_delimiter(char c) {
  return k_delimiters.find(c) != std::string_view::npos;
}

/// Nunjucks passes over these and the no-break space.
std::size_t space_length(std::string_view text) {
  if (text.starts_with("\u00A0")) return 2;
  return !text.empty() && (text[0] == ' ' || text[0] == '\n' || text[0] == '\t' || text[0] == '\r') ? 1 : 0;
}

TokenKind kind_of(char c) {
  switch (c) {
    case '(':
      return TokenKind::left_paren;
    case ')':
      return TokenKind::right_paren;
    case '[':
      return TokenKind::left_bracket;
    case ']':
      return TokenKind::right_bracket;
    case '{':
      return TokenKind::left_brace;
    case '}':
      return TokenKind::right_brace;
    case ',':
      return TokenKind::comma;
    case ':':
      return TokenKind::colon;
    case '~':
      return TokenKind::tilde;
    case '|':
      return TokenKind::pipe;
    default:
      return TokenKind::operation;
  }
}

}  // namespace

Token Lexer::inside() {
  while (const std::size_t space = space_length(source_.substr(at_))) at_ += space;
  if (at_ >= source_.size()) return {TokenKind::end, static_cast<Offset>(source_.size()), {}, {}};
  const char c = source_[at_];
  if (c == '"' || c == '\'') return string_token();
  const bool has_sign = c == '-' || (c == '+' && is_jinja());
  const std::size_t minus = has_sign ? 1 : 0;
  const std::string_view rest = source_.substr(at_ + minus);
  if (rest.starts_with("%}")) {
    is_in_code_ = false;
    braces_ = 0;
    const Token token = take(TokenKind::block_end, minus + 2);
    if (program_.options.trim_blocks && c != '+' && !(is_jinja() && c == '-')) skip_newline();
    return token;
  }
  // Nunjucks ends the code at the first }}, Jinja looks whether a dictionary is open.
  if (rest.starts_with("}}") && (!is_jinja() || braces_ == 0)) {
    is_in_code_ = false;
    return take(TokenKind::variable_end, minus + 2);
  }
  if (!is_jinja() && stands("r/")) return regex_token();
  return is_delimiter(c) ? operator_token() : word_token();
}

void Lexer::skip_newline() {
  if (stands("\r\n")) {
    at_ += 2;
  } else if (stands("\n")) {
    ++at_;
  }
}

Token Lexer::string_token() {
  const char quote = source_[at_];
  const std::size_t start = at_;
  std::size_t end = at_ + 1;
  while (end < source_.size() && source_[end] != quote) end += source_[end] == '\\' ? 2 : 1;
  if (end >= source_.size())
    fail_at(program_, static_cast<Offset>(start), "the string is not closed",
            fmt::format("it ends in {}", quote));
  at_ = end + 1;
  return {TokenKind::string, static_cast<Offset>(start), source_.substr(start + 1, end - start - 1), {}};
}

Token Lexer::regex_token() {
  const std::size_t start = at_;
  std::size_t end = at_ + 2;
  while (end < source_.size() && (source_[end] != '/' || source_[end - 1] == '\\')) ++end;
  if (end >= source_.size())
    fail_at(program_, static_cast<Offset>(start), "the regular expression is not closed",
            "it ends in /; to divide a variable r, write (r)/2");
  std::size_t behind = end + 1;
  while (behind < source_.size() && k_regex_flags.find(source_[behind]) != std::string_view::npos) ++behind;
  at_ = behind;
  return {TokenKind::regex, static_cast<Offset>(start), source_.substr(start + 2, end - start - 2),
          source_.substr(end + 1, behind - end - 1)};
}

Token Lexer::operator_token() {
  for (const std::string_view one : k_long_operators)
    if (stands(one)) return take(TokenKind::operation, one.size());
  const TokenKind kind = kind_of(source_[at_]);
  if (kind == TokenKind::left_brace) ++braces_;
  if (kind == TokenKind::right_brace && braces_ > 0) --braces_;
  return take(kind, 1);
}

Token Lexer::word_token() {
  std::size_t end = at_;
  while (end < source_.size() && !is_delimiter(source_[end]) && space_length(source_.substr(end, 2)) == 0)
    ++end;
  const std::string_view word = source_.substr(at_, end - at_);
  if (std::all_of(word.begin(), word.end(), is_digit)) {
    if (end >= source_.size() || source_[end] != '.') return take(TokenKind::integer, word.size());
    for (++end; end < source_.size() && is_digit(source_[end]);) ++end;
    return take(TokenKind::floating, end - at_);
  }
  if (word == "true" || word == "false") return take(TokenKind::boolean, word.size());
  if (word == "none" || word == "null") return take(TokenKind::none, word.size());
  if (word.find_first_of("\"'") != std::string_view::npos)
    fail_at(program_, static_cast<Offset>(at_ + word.find_first_of("\"'")), "a quote stands within a word");
  return take(TokenKind::symbol, word.size());
}

}  // namespace bs::scaffold::engine
