#include "scaffold/engine/js_text.hpp"

#include "bs/base/text.hpp"

namespace bs::scaffold::engine {
namespace {

constexpr char32_t k_first_high = 0xD800;
constexpr char32_t k_first_low = 0xDC00;
constexpr char32_t k_after_low = 0xE000;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// The surrogate whose three bytes stand at `at`, or 0.
char32_t surrogate_at(std::string_view text, std::size_t at) {
  if (at + 3 > text.size() || byte_at(text, at) != 0xED || byte_at(text, at + 1) < 0xA0) return 0;
  const auto middle = static_cast<char32_t>(byte_at(text, at + 1) & 0x3Fu);
  const auto last = static_cast<char32_t>(byte_at(text, at + 2) & 0x3Fu);
  return 0xD000 + (middle << 6u) + last;
}

void append_surrogate(std::string& out, char16_t unit) {
  out += '\xED';
  out += static_cast<char>(0x80u | ((static_cast<unsigned>(unit) >> 6u) & 0x3Fu));
  out += static_cast<char>(0x80u | (static_cast<unsigned>(unit) & 0x3Fu));
}

bool is_high(char32_t unit) {
  return unit >= k_first_high && unit < k_first_low;
}
bool is_low(char32_t unit) {
  return unit >= k_first_low && unit < k_after_low;
}

char32_t joined(char32_t high, char32_t low) {
  return 0x10000 + ((high - k_first_high) << 10u) + (low - k_first_low);
}

std::u16string units_of(std::string_view bytes) {
  std::u16string units;
  units.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (const char32_t surrogate = surrogate_at(bytes, at)) {
      units += static_cast<char16_t>(surrogate);
      at += 3;
      continue;
    }
    const CodePoint point = decode_utf8(bytes, at);
    at += point.length;
    if (point.value < 0x10000) {
      units += static_cast<char16_t>(point.value);
    } else {
      units += static_cast<char16_t>(k_first_high + ((point.value - 0x10000) >> 10u));
      units += static_cast<char16_t>(k_first_low + ((point.value - 0x10000) & 0x3FFu));
    }
  }
  return units;
}

}  // namespace

JsText::JsText(std::string bytes) : bytes_(std::move(bytes)), is_ascii_(bs::is_ascii(bytes_)) {}

JsText::JsText(std::u16string_view units) : JsText(bytes_of(units)) {}

std::size_t JsText::length() const {
  return is_ascii_ ? bytes_.size() : units().size();
}

std::u16string_view JsText::units() const {
  if (units_.empty() && !bytes_.empty()) units_ = units_of(bytes_);
  return units_;
}

std::string JsText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, length());
  if (begin >= end) return {};
  return is_ascii_ ? bytes_.substr(begin, end - begin) : bytes_of(units().substr(begin, end - begin));
}

std::size_t JsText::find(const JsText& part, std::size_t from) const {
  if (is_ascii_ && part.is_ascii_) return bytes_.find(part.bytes_, from);
  return units().find(part.units(), from);
}

std::size_t JsText::find_last(const JsText& part, std::size_t from) const {
  if (is_ascii_ && part.is_ascii_) return bytes_.rfind(part.bytes_, from);
  return units().rfind(part.units(), from);
}

void append_text(std::string& out, std::string_view more) {
  const std::size_t size = out.size();
  if (size >= 3 && more.size() >= 3 && out[size - 3] == '\xED') {
    const char32_t high = surrogate_at(out, size - 3);
    const char32_t low = surrogate_at(more, 0);
    if (is_high(high) && is_low(low)) {
      out.resize(size - 3);
      append_utf8(out, joined(high, low));
      more.remove_prefix(3);
    }
  }
  out += more;
}

std::string bytes_of(std::u16string_view units) {
  std::string out;
  out.reserve(units.size());
  for (std::size_t at = 0; at < units.size(); ++at) {
    const char16_t unit = units[at];
    if (unit < 0x80) {
      out += static_cast<char>(unit);
    } else if (is_high(unit) && at + 1 < units.size() && is_low(units[at + 1])) {
      append_utf8(out, joined(unit, units[++at]));
    } else if (is_high(unit) || is_low(unit)) {
      append_surrogate(out, unit);
    } else {
      append_utf8(out, unit);
    }
  }
  return out;
}

std::string without_surrogates(std::string bytes) {
  for (std::size_t at = bytes.find('\xED'); at != std::string::npos; at = bytes.find('\xED', at + 1))
    if (surrogate_at(bytes, at) != 0) bytes.replace(at, 3, "\uFFFD");
  return bytes;
}

int compare_texts(const JsText& a, const JsText& b) {
  if (a.is_ascii() && b.is_ascii()) return a.bytes().compare(b.bytes());
  return a.units().compare(b.units());
}

bool is_js_space(char16_t unit) noexcept {
  if (unit < 0x80) return unit == ' ' || (unit >= '\t' && unit <= '\r');
  return unit == 0xA0 || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 ||
         unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000 || unit == 0xFEFF;
}

std::size_t leading_space(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value >= 0x10000 || !is_js_space(static_cast<char16_t>(point.value))) break;
    at += point.length;
  }
  return at;
}

std::size_t trailing_space(std::string_view text) noexcept {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && end - start < 3 && (byte_at(text, start) & 0xC0u) == 0x80) --start;
    const CodePoint point = decode_utf8(text, start);
    if (start + point.length != end || point.value >= 0x10000 ||
        !is_js_space(static_cast<char16_t>(point.value)))
      break;
    end = start;
  }
  return text.size() - end;
}

}  // namespace bs::scaffold::engine
