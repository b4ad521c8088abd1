#include "bs/report/table.hpp"

#include "bs/base/text.hpp"

namespace bs::report {
namespace {

constexpr std::size_t k_gap = 2;

struct Widths {
  std::vector<std::size_t> columns;
  bool cut = false;  ///< cells may have to be cut
};

std::size_t natural_width(const Table& table, std::size_t column) {
  std::size_t width = std::max(display_width(table.columns[column].title), table.columns[column].min_width);
  for (const auto& row : table.rows) {
    if (column < row.size()) width = std::max(width, display_width(shown(row[column].text)));
  }
  return width;
}

/// Columns get what they need up to their bound; the flexible one gets what is left, or gives way; when even
/// that is not enough the widest others shrink.
Widths fit_to(const Table& table, std::size_t room) {
  Widths widths;
  widths.cut = true;
  std::size_t total = 0;
  std::size_t flexible = table.columns.size();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    auto width = natural_width(table, i);
    if (column.max_width != 0)
      width = std::min(width, std::max(column.max_width, display_width(column.title)));
    widths.columns.push_back(width);
    total += width + (i == 0 ? 0 : k_gap);
    if (column.flexible) flexible = i;
  }
  while (total > room) {
    std::size_t victim = flexible;
    auto least = [&](std::size_t i) {
      return std::max<std::size_t>(table.columns[i].min_width,
                                   std::min<std::size_t>(display_width(table.columns[i].title), 6));
    };
    if (victim >= widths.columns.size() || widths.columns[victim] <= least(victim)) {
      victim = static_cast<std::size_t>(std::max_element(widths.columns.begin(), widths.columns.end()) -
                                        widths.columns.begin());
    }
    if (widths.columns[victim] <= 4) break;
    --widths.columns[victim];
    --total;
  }
  return widths;
}

Widths natural(const Table& table) {
  Widths widths;
  for (std::size_t i = 0; i < table.columns.size(); ++i) widths.columns.push_back(natural_width(table, i));
  return widths;
}

std::string line_of(const Table& table, const Widths& widths, const std::vector<Cell>& cells, bool color,
                    bool unicode) {
  std::string out;
  std::size_t spaces = 0;  // pending, so that no line ends in any
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    auto text = i < cells.size() ? shown(cells[i].text) : std::string();
    if (widths.cut) text = fit(text, widths.columns[i], unicode);
    auto width = display_width(text);
    auto fill = widths.columns[i] > width ? widths.columns[i] - width : 0;
    if (table.columns[i].align == Align::right) {
      spaces += fill;
      fill = 0;
    }
    if (!text.empty()) {
      out += std::string(spaces, ' ') + styled(text, i < cells.size() ? cells[i].style : Style::plain, color);
      spaces = 0;
    }
    spaces += fill + k_gap;
  }
  return out + "\n";
}

}  // namespace

std::string render(const Table& table, const Terminal& terminal) {
  auto widths = terminal.out_is_tty ? fit_to(table, terminal.width) : natural(table);
  std::vector<Cell> titles;
  for (const auto& column : table.columns) titles.emplace_back(column.title, Style::dim);
  auto titled = [](const Column& column) { return !column.title.empty(); };
  std::string out;  // a table without titles has no head
  if (std::any_of(table.columns.begin(), table.columns.end(), titled)) {
    out = line_of(table, widths, titles, terminal.out_color, terminal.unicode);
  }
  for (const auto& row : table.rows) out += line_of(table, widths, row, terminal.out_color, terminal.unicode);
  return out;
}

}  // namespace bs::report
