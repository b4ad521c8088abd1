#include "catalog/list_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "bs/base/text.hpp"
#include "bs/match/filter.hpp"
#include "catalog/catalog_keys.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/filter_sql.hpp"

namespace bs::catalog {

namespace {

/// How far the list is walked in its own order to find words, before all texts are looked through instead.
constexpr std::int64_t k_walk = 20'000;
/// More kinds than this are not listed kind by kind.
constexpr std::size_t k_many_kinds = 50;

std::vector<std::string> words_in(std::string_view words) {
  std::vector<std::string> all;
  const std::string lower = to_lower(words);
  for (const auto word : split(lower, ' ')) {
    if (!trim(word).empty()) all.emplace_back(trim(word));
  }
  return all;
}

SqlText words_condition(const std::vector<std::string>& words) {
  std::vector<SqlText> all;
  for (const std::string& word : words) all.push_back(SqlText().add("instr(t.words, ?) > 0").value(word));
  return joined(all, " AND ", "1");
}

/// Where the search begins. CROSS JOIN is SQLite's way to say so.
enum class Start { order, driver, texts };

SqlText selection(sql::Database& database, const ListQuery& query, std::optional<Start> wanted) {
  const FilterSql filter = compile_filter(database, query.filter);
  const auto words = words_in(query.words);
  const Start start = wanted.value_or(filter.driver   ? Start::driver
                                      : words.empty() ? Start::order
                                                      : Start::texts);
  SqlText sql;
  if (start == Start::driver) {
    sql.add(" FROM (").add(*filter.driver).add(") d CROSS JOIN entities e ON e.id = +d.entity");
  } else if (start == Start::texts) {
    sql.add(" FROM texts t CROSS JOIN entities e ON e.id = t.entity");
  } else {
    sql.add(" FROM entities e");
  }
  sql.add(" WHERE e.active = 1 AND (").add(filter.condition).add(")");
  if (words.empty()) return sql;
  if (start == Start::texts) return sql.add(" AND ").add(words_condition(words));
  return sql.add(" AND EXISTS (SELECT 1 FROM texts t WHERE t.entity = e.id AND ")
      .add(words_condition(words))
      .add(")");
}

/// The text of a dotted key in a document, for orders by keys without a column.
std::optional<std::string> text_of_key(std::string_view json, const std::string& key) {
  for (const auto& row : match::search_rows(stored_value(json), {})) {
    if (row.key == key && row.has_value) return row.value;
  }
  return std::nullopt;
}

std::string order_sql(sql::Database& database, const ListQuery& query) {
  if (query.order.empty()) return " ORDER BY e.changed DESC, e.name, e.kind, e.namespace";
  std::string order;
  for (std::size_t i = 0; i < query.order.size(); ++i) {
    const std::string key = to_lower(query.order[i].field);
    auto expression = column_expression(key);
    if (!expression) {
      const auto name = fmt::format("bs_key_{}", i);
      database.define(name, 1, [key](std::string_view json) { return text_of_key(json, key); });
      expression = fmt::format("(SELECT {}(d.json) FROM documents d WHERE d.entity = e.id)", name);
    }
    // Entities without the key come last either way.
    order += fmt::format("{} {} {} NULLS LAST", order.empty() ? " ORDER BY" : ",", *expression,
                         query.order[i].descending ? "DESC" : "ASC");
  }
  return order + ", e.name, e.kind, e.namespace";
}

std::vector<std::int64_t> run(sql::Database& database, const SqlText& text) {
  sql::Statement statement = database.prepare(text.sql);
  text.bind_to(statement);
  std::vector<std::int64_t> entities;
  while (statement.step()) entities.push_back(statement.integer(0));
  return entities;
}

SqlText paged(SqlText sql, std::int64_t limit, std::int64_t offset) {
  if (limit <= 0 && offset <= 0) return sql;
  return sql.add(" LIMIT ? OFFSET ?").value(limit > 0 ? limit : -1).value(std::max<std::int64_t>(offset, 0));
}

/// True when the filter asks for one kind: the index of that kind has the list's order.
bool has_one_kind(const match::Filter& filter) {
  if (filter.any_of.size() != 1) return false;
  const auto& all = filter.any_of.front();
  return std::any_of(all.begin(), all.end(), [](const match::FilterCondition& condition) {
    return condition.key == "kind" && condition.test == match::FilterCondition::Test::equals_any &&
           condition.values.size() == 1;
  });
}

/// A page of a list with words is mostly found soon when walking in order; rare words are not.
std::optional<std::vector<std::int64_t>> walk(sql::Database& database, const ListQuery& query) {
  ListQuery without_words = query;
  without_words.words.clear();
  SqlText sql;
  sql.add("SELECT w.id FROM (SELECT e.id").add(selection(database, without_words, Start::order));
  sql.add(order_sql(database, query)).add(" LIMIT ?").value(k_walk);
  sql.add(") w CROSS JOIN texts t ON t.entity = w.id WHERE ").add(words_condition(words_in(query.words)));
  auto entities = run(database, paged(std::move(sql), query.limit, query.offset));
  if (static_cast<std::int64_t>(entities.size()) < query.limit) return std::nullopt;
  return entities;
}

// UNION, not UNION ALL: the steps end even where a damaged index leads back.
std::vector<std::string> kinds_of(sql::Database& database) {
  std::vector<std::string> kinds;
  sql::Statement& rows = database.cached(
      "WITH RECURSIVE k (kind) AS (SELECT min(kind) FROM entities WHERE active = 1 UNION"
      " SELECT (SELECT min(kind) FROM entities WHERE active = 1 AND kind > k.kind) FROM k WHERE k.kind IS "
      "NOT NULL)"
      " SELECT kind FROM k WHERE kind IS NOT NULL");
  while (rows.step()) kinds.push_back(rows.text(0));
  return kinds;
}

/// A page of all kinds: the pages of each, which indexes give in order, merged.
SqlText merged_pages(sql::Database& database, const ListQuery& query, const std::vector<std::string>& kinds) {
  const SqlText selected = selection(database, query, Start::order);
  SqlText sql;
  for (const std::string& kind : kinds) {
    sql.add(sql.empty() ? "SELECT id FROM (" : " UNION ALL ")
        .add("SELECT * FROM (SELECT e.id, e.changed, e.name, e.kind, e.namespace");
    sql.add(selected).add(" AND e.kind = ?").value(kind);
    sql.add(" ORDER BY e.changed DESC, e.name, e.namespace LIMIT ?)");
    sql.value(query.limit + std::max<std::int64_t>(query.offset, 0));
  }
  return sql.add(
      ") ORDER BY changed DESC, name COLLATE NOCASE, kind COLLATE NOCASE, namespace COLLATE NOCASE");
}

}  // namespace

SqlText selection_sql(sql::Database& database, const ListQuery& query) {
  return selection(database, query, std::nullopt);
}

std::vector<std::int64_t> selected_entities(sql::Database& database, const ListQuery& query) {
  const bool is_page = query.limit > 0 && query.order.empty();
  const bool has_words = !words_in(query.words).empty();
  const bool one_kind = has_one_kind(query.filter);
  if (is_page && has_words && one_kind) {
    if (auto entities = walk(database, query)) return *entities;
  }
  if (is_page && !has_words && !one_kind && !compile_filter(database, query.filter).driver) {
    const auto kinds = kinds_of(database);
    if (!kinds.empty() && kinds.size() <= k_many_kinds) {
      return run(database, paged(merged_pages(database, query, kinds), query.limit, query.offset));
    }
  }
  SqlText sql;
  sql.add("SELECT e.id").add(selection_sql(database, query)).add(order_sql(database, query));
  return run(database, paged(std::move(sql), query.limit, query.offset));
}

std::vector<EntityRow> list_entities(sql::Database& database, const ListQuery& query) {
  return entity_rows(database, selected_entities(database, query));
}

std::int64_t count_entities(sql::Database& database, const ListQuery& query) {
  SqlText sql;
  sql.add("SELECT count(*)").add(selection_sql(database, query));
  const auto counted = run(database, sql);
  return counted.empty() ? 0 : counted.front();
}

void each_document(sql::Database& database, const ListQuery& query,
                   const std::function<bool(const EntityRow&, std::string_view json)>& visit) {
  for (const auto entity : selected_entities(database, query)) {
    const auto row = entity_row(database, entity);
    if (!row) continue;
    sql::Statement& document = database.cached("SELECT json FROM documents WHERE entity = ?").with(entity);
    const std::string json =
        document.step() ? document.text(0) : "";  // a copy: the visitor may ask the store
    document.reset();
    if (!visit(*row, json)) return;
  }
}

}  // namespace bs::catalog
