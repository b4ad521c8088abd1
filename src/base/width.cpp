#include <utf8proc.h>

#include "bs/base/text.hpp"

namespace bs {
namespace {

/// Columns of one code point.
std::size_t width_of(char32_t code_point) {
  if (code_point < 0x20 || code_point == 0x7F) return 0;
  if (code_point < 0x7F) return 1;
  const auto code = static_cast<utf8proc_int32_t>(code_point);
  // What utf8proc's tables do not know yet, a terminal shows as a box or a glyph, not as nothing.
  if (utf8proc_category(code) == UTF8PROC_CATEGORY_CN) return 1;
  const int width = utf8proc_charwidth(code);
  return width < 0 ? 0 : static_cast<std::size_t>(width);
}

/// The bytes of the longest start of `text` that fits in `width` columns, combining marks included.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    used += width_of(point.value);
    if (used > width) break;
    at += point.length;
  }
  return at;
}

/// Appends one line of the text of a paragraph, breaking what is longer than a line by itself.
void wrap_paragraph(std::string_view paragraph, std::size_t width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t used = 0;
  for (std::string_view word : split(paragraph, ' ')) {
    if (word.empty()) continue;
    std::size_t word_width = display_width(word);
    if (!line.empty() && used + 1 + word_width <= width) {
      line += ' ';
      used += 1;
    } else if (!line.empty()) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (used + word_width > width) {
      std::size_t bytes = bytes_within(word, width);
      if (bytes == 0) bytes = decode_utf8(word, 0).length;  // wider than the whole line
      if (bytes == word.size()) break;
      lines.emplace_back(word.substr(0, bytes));
      word.remove_prefix(bytes);
      word_width = display_width(word);
    }
    line += word;
    used += word_width;
  }
  lines.push_back(std::move(line));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += width_of(point.value);
    at += point.length;
  }
  return width;
}

std::string fit(std::string_view text, std::size_t width, bool unicode) {
  if (bytes_within(text, width) == text.size()) return std::string(text);
  const std::string_view dots = unicode ? "…" : "...";
  const std::size_t dots_width = unicode ? 1 : 3;
  if (width <= dots_width) return std::string(dots.substr(0, unicode ? width * dots.size() : width));
  return std::string(text.substr(0, bytes_within(text, width - dots_width))) + std::string(dots);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  std::string out(text);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  std::string out(used < width ? width - used : 0, ' ');
  out += text;
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string_view paragraph : split_lines(text))
    wrap_paragraph(paragraph, std::max<std::size_t>(width, 1), lines);
  return lines;
}

}  // namespace bs
