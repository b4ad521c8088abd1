#pragma once
// What a terminal would show: takes the bytes a program writes and keeps the screen they make, so that tests
// assert what a person sees. Understands what line-oriented programs use: movement of the cursor, erasing,
// wrapping, scrolling, and (as most terminals do) breaking long lines anew when the width changes.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bs::test {

class Screen {
 public:
  Screen(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), lines_(1) {}

  void feed(std::string_view bytes);
  void resize(std::size_t rows, std::size_t columns);

  /// Every line from the first written on, those that scrolled off too; spaces at the ends and empty lines
  /// below the last one left out.
  std::vector<std::string> lines() const;
  /// The same in one text, each line with its \n.
  std::string text() const;
  /// The line the cursor stands in, and what of it is left of the cursor.
  std::string cursor_line() const;
  std::string before_cursor() const;
  bool shows_cursor() const { return shows_cursor_; }
  /// Whether anything was coloured, bold or dim.
  bool has_styles() const { return has_styles_; }
  /// Whether pastes are to come in brackets.
  bool brackets_pastes() const { return brackets_pastes_; }
  /// Control sequences that it did not understand: a test wants none.
  const std::vector<std::string>& unknown() const { return unknown_; }

 private:
  struct Cell {
    std::string text = " ";
    std::size_t width = 1;  // 0: the right half of a wide one
  };
  struct Line {
    std::vector<Cell> cells;
    bool goes_on = false;  // in the next line: it was too long
  };
  static std::string text_of(const Line& line, std::size_t end);
  /// Appends the line in parts of at most so many columns; the place of the first.
  static std::size_t append_broken(std::vector<Line>& out, const std::vector<Cell>& cells,
                                   std::size_t columns);
  void put(std::string_view letter, std::size_t width);
  /// A wide letter of which one half is about to be written over is gone.
  static void split_wide(std::vector<Cell>& cells, std::size_t at);
  void line_feed();
  void control(char c);
  void sequence(std::string_view parameters, char final_byte);
  void set_mode(std::string_view parameters, bool on);
  void erase_in_line(std::size_t from, std::size_t to);
  void erase_below();
  std::size_t take_escape(std::string_view bytes);

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Line> lines_;
  std::size_t top_ = 0;  // the screen's first line
  std::size_t row_ = 0;  // the cursor's line, counted from the very first
  std::size_t column_ = 0;
  bool is_past_end_ = false;  // the last column was written: the next letter wraps
  bool shows_cursor_ = true;
  bool has_styles_ = false;
  bool brackets_pastes_ = false;
  std::string pending_;
  std::vector<std::string> unknown_;
};

}  // namespace bs::test
