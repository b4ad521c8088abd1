#include "support/screen.hpp"

#include <locale.h>
#include <wchar.h>

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::test {
namespace {

/// The C library's opinion of a width, not that of what is tested.
std::size_t width_of(char32_t code_point) {
  static const locale_t utf8 = newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(utf8);
  const int width = wcwidth(static_cast<wchar_t>(code_point));
  uselocale(before);
  return width < 0 ? 1 : static_cast<std::size_t>(width);
}

std::size_t number_of(std::string_view parameters, std::size_t otherwise) {
  std::size_t number = 0;
  for (const char c : parameters) {
    if (c < '0' || c > '9') return otherwise;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number == 0 ? otherwise : number;
}

}  // namespace

void Screen::feed(std::string_view bytes) {
  pending_ += bytes;
  const std::string all = std::move(pending_);
  pending_.clear();
  for (std::size_t at = 0; at < all.size();) {
    const std::string_view rest = std::string_view(all).substr(at);
    if (rest.front() == '\x1b') {
      const std::size_t length = take_escape(rest);
      if (length == 0) {
        pending_ = rest;
        return;
      }
      at += length;
    } else if (static_cast<unsigned char>(rest.front()) < 0x20 || rest.front() == '\x7f') {
      control(rest.front());
      ++at;
    } else {
      const CodePoint point = decode_utf8(rest, 0);
      if (!point.valid && rest.size() < 4) {  // perhaps cut off
        pending_ = rest;
        return;
      }
      put(rest.substr(0, point.length), width_of(point.value));
      at += point.length;
    }
  }
}

std::size_t Screen::take_escape(std::string_view bytes) {
  if (bytes.size() < 2) return 0;
  if (bytes[1] != '[') {
    unknown_.emplace_back(bytes.substr(0, 2));
    return 2;
  }
  std::size_t at = 2;
  while (at < bytes.size() && bytes[at] >= 0x20 && bytes[at] < 0x40) ++at;
  if (at == bytes.size()) return 0;
  sequence(bytes.substr(2, at - 2), bytes[at]);
  return at + 1;
}

void Screen::put(std::string_view letter, std::size_t width) {
  auto* cells = &lines_[row_].cells;
  if (width == 0) {  // a mark joins the letter before it
    std::size_t before = is_past_end_ ? column_ : column_ - 1;
    if (column_ == 0 && !is_past_end_) return;
    while (before > 0 && before < cells->size() && (*cells)[before].width == 0) --before;
    if (before < cells->size()) (*cells)[before].text += letter;
    return;
  }
  if (is_past_end_ || column_ + width > columns_) {
    lines_[row_].goes_on = true;
    line_feed();
    column_ = 0;
    cells = &lines_[row_].cells;
  }
  is_past_end_ = false;
  if (cells->size() < column_ + width) cells->resize(column_ + width);
  split_wide(*cells, column_);
  split_wide(*cells, column_ + width);
  (*cells)[column_] = {std::string(letter), width};
  for (std::size_t i = 1; i < width; ++i) (*cells)[column_ + i] = {"", 0};
  column_ += width;
  if (column_ < columns_) return;
  column_ = columns_ - 1;
  is_past_end_ = true;
}

void Screen::split_wide(std::vector<Cell>& cells, std::size_t at) {
  if (at == 0 || at >= cells.size() || cells[at].width != 0) return;
  cells[at - 1] = {};
  cells[at] = {};
}

void Screen::line_feed() {
  is_past_end_ = false;
  if (++row_ == lines_.size()) lines_.emplace_back();
  if (row_ >= top_ + rows_) top_ = row_ - rows_ + 1;
}

void Screen::control(char c) {
  switch (c) {
    case '\r':
      column_ = 0;
      is_past_end_ = false;
      break;
    case '\n':
      line_feed();
      break;
    case '\b':
      if (column_ > 0) --column_;
      break;
    case '\t':
      column_ = std::min(columns_ - 1, (column_ / 8 + 1) * 8);
      break;
    case '\a':
      break;
    default:
      unknown_.emplace_back(1, c);
      break;
  }
}

void Screen::sequence(std::string_view parameters, char final_byte) {
  const std::size_t count = number_of(parameters, 1);
  if (final_byte != 'm' && final_byte != 'h' && final_byte != 'l') is_past_end_ = false;
  switch (final_byte) {
    case 'A':
      row_ = std::max(top_, row_ - std::min(row_, count));
      return;
    case 'B':
      row_ = std::min(top_ + rows_ - 1, row_ + count);
      if (row_ >= lines_.size()) lines_.resize(row_ + 1);
      return;
    case 'C':
      column_ = std::min(columns_ - 1, column_ + count);
      return;
    case 'D':
      column_ -= std::min(column_, count);
      return;
    case 'K':
      if (parameters.empty() || parameters == "0") return erase_in_line(column_, columns_);
      break;
    case 'J':
      if (parameters.empty() || parameters == "0") return erase_below();
      break;
    case 'm':
      has_styles_ = true;
      return;
    case 'h':
    case 'l':
      return set_mode(parameters, final_byte == 'h');
    default:
      break;
  }
  unknown_.push_back("[" + std::string(parameters) + final_byte);
}

void Screen::set_mode(std::string_view parameters, bool on) {
  if (parameters == "?25") {
    shows_cursor_ = on;
  } else if (parameters == "?2004") {
    brackets_pastes_ = on;
  } else {
    unknown_.push_back("[" + std::string(parameters) + (on ? 'h' : 'l'));
  }
}

void Screen::erase_in_line(std::size_t from, std::size_t to) {
  auto& line = lines_[row_];
  split_wide(line.cells, from);
  for (std::size_t i = from; i < std::min(to, line.cells.size()); ++i) line.cells[i] = {};
  line.goes_on = false;
}

void Screen::erase_below() {
  erase_in_line(column_, columns_);
  lines_.resize(row_ + 1);
}

std::string Screen::text_of(const Line& line, std::size_t end) {
  std::string text;
  for (std::size_t i = 0; i < std::min(end, line.cells.size()); ++i) text += line.cells[i].text;
  return text;
}

std::vector<std::string> Screen::lines() const {
  std::vector<std::string> out;
  for (const Line& line : lines_) {
    std::string text = text_of(line, line.cells.size());
    text.resize(text.find_last_not_of(' ') + 1);
    out.push_back(std::move(text));
  }
  while (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

std::string Screen::text() const {
  std::string out;
  for (const std::string& line : lines()) out += line + '\n';
  return out;
}

std::string Screen::cursor_line() const {
  std::string text = text_of(lines_[row_], lines_[row_].cells.size());
  text.resize(text.find_last_not_of(' ') + 1);
  return text;
}

std::string Screen::before_cursor() const {
  std::string text = text_of(lines_[row_], column_);
  if (lines_[row_].cells.size() < column_) text.append(column_ - lines_[row_].cells.size(), ' ');
  return text;
}

std::size_t Screen::append_broken(std::vector<Line>& out, const std::vector<Cell>& cells,
                                  std::size_t columns) {
  const std::size_t before = out.size();
  std::size_t at = 0;
  do {
    std::size_t end = std::min(cells.size(), at + columns);
    if (end < cells.size() && end > at + 1 && cells[end].width == 0) --end;  // no wide letter in two
    Line part;
    part.cells.assign(cells.begin() + static_cast<std::ptrdiff_t>(at),
                      cells.begin() + static_cast<std::ptrdiff_t>(end));
    part.goes_on = end < cells.size();
    out.push_back(std::move(part));
    at = end;
  } while (at < cells.size());
  return before;
}

void Screen::resize(std::size_t rows, std::size_t columns) {
  std::vector<Line> broken;
  std::size_t cursor_row = 0;
  std::size_t cursor_column = 0;
  std::size_t top = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::size_t start = i;
    std::vector<Cell> whole;
    std::optional<std::size_t> cursor;
    for (;; ++i) {  // the parts of a line that was too long
      if (i == row_) cursor = whole.size() + column_;
      whole.insert(whole.end(), lines_[i].cells.begin(), lines_[i].cells.end());
      if (!lines_[i].goes_on || i + 1 == lines_.size()) break;
    }
    while (!whole.empty() && whole.back().text == " ") whole.pop_back();
    const std::size_t first = append_broken(broken, whole, columns);
    if (top_ >= start && top_ <= i) top = first;
    if (!cursor) continue;
    cursor_row = first + *cursor / columns;
    cursor_column = *cursor % columns;
    if (cursor_row >= broken.size()) broken.resize(cursor_row + 1);
  }
  lines_ = std::move(broken);
  rows_ = rows;
  columns_ = columns;
  row_ = cursor_row;
  column_ = cursor_column;
  top_ = row_ >= top + rows ? row_ - rows + 1 : top;
  is_past_end_ = false;
}

}  // namespace bs::test
