#include "bs/base/text.hpp"

namespace bs {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]);
}

/// What a lead byte promises: the number of bytes and the range of the second (Unicode, table 3-7).
struct Lead {
  unsigned length = 1;  // 1: ill-formed unless ASCII
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

constexpr Lead lead_of(unsigned char byte) noexcept {
  if (byte < 0xC2 || byte > 0xF4) return {};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {4, 0x80, 0xBF};
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
  const unsigned char first = byte_at(text, at);
  if (first < 0x80) return {first, 1, true};
  Lead lead = lead_of(first);
  if (lead.length == 1) return {k_replacement, 1, false};
  char32_t value = first & (0x7Fu >> lead.length);
  for (unsigned i = 1; i < lead.length; ++i) {
    if (at + i >= text.size()) return {k_replacement, i, false};
    const unsigned char next = byte_at(text, at + i);
    if (next < lead.low || next > lead.high) return {k_replacement, i, false};
    value = value << 6 | (next & 0x3Fu);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return {value, lead.length, true};
}

bool is_ascii(std::string_view text) noexcept {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

bool is_valid_utf8(std::string_view text) noexcept {
  if (is_ascii(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return false;
    at += point.length;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.valid) {
      out += text.substr(at, point.length);
    } else {
      append_utf8(out, k_replacement);
    }
    at += point.length;
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = k_replacement;
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | code_point >> 6);
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | code_point >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code_point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::size_t count_utf16_units(std::string_view text) noexcept {
  std::size_t count = count_code_points(text);
  for (const char c : text) count += static_cast<unsigned char>(c) >= 0xF0;  // beyond U+FFFF: a pair
  return count;
}

}  // namespace bs
