#pragma once
/// Draws a frame in place of the one before, with relative movement of the cursor alone.
#include "ask/frame.hpp"

namespace bs::ask {

class Canvas {
 public:
  Canvas(int output, const Terminal& terminal);

  /// As the terminal is now.
  Look look() const;
  void draw(const Frame& frame, const Look& look);
  /// The drawing makes way for one line (nothing where `row` is null), and the cursor stands below it.
  void leave(const Row* row);
  /// The drawing stays as it is; the cursor goes below it, and the next one is drawn there.
  void step_below();
  /// Whatever stands on the terminal now is another's.
  void start_anew();
  /// Takes back lines that were left above, as long as nothing else was written.
  void take_back(std::size_t lines);
  void forget_lines() { left_.clear(); }
  std::size_t lines_left() const { return left_.size(); }

 private:
  /// Rows between the drawing's first and the cursor. A terminal that became narrower has broken long rows
  /// in several.
  std::size_t rows_above(std::size_t columns) const;
  std::string to_top() const;

  int output_;
  bool unicode_;
  bool color_;
  std::size_t width_without_terminal_;
  std::vector<std::size_t> drawn_;  ///< widths of the rows that stand; none: a fresh line
  std::size_t cursor_row_ = 0;
  std::size_t cursor_column_ = 0;
  std::vector<std::size_t> left_;  ///< widths of the lines left above
};

}  // namespace bs::ask
