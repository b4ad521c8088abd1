#include "catalog/filter_sql.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bs/base/text.hpp"
#include "catalog/columns.hpp"
#include "catalog/condition_sql.hpp"
#include "catalog/search_terms.hpp"

namespace bs::catalog {

namespace {

using match::FilterCondition;
using Test = FilterCondition::Test;

/// Few enough to look at one by one and sort.
constexpr std::int64_t k_few = 10'000;

SqlText negated(const SqlText& condition) {
  // An empty column makes the condition NULL, which is not true either.
  return SqlText().add("(").add(condition).add(") IS NOT TRUE");
}

SqlText condition_sql(sql::Database& database, const FilterCondition& condition) {
  const bool asks_value = condition.test == Test::equals_any || condition.test == Test::not_equals;
  const bool negative = condition.test == Test::not_equals || condition.test == Test::not_exists;
  const auto positive = asks_value ? equals_sql(database, condition.key, condition.values)
                                   : exists_sql(database, condition.key);
  return negative ? negated(positive) : positive;
}

/// How many rows the SELECT gives, counted up to k_few + 1.
std::int64_t count_few(sql::Database& database, const SqlText& select) {
  SqlText counted;
  counted.add("SELECT count(*) FROM (SELECT 1 FROM (").add(select).add(") LIMIT ?").value(k_few + 1);
  counted.add(")");
  sql::Statement statement = database.prepare(counted.sql);
  counted.bind_to(statement);
  return statement.step() ? statement.integer(0) : 0;
}

/// The question of the group that the fewest entities answer, if they are few.
std::optional<SqlText> driver_of(sql::Database& database, const std::vector<FilterCondition>& conditions) {
  std::optional<SqlText> best;
  std::int64_t fewest = k_few + 1;
  for (const FilterCondition& condition : conditions) {
    if (condition.test != Test::equals_any) continue;
    auto select = entities_that_equal(database, condition.key, condition.values);
    if (!select) continue;
    const auto count = count_few(database, *select);
    if (count >= fewest) continue;
    fewest = count;
    best = std::move(select);
  }
  return best;
}

}  // namespace

FilterSql compile_filter(sql::Database& database, const match::Filter& filter) {
  FilterSql compiled;
  std::vector<SqlText> groups;
  for (const auto& conditions : filter.any_of) {
    std::vector<SqlText> all;
    for (const FilterCondition& condition : conditions) all.push_back(condition_sql(database, condition));
    groups.push_back(joined(all, " AND ", "1"));
  }
  compiled.condition = joined(groups, " OR ", "1");
  if (filter.any_of.size() == 1) compiled.driver = driver_of(database, filter.any_of.front());
  return compiled;
}

KeyUses uses_of_key(sql::Database& database, std::string_view key) {
  KeyUses uses;
  sql::Statement& found = database.cached("SELECT id, item FROM keys WHERE name = ?");
  found.with(key);
  while (found.step()) uses.keys.push_back(found.integer(0));
  sql::Statement& prefix = database.cached("SELECT id FROM keys WHERE name = ? AND item = 1");
  for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.', dot + 1)) {
    prefix.with(key.substr(0, dot));
    if (prefix.step()) uses.items.push_back({prefix.integer(0), value_hash(key.substr(dot + 1))});
    prefix.reset();
  }
  return uses;
}

}  // namespace bs::catalog
