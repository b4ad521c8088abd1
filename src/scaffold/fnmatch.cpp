#include "scaffold/fnmatch.hpp"

#include <string>

#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

/// Where the bracket that opens at `at` closes, or npos: then it is a character like others.
std::size_t closing_bracket(std::u32string_view pattern, std::size_t at) {
  std::size_t end = at + 1;
  if (end < pattern.size() && pattern[end] == U'!') ++end;
  if (end < pattern.size() && pattern[end] == U']') ++end;
  while (end < pattern.size() && pattern[end] != U']') ++end;
  return end < pattern.size() ? end : std::u32string_view::npos;
}

bool is_in_set(char32_t c, std::u32string_view set) {
  const bool is_inverted = !set.empty() && set.front() == U'!';
  if (is_inverted) set.remove_prefix(1);
  bool is_member = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const bool is_range = i + 2 < set.size() && set[i + 1] == U'-';
    is_member = is_member || (is_range ? set[i] <= c && c <= set[i + 2] : set[i] == c);
    if (is_range) i += 2;
  }
  return is_member != is_inverted;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    points += point.value;
    at += point.length;
  }
  return points;
}

/// The length of the pattern's part at `at` if it matches the character, else 0. No `*` stands there.
std::size_t matched_part(std::u32string_view pattern, std::size_t at, char32_t c) {
  if (at >= pattern.size()) return 0;
  if (pattern[at] == U'?') return 1;
  if (pattern[at] == U'[') {
    const std::size_t end = closing_bracket(pattern, at);
    if (end != std::u32string_view::npos)
      return is_in_set(c, pattern.substr(at + 1, end - at - 1)) ? end - at + 1 : 0;
  }
  return pattern[at] == c ? 1 : 0;
}

}  // namespace

bool fnmatch(std::string_view text_bytes, std::string_view pattern_bytes) {
  const std::u32string text = code_points(text_bytes);
  const std::u32string pattern = code_points(pattern_bytes);
  std::size_t at = 0;
  std::size_t part = 0;
  // Only the last star ever needs to take more: what an earlier one takes is settled when the next is met.
  std::size_t star = std::u32string::npos;
  std::size_t taken = 0;
  while (at < text.size()) {
    if (part < pattern.size() && pattern[part] == U'*') {
      star = part++;
      taken = at;
      continue;
    }
    if (const std::size_t length = matched_part(pattern, part, text[at])) {
      part += length;
      ++at;
    } else if (star != std::u32string::npos) {
      part = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (part < pattern.size() && pattern[part] == U'*') ++part;
  return part == pattern.size();
}

}  // namespace bs::scaffold
