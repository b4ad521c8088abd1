#pragma once
/// Takes a template apart: text and comments outside of tags, the words of the language within. One token at
/// a time, since what `raw` holds is never taken apart. White space between words is passed over.
#include "scaffold/engine/program.hpp"

namespace bs::scaffold::engine {

enum class TokenKind : unsigned char {
  end,
  data,
  comment,
  block_start,
  block_end,
  variable_start,
  variable_end,
  string,
  integer,
  floating,
  boolean,
  none,
  regex,
  symbol,
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  colon,
  tilde,
  pipe,
  operation,
};

struct Token {
  TokenKind kind = TokenKind::end;
  Offset at = 0;
  /// As written; of a string and a regular expression what stands between the delimiters.
  std::string_view text;
  std::string_view flags;  ///< of a regular expression
};

/// For messages: the end of the template, text, "}}" …
std::string described(const Token& token);

class Lexer {
 public:
  explicit Lexer(const Program& program);

  Token next();
  /// Where it stands, to come back to; a Token must not be used beyond a return.
  struct State {
    std::size_t at = 0;
    bool is_in_code = false;
    std::size_t braces = 0;
  };
  State state() const { return {at_, is_in_code_, braces_}; }
  void return_to(State state) {
    at_ = state.at;
    is_in_code_ = state.is_in_code;
    braces_ = state.braces;
  }
  /// The text up to the tag that ends a `raw` (or `verbatim`) whose opening tag was just read, past that tag;
  /// nullopt when there is no such tag.
  std::optional<std::string_view> raw_text(std::string_view tag);
  /// The same for Jinja's `raw`, whose end may have hyphens and which holds no other.
  struct RawText {
    std::string_view text;
    bool trims_before = false;
    bool trims_behind = false;
  };
  std::optional<RawText> jinja_raw_text();
  std::string_view variable_start() const { return variable_start_; }

 private:
  Token outside();
  Token data_or_comment();
  bool is_jinja() const { return program_.is_jinja(); }
  bool is_stripped_tag() const;
  std::string_view without_indent(std::string_view data) const;
  Token inside();
  Token string_token();
  Token regex_token();
  Token operator_token();
  Token word_token();
  void skip_newline();
  bool stands(std::string_view text) const { return source_.substr(at_).starts_with(text); }
  Token take(TokenKind kind, std::size_t length);
  std::string_view raw_tag(std::string_view tag, std::size_t& end) const;

  const Program& program_;
  std::string_view source_;
  std::string_view variable_start_;
  std::size_t at_ = 0;
  bool is_in_code_ = false;
  std::size_t braces_ = 0;  ///< that are open in the code
};

}  // namespace bs::scaffold::engine
