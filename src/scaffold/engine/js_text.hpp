#pragma once
/// A JavaScript string. It is kept as UTF-8, in which a lone surrogate (JavaScript allows it) is three bytes;
/// what JavaScript counts and cuts are UTF-16 units, made when they are first asked for.
#include <memory>
#include <string>
#include <string_view>

namespace bs::scaffold::engine {

class JsText;
using TextPtr = std::shared_ptr<const JsText>;

class JsText {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  JsText() = default;
  /// `bytes` is as this class keeps it; bytes that are no UTF-8 count as U+FFFD.
  explicit JsText(std::string bytes);
  explicit JsText(std::u16string_view units);

  const std::string& bytes() const noexcept { return bytes_; }
  bool is_ascii() const noexcept { return is_ascii_; }
  bool empty() const noexcept { return bytes_.empty(); }
  std::size_t length() const;  ///< in units
  std::u16string_view units() const;
  /// The units [begin, end), both cut to the length; nothing when end <= begin.
  std::string slice(std::size_t begin, std::size_t end) const;
  /// Where `part` stands at or after `from`, in units, or npos.
  std::size_t find(const JsText& part, std::size_t from = 0) const;
  /// The last place at or before `from`.
  std::size_t find_last(const JsText& part, std::size_t from = npos) const;

 private:
  std::string bytes_;
  bool is_ascii_ = true;
  mutable std::u16string units_;
};

/// Joins two texts as JsText keeps them: a surrogate pair that comes together becomes one code point.
void append_text(std::string& out, std::string_view more);
/// UTF-16 as JsText keeps it.
std::string bytes_of(std::u16string_view units);
/// Valid UTF-8 where it was before: a lone surrogate becomes U+FFFD.
std::string without_surrogates(std::string bytes);
/// JavaScript's order of strings: by UTF-16 units. Negative, 0 or positive.
int compare_texts(const JsText& a, const JsText& b);

/// JavaScript's white space (`\s`, trim): U+00A0, U+FEFF and others too.
bool is_js_space(char16_t unit) noexcept;
/// The bytes of white space that `text` starts and ends with.
std::size_t leading_space(std::string_view text) noexcept;
std::size_t trailing_space(std::string_view text) noexcept;

}  // namespace bs::scaffold::engine
