#include "ask/frame.hpp"

#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

std::string in_ascii(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    if (point.value < 0x80) {
      out += bytes;
    } else if (display_width(bytes) > 0) {
      out += '?';
    }
    at += point.length;
  }
  return out;
}

/// A letter as it is drawn.
struct Cell {
  std::string text;
  std::size_t width = 0;
};

std::vector<Cell> cells_of(const Look& look, std::string_view text, std::string_view dot) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = letter_end(text, at);
    Cell cell{dot.empty() ? look.safe(text.substr(at, end - at)) : std::string(dot), 0};
    cell.width = display_width(cell.text);
    cells.push_back(std::move(cell));
    at = end;
  }
  return cells;
}

std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = letter_end(text, at)) ++count;
  return count;
}

/// The first cell to draw so that those up to the cursor fit in `room` columns.
std::size_t first_cell(const std::vector<Cell>& cells, std::size_t cursor, std::size_t room) {
  std::size_t used = 0;
  std::size_t first = cursor;
  while (first > 0 && used + cells[first - 1].width <= room) used += cells[--first].width;
  return first;
}

}  // namespace

std::string Look::safe(std::string_view outside) const {
  std::string text = shown(outside);
  return unicode || is_ascii(text) ? text : in_ascii(text);
}

Row& Row::add(std::string_view text, Style style) {
  if (text.empty()) return *this;
  spans_.push_back({std::string(text), style});
  width_ += display_width(text);
  return *this;
}

Row& Row::pad(std::size_t width) {
  if (width_ < width) add(std::string(width - width_, ' '));
  return *this;
}

std::string Row::drawn(const Look& look) const {
  std::string out;
  std::size_t room = look.width;
  std::size_t rest = width_;
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    std::string text = spans_[i].text;
    const std::size_t width = display_width(text);
    const bool is_cut = width > room || (width == room && rest > width);
    if (is_cut) {  // the dots must know that something follows
      for (std::size_t next = i + 1; next < spans_.size(); ++next) text += spans_[next].text;
      text = fit(text, room, look.unicode);
    }
    out += styled(text, spans_[i].style, look.color);
    if (is_cut) break;
    room -= width;
    rest -= width;
  }
  return out;
}

void Frame::put_cursor() {
  cursor_row = rows.size() - 1;
  cursor_column = rows.back().width();
  shows_cursor = true;
}

void Frame::add_text(const Look& look, std::string_view text, Style style, std::size_t most) {
  const std::size_t room = look.width > look.indent + 8 ? look.width - look.indent : look.width;
  auto lines = wrap(text, room);
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = fit(lines.back() + std::string(look.dots()), room, look.unicode);
  }
  for (const std::string& line : lines) {
    if (room < look.width) {
      add_row(look).add(line, style);
    } else {
      rows.emplace_back().add(line, style);
    }
  }
}

void Frame::add_editor(const Look& look, const LineEditor& editor, std::string_view dot) {
  Row& row = rows.back();
  const std::size_t room = look.width > row.width() + 2 ? look.width - row.width() - 1 : 2;
  const auto cells = cells_of(look, editor.text(), dot);
  const std::size_t cursor = count_letters(std::string_view(editor.text()).substr(0, editor.cursor()));
  std::size_t first = first_cell(cells, cursor, room);
  const std::size_t mark_width = first > 0 ? 1 : 0;  // says that there is more to the left
  if (first > 0) {
    first = first_cell(cells, cursor, room - mark_width);
    row.add(look.unicode ? "…" : "<", Style::dim);
  }
  std::size_t used = mark_width;
  std::string text;
  for (std::size_t i = first; i <= cells.size(); ++i) {
    if (i == cursor) {
      cursor_row = rows.size() - 1;
      cursor_column = row.width() + display_width(text);
      shows_cursor = true;
    }
    if (i == cells.size()) break;
    if (used + cells[i].width > room) {
      row.add(text).add(look.unicode ? "…" : ">", Style::dim);
      return;
    }
    text += cells[i].text;
    used += cells[i].width;
  }
  row.add(text);
}

}  // namespace bs::ask
