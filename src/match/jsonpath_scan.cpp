#include "match/jsonpath_scan.hpp"

#include <charconv>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "match/char_class.hpp"
#include "match/unit.hpp"

namespace bs::match::path {

void Scanner::fail_at(std::size_t at, std::string_view what) const {
  const std::size_t character = count_code_points(text_.substr(0, at)) + 1;
  throw Error(ErrorKind::config, fmt::format("the JSONPath \"{}\" is faulty at character {}: {}",
                                             shown(text_), character, what));
}

char Scanner::peek(std::size_t ahead) const noexcept {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

bool Scanner::take(std::string_view word) noexcept {
  if (!next_is(word)) return false;
  at_ += word.size();
  return true;
}

void Scanner::expect(std::string_view word) {
  if (!take(word)) fail(fmt::format("\"{}\" is missing", word));
}

void Scanner::skip_blanks() noexcept {
  while (!at_end() && std::string_view(" \t\n\r").find(peek()) != std::string_view::npos) ++at_;
}

bool Scanner::starts_name() const noexcept {
  return is_letter(peek()) || peek() == '_' || static_cast<unsigned char>(peek()) >= 0x80;
}

std::string Scanner::take_name() {
  if (!starts_name()) fail("a name, \"*\" or \"[\" is missing behind the dot");
  const std::size_t start = at_;
  while (starts_name() || is_digit(peek())) ++at_;
  return std::string(text_.substr(start, at_ - start));
}

std::string Scanner::take_function_name() {
  const std::size_t start = at_;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!is_lower(peek())) return "";
  while (is_lower(peek()) || peek() == '_' || is_digit(peek())) ++at_;
  return std::string(text_.substr(start, at_ - start));
}

std::string Scanner::take_text() {
  const std::size_t start = at_;
  const char quote = text_[at_++];
  std::string out;
  while (true) {
    if (at_end()) fail_at(start, "the text is not closed");
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) < 0x20) fail("control characters must be escaped");
    ++at_;
    if (c == quote) return out;
    if (c == '\\') {
      take_escape(out, quote);
    } else {
      out += c;
    }
  }
}

void Scanner::take_escape(std::string& out, char quote) {
  constexpr std::string_view k_letters = "bfnrt/\\";
  constexpr std::string_view k_meanings = "\b\f\n\r\t/\\";
  const std::size_t start = at_ - 1;
  const char c = peek();
  if (c == quote) {
    out += c;
    ++at_;
  } else if (const std::size_t known = k_letters.find(c); known != std::string_view::npos && !at_end()) {
    out += k_meanings[known];
    ++at_;
  } else if (c == 'u') {
    ++at_;
    char32_t unit = take_hex4();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      const char32_t low = take("\\u") ? take_hex4() : 0;
      if (low < 0xDC00 || low > 0xDFFF) fail_at(start, "half of a surrogate pair");
      unit = 0x10000 + ((unit - 0xD800) << 10u) + (low - 0xDC00);
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      fail_at(start, "half of a surrogate pair");
    }
    append_utf8(out, unit);
  } else {
    fail_at(start, "unknown escape");
  }
}

char32_t Scanner::take_hex4() {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    if (!is_hex(peek())) fail("\"\\u\" needs four hexadecimal digits");
    value = value * 16 + static_cast<char32_t>(hex_digit(peek()));
  }
  return value;
}

bool Scanner::starts_number() const noexcept {
  return peek() == '-' || is_digit(peek());
}

std::size_t Scanner::take_digits() {
  const std::size_t start = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == start) fail("a digit is missing");
  return at_ - start;
}

data::Value Scanner::take_number() {
  const std::size_t start = at_;
  take("-");
  const std::size_t digits = at_;
  if (take_digits() > 1 && text_[digits] == '0') fail_at(start, "a number does not start with 0");
  bool is_whole = true;
  if (take(".")) {
    take_digits();
    is_whole = false;
  }
  if (take("e") || take("E")) {
    if (!take("+")) take("-");
    take_digits();
    is_whole = false;
  }
  const char* first = text_.data() + start;
  const char* last = text_.data() + at_;
  std::int64_t integer = 0;
  if (is_whole && std::from_chars(first, last, integer).ec == std::errc()) return integer;
  double number = 0;
  // Beyond a double's range the text itself says which way: from_chars leaves the number alone there.
  if (std::from_chars(first, last, number).ec != std::errc())
    fail_at(start, "the number is too large or too small");
  return number;
}

std::int64_t Scanner::take_integer() {
  constexpr std::int64_t k_largest = (std::int64_t{1} << 53u) - 1;
  const std::size_t start = at_;
  take("-");
  const std::size_t digits = at_;
  const std::size_t count = take_digits();
  if (text_[digits] == '0' && (count > 1 || digits > start))
    fail_at(start, "an index does not start with 0 or -0");
  std::int64_t value = 0;
  const auto result = std::from_chars(text_.data() + start, text_.data() + at_, value);
  if (result.ec != std::errc() || value > k_largest || value < -k_largest)
    fail_at(start, "the index is too large");
  return value;
}

}  // namespace bs::match::path
