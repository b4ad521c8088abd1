#pragma once
/// What a question looks like: rows of styled text and a cursor, no wider than the terminal.
#include <string>
#include <string_view>
#include <vector>

#include "ask/line_editor.hpp"
#include "bs/base/terminal.hpp"

namespace bs::ask {

/// What there is to draw with.
struct Look {
  std::size_t width = 79;  ///< columns that may be used
  std::size_t height = 24;
  std::size_t indent = 0;  ///< of the rows below a question's first
  bool unicode = true;
  bool color = false;

  /// Text that is not ours: escaped, and in ASCII ("?") where the terminal shows no more.
  std::string safe(std::string_view outside) const;
  std::string_view dots() const { return unicode ? "…" : "..."; }
};

class Row {
 public:
  Row() = default;
  explicit Row(std::size_t indent) : Row() { add(std::string(indent, ' ')); }
  /// Text that is ours or safe.
  Row& add(std::string_view text, Style style = Style::plain);
  /// Spaces until the row is `width` columns wide.
  Row& pad(std::size_t width);
  std::size_t width() const { return width_; }
  /// Cut to the look's width.
  std::string drawn(const Look& look) const;

 private:
  struct Span {
    std::string text;
    Style style;
  };
  std::vector<Span> spans_;
  std::size_t width_ = 0;
};

struct Frame {
  std::vector<Row> rows;
  std::size_t cursor_row = 0;
  std::size_t cursor_column = 0;
  bool shows_cursor = false;

  Row& add_row(const Look& look) { return rows.emplace_back(look.indent); }
  /// Puts the cursor behind what was drawn last.
  void put_cursor();
  /// Wrapped text in rows of its own; at most `most` rows, the last cut with dots.
  void add_text(const Look& look, std::string_view text, Style style, std::size_t most);
  /// A line that is being edited, on the last row, scrolled so that the cursor is seen; `dot` stands for each
  /// letter when it is not empty.
  void add_editor(const Look& look, const LineEditor& editor, std::string_view dot = {});
};

}  // namespace bs::ask
