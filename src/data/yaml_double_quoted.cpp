#include <charconv>

#include "bs/base/text.hpp"
#include "data/yaml_chars.hpp"
#include "data/yaml_scalar_forms.hpp"

namespace bs::data::yaml {
namespace {

/// What a one-letter escape stands for; empty when there is no such escape.
constexpr std::string_view simple_escape(char c) {
  switch (c) {
    case '0':
      return {"\0", 1};
    case 'a':
      return "\x07";
    case 'b':
      return "\b";
    case 'e':
      return "\x1B";
    case 'f':
      return "\f";
    case 'n':
      return "\n";
    case 'r':
      return "\r";
    case 't':
    case '\t':
      return "\t";
    case 'v':
      return "\v";
    case 'N':
      return "\u0085";
    case '_':
      return "\u00A0";
    case 'L':
      return "\u2028";
    case 'P':
      return "\u2029";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '/':
      return "/";
    case '\\':
      return "\\";
    default:
      return {};
  }
}

class DoubleQuoted {
 public:
  DoubleQuoted(std::string_view raw, std::size_t offset, Faults& faults)
      : text_(raw.substr(0, raw.size() - 1)), offset_(offset), faults_(faults) {}

  std::string run() {
    at_ = 1;
    while (at_ < text_.size()) {
      const std::size_t plain = std::min(text_.find_first_of("\\\n \t\r", at_), text_.size());
      out_ += text_.substr(at_, plain - at_);
      at_ = plain;
      if (at_ >= text_.size()) break;
      if (text_[at_] == '\\') {
        escape();
      } else {
        white_space();
      }
    }
    return std::move(out_);
  }

 private:
  /// White space inside a line stays; around a line end it goes, and the line ends are folded.
  void white_space() {
    const std::size_t start = at_;
    skip_blanks();
    if (!line_end()) {
      if (at_ == start) ++at_;  // a lone carriage return
      out_ += text_.substr(start, at_ - start);
      return;
    }
    std::size_t lines = 0;
    while (line_end()) {
      pass_line_end();
      ++lines;
      skip_blanks();
    }
    if (lines == 1) {
      out_ += ' ';
    } else {
      out_.append(lines - 1, '\n');
    }
  }

  void escape() {
    const std::size_t start = at_++;
    if (line_end()) {
      pass_line_end();
      skip_blanks();
      return;
    }
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    if (const std::string_view simple = simple_escape(c); !simple.empty()) {
      out_ += simple;
      ++at_;
      return;
    }
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    const std::optional<char32_t> point = digits == 0 ? std::nullopt : hex(at_ + 1, digits);
    if (!point) {
      bad_escape(start, digits);
      return;
    }
    at_ += 1 + digits;
    append_utf8(out_, with_surrogate(*point));
  }

  /// A pair of surrogates in two escapes is one code point, as in JSON.
  char32_t with_surrogate(char32_t high) {
    if (high < 0xD800 || high > 0xDBFF || text_.substr(at_, 2) != "\\u") return high;
    const std::optional<char32_t> low = hex(at_ + 2, 4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return high;
    at_ += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (*low - 0xDC00);
  }

  std::optional<char32_t> hex(std::size_t at, std::size_t digits) const {
    if (at + digits > text_.size()) return std::nullopt;
    std::uint32_t value = 0;
    const char* const end = text_.data() + at + digits;
    const auto [stopped, error] = std::from_chars(text_.data() + at, end, value, 16);
    if (error != std::errc() || stopped != end || value > 0x10FFFF) return std::nullopt;
    return value;
  }

  void bad_escape(std::size_t start, std::size_t digits) {
    // The escape is shown with its whole code point, or with what should have been its digits.
    const std::size_t letter = start + 1 < text_.size() ? decode_utf8(text_, start + 1).length : 0;
    const std::string_view shown = text_.substr(start, 1 + letter + digits);
    faults_.add({offset_ + start, fmt::format("unknown escape '{}' in double quotes", shown),
                 "write '\\\\' for a backslash, or use single quotes"});
    at_ = std::min(start + 1 + letter, text_.size());
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  bool line_end() const {
    return at_ < text_.size() && (text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n");
  }
  void pass_line_end() { at_ += text_[at_] == '\r' ? 2 : 1; }

  std::string_view text_;  ///< without the closing quote
  std::size_t offset_;
  Faults& faults_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string double_quoted_text(std::string_view raw, std::size_t offset, Faults& faults) {
  return DoubleQuoted(raw, offset, faults).run();
}

}  // namespace bs::data::yaml
