#pragma once
/// One line of text and a cursor in it. Moves and erases by what a reader takes for a letter: a code point
/// with the marks that belong to it.
#include <string>
#include <string_view>

#include "ask/keys.hpp"

namespace bs::ask {

/// The byte after the letter that starts at `at`.
std::size_t letter_end(std::string_view text, std::size_t at);

class LineEditor {
 public:
  const std::string& text() const { return text_; }
  std::size_t cursor() const { return cursor_; }  ///< in bytes
  bool empty() const { return text_.empty(); }
  void set(std::string text);  ///< the cursor goes to its end
  void set_cursor(std::size_t at) { cursor_ = at; }
  void insert(std::string_view text);
  /// True when the key is one of editing (whether or not it changed anything).
  bool take(const Key& key);

 private:
  bool moves(KeyKind kind);
  bool erases(KeyKind kind);
  std::size_t before_cursor() const;
  std::size_t after_cursor() const;
  std::size_t word_before() const;
  std::size_t word_after() const;
  void erase(std::size_t from, std::size_t to);

  std::string text_;
  std::size_t cursor_ = 0;
};

}  // namespace bs::ask
