#pragma once
// What the YAML lexer finds in the text of one document.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bs/base/place.hpp"

namespace bs::data::yaml {

enum class TokenKind : std::uint8_t {
  sequence_entry,  ///< "- "
  explicit_key,    ///< "? "
  value,           ///< ": "
  comma,
  sequence_start,  ///< "["
  sequence_end,
  mapping_start,  ///< "{"
  mapping_end,
  anchor,
  tag,
  alias,
  plain,
  single_quoted,
  double_quoted,
  block_scalar,
};

struct Token {
  TokenKind kind;
  bool starts_line;        ///< nothing but white space stands before it on its line
  bool leading;            ///< nothing but white space and block indicators do
  std::uint32_t begin;     ///< offsets in the file's text
  std::uint32_t end;       ///< past the last character; trailing white space is not part of it
  std::uint32_t end_line;  ///< the line of the last character
  std::uint32_t body;      ///< of a block scalar: where the line behind its header starts
  std::uint32_t indent;    ///< of a block scalar: the columns to take away
  std::uint32_t closing;   ///< of an opening bracket: the number of the token that closes it
  Mark mark;               ///< of the first character
};

constexpr bool is_scalar(TokenKind kind) {
  return kind >= TokenKind::plain;
}
/// Content that a node ends with: a scalar, an alias, a closing bracket.
constexpr bool ends_node(TokenKind kind) {
  return kind >= TokenKind::alias || kind == TokenKind::sequence_end || kind == TokenKind::mapping_end;
}
constexpr bool is_property(TokenKind kind) {
  return kind == TokenKind::anchor || kind == TokenKind::tag;
}

/// Something wrong at an offset of the file's text.
struct Fault {
  std::size_t offset;
  std::string message;
  std::string hint;
};

/// The faults of a document. Hostile ones have hundreds of thousands: those beyond the first are counted
/// alone.
class Faults {
 public:
  static constexpr std::size_t k_kept = 50;

  void add(std::size_t offset, std::string message, std::string hint = "") {
    add(Fault{offset, std::move(message), std::move(hint)});
  }
  void add(Fault fault) {
    if (list_.size() < k_kept) {
      list_.push_back(std::move(fault));
    } else {
      ++left_out_;
    }
  }
  void add(Faults others) {
    left_out_ += others.left_out_;
    for (Fault& fault : others.list_) add(std::move(fault));
  }
  bool empty() const { return list_.empty(); }
  const std::vector<Fault>& list() const { return list_; }
  std::size_t left_out() const { return left_out_; }

 private:
  std::vector<Fault> list_;
  std::size_t left_out_ = 0;
};

struct Lexed {
  std::vector<Token> tokens;
  Faults faults;
  bool structure_lost = false;  ///< after a fault that leaves open which token belongs where
  bool has_aliases = false;
};

}  // namespace bs::data::yaml
