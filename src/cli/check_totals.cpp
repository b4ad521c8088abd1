#include <algorithm>
#include <map>
#include <tuple>

#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/check_text.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_shown_rows = 20;  // at a terminal

struct Counts {
  std::size_t failed = 0, warnings = 0, passed = 0, unknown = 0;
};

Counts counts_of(const model::ComponentOutcomes& component) {
  Counts counts;
  for (const auto& result : component.results) {
    counts.failed += result.outcome == model::Outcome::failed;
    counts.warnings += result.outcome == model::Outcome::warning;
    counts.passed += result.outcome == model::Outcome::passed || result.outcome == model::Outcome::exempt;
    counts.unknown +=
        result.outcome == model::Outcome::error || result.outcome == model::Outcome::not_reported;
  }
  return counts;
}

std::string number(std::size_t n) {
  return n == 0 ? "" : std::to_string(n);
}

std::string level_of(const model::ComponentOutcomes& component) {
  if (component.standings.empty() || !component.standings.front().applies) return "";
  const auto& standing = component.standings.front();
  auto name = standing.level.empty() ? std::string("none") : standing.level;
  return standing.undecided ? name + "?" : name;
}

struct FleetRow {
  const std::string* repository;
  const model::ComponentOutcomes* component;
  Counts counts;
};

/// The worst first; among equals as they came.
std::vector<FleetRow> fleet_rows(const report::CheckReport& report) {
  std::vector<FleetRow> rows;
  const auto add = [&](const model::CheckRun& run, const model::ComponentOutcomes& component) {
    if (!component.results.empty()) rows.push_back({&run.repository, &component, counts_of(component)});
  };
  for (const auto& run : report.runs) {
    add(run, run.whole);
    for (const auto& component : run.components) add(run, component);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const FleetRow& a, const FleetRow& b) {
    return std::tie(b.counts.failed, b.counts.unknown, b.counts.warnings) <
           std::tie(a.counts.failed, a.counts.unknown, a.counts.warnings);
  });
  return rows;
}

std::vector<report::Cell> cells_of(const FleetRow& row) {
  const auto& [repository, component, counts] = row;
  return {component->ref.empty() ? "(whole repository)" : component->name,
          *repository,
          {number(counts.failed), counts.failed > 0 ? Style::red : Style::plain},
          {number(counts.warnings), counts.warnings > 0 ? Style::yellow : Style::plain},
          number(counts.unknown),
          number(counts.passed),
          level_of(*component)};
}

std::string levels_text(const report::CheckReport& report) {
  std::map<std::pair<int, std::string>, std::size_t, std::greater<>> levels;
  const model::Standing* only = nullptr;
  std::size_t components = 0, undecided = 0;
  for (const auto& run : report.runs) {
    for (const auto& component : run.components) {
      if (component.standings.empty() || !component.standings.front().applies) continue;
      only = &component.standings.front();
      ++components;
      undecided += only->undecided;
      ++levels[{only->ordinal, only->level.empty() ? "none" : only->level}];
    }
  }
  if (components == 0) return "";
  if (components == 1) {
    auto text = fmt::format("Level {}.", only->level.empty() ? "none" : only->level);
    if (!only->missing.empty()) text += fmt::format(" For {}: {}", only->next, join(only->missing, ", "));
    if (only->undecided) text += fmt::format(" Undecided: {}", join(only->undecided_checks, ", "));
    return shown(text) + "\n";
  }
  std::vector<std::string> parts;
  for (const auto& [level, count] : levels)
    parts.push_back(fmt::format("{} {}", grouped(count), shown(level.second)));
  return fmt::format("Levels: {}{}\n", join(parts, ", "),
                     undecided > 0 ? fmt::format("; {} undecided", undecided) : "");
}

}  // namespace

std::string fleet_text(const CheckScreen& screen) {
  report::Table table;
  table.columns = {
      {"COMPONENT", report::Align::left, 12, 30, false}, {"REPOSITORY", report::Align::left, 0, 0, true},
      {"FAIL", report::Align::right, 0, 0, false},       {"WARN", report::Align::right, 0, 0, false},
      {"?", report::Align::right, 0, 0, false},          {"PASS", report::Align::right, 0, 0, false},
      {"LEVEL", report::Align::left, 0, 0, false}};
  const auto rows = fleet_rows(screen.report);
  const bool all = screen.verbose || !screen.terminal.out_is_tty || rows.size() <= k_shown_rows;
  for (std::size_t i = 0; i < (all ? rows.size() : k_shown_rows); ++i)
    table.rows.push_back(cells_of(rows[i]));
  auto text = report::render(table, screen.terminal);
  if (!all)
    text += fmt::format("{} of {} shown, worst first; -v shows all\n", k_shown_rows, grouped(rows.size()));
  return text;
}

std::string check_totals(const CheckScreen& screen, double milliseconds) {
  model::Totals sum;
  bool compared = false;
  for (const auto& run : screen.report.runs) {
    const auto totals = model::totals_of(run);
    sum.failed += totals.failed;
    sum.warnings += totals.warnings;
    sum.passed += totals.passed;
    sum.not_applicable += totals.not_applicable;
    sum.not_reported += totals.not_reported;
    sum.errors += totals.errors;
    sum.exempt += totals.exempt;
    sum.added += totals.added;
    sum.fixed += totals.fixed;
    sum.known += totals.known;
    sum.due += totals.due;
    compared = compared || run.base.has_value();
  }
  std::string text;
  if (compared) {
    text = fmt::format("{}   {} new, {} fixed, {} known, {} due",
                       screen.report.exit_status == 0 ? "PASS" : "FAIL", sum.added, sum.fixed, sum.known,
                       sum.due);
  } else {
    text = fmt::format("{} failed, {}, {} passed, {} not applicable", grouped(sum.failed),
                       count_of(sum.warnings, "warning", "warnings"), grouped(sum.passed),
                       grouped(sum.not_applicable));
    if (sum.exempt > 0) text += fmt::format(", {} exempt", grouped(sum.exempt));
    if (sum.errors + sum.not_reported > 0)
      text += fmt::format(", {} undecided", grouped(sum.errors + sum.not_reported));
  }
  const auto time = milliseconds >= 1000 ? fmt::format("{:.1f} s", milliseconds / 1000)
                                         : fmt::format("{:.0f} ms", milliseconds);
  return fmt::format("{}   exit {}, {}\n{}", text, screen.report.exit_status, time,
                     levels_text(screen.report));
}

}  // namespace bs::cli
