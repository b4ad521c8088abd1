#include "facts/shell/reader.hpp"

namespace bs::facts::shell {

namespace {

constexpr std::string_view k_ends_word = " \t\n\r;&|<>()";

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Continued lines are joined, as they would be read.
std::string joined(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\\\n") {
      ++i;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

/// What a word is made of, while it is read.
struct Reader::Parts {
  std::size_t count = 0;
  bool literal = false;  ///< the last part is literal text
  WordKind kind = WordKind::other;
  std::string text;
  std::optional<std::size_t> input_call;

  void add_literal(char c) {
    if (!literal) {
      ++count;
      literal = true;
      kind = WordKind::literal;
    }
    text += c;
  }
  void add(WordKind of) {
    ++count;
    literal = false;
    kind = of;
  }
};

Word Reader::word() {
  Word word;
  const std::size_t start = at_;
  word.offset = base_ + at_;
  Parts parts;
  while (!at_end()) {
    const char c = peek();
    const bool is_substitution = (c == '<' || c == '>') && peek(1) == '(';
    if (k_ends_word.find(c) != std::string_view::npos && !is_substitution) break;
    word_part(parts);
  }
  word.source = joined(text_.substr(start, at_ - start));
  word.kind = parts.count == 1 ? parts.kind : WordKind::other;
  word.text = std::move(parts.text);
  word.input_call = parts.input_call;
  return word;
}

void Reader::word_part(Parts& parts) {
  const char c = peek();
  if (c == '\\') {
    if (peek(1) == '\n') {
      at_ += 2;
      return;
    }
    parts.add_literal(c);
    ++at_;
    if (at_end()) return;
    parts.add_literal(peek());
    ++at_;
  } else if ((c == '<' || c == '>') && peek(1) == '(') {
    at_ += 2;
    parts.add(c == '<' ? WordKind::process_input : WordKind::other);
    parts.input_call = substitution();
  } else if (std::string_view("?*+@!").find(c) != std::string_view::npos && peek(1) == '(') {
    at_ += 2;  // an extended pattern: its text stays out of the word's
    parts.add(WordKind::other);
    arithmetic(")");
  } else if (c == '\'' || c == '"' || c == '$' || c == '`') {
    quoted_part(parts);
  } else {
    parts.add_literal(c);
    ++at_;
  }
}

void Reader::quoted_part(Parts& parts) {
  const bool dollar_quote = peek() == '$' && (peek(1) == '\'' || peek(1) == '"');
  if (dollar_quote) ++at_;
  if (peek() == '\'') {
    const std::size_t opened = at_;
    if (!dollar_quote) {
      parts.text += single_quoted();
    } else {
      for (++at_; !at_end() && peek() != '\''; ++at_) {
        if (peek() == '\\') ++at_;
        if (!at_end()) parts.text += peek();
      }
      if (!take("'")) fail("a quote is never closed", opened);
    }
    parts.add(WordKind::single_quoted);
  } else if (peek() == '"') {
    std::string text;
    const bool plain = double_quoted(text);
    parts.add(plain && !text.empty() ? WordKind::double_quoted : WordKind::other);
    parts.text += text;
  } else if (peek() == '`') {
    backquoted();
    parts.add(WordKind::other);
  } else {
    const bool expands = is_name_character(peek(1)) || std::string_view("{(@*#?$!-[").find(peek(1)) < 10;
    if (!expands || peek(1) == '\0') {
      parts.add_literal('$');
      ++at_;
      return;
    }
    dollar();
    parts.add(WordKind::other);
  }
}

std::string Reader::single_quoted() {
  const std::size_t close = text_.find('\'', at_ + 1);
  if (close == std::string_view::npos) fail("a quote is never closed", at_);
  const std::string text(text_.substr(at_ + 1, close - at_ - 1));
  at_ = close + 1;
  return text;
}

bool Reader::double_quoted(std::string& text) {
  const std::size_t opened = at_;
  bool plain = true;
  ++at_;
  while (!at_end() && peek() != '"') {
    if (peek() == '\\') {
      if (peek(1) != '\n') text += text_.substr(at_, 2);
      at_ += 2;
    } else if (peek() == '`') {
      plain = false;
      backquoted();
    } else if (peek() == '$' &&
               (is_name_character(peek(1)) || std::string_view("{(@*#?$!-[").find(peek(1)) < 10)) {
      plain = false;
      dollar();
    } else {
      text += peek();
      ++at_;
    }
  }
  if (!take("\"")) fail("a quote is never closed", opened);
  return plain;
}

/// An expansion: at `$`, something that can be expanded follows.
void Reader::dollar() {
  if (take("$((")) {
    arithmetic("))");
  } else if (take("$(")) {
    substitution();
  } else if (take("${")) {
    parameter();
  } else if (take("$[")) {
    arithmetic("]");
  } else {
    at_ += 2;
    if (is_name_character(text_[at_ - 1]))
      while (is_name_character(peek())) ++at_;
  }
}

/// After `${`, up to its `}`.
void Reader::parameter() {
  const std::size_t opened = at_;
  enter(opened);
  while (!at_end() && peek() != '}') {
    std::string ignored;
    if (peek() == '\\') {
      at_ += 2;
    } else if (peek() == '\'') {
      // Inside double quotes it is an ordinary character; a lone one must not swallow the rest.
      const std::size_t close = text_.find_first_of("'}\n", at_ + 1);
      at_ = close != std::string_view::npos && text_[close] == '\'' ? close + 1 : at_ + 1;
    } else if (peek() == '"') {
      double_quoted(ignored);
    } else if (peek() == '`') {
      backquoted();
    } else if (peek() == '$' && std::string_view("{(").find(peek(1)) < 2) {
      dollar();
    } else {
      ++at_;
    }
  }
  leave();
  if (!take("}")) fail("an expansion ${ is never closed", opened);
}

/// Up to `close`, brackets balanced, expansions read.
void Reader::arithmetic(std::string_view close) {
  const std::size_t opened = at_;
  std::size_t open = 0;
  enter(opened);
  while (!at_end() && (open > 0 || !sees(close))) {
    std::string ignored;
    const char c = peek();
    if (c == '\\') {
      at_ += 2;
    } else if (c == '\'') {
      single_quoted();
    } else if (c == '"') {
      double_quoted(ignored);
    } else if (c == '`') {
      backquoted();
    } else if (c == '$' && std::string_view("{([").find(peek(1)) < 3) {
      dollar();
    } else {
      if (c == '(') ++open;
      if (c == ')' && open > 0) --open;
      ++at_;
    }
  }
  leave();
  if (!take(close)) fail(fmt::format("{} is missing", close), opened);
}

void Reader::backquoted() {
  const std::size_t opened = at_;
  std::string inner;
  for (++at_; !at_end() && peek() != '`'; ++at_) {
    if (peek() == '\\' && (peek(1) == '`' || peek(1) == '\\' || peek(1) == '$')) ++at_;
    if (!at_end()) inner += peek();
  }
  if (!take("`")) fail("a backquote is never closed", opened);
  enter(opened);
  Reader(inner, base_ + opened + 1, depth_, script_).script();
  leave();
}

std::optional<std::size_t> Reader::substitution() {
  enter(at_);
  const std::size_t opened = at_;
  const Statement first = list({")"});
  if (!take(")")) fail("a ( is never closed", opened);
  leave();
  return first.call;
}

void Reader::here_document(const Heredoc& heredoc) {
  const std::size_t start = at_;
  while (!at_end()) {
    const std::size_t line_start = at_;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    if (heredoc.strips_tabs) line.remove_prefix(std::min(line.find_first_not_of('\t'), line.size()));
    at_ = std::min(end + 1, text_.size());
    if (line != heredoc.delimiter) continue;
    if (heredoc.expands) expansions_in(text_.substr(start, line_start - start), base_ + start);
    return;
  }
  fail(fmt::format("the here-document {} has no end", heredoc.delimiter), heredoc.offset);
}

void Reader::expansions_in(std::string_view body, std::size_t offset) {
  Reader inner(body, offset, depth_, script_);
  inner.enter(0);
  while (!inner.at_end()) {
    if (inner.peek() == '\\') {
      inner.at_ += 2;
    } else if (inner.peek() == '`') {
      inner.backquoted();
    } else if (inner.peek() == '$' && std::string_view("{(").find(inner.peek(1)) < 2) {
      inner.dollar();
    } else {
      ++inner.at_;
    }
  }
}

}  // namespace bs::facts::shell
