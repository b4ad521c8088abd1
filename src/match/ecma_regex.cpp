#include "match/ecma_regex.hpp"

#include <re2/re2.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "match/char_class.hpp"
#include "match/unicode_property.hpp"

namespace bs::match {

namespace {

/// JavaScript's white space and all else, as members of a class.
constexpr std::string_view k_space =
    R"(\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view k_not_space =
    R"(\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e})"
    R"(\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
constexpr std::string_view k_never = R"([^\x{0}-\x{10ffff}])";
constexpr std::string_view k_any = "(?s:.)";

std::optional<char32_t> hex_value(std::string_view digits) {
  if (digits.empty() || digits.size() > 6 || !std::all_of(digits.begin(), digits.end(), is_hex))
    return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) value = value * 16 + static_cast<char32_t>(hex_digit(c));
  return value <= 0x10FFFF ? std::optional(value) : std::nullopt;
}

std::string code_point_text(char32_t value) {
  return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(value));
}

class Translator {
 public:
  /// `syntax_only`: what RE2 lacks is taken and replaced by something of the same shape.
  Translator(std::string_view pattern, EcmaDot dot, bool syntax_only)
      : text_(pattern), dot_(dot), syntax_only_(syntax_only) {}

  std::string all() {
    while (at_ < text_.size()) one();
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw Error(ErrorKind::config,
                fmt::format("the regular expression \"{}\" is faulty: {}", shown(text_), what));
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void one() {
    const char c = text_[at_];
    if (c == '\\') return escape(false);
    if (c == '[') return character_class();
    if (c == '(') return group();
    ++at_;
    if (c == '.') {
      out_ += dot();
    } else {
      out_ += c;
    }
  }

  std::string_view dot() const {
    switch (dot_) {
      case EcmaDot::lines:
        return R"([^\n\r\x{2028}\x{2029}])";
      case EcmaDot::i_regexp:
        return R"([^\n\r])";
      case EcmaDot::nothing:
        break;
    }
    return k_any;
  }

  void group() {
    ++at_;
    out_ += '(';
    if (peek() != '?') return;
    const std::string_view rest = text_.substr(at_);
    const bool is_behind = rest.starts_with("?<=") || rest.starts_with("?<!");
    if (is_behind || rest.starts_with("?=") || rest.starts_with("?!")) {
      if (!syntax_only_) fail("lookahead and lookbehind are not supported");
      at_ += is_behind ? 3 : 2;
      out_ += "?:";
    } else if (rest.starts_with("?<")) {
      at_ += 2;
      out_ += "?P<";
    } else if (rest.starts_with("?:")) {
      at_ += 2;
      out_ += "?:";
    } else {
      fail(fmt::format("unknown group \"({}\"", shown(rest.substr(0, 2))));
    }
  }

  void character_class() {
    ++at_;
    const bool is_negated = peek() == '^';
    if (is_negated) ++at_;
    if (peek() == ']') {
      ++at_;
      out_ += is_negated ? k_any : k_never;
      return;
    }
    out_ += is_negated ? "[^" : "[";
    while (at_ < text_.size() && text_[at_] != ']') {
      const char c = text_[at_];
      if (c == '\\') {
        escape(true);
      } else {
        if (c == '[') out_ += '\\';  // RE2 has [:classes:]
        out_ += c;
        ++at_;
      }
    }
    if (at_ == text_.size()) fail("missing ]");
    ++at_;
    out_ += ']';
  }

  void escape(bool in_class) {
    if (++at_ == text_.size()) fail("nothing follows the last backslash");
    const char c = text_[at_];
    if (is_set_escape(c, in_class)) return;
    if (c == 'k' || (c >= '1' && c <= '9')) return back_reference(in_class);
    if ((c == 'b' || c == 'B') && !in_class) {
      out_ += {'\\', c};
      ++at_;
      return;
    }
    if (is_letter(c) || c == '0') {
      out_ += code_point_text(code_point_escape(in_class));
      return;
    }
    // Punctuation stands for itself; RE2 takes a quoted byte of ASCII only.
    if (static_cast<unsigned char>(c) < 0x80) out_ += '\\';
    out_ += c;
    ++at_;
  }

  bool is_set_escape(char c, bool in_class) {
    if (c == 'p' || c == 'P') {
      property(c, in_class);
    } else if (c == 's' || c == 'S') {
      const std::string_view members = c == 's' ? k_space : k_not_space;
      out_ += in_class ? std::string(members) : fmt::format("[{}]", members);
      ++at_;
    } else if (c == 'd' || c == 'D' || c == 'w' || c == 'W') {
      out_ += {'\\', c};
      ++at_;
    } else {
      return false;
    }
    // After a set a hyphen is itself; RE2 would take it for a range.
    if (in_class && peek() == '-' && peek(1) != ']') {
      out_ += "\\-";
      ++at_;
    }
    return true;
  }

  void property(char c, bool in_class) {
    const std::size_t end = text_.find('}', at_);
    if (peek(1) != '{' || end == std::string_view::npos)
      fail(fmt::format("\"\\{}\" needs a name in braces", c));
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    at_ = end + 1;
    if (name == "ASCII") {
      const std::string_view members = c == 'p' ? "[:ascii:]" : "[:^ascii:]";
      out_ += in_class ? std::string(members) : fmt::format("[{}]", members);
    } else {
      out_ += fmt::format("\\{}{{{}}}", c, re2_property(name));
    }
  }

  void back_reference(bool in_class) {
    if (in_class || !syntax_only_) fail("back references are not supported");
    ++at_;
    if (text_[at_ - 1] == 'k') {
      const std::size_t end = text_.find('>', at_);
      if (peek() != '<' || end == std::string_view::npos) fail("\"\\k\" needs a name");
      at_ = end + 1;
    } else {
      while (is_digit(peek())) ++at_;
    }
    out_ += "(?:)";
  }

  /// `at_` stands on the letter; afterwards behind the escape.
  char32_t code_point_escape(bool in_class) {
    const char c = text_[at_++];
    switch (c) {
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'v':
        return '\v';
      case 'f':
        return '\f';
      case 'r':
        return '\r';
      case 'b':
        if (in_class) return '\b';
        break;
      case '0':
        if (!is_digit(peek())) return 0;
        break;
      case 'c':
        if (is_letter(peek())) return static_cast<char32_t>(text_[at_++]) & 0x1Fu;
        break;
      case 'x':
        if (const auto value = hex_value(text_.substr(at_, 2)); value && at_ + 2 <= text_.size()) {
          at_ += 2;
          return *value;
        }
        break;
      case 'u':
        if (const auto value = unicode_escape()) return *value;
        break;
      default:
        break;
    }
    fail(fmt::format("unknown escape \"\\{}\"", c));
  }

  std::optional<char32_t> unicode_escape() {
    if (peek() == '{') {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos) return std::nullopt;
      const auto value = hex_value(text_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
      return value;
    }
    const auto high = four_digits(at_);
    if (!high) return std::nullopt;
    at_ += 4;
    if (*high < 0xD800 || *high > 0xDBFF || text_.substr(at_, 2) != "\\u") return high;
    const auto low = four_digits(at_ + 2);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return high;
    at_ += 6;
    return 0x10000 + ((*high - 0xD800) << 10u) + (*low - 0xDC00);
  }

  std::optional<char32_t> four_digits(std::size_t at) const {
    if (at + 4 > text_.size()) return std::nullopt;
    return hex_value(text_.substr(at, 4));
  }

  std::string_view text_;
  EcmaDot dot_;
  bool syntax_only_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string from_ecmascript(std::string_view pattern, EcmaDot dot) {
  return Translator(pattern, dot, false).all();
}

bool is_ecmascript(std::string_view pattern) {
  std::string translated;
  try {
    translated = Translator(pattern, EcmaDot::lines, true).all();
  } catch (const Error&) {
    return false;
  }
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 regex(translated, options);
  // The last two are bounds of RE2, which JavaScript does not have.
  return regex.ok() || regex.error_code() == RE2::ErrorRepeatSize ||
         regex.error_code() == RE2::ErrorPatternTooLarge;
}

}  // namespace bs::match
