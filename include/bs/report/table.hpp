#pragma once
/// Tables for terminals and pipes: aligned columns, one of which may give way. Cells hold repository text as
/// it is; the writer escapes (bs::shown) and measures.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "bs/base/terminal.hpp"

namespace bs::report {

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
  std::size_t min_width = 0;
  std::size_t max_width = 0;  ///< 0 = no bound of its own
  bool flexible = false;      ///< takes what is left of the width and is cut to it with "…"
};

struct Cell {
  std::string text;
  Style style = Style::plain;
  Cell() = default;
  Cell(std::string t) : text(std::move(t)) {}
  Cell(const char* t) : text(t) {}
  Cell(std::string t, Style s) : text(std::move(t)), style(s) {}
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// Fits `terminal.width` (no cutting when stdout is no terminal: a pipe gets everything, aligned). Two spaces
/// between columns; no trailing spaces.
std::string render(const Table& table, const Terminal& terminal);

}  // namespace bs::report
