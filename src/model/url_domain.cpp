// Domains beyond ASCII: the part of IDNA that decides whether a host is acceptable at all.
#include <algorithm>
#include <array>
#include <cstdint>

#include "bs/base/text.hpp"
#include "url.hpp"

namespace bs::model {
namespace {

struct Range {
  char32_t first, last;
};

/// Left out when a domain is mapped: soft hyphens, variation selectors and the like.
constexpr Range k_ignored[] = {{0xAD, 0xAD},     {0x34F, 0x34F},   {0x180B, 0x180F},
                               {0x200B, 0x200B}, {0x2060, 0x2060}, {0x2064, 0x2064},
                               {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

/// Never part of a domain: controls, spaces, directional marks, private use, noncharacters, and signs that
/// decompose to forbidden ASCII.
constexpr Range k_refused[] = {
    {0x80, 0xA0},     {0xA8, 0xA8},     {0xAF, 0xAF},     {0xB4, 0xB4},       {0xB8, 0xB8},
    {0x2D8, 0x2DD},   {0x37A, 0x37A},   {0x384, 0x385},   {0x1680, 0x1680},   {0x2000, 0x200A},
    {0x200C, 0x200F}, {0x2017, 0x2017}, {0x2024, 0x2026}, {0x2028, 0x202F},   {0x203E, 0x203E},
    {0x2047, 0x2049}, {0x205F, 0x205F}, {0x2065, 0x206F}, {0x2100, 0x2101},   {0x2105, 0x2106},
    {0x2488, 0x249B}, {0x2A74, 0x2A74}, {0x2FF0, 0x3000}, {0x309B, 0x309C},   {0xE000, 0xF8FF},
    {0xFDD0, 0xFDEF}, {0xFDFA, 0xFDFB}, {0xFFF9, 0xFFFF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
};

template <std::size_t N>
bool in(const Range (&ranges)[N], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_refused(char32_t c) {
  return in(k_refused, c) || (c & 0xFFFE) == 0xFFFE;
}

/// RFC 3492. nullopt when the text is no Punycode.
std::optional<std::u32string> punycode_decoded(std::string_view text) {
  constexpr std::uint32_t base = 36, t_min = 1, t_max = 26, skew = 38, damp = 700;
  if (!is_ascii(text)) return std::nullopt;
  std::u32string out;
  if (const auto hyphen = text.rfind('-'); hyphen != std::string_view::npos) {
    out.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphen));
    text.remove_prefix(hyphen + 1);
  }
  std::uint32_t n = 128, bias = 72, i = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t before = i;
    std::uint32_t weight = 1;
    for (std::uint32_t k = base;; k += base) {
      if (at == text.size()) return std::nullopt;
      const char c = text[at++];
      const bool letter = c >= 'a' && c <= 'z';
      if (!letter && (c < '0' || c > '9')) return std::nullopt;
      const auto digit = static_cast<std::uint32_t>(letter ? c - 'a' : c - '0' + 26);
      if (digit > (0x7FFFFFFFu - i) / weight) return std::nullopt;
      i += digit * weight;
      const std::uint32_t t = k <= bias ? t_min : std::min(std::max(k - bias, t_min), t_max);
      if (digit < t) break;
      if (weight > 0x7FFFFFFFu / (base - t)) return std::nullopt;
      weight *= base - t;
    }
    const auto count = static_cast<std::uint32_t>(out.size()) + 1;
    std::uint32_t delta = before == 0 ? i / damp : (i - before) / 2;
    delta += delta / count;
    std::uint32_t k = 0;
    for (; delta > (base - t_min) * t_max / 2; k += base) delta /= base - t_min;
    bias = k + (base - t_min + 1) * delta / (delta + skew);
    n += i / count;
    i %= count;
    if (n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF)) return std::nullopt;
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(i), static_cast<char32_t>(n));
    ++i;
  }
  return out;
}

/// What stands behind "xn--" must encode something that is not ASCII and may stand in a domain.
bool is_encoded_label(std::string_view encoded) {
  const auto decoded = punycode_decoded(encoded);
  if (!decoded || decoded->empty()) return false;
  const bool plain = std::all_of(decoded->begin(), decoded->end(), [](char32_t c) { return c < 128; });
  return !plain && std::none_of(decoded->begin(), decoded->end(),
                                [](char32_t c) { return is_refused(c) || in(k_ignored, c); });
}

}  // namespace

std::optional<std::string> mapped_domain(std::string_view decoded) {
  std::string out;
  for (std::size_t at = 0; at < decoded.size();) {
    const CodePoint point = decode_utf8(decoded, at);
    at += point.length;
    char32_t c = point.value;
    if (c == 0x3002 || c == 0xFF0E || c == 0xFF61) c = '.';
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - '!';
    if (c >= 128 && in(k_ignored, c)) continue;
    if (c >= 128 && is_refused(c)) return std::nullopt;
    append_utf8(out, c);
  }
  out = to_lower(out);
  for (const std::string_view label : split(out, '.'))
    if (label.starts_with("xn--") && !is_encoded_label(label.substr(4))) return std::nullopt;
  return out;
}

}  // namespace bs::model
