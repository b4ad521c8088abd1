#include "data/yaml_chars.hpp"
#include "data/yaml_lexer.hpp"

namespace bs::data::yaml {
namespace {

constexpr char closing_of(bool sequence) {
  return sequence ? ']' : '}';
}
constexpr std::string_view name_of_flow(bool sequence) {
  return sequence ? "list" : "map";
}

}  // namespace

/// From an opening bracket in block context to the bracket that closes it.
void Lexer::flow() {
  begin_block_content(false);
  json_key_ = false;
  open_bracket(peek());
  while (in_flow() && flow_gap()) {
    if (peek() == ',') {
      comma();
    } else {
      flow_token(peek());
    }
  }
  node_has_content_ = true;
}

/// Passes over white space, comments and line ends. False when the brackets are not closed.
bool Lexer::flow_gap() {
  bool new_line = false;
  std::size_t indent = 0;
  for (;;) {
    skip_blanks();
    if (at_ >= end_) {
      unclosed(true);
      return false;
    }
    if (comment()) continue;
    if (!at_line_end()) break;
    end_line();
    new_line = true;
    indent_ = indent = skip_spaces();
  }
  // A bracket that closes the outermost one may stand in the column of the key.
  const bool closes = (peek() == ']' || peek() == '}') && levels_.size() == 1 && indent + 1 == floor_;
  if (!new_line || indent >= floor_ || closes) return true;
  unclosed(false);
  return false;
}

void Lexer::unclosed(bool at_end) {
  const Level level = levels_.back();
  const Token& opening = lexed_.tokens[level.opening];
  if (at_end) {
    stop(opening.begin, fmt::format("this {} is not closed by '{}'", name_of_flow(level.sequence),
                                    closing_of(level.sequence)));
  } else {
    stop(at_,
         fmt::format("the {} that starts on line {} is not closed, and this line is not indented enough to "
                     "belong to it",
                     name_of_flow(level.sequence), opening.mark.line));
  }
}

void Lexer::flow_token(char c) {
  if ((c == '-' || c == '?' || c == ':') &&
      (space_or_end(at_ + 1) || is_flow_indicator(peek(1)) || (c == ':' && json_key_))) {
    return flow_indicator(c);
  }
  if (c == '}' || c == ']') return close_bracket(c);
  if (c == '!') return property(TokenKind::tag);
  if (c == '&') return property(TokenKind::anchor);
  begin_flow_content(false);
  if (c == '{' || c == '[') return open_bracket(c);
  if (c == '*') {
    alias();
  } else if (c == '"' || c == '\'') {
    quoted();
    json_key_ = true;
  } else {
    json_key_ = false;
    plain();
  }
  end_flow_content();
}

void Lexer::flow_indicator(char c) {
  json_key_ = false;
  Level& level = levels_.back();
  if (c == ':') return flow_colon();
  if (c == '-') {
    lose(at_, "a list item with '-' cannot stand inside brackets", "separate the items with commas");
  } else if (level.item != k_none) {
    lose(at_, "'?' can only start an item");
  }
  if (level.item == k_none) level.item = token_count();
  level.explicit_key = true;
  push(c == '-' ? TokenKind::sequence_entry : TokenKind::explicit_key, at_ + 1);
}

void Lexer::flow_colon() {
  Level& level = levels_.back();
  if (level.sequence && !level.explicit_key && level.item != k_none) {
    if (level.content != k_none && lexed_.tokens[level.content].mark.line != marks_.at(at_).line) {
      fault(lexed_.tokens[level.content].begin,
            "a key inside a list in brackets must stand on one line with its ':'");
    }
    check_key_length(level.item, " inside a list in brackets");
  }
  if (level.colon) lose(at_, "a second ':' in one item", "a ',' is missing, or the text needs quotes");
  if (level.item == k_none) level.item = token_count();
  level.content = k_none;
  level.complete = false;
  level.colon = true;
  push(TokenKind::value, at_ + 1);
}

void Lexer::open_bracket(char c) {
  if (levels_.size() >= limits_.depth) {
    stop(at_, fmt::format("nested deeper than {} levels", limits_.depth));
    return;
  }
  const bool sequence = c == '[';
  Level level;
  level.sequence = sequence;
  level.opening = token_count();
  levels_.push_back(level);
  json_key_ = false;
  push(sequence ? TokenKind::sequence_start : TokenKind::mapping_start, at_ + 1);
}

void Lexer::close_bracket(char c) {
  const bool sequence = levels_.back().sequence;
  if (c != closing_of(sequence)) {
    const Token& opening = lexed_.tokens[levels_.back().opening];
    lose(at_, fmt::format("expected '{}' to close the {} that starts on line {}", closing_of(sequence),
                          name_of_flow(sequence), opening.mark.line));
  }
  lexed_.tokens[levels_.back().opening].closing = static_cast<std::uint32_t>(token_count());
  levels_.pop_back();
  push(sequence ? TokenKind::sequence_end : TokenKind::mapping_end, at_ + 1);
  end_flow_content();
  json_key_ = true;
}

void Lexer::comma() {
  Level& level = levels_.back();
  if (level.item == k_none) fault(at_, "nothing stands before this ','");
  level.item = level.content = k_none;
  level.explicit_key = level.colon = level.complete = false;
  json_key_ = false;
  push(TokenKind::comma, at_ + 1);
}

void Lexer::begin_flow_content(bool property) {
  Level& level = levels_.back();
  if (level.complete) {
    lose(at_, fmt::format("a ',' is missing before this item of the {}", name_of_flow(level.sequence)));
    level.complete = false;
  }
  if (level.item == k_none) level.item = token_count();
  if (!property && level.content == k_none) level.content = token_count();
}

void Lexer::end_flow_content() {
  if (in_flow()) levels_.back().complete = true;  // else a fault has ended the reading
}

}  // namespace bs::data::yaml
