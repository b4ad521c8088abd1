#include "data/yaml_lexer.hpp"

#include "bs/base/text.hpp"
#include "data/yaml_chars.hpp"

namespace bs::data::yaml {
namespace {

constexpr std::string_view k_tab_message = "tabs are not allowed as indentation";
constexpr std::size_t k_longest_key = 1024;

}  // namespace

Lexer::Lexer(std::string_view text, const Piece& piece, const YamlLimits& limits)
    : text_(text),
      piece_(piece),
      limits_(limits),
      marks_(text.substr(0, piece.end), piece.begin, first_mark(piece)),
      at_(piece.begin),
      end_(piece.end) {
  lexed_.tokens.reserve((piece.end - piece.begin) / 8);
}

Lexed Lexer::run() {
  starts_line_ = leading_ = !piece_.after_marker;
  if (piece_.after_marker) rest_of_line();
  while (at_ < end_) line();
  return std::move(lexed_);
}

void Lexer::line() {
  const std::size_t start = at_;
  const std::size_t indent = skip_spaces();
  tab_ = peek() == '\t' ? at_ : k_none;
  skip_blanks();
  if (at_line_end() || comment()) {
    end_line();
    return;
  }
  const bool bracket = peek() == '{' || peek() == '[';
  const bool root = lexed_.tokens.empty();
  if (tab_ != k_none && (root ? indent == 0 && !bracket : indent < floor_)) {
    fault(start + indent, std::string(k_tab_message));
    tab_ = k_none;
  }
  indent_ = indent;
  floor_ = std::min(floor_, indent);
  node_ = k_none;
  node_has_content_ = false;
  key_on_line_ = false;
  starts_line_ = leading_ = true;
  rest_of_line();
}

void Lexer::rest_of_line() {
  while (at_ < end_) {
    skip_blanks();
    if (at_line_end() || comment()) {
      end_line();
      return;
    }
    const char c = peek();
    block_token(c);
    if (c == '|' || c == '>') return;  // a block scalar ends where a line starts
  }
}

void Lexer::block_token(char c) {
  if (in_block_indicator(c)) return block_indicator(c);
  if (c == '!') return property(TokenKind::tag);
  if (c == '&') return property(TokenKind::anchor);
  if (c == '{' || c == '[') return flow();
  if (c == '}' || c == ']') {
    lose(at_, fmt::format("'{}' closes nothing", c));
    ++at_;
    return;
  }
  begin_block_content(false);
  switch (c) {
    case '*':
      alias();
      break;
    case '"':
    case '\'':
      quoted();
      break;
    case '|':
    case '>':
      block_scalar();
      break;
    default:
      plain();
  }
  node_has_content_ = true;
}

bool Lexer::in_block_indicator(char c) const {
  return (c == '-' || c == '?' || c == ':') && space_or_end(at_ + 1);
}

void Lexer::block_indicator(char c) {
  if (c == ':' && node_ != k_none) return implicit_key();
  if (c == '-' && !leading_) {
    lose(at_, "a list cannot start on this line", "put each '- ' on a line of its own");
  } else if (!leading_) {
    lose(at_, fmt::format("'{}' cannot stand here", c), "put the text in quotes if it is meant as text");
  } else if (tab_ != k_none) {
    fault(tab_, std::string(k_tab_message));
  }
  const bool leading = leading_;
  const std::size_t before = at_;
  push(c == '-' ? TokenKind::sequence_entry : c == '?' ? TokenKind::explicit_key : TokenKind::value, at_ + 1);
  floor_ = indent_ + 1;
  skip_blanks();
  if (leading) indent_ += at_ - before;
  leading_ = leading;
  const std::size_t tab = text_.substr(before, at_ - before).find('\t');
  tab_ = tab == std::string_view::npos ? k_none : before + tab;
}

/// A colon behind a node that began on this line: the node is a key.
void Lexer::implicit_key() {
  const Token& first = lexed_.tokens[node_];
  const std::uint32_t line = marks_.at(at_).line;
  if (first.mark.line != line) {
    lose(first.begin, "a key must stand on one line with its ':'",
         "put text that holds ': ' in quotes, and check the indentation");
  } else if (key_on_line_) {
    lose(first.begin, "a map cannot start on the line of another key",
         "put the value in quotes if it is meant as text");
  } else {
    check_key_length(node_, "");
  }
  if (tab_ != k_none) fault(tab_, std::string(k_tab_message));
  tab_ = k_none;
  push(TokenKind::value, at_ + 1);
  floor_ = indent_ + 1;
  node_ = k_none;
  node_has_content_ = false;
  key_on_line_ = true;
}

/// Tells when a node comes behind one that has ended.
void Lexer::begin_block_content(bool property) {
  if (node_has_content_) {
    lose(at_, property ? "nothing may follow the value on this line" : "text follows the end of the value",
         "put the whole value in quotes if it is meant as text");
    node_has_content_ = false;
  }
  if (node_ == k_none) node_ = token_count();
}

void Lexer::check_key_length(std::size_t first_token, std::string_view where) {
  const std::size_t begin = lexed_.tokens[first_token].begin;
  const std::size_t bytes = at_ - begin;
  if (bytes <= k_longest_key) return;
  // A character has three bytes at most for each of its UTF-16 units.
  if (bytes <= 3 * k_longest_key && count_utf16_units(text_.substr(begin, bytes)) <= k_longest_key) return;
  fault(begin, fmt::format("a key{} must not be longer than {} characters", where, k_longest_key));
}

bool Lexer::space_or_end(std::size_t offset) const {
  return offset >= end_ || is_space(text_[offset]);
}

/// True at a line feed and at the carriage return before one; a lone carriage return is text.
bool Lexer::line_ends(std::size_t offset) const {
  if (offset < end_ && text_[offset] == '\r') ++offset;
  return offset < end_ && text_[offset] == '\n';
}

std::size_t Lexer::skip_spaces() {
  const std::size_t start = at_;
  while (at_ < end_ && text_[at_] == ' ') ++at_;
  return at_ - start;
}

void Lexer::skip_blanks() {
  while (at_ < end_ && is_blank(text_[at_])) ++at_;
}

void Lexer::skip_to_line_end() {
  at_ = std::min(text_.find('\n', at_), end_);
}

/// Passes over the end of the line, if there is one.
void Lexer::end_line() {
  if (peek() == '\r' && peek(1) == '\n') ++at_;
  if (peek() == '\n') ++at_;
}

/// Passes over a comment. False when there is none.
bool Lexer::comment() {
  if (peek() != '#') return false;
  if (at_ > piece_.begin && !is_space(text_[at_ - 1])) {
    fault(at_, "a comment needs a space before its '#'");
  }
  skip_to_line_end();
  return true;
}

Token& Lexer::push(TokenKind kind, std::size_t end) {
  const Mark mark = marks_.at(at_);
  const auto first = static_cast<std::uint32_t>(at_);
  const auto last = static_cast<std::uint32_t>(end);
  lexed_.tokens.push_back({kind, starts_line_, leading_, first, last, mark.line, last, 0, 0, mark});
  starts_line_ = leading_ = false;
  at_ = end;
  if (token_count() > limits_.events)
    stop(first, fmt::format("more than {} parts in one document", grouped(limits_.events)));
  return lexed_.tokens.back();
}

void Lexer::fault(std::size_t offset, std::string message, std::string hint) {
  const std::vector<Fault>& known = lexed_.faults.list();
  if (!known.empty() && known.back().offset == offset) return;  // one fault, seen in two ways
  lexed_.faults.add(offset, std::move(message), std::move(hint));
}

void Lexer::lose(std::size_t offset, std::string message, std::string hint) {
  if (!lexed_.structure_lost) fault(offset, std::move(message), std::move(hint));
  lexed_.structure_lost = true;
}

void Lexer::stop(std::size_t offset, std::string message) {
  lose(offset, std::move(message));
  levels_.clear();
  at_ = end_;
}

}  // namespace bs::data::yaml
