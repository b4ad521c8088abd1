#include "ask/canvas.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "ask/raw_mode.hpp"
#include "bs/base/os.hpp"

namespace bs::ask {
namespace {

constexpr std::string_view k_hide_cursor = "\x1b[?25l";
constexpr std::string_view k_show_cursor = "\x1b[?25h";
constexpr std::string_view k_erase_rest_of_line = "\x1b[K";
constexpr std::string_view k_erase_below = "\x1b[J";

std::string up(std::size_t rows) {
  return rows == 0 ? std::string() : fmt::format("\x1b[{}A", rows);
}

std::string down(std::size_t rows) {
  return rows == 0 ? std::string() : fmt::format("\x1b[{}B", rows);
}

std::string to_column(std::size_t column) {
  return column == 0 ? std::string("\r") : fmt::format("\r\x1b[{}C", column);
}

std::size_t rows_of(std::size_t width, std::size_t columns) {
  return width == 0 ? 1 : (width + columns - 1) / columns;
}

/// The part of a frame that a low terminal can show: the rows around the cursor.
std::size_t first_row(const Frame& frame, std::size_t height) {
  if (frame.rows.size() <= height) return 0;
  const std::size_t wanted = frame.cursor_row + 1 > height ? frame.cursor_row + 1 - height : 0;
  return std::min(wanted, frame.rows.size() - height);
}

}  // namespace

Canvas::Canvas(int output, const Terminal& terminal)
    : output_(output),
      unicode_(terminal.unicode),
      color_(output == STDOUT_FILENO ? terminal.out_color : terminal.err_color),
      width_without_terminal_(terminal.width) {}

Look Canvas::look() const {
  winsize size{};
  const bool is_known = ioctl(output_, TIOCGWINSZ, &size) == 0;
  Look look;
  const std::size_t columns = is_known && size.ws_col > 0 ? size.ws_col : width_without_terminal_;
  // The last column stays free: terminals differ in what they do once it is written.
  look.width = std::max<std::size_t>(columns, 8) - 1;
  look.height = is_known && size.ws_row > 0 ? size.ws_row : 24;
  look.unicode = unicode_;
  look.color = color_;
  return look;
}

std::size_t Canvas::rows_above(std::size_t columns) const {
  std::size_t rows = cursor_column_ / columns;
  for (std::size_t i = 0; i < cursor_row_; ++i) rows += rows_of(drawn_[i], columns);
  return rows;
}

std::string Canvas::to_top() const {
  return up(drawn_.empty() ? 0 : rows_above(look().width + 1)) + "\r";
}

void Canvas::draw(const Frame& frame, const Look& look) {
  std::string out(k_hide_cursor);
  out += to_top();
  const std::size_t first = first_row(frame, look.height);
  const std::size_t count = std::min(frame.rows.size(), look.height);
  drawn_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const Row& row = frame.rows[first + i];
    if (i > 0) out += "\r\n";
    out += row.drawn(look);
    out += k_erase_rest_of_line;
    drawn_.push_back(std::min(row.width(), look.width));
  }
  out += k_erase_below;
  cursor_row_ = frame.shows_cursor ? frame.cursor_row - first : count - 1;
  cursor_column_ = frame.shows_cursor ? std::min(frame.cursor_column, look.width) : 0;
  out += up(count - 1 - cursor_row_);
  out += to_column(cursor_column_);
  if (frame.shows_cursor) out += k_show_cursor;
  RawMode::rows_below(count - 1 - cursor_row_);
  write_all(output_, out);
}

void Canvas::leave(const Row* row) {
  const Look now = look();
  std::string out = to_top();
  if (row != nullptr) {
    out += row->drawn(now);
    out += k_erase_rest_of_line;
    out += "\r\n";
    left_.push_back(std::min(row->width(), now.width));
  }
  out += k_erase_below;
  out += k_show_cursor;
  drawn_.clear();
  RawMode::rows_below(0);
  write_all(output_, out);
}

void Canvas::step_below() {
  if (drawn_.empty()) return;
  write_all(output_, down(drawn_.size() - 1 - cursor_row_) + "\r\n");
  start_anew();
}

void Canvas::start_anew() {
  drawn_.clear();
  forget_lines();
  RawMode::rows_below(0);
}

void Canvas::take_back(std::size_t lines) {
  const std::size_t columns = look().width + 1;
  std::size_t rows = 0;
  for (; lines > 0 && !left_.empty(); --lines) {
    rows += rows_of(left_.back(), columns);
    left_.pop_back();
  }
  if (rows > 0) write_all(output_, up(rows) + "\r" + std::string(k_erase_below));
}

}  // namespace bs::ask
