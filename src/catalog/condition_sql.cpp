#include "catalog/condition_sql.hpp"

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "catalog/catalog_keys.hpp"
#include "catalog/columns.hpp"
#include "catalog/filter_sql.hpp"
#include "catalog/relation_types.hpp"
#include "catalog/search_terms.hpp"

namespace bs::catalog {

namespace {

constexpr std::string_view k_relations = "relations.";
/// Of a value that can be asked for (match::search_rows).
constexpr std::size_t k_longest_value = 200;
/// Up to so many different values of a key are asked for one by one, to find the entities that have the key.
constexpr std::int64_t k_few_values = 50;

bool is_askable(std::string_view value) {
  return value.size() <= k_longest_value || count_utf16_units(value) <= k_longest_value;
}

void add_list(SqlText& text, const std::vector<std::int64_t>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) text.add(i == 0 ? "?" : ", ?").value(numbers[i]);
}

/// Pairs of key and value in `search`, any of which answers the question.
struct Pairs {
  std::vector<std::int64_t> keys, values;  // each key with each value
  std::vector<KeyUses::Item> items;
  bool empty() const { return keys.empty() && items.empty(); }
};

Pairs pairs_for(sql::Database& database, std::string_view key, const std::vector<std::string>& values) {
  KeyUses uses = uses_of_key(database, key);
  Pairs pairs;
  bool has_true = false;
  for (const std::string& value : values) {
    if (!is_askable(value)) continue;
    pairs.values.push_back(value_hash(value));
    has_true |= value == "true";
  }
  if (!pairs.values.empty()) pairs.keys = std::move(uses.keys);
  if (has_true) pairs.items = std::move(uses.items);
  return pairs;
}

/// Conditions on `search s`, each answered by one stretch of its table for each pair.
std::vector<SqlText> pair_conditions(const Pairs& pairs) {
  std::vector<SqlText> all;
  if (!pairs.keys.empty()) {
    SqlText text;
    text.add("s.key IN (");
    add_list(text, pairs.keys);
    text.add(") AND s.value IN (");
    add_list(text, pairs.values);
    all.push_back(text.add(")"));
  }
  for (const KeyUses::Item& item : pairs.items) {
    all.push_back(SqlText().add("s.key = ? AND s.value = ?").value(item.key).value(item.value));
  }
  return all;
}

void add_search_conditions(std::vector<SqlText>& any, const std::vector<SqlText>& conditions) {
  for (const SqlText& condition : conditions) {
    any.push_back(
        SqlText().add("EXISTS (SELECT 1 FROM search s WHERE ").add(condition).add(" AND s.entity = e.id)"));
  }
}

/// The different values of a key, or none when there are too many of them.
std::vector<std::int64_t> few_values(sql::Database& database, std::int64_t key) {
  std::vector<std::int64_t> values;
  sql::Statement& rows = database.cached(
      "WITH RECURSIVE v (value) AS (SELECT min(value) FROM search WHERE key = ?1 UNION"
      " SELECT (SELECT min(value) FROM search WHERE key = ?1 AND value > v.value) FROM v WHERE v.value IS "
      "NOT NULL)"
      " SELECT value FROM v WHERE value IS NOT NULL LIMIT ?2");
  rows.with(key, k_few_values + 1);
  while (rows.step()) values.push_back(rows.integer(0));
  if (static_cast<std::int64_t>(values.size()) > k_few_values) values.clear();
  return values;
}

// --- relations.<type>
// ------------------------------------------------------------------------------------------------

std::optional<std::int64_t> relation_key(std::string_view key) {
  if (!key.starts_with(k_relations)) return std::nullopt;
  return relation_number(key.substr(k_relations.size()));
}

std::vector<std::int64_t> ref_numbers(sql::Database& database, const std::vector<std::string>& refs) {
  std::vector<std::int64_t> numbers;
  for (const std::string& ref : refs) {
    sql::Statement& row = database.cached("SELECT id FROM refs WHERE ref = ?").with(ref);
    if (row.step()) numbers.push_back(row.integer(0));
    row.reset();
  }
  return numbers;
}

/// A relation is written at one end: from e to the target, or from the target's active entity to e.
SqlText relation_equals(sql::Database& database, std::int64_t type, const std::vector<std::string>& values) {
  const auto targets = ref_numbers(database, values);
  if (targets.empty()) return SqlText().add("0");
  SqlText text;
  text.add("EXISTS (SELECT 1 FROM relations l WHERE l.origin = e.id AND l.type = ? AND l.target IN (")
      .value(type);
  add_list(text, targets);
  text.add(")) OR EXISTS (SELECT 1 FROM refs t JOIN relations l ON l.origin = t.entity WHERE t.id IN (");
  add_list(text, targets);
  return text.add(") AND l.type = ? AND l.target = e.ref)").value(opposite_of(type));
}

SqlText relation_exists(std::int64_t type) {
  SqlText text;
  text.add("EXISTS (SELECT 1 FROM relations l WHERE l.origin = e.id AND l.type = ?)").value(type);
  text.add(
          " OR EXISTS (SELECT 1 FROM relations l JOIN entities o ON o.id = l.origin AND o.active = 1"
          " WHERE l.target = e.ref AND l.type = ?)")
      .value(opposite_of(type));
  return text;
}

SqlText relation_driver(sql::Database& database, std::int64_t type, const std::vector<std::string>& values) {
  const auto targets = ref_numbers(database, values);
  SqlText text;
  text.add("SELECT l.origin AS entity FROM relations l WHERE l.type = ? AND l.target IN (").value(type);
  add_list(text, targets);
  text.add(
          ") UNION SELECT r.entity FROM refs t JOIN relations l ON l.origin = t.entity JOIN refs r ON r.id = "
          "l.target"
          " WHERE l.type = ? AND r.entity IS NOT NULL AND t.id IN (")
      .value(opposite_of(type));
  add_list(text, targets);
  return text.add(")");
}

}  // namespace

SqlText equals_sql(sql::Database& database, std::string_view key, const std::vector<std::string>& values) {
  if (auto own = catalog_key_equals(database, key, values)) return *own;
  if (key.starts_with(k_relations)) {
    const auto type = relation_key(key);
    return type ? relation_equals(database, *type, values) : SqlText().add("0");
  }
  std::vector<SqlText> any;
  if (const ColumnKey* column = find_column_key(key); column != nullptr) {
    std::vector<SqlValue> askable;
    for (const std::string& value : values) {
      if (is_askable(value)) askable.emplace_back(value);
    }
    any.push_back(one_of(column->text_sql, askable));
  }
  add_search_conditions(any, pair_conditions(pairs_for(database, key, values)));
  return joined(any, " OR ", "0");
}

SqlText exists_sql(sql::Database& database, std::string_view key) {
  if (auto own = catalog_key_exists(key)) return *own;
  if (key.starts_with(k_relations)) {
    const auto type = relation_key(key);
    return type ? relation_exists(*type) : SqlText().add("0");
  }
  std::vector<SqlText> any;
  if (const ColumnKey* column = find_column_key(key); column != nullptr)
    any.push_back(SqlText().add(column->exists));
  const KeyUses uses = uses_of_key(database, key);
  for (const auto number : uses.keys) {
    const auto values = few_values(database, number);
    if (!values.empty()) {
      add_search_conditions(any, pair_conditions({{number}, values, {}}));
      continue;
    }
    any.push_back(SqlText().add("e.id IN (SELECT s.entity FROM search s WHERE s.key = ?)").value(number));
  }
  add_search_conditions(any, pair_conditions({{}, {}, uses.items}));
  return joined(any, " OR ", "0");
}

std::optional<SqlText> entities_that_equal(sql::Database& database, std::string_view key,
                                           const std::vector<std::string>& values) {
  if (const auto type = relation_key(key)) return relation_driver(database, *type, values);
  if (key.starts_with(k_relations) || is_catalog_key(key) || find_column_key(key) != nullptr)
    return std::nullopt;
  SqlText text;
  for (const SqlText& condition : pair_conditions(pairs_for(database, key, values))) {
    text.add(text.empty() ? "SELECT DISTINCT entity FROM (" : " UNION ALL ");
    text.add("SELECT s.entity FROM search s WHERE ").add(condition);
  }
  if (text.empty()) return std::nullopt;
  return text.add(")");
}

}  // namespace bs::catalog
