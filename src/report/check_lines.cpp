#include "report/check_escape.hpp"
#include "report/check_rows.hpp"

namespace bs::report {

std::string to_lines(const CheckReport& report) {
  std::string out;
  for (const Row& row : rows_of(report)) {
    if (row.level == Level::note) continue;
    std::string line = shown_in_log(row.path) + ":" + std::to_string(row.line) + ":";
    if (row.column != 0) line += std::to_string(row.column) + ":";
    line += " " + shown_in_log(row.result->check) + ": " + shown_in_log(row.message) + "\n";
    if (begins_as_command(line)) out += "./";  // still the same file
    out += line;
  }
  return out;
}

}  // namespace bs::report
