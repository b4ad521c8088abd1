#include "bs/base/text.hpp"

#include <utf8proc.h>

namespace bs {
namespace {

constexpr std::string_view k_white_space = " \t\n\v\f\r";

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.resize(text.size());
    std::transform(text.begin(), text.end(), out.begin(), lower_ascii);
    return out;
  }
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += lower_ascii(text[at++]);
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) {
      out += text.substr(at, point.length);
    } else if (point.value == 0x130) {
      out += "i\u0307";  // the one code point whose lower case is two
    } else {
      append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
    }
    at += point.length;
  }
  return out;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (!is_ascii(a) || !is_ascii(b)) return to_lower(a) == to_lower(b);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::string_view trim(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(k_white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(k_white_space) - first + 1);
}

std::string_view trim_unicode(std::string_view text) noexcept {
  static constexpr std::string_view k_spaces[] = {
      " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u00A0", "\u1680", "\u2000",
      "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
      "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};
  const auto length_at = [&](auto at_edge) {
    for (const std::string_view space : k_spaces)
      if (at_edge(space)) return space.size();
    return std::size_t{0};
  };
  while (const auto n = length_at([&](std::string_view space) { return text.starts_with(space); }))
    text.remove_prefix(n);
  while (const auto n = length_at([&](std::string_view space) { return text.ends_with(space); }))
    text.remove_suffix(n);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (end != std::string_view::npos && !line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts.begin(), parts.end(), separator));
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  if (from.empty()) return std::string(text);
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(from, start);
    out += text.substr(start, end - start);
    if (end == std::string_view::npos) return out;
    out += to;
    start = end + from.size();
  }
}

std::string grouped(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(n), n == 1 ? one : many);
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) noexcept {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return seed;
}

}  // namespace bs
