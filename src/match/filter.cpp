#include "bs/match/filter.hpp"

#include <fmt/format.h>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::match {
namespace {

using Test = FilterCondition::Test;

/// One statement between commas: "key", "key=value", "key!=value" or "!key".
struct Statement {
  std::string_view key;
  std::string_view value;
  Test test = Test::exists;
};

[[noreturn]] void refuse(std::string_view statement, std::string_view hint) {
  throw Error(ErrorKind::usage, fmt::format("invalid filter \"{}\"", statement)).hint(std::string(hint));
}

Statement parse_statement(std::string_view text) {
  Statement statement;
  const auto equals = text.find('=');
  std::string_view key = trim_unicode(text.substr(0, equals));
  if (equals != std::string_view::npos) {
    statement.value = trim_unicode(text.substr(equals + 1));
    statement.test = Test::equals_any;
    if (key.ends_with('!')) {
      statement.test = Test::not_equals;
      key = trim_unicode(key.substr(0, key.size() - 1));
    }
    if (key.starts_with('!'))
      refuse(text, "write KEY!=VALUE for what differs, and !KEY for what has no such key");
  } else if (key.starts_with('!')) {
    statement.test = Test::not_exists;
    key = trim_unicode(key.substr(1));
  }
  if (key.empty()) refuse(text, "a filter is KEY=VALUE, KEY!=VALUE, KEY or !KEY, joined by commas");
  statement.key = key;
  return statement;
}

/// A condition with its key as written: Backstage joins values only where the case is the same, too.
struct Written {
  std::string_view key;
  bool negative;
  FilterCondition condition;
};

void add(std::vector<Written>& conditions, const Statement& statement) {
  const bool negative = statement.test == Test::not_equals || statement.test == Test::not_exists;
  const bool has_value = statement.test == Test::equals_any || statement.test == Test::not_equals;
  const auto same = [&](const Written& other) {
    if (other.key != statement.key || other.negative != negative) return false;
    // "key, key=a" asks for the value only; "!key, key!=a" are two questions.
    return !negative || other.condition.test == statement.test;
  };
  auto found = std::find_if(conditions.begin(), conditions.end(), same);
  if (found == conditions.end()) {
    FilterCondition condition;
    condition.key = to_lower(statement.key);
    condition.test = statement.test;
    conditions.push_back({statement.key, negative, std::move(condition)});
    found = std::prev(conditions.end());
  }
  if (!has_value) return;
  found->condition.test = statement.test;
  found->condition.values.push_back(to_lower(statement.value));
}

bool holds(const FilterCondition& condition, const std::vector<SearchRow>& rows) {
  const bool asks_value = condition.test == Test::equals_any || condition.test == Test::not_equals;
  const bool negative = condition.test == Test::not_equals || condition.test == Test::not_exists;
  const bool found = std::any_of(rows.begin(), rows.end(), [&](const SearchRow& row) {
    if (row.key != condition.key) return false;
    if (!asks_value) return true;
    return row.has_value &&
           std::find(condition.values.begin(), condition.values.end(), row.value) != condition.values.end();
  });
  return found != negative;
}

}  // namespace

Filter parse_filter(const std::vector<std::string>& arguments) {
  Filter filter;
  for (const std::string& argument : arguments) {
    std::vector<Written> conditions;
    for (const std::string_view part : split(argument, ',')) {
      const std::string_view text = trim_unicode(part);
      if (!text.empty()) add(conditions, parse_statement(text));
    }
    if (conditions.empty()) continue;
    auto& all = filter.any_of.emplace_back();
    for (Written& written : conditions) all.push_back(std::move(written.condition));
  }
  return filter;
}

bool matches(const Filter& filter, const std::vector<SearchRow>& rows) {
  if (filter.empty()) return true;
  return std::any_of(filter.any_of.begin(), filter.any_of.end(), [&](const auto& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const FilterCondition& condition) { return holds(condition, rows); });
  });
}

}  // namespace bs::match
