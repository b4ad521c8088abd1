#include "scaffold/lint/value_places.hpp"

#include "bs/base/text.hpp"
#include "data/marks.hpp"

namespace bs::scaffold::lint {
namespace {

using data::is_continuation;

/// A line from a column on, which counts code points.
std::string_view from_column(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < column && at < line.size(); ++i) at += decode_utf8(line, at).length;
  return line.substr(at);
}

std::uint32_t indent_of(std::string_view line) {
  return static_cast<std::uint32_t>(std::min(line.find_first_not_of(' '), line.size()));
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

}  // namespace

ValuePlaces::ValuePlaces(std::string_view text) : text_(text), lines_(split_lines(text_)) {}

Mark ValuePlaces::of(const data::Value& value, Mark inner, std::string_view word) const {
  const Mark start = value.mark;
  if (start.line == 0 || start.line > lines_.size() || inner.line == 0) return start;
  const std::string_view first = from_column(lines_[start.line - 1], start.column);
  const bool is_block = first.starts_with('|') || first.starts_with('>');
  const Mark place =
      is_block ? in_block(start, inner, first.starts_with('>'))
               : in_line({start.line,
                          start.column + (first.starts_with('\'') || first.starts_with('"') ? 1u : 0u)},
                         inner);
  return has_word(place, word) ? place : start;
}

Mark ValuePlaces::in_block(Mark start, Mark inner, bool is_folded) const {
  std::uint32_t first = start.line + 1;
  while (first <= lines_.size() && is_blank(lines_[first - 1])) ++first;
  if (first > lines_.size()) return start;
  const std::uint32_t indent = indent_of(lines_[first - 1]);
  if (is_folded) return in_line({first, indent + 1}, inner);
  return {start.line + inner.line, indent + inner.column};
}

/// Lines that are one in the value follow each other with a space between them.
Mark ValuePlaces::in_line(Mark start, Mark inner) const {
  if (inner.line != 1) return {};
  Mark at = start;
  std::size_t rest = inner.column - 1;
  for (;;) {
    const std::size_t length = count_code_points(trim(from_column(lines_[at.line - 1], at.column)));
    if (rest < length) return {at.line, at.column + static_cast<std::uint32_t>(rest)};
    if (at.line >= lines_.size() || is_blank(lines_[at.line])) return {};
    rest -= std::min(rest, length + 1);
    at = {at.line + 1, indent_of(lines_[at.line]) + 1};
  }
}

bool ValuePlaces::has_word(Mark place, std::string_view word) const {
  return place.line > 0 && place.line <= lines_.size() &&
         from_column(lines_[place.line - 1], place.column).starts_with(word);
}

std::size_t TextCursor::offset_of(Mark place) {
  if (place.line == 0 || place.column == 0) return text_.size();
  while (at_.line > place.line) {  // to the start of the line above
    const std::size_t end = text_.rfind('\n', offset_ == 0 ? 0 : offset_ - 1);
    const std::size_t above = end == 0 || end == std::string_view::npos ? end : text_.rfind('\n', end - 1);
    offset_ = above == std::string_view::npos || end == 0 ? 0 : above + 1;
    at_ = {at_.line - 1, 1};
  }
  while (at_.line < place.line) {
    const std::size_t end = text_.find('\n', offset_);
    if (end == std::string_view::npos) return text_.size();
    offset_ = end + 1;
    at_ = {at_.line + 1, 1};
  }
  for (; at_.column > place.column; --at_.column) do
      --offset_;
    while (is_continuation(text_[offset_]));
  for (; at_.column < place.column; ++at_.column) {
    if (offset_ == text_.size() || text_[offset_] == '\n') return offset_;
    do ++offset_;
    while (offset_ < text_.size() && is_continuation(text_[offset_]));
  }
  return offset_;
}

}  // namespace bs::scaffold::lint
