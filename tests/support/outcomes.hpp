#pragma once
// What a test found, a line of text a case, held against a table "NAME | OUTCOME" that is kept beside it.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"

namespace bs::test {

using Outcomes = std::map<std::string, std::string>;

inline Outcomes read_outcomes(const fs::path& table) {
  Outcomes outcomes;
  const std::string text = fs::exists(table) ? read_file(table, 1 << 20) : std::string();
  for (const std::string_view line : split_lines(text)) {
    const std::size_t bar = line.find(" | ");
    if (bar != std::string_view::npos) outcomes[std::string(line.substr(0, bar))] = line.substr(bar + 3);
  }
  return outcomes;
}

inline void write_outcomes(const fs::path& table, const Outcomes& outcomes) {
  std::string text;
  for (const auto& [name, outcome] : outcomes) text += fmt::format("{} | {}\n", name, outcome);
  write_file(table, text);
}

/// Every line must be found, and found as it stands there, but for what `is_another_here` names: its outcome
/// is not the table's in this environment. BS_ACCEPT=1 writes the table anew; its change is then to be
/// judged.
inline void check_outcomes(const fs::path& table, const Outcomes& found,
                           const std::function<bool(const std::string&)>& is_another_here) {
  if (environment("BS_ACCEPT") == "1") write_outcomes(table, found);
  const Outcomes expected = read_outcomes(table);
  for (const auto& [name, outcome] : found) {
    if (is_another_here(name)) continue;
    INFO(name);
    const auto known = expected.find(name);
    CHECK(outcome == (known == expected.end() ? "not in " + table.filename().native() : known->second));
  }
  for (const auto& [name, outcome] : expected) {
    INFO(name);
    CHECK(found.contains(name));
  }
}

}  // namespace bs::test
