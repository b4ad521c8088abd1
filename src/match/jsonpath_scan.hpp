#pragma once
/// The characters of a JSONPath query: blanks, words, texts and numbers.
#include <cstdint>
#include <string>
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::match::path {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[noreturn]] void fail(std::string_view what) const { fail_at(at_, what); }
  [[noreturn]] void fail_at(std::size_t at, std::string_view what) const;

  bool at_end() const noexcept { return at_ == text_.size(); }
  std::size_t at() const noexcept { return at_; }
  void go_back(std::size_t at) noexcept { at_ = at; }
  /// The character `ahead` of here, NUL behind the end.
  char peek(std::size_t ahead = 0) const noexcept;
  bool next_is(std::string_view word) const noexcept { return text_.substr(at_).starts_with(word); }
  /// Takes the word when it is next.
  bool take(std::string_view word) noexcept;
  void expect(std::string_view word);
  void skip_blanks() noexcept;

  bool starts_name() const noexcept;
  std::string take_name();           ///< the shorthand behind a dot
  std::string take_function_name();  ///< "" when none is next
  bool starts_text() const noexcept { return peek() == '"' || peek() == '\''; }
  std::string take_text();  ///< in quotes of either kind
  bool starts_number() const noexcept;
  data::Value take_number();
  std::int64_t take_integer();  ///< an index: within ±(2^53 - 1)

 private:
  std::size_t take_digits();
  void take_escape(std::string& out, char quote);
  char32_t take_hex4();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace bs::match::path
