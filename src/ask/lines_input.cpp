// Several lines; an empty one at the end ends them.
#include "ask/input.hpp"
#include "bs/base/text.hpp"

namespace bs::ask {
namespace {

constexpr std::size_t k_most_seen = 8;

class LinesInput : public Input {
 public:
  explicit LinesInput(const Field& field) { set(field.initial); }

  bool take(const Key& key) override {
    switch (key.kind) {
      case KeyKind::enter:
        return enter();
      case KeyKind::up:
        if (line_ > 0) --line_;
        return false;
      case KeyKind::down:
        if (line_ + 1 < lines_.size()) ++line_;
        return false;
      case KeyKind::paste:
        paste(key.text);
        return false;
      case KeyKind::backspace:
        if (here().cursor() == 0 && line_ > 0) {
          join_with_previous();
          return false;
        }
        break;
      default:
        break;
    }
    here().take(key);
    return false;
  }

  std::string_view hint() const override { return "one a line, an empty line ends"; }
  bool fits_inline(const Look&, std::size_t) const override { return false; }

  void draw(Frame& frame, const Look& look, bool) const override {
    const std::size_t spare = look.height > frame.rows.size() + 3 ? look.height - frame.rows.size() - 3 : 1;
    const std::size_t most = std::min(k_most_seen, spare);
    const std::size_t first = line_ < most ? 0 : line_ - most + 1;
    const std::size_t end = std::min(lines_.size(), first + most);
    if (first > 0) frame.add_row(look).add(rest(look, first, "above"), Style::dim);
    Frame cursor;
    for (std::size_t i = first; i < end; ++i) {
      frame.add_row(look).add("> ");
      frame.add_editor(look, lines_[i]);
      if (i != line_) continue;
      cursor.cursor_row = frame.cursor_row;
      cursor.cursor_column = frame.cursor_column;
    }
    if (end < lines_.size()) frame.add_row(look).add(rest(look, lines_.size() - end, "below"), Style::dim);
    frame.cursor_row = cursor.cursor_row;
    frame.cursor_column = cursor.cursor_column;
  }

  std::vector<std::string> values() const override {
    std::vector<std::string> values;
    for (const LineEditor& line : lines_) values.push_back(line.text());
    while (!values.empty() && values.back().empty()) values.pop_back();
    return values;
  }

  std::string summary() const override { return join(values(), ", "); }

  void set(const std::vector<std::string>& values) override {
    lines_.clear();
    for (const std::string& value : values)
      for (const std::string_view line : split(value, '\n')) lines_.emplace_back().set(std::string(line));
    lines_.emplace_back();
    line_ = lines_.size() - 1;
  }

  bool is_blank() const override { return here().empty(); }
  void clear() override { here().set({}); }

 private:
  LineEditor& here() { return lines_[line_]; }
  const LineEditor& here() const { return lines_[line_]; }

  static std::string rest(const Look& look, std::size_t count, std::string_view where) {
    return fmt::format("{} {} {}", look.dots(), count_of(count, "line", "lines"), where);
  }

  void insert_line(std::string text) {
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(++line_), LineEditor());
    here().set(std::move(text));
  }

  /// Ends on an empty last line; elsewhere breaks the line at the cursor.
  bool enter() {
    if (line_ + 1 == lines_.size() && here().empty()) return true;
    break_line();
    return false;
  }

  void break_line() {
    const std::size_t at = here().cursor();
    std::string behind = here().text().substr(at);
    here().set(here().text().substr(0, at));
    insert_line(std::move(behind));
    here().set_cursor(0);
  }

  void join_with_previous() {
    const std::string behind = here().text();
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(line_--));
    const std::size_t at = here().text().size();
    here().set(here().text() + behind);
    here().set_cursor(at);
  }

  /// Its line ends break lines and end nothing: a text with paragraphs can be pasted whole.
  void paste(std::string_view text) {
    const auto parts = split(text, '\n');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) break_line();
      here().insert(parts[i]);
    }
  }

  std::vector<LineEditor> lines_;
  std::size_t line_ = 0;
};

}  // namespace

std::unique_ptr<Input> make_lines_input(const Field& field) {
  return std::make_unique<LinesInput>(field);
}

}  // namespace bs::ask
