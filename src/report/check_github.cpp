// Workflow commands: GitHub's documentation, and what its runner does (actions/runner, ActionCommand.cs).
#include <algorithm>

#include "bs/base/text.hpp"
#include "report/check_escape.hpp"
#include "report/check_rows.hpp"

namespace bs::report {
namespace {

constexpr std::size_t k_shown_a_step = 10;  // of each level

/// Text of a command: lines are kept, all else that is not to be seen appears as an escape.
std::string data_escaped(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (line.data() != text.data()) out += '\n';
    out += shown(line);
  }
  out = without_commands(out, "\\x5b");
  return replace_all(replace_all(out, "%", "%25"), "\n", "%0A");
}

/// A property: also ':' and ',', which end one.
std::string property_escaped(std::string_view text) {
  return replace_all(replace_all(data_escaped(text), ":", "%3A"), ",", "%2C");
}

std::string_view command_of(Level level) {
  return level == Level::note ? "notice" : name_of(level);
}

std::string standing_of(const Row& row) {
  if (row.result->outcome == model::Outcome::exempt) return "exempt ";
  const std::string_view change = model::name_of(row.change);
  return change.empty() ? "" : std::string(change) + " ";
}

/// What stands right before the second "::" and right behind it is ours: a combining character of
/// repository text there would hide the "::" from the runner, and with it the finding.
std::string command(const Row& row) {
  std::string title = name_of(*row.result);
  if (title != row.result->check) title += " (" + row.result->check + ")";
  if (title.starts_with('=')) title.insert(0, " ");  // the runner would drop it
  std::string text =
      standing_of(row) + std::string(model::name_of(row.result->severity)) + ": " + row.message;
  if (!row.component->ref.empty()) text += "\nin " + name_of(*row.component);
  if (!row.result->hint.empty()) text += "\ndo: " + row.result->hint;
  if (!row.result->exempt_reason.empty()) text += "\nexempt: " + row.result->exempt_reason;
  std::string out =
      fmt::format("::{} title={},file={}{},line={}", command_of(row.level), property_escaped(title),
                  row.path.starts_with('=') ? "./" : "", property_escaped(row.path), row.line);
  if (row.column != 0) out += fmt::format(",col={}", row.column);
  return out + "::" + data_escaped(text) + "\n";
}

/// Says what GitHub will not show; first among the notices, so that it is shown itself.
std::string overflow(const std::vector<Row>& rows) {
  std::string out;
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    const auto count = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [level](const Row& row) { return row.level == level; }));
    if (count <= k_shown_a_step) continue;
    if (!out.empty()) out += ", ";
    out += grouped(count) + " " + std::string(command_of(level)) + "s";
  }
  if (out.empty()) return out;
  return "::notice title=bs check::" + out + "; GitHub shows ten of each a step, the log holds all\n";
}

}  // namespace

std::string to_github(const CheckReport& report) {
  std::vector<Row> rows = rows_of(report);
  sort_by_level(rows);
  std::string out;
  for (const auto& run : report.runs) out += sources_line(run) + "\n";
  bool noted = false;
  for (const Row& row : rows) {
    if (row.level == Level::note && !noted) {
      out += overflow(rows);
      noted = true;
    }
    out += command(row);
  }
  return noted ? out : out + overflow(rows);
}

}  // namespace bs::report
