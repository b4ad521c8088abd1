#include "scaffold/engine/lexer.hpp"

#include "bs/base/text.hpp"
#include "scaffold/engine/fault.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr std::string_view k_block_start = "{%";
constexpr std::string_view k_comment_start = "{#";
constexpr std::string_view k_comment_end = "#}";

}  // namespace

std::string described(const Token& token) {
  if (token.kind == TokenKind::end) return "the end of the template";
  if (token.kind == TokenKind::string) return fmt::format("the string \"{}\"", token.text.substr(0, 40));
  if (token.kind == TokenKind::data) return "text";
  return fmt::format("\"{}\"", token.text.substr(0, 40));
}

Lexer::Lexer(const Program& program)
    : program_(program),
      source_(program.source),
      variable_start_(program.options.dialect == Dialect::backstage ? "${{" : "{{") {}

Token Lexer::next() {
  return is_in_code_ ? inside() : outside();
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  const Token token{kind, static_cast<Offset>(at_), source_.substr(at_, length), {}};
  at_ += length;
  return token;
}

Token Lexer::outside() {
  if (at_ >= source_.size()) return {TokenKind::end, static_cast<Offset>(source_.size()), {}, {}};
  for (const auto& [start, kind] : {std::pair(k_block_start, TokenKind::block_start),
                                    std::pair(variable_start_, TokenKind::variable_start)}) {
    if (!stands(start)) continue;
    is_in_code_ = true;
    const std::string_view behind = source_.substr(at_ + start.size());
    const bool has_sign = behind.starts_with('-') || (is_jinja() && behind.starts_with('+'));
    return take(kind, start.size() + (has_sign ? 1 : 0));
  }
  return data_or_comment();
}

Token Lexer::data_or_comment() {
  const std::size_t start = at_;
  if (stands(k_comment_start)) {
    const std::size_t end = source_.find(k_comment_end, at_ + k_comment_start.size());
    if (end == std::string_view::npos)
      fail_at(program_, static_cast<Offset>(at_), "the comment is not closed",
              "a comment ends in #}; where {# is text, write {{ \"{#\" }} or put it into raw");
    const Token token = take(TokenKind::comment, end + k_comment_end.size() - at_);
    if (is_jinja() && program_.options.trim_blocks) skip_newline();
    return token;
  }
  const char variable = variable_start_.front();
  for (; at_ < source_.size(); ++at_) {
    const char c = source_[at_];
    if (c != '{' && c != '#' && c != variable) continue;
    if (!is_jinja() && stands(k_comment_end))
      fail_at(program_, static_cast<Offset>(at_), "\"#}\" ends a comment that was not begun",
              "where #} is text, put it into raw");
    if (stands(k_block_start) || stands(variable_start_) || stands(k_comment_start)) break;
  }
  std::string_view data = source_.substr(start, at_ - start);
  if (program_.options.lstrip_blocks && is_stripped_tag()) {
    data = without_indent(data);
    if (data.empty()) return outside();
  }
  return {TokenKind::data, static_cast<Offset>(start), data, {}};
}

bool Lexer::is_stripped_tag() const {
  if (!is_jinja()) return stands(k_block_start);
  return (stands(k_block_start) && !stands("{%+")) || (stands(k_comment_start) && !stands("{#+"));
}

/// Without the white space between the last line's start and the tag behind it, if nothing else stands there.
std::string_view Lexer::without_indent(std::string_view data) const {
  const std::size_t newline = data.rfind('\n');
  std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
  const auto offset = static_cast<std::size_t>(data.data() - source_.data());
  const bool starts_a_line = newline != std::string_view::npos || offset == 0 || source_[offset - 1] == '\n';
  if (!starts_a_line || leading_space(data.substr(line)) != data.size() - line) return data;
  return data.substr(0, line);
}

namespace {

/// The length of the tag of a raw block at the start of `text`: {%, white space, the word, white space, %};
/// or 0.
std::size_t tag_length(std::string_view text, std::string_view word) {
  std::size_t at = k_block_start.size();
  at += leading_space(text.substr(at));
  if (!text.substr(at).starts_with(word)) return 0;
  at += word.size();
  at += leading_space(text.substr(at));
  return text.substr(at).starts_with("%}") ? at + 2 : 0;
}

bool is_sign(char c) {
  return c == '-' || c == '+';
}

}  // namespace

std::optional<Lexer::RawText> Lexer::jinja_raw_text() {
  const std::size_t start = at_;
  for (std::size_t at = source_.find(k_block_start, at_); at != std::string_view::npos;
       at = source_.find(k_block_start, at + 1)) {
    std::size_t end = at + k_block_start.size();
    RawText raw;
    if (end < source_.size() && is_sign(source_[end])) raw.trims_before = source_[end++] == '-';
    end += leading_space(source_.substr(end));
    if (!source_.substr(end).starts_with("endraw")) continue;
    end += std::string_view("endraw").size();
    end += leading_space(source_.substr(end));
    if (end < source_.size() && is_sign(source_[end])) raw.trims_behind = source_[end++] == '-';
    if (!source_.substr(end).starts_with("%}")) continue;
    raw.text = source_.substr(start, at - start);
    at_ = end + 2;
    if (program_.options.trim_blocks) skip_newline();
    return raw;
  }
  return std::nullopt;
}

std::optional<std::string_view> Lexer::raw_text(std::string_view tag) {
  const std::string end_tag = "end" + std::string(tag);
  std::size_t level = 1;
  for (std::size_t at = source_.find(k_block_start, at_); at != std::string_view::npos;
       at = source_.find(k_block_start, at)) {
    const std::string_view rest = source_.substr(at);
    const std::size_t end_length = tag_length(rest, end_tag);
    const std::size_t length = end_length > 0 ? end_length : tag_length(rest, tag);
    if (end_length > 0 && --level == 0) {
      const std::string_view text = source_.substr(at_, at - at_);
      at_ = at + end_length;
      return text;
    }
    if (end_length == 0 && length > 0) ++level;
    at += length > 0 ? length : 1;
  }
  return std::nullopt;
}

}  // namespace bs::scaffold::engine
