#pragma once
// Finds the tokens of one YAML document and judges what can be judged without knowing its tree: tabs, quotes,
// brackets, the indentation of continued lines, where keys may stand. The verdicts are those of npm's yaml 2.
#include <string_view>
#include <vector>

#include "bs/data/yaml.hpp"
#include "data/marks.hpp"
#include "data/yaml_split.hpp"
#include "data/yaml_token.hpp"

namespace bs::data::yaml {

class Lexer {
 public:
  Lexer(std::string_view text, const Piece& piece, const YamlLimits& limits);
  Lexed run();

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  /// A bracket that is open.
  struct Level {
    bool sequence = false;
    std::size_t opening = 0;       ///< the token
    std::size_t item = k_none;     ///< the first token of what stands since the last comma
    std::size_t content = k_none;  ///< the first of these that is neither a property nor "?"
    bool explicit_key = false;     ///< the item began with "?"
    bool colon = false;            ///< the item has its ":"
    bool complete = false;         ///< the content has ended; a comma, a colon or a bracket must follow
  };

  // Lines and what stands on them (yaml_lexer.cpp).
  void line();
  void rest_of_line();
  void block_token(char c);
  void block_indicator(char c);
  void implicit_key();
  void begin_block_content(bool property);
  bool in_block_indicator(char c) const;

  // Brackets (yaml_lexer_flow.cpp).
  void flow();
  bool flow_gap();
  void flow_token(char c);
  void flow_indicator(char c);
  void flow_colon();
  void open_bracket(char c);
  void close_bracket(char c);
  void comma();
  void begin_flow_content(bool property);
  void end_flow_content();
  void unclosed(bool at_end);

  // Single tokens (yaml_lexer_scalar.cpp, yaml_lexer_block.cpp).
  void property(TokenKind kind);
  void alias();
  void plain();
  void quoted();
  void block_scalar();
  std::size_t block_scalar_header();
  std::size_t block_scalar_end(std::size_t explicit_indent, Token& token);
  bool ends_plain(std::size_t at) const;
  std::size_t end_of_quoted(char quote) const;
  std::size_t continued_from(std::size_t line_start) const;

  // Places.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  bool space_or_end(std::size_t offset) const;
  bool line_ends(std::size_t offset) const;
  bool at_line_end() const { return at_ >= end_ || line_ends(at_); }
  std::size_t skip_spaces();
  void skip_blanks();
  void skip_to_line_end();
  void end_line();
  bool comment();
  bool in_flow() const { return !levels_.empty(); }
  std::size_t token_count() const { return lexed_.tokens.size(); }

  Token& push(TokenKind kind, std::size_t end);
  void fault(std::size_t offset, std::string message, std::string hint = "");
  void lose(std::size_t offset, std::string message, std::string hint = "");
  void stop(std::size_t offset, std::string message);
  void check_key_length(std::size_t first_token, std::string_view where);

  std::string_view text_;
  const Piece& piece_;
  const YamlLimits& limits_;
  Lexed lexed_;
  Marks marks_;
  std::size_t at_;
  std::size_t end_;

  std::size_t indent_ = 0;         ///< the column (0-based) where the block that this line belongs to starts
  std::size_t floor_ = 0;          ///< the indentation that a line needs to continue the current value
  std::size_t tab_ = k_none;       ///< a tab in the white space before the current node or indicator
  std::size_t node_ = k_none;      ///< the first token of the current node on this line
  bool node_has_content_ = false;  ///< and more than properties
  bool starts_line_ = true;
  bool leading_ = true;
  bool key_on_line_ = false;  ///< an implicit key stands on this line
  bool json_key_ = false;     ///< in brackets: a colon may follow at once
  std::vector<Level> levels_;
};

}  // namespace bs::data::yaml
