#include "bs/report/table.hpp"

#include <catch2/catch.hpp>

#include "bs/base/text.hpp"

using namespace bs;
using namespace bs::report;

namespace {

Terminal screen(std::size_t width, bool tty = true) {
  Terminal terminal;
  terminal.out_is_tty = tty;
  terminal.width = width;
  return terminal;
}

Table sample() {
  return {{{"NAME", Align::left, 0, 12}, {"N", Align::right}, {"WHAT IT IS", Align::left, 8, 0, true}},
          {{"ledger", "7", "Double-entry bookkeeping for everyone"},
           {"a-name-that-is-rather-long", "1,234", ""}}};
}

}  // namespace

TEST_CASE("a table fits its terminal: the flexible column gives way", "[report]") {
  CHECK(render(sample(), screen(40)) ==
        "NAME              N  WHAT IT IS\n"
        "ledger            7  Double-entry bookk…\n"
        "a-name-that…  1,234\n");
}

TEST_CASE("a pipe gets everything, aligned and uncut", "[report]") {
  CHECK(render(sample(), screen(40, false)) ==
        "NAME                            N  WHAT IT IS\n"
        "ledger                          7  Double-entry bookkeeping for everyone\n"
        "a-name-that-is-rather-long  1,234\n");
}

TEST_CASE("no line of a table is wider than a narrow terminal", "[report]") {
  for (std::size_t width : {20u, 24u, 30u, 60u, 80u, 200u}) {
    auto text = render(sample(), screen(width));
    for (auto line : split_lines(text)) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("wide and hostile characters keep columns aligned", "[report]") {
  Table table{{{"A"}, {"B"}}, {{"日本", "x"}, {"a\x1b[31m", "y"}}};
  CHECK(render(table, screen(80)) ==
        "A          B\n"
        "日本       x\n"
        "a\\x1b[31m  y\n");
}

TEST_CASE("without Unicode cut text ends in three dots", "[report]") {
  auto terminal = screen(30);
  terminal.unicode = false;
  CHECK(render({{{"A", Align::left, 0, 8}}, {{"abcdefghijkl"}}}, terminal) == "A\nabcde...\n");
}

TEST_CASE("colour repeats and never moves columns", "[report]") {
  auto terminal = screen(80);
  terminal.out_color = true;
  auto text = render({{{"A"}, {"B"}}, {{{"x", Style::red}, "y"}}}, terminal);
  CHECK(text == styled("A", Style::dim, true) + "  " + styled("B", Style::dim, true) + "\n" +
                    styled("x", Style::red, true) + "  y\n");
}
