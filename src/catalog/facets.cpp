#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "catalog/catalog_keys.hpp"
#include "catalog/filter_sql.hpp"
#include "catalog/list_query.hpp"
#include "catalog/relation_types.hpp"
#include "catalog/search_terms.hpp"

namespace bs::catalog {

namespace {

/// The text in the document whose lower-cased form has the hash, under the lower-cased dotted key; as
/// written.
std::optional<std::string> find_text(const data::Value& value, const std::string& path, std::string_view key,
                                     std::int64_t hash) {
  if (!key.starts_with(path)) return std::nullopt;
  std::optional<std::string> found;
  if (value.is_object()) {
    for (const data::Member& member : value.as_object()) {
      const std::string name = to_lower(member.key);
      found = find_text(member.value, path.empty() ? name : path + '.' + name, key, hash);
      if (found) break;
    }
  } else if (value.is_array()) {
    for (const data::Value& item : value.as_array()) {
      found = find_text(item, path, key, hash);
      if (found) break;
    }
  } else if (path == key && !value.is_null()) {
    const std::string text = value.is_string() ? value.as_string() : data::to_json(value);
    if (value_hash(to_lower(text)) == hash) found = text;
  }
  return found;
}

std::string text_of_hash(sql::Database& database, std::int64_t entity, std::string_view key,
                         std::int64_t hash) {
  sql::Statement& document = database.cached("SELECT json FROM documents WHERE entity = ?").with(entity);
  const std::string json = document.step() ? document.text(0) : "{}";
  document.reset();
  // key.item of an array: what counts is that it is there.
  return find_text(stored_value(json), "", key, hash).value_or("true");
}

std::vector<FacetRow> most_first(const std::map<std::string, std::int64_t>& counts) {
  std::vector<FacetRow> rows;
  for (const auto& [value, count] : counts) rows.push_back({value, count});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const FacetRow& a, const FacetRow& b) { return a.count > b.count; });
  return rows;
}

/// Texts of one value in several cases count together and show as the first of them.
std::vector<FacetRow> facets_of_column(sql::Database& database, const std::string& expression,
                                       const ListQuery& query) {
  SqlText sql;
  sql.add(fmt::format("SELECT v, count(*) FROM (SELECT {} COLLATE BINARY AS v", expression));
  sql.add(selection_sql(database, query)).add(") WHERE v IS NOT NULL GROUP BY v ORDER BY v");
  sql::Statement statement = database.prepare(sql.sql);
  sql.bind_to(statement);
  std::map<std::string, std::string> shown;
  std::map<std::string, std::int64_t> counts;
  while (statement.step()) {
    const std::string value = statement.text(0);
    counts[shown.try_emplace(to_lower(value), value).first->second] += statement.integer(1);
  }
  return most_first(counts);
}

bool selects_all(const ListQuery& query) {
  return query.filter.empty() && query.words.empty();
}

std::vector<FacetRow> facets_of_search(sql::Database& database, const std::string& key,
                                       const ListQuery& query) {
  const KeyUses uses = uses_of_key(database, key);
  std::map<std::string, std::int64_t> counts;
  struct Group {
    std::int64_t hash, count, sample;
  };
  std::vector<Group> groups;
  const auto gather = [&](std::int64_t number, std::optional<std::int64_t> only) {
    SqlText sql;
    sql.add("SELECT s.value, count(*), min(s.entity) FROM search s WHERE s.key = ? AND s.value <> 0")
        .value(number);
    if (only) sql.add(" AND s.value = ?").value(*only);
    if (selects_all(query)) {
      sql.add(" AND s.entity IN (SELECT id FROM entities WHERE active = 1)");
    } else {
      sql.add(" AND s.entity IN (SELECT e.id").add(selection_sql(database, query)).add(")");
    }
    sql.add(" GROUP BY s.value");
    sql::Statement statement = database.prepare(sql.sql);
    sql.bind_to(statement);
    while (statement.step())
      groups.push_back({statement.integer(0), statement.integer(1), statement.integer(2)});
  };
  for (const auto number : uses.keys) gather(number, std::nullopt);
  for (const KeyUses::Item& item : uses.items) gather(item.key, item.value);
  for (const Group& group : groups)
    counts[text_of_hash(database, group.sample, key, group.hash)] += group.count;
  return most_first(counts);
}

/// The other ends of a relation: those written at this end, and those that other entities write.
std::vector<FacetRow> facets_of_relation(sql::Database& database, std::int64_t type, const ListQuery& query) {
  const SqlText selection = selection_sql(database, query);
  SqlText sql;
  sql.add(
         "SELECT r.ref, count(DISTINCT x.entity) FROM (SELECT l.origin AS entity, l.target AS other FROM "
         "relations l"
         " WHERE l.type = ? AND l.origin IN (SELECT e.id")
      .value(type)
      .add(selection);
  sql.add(
         ") UNION ALL SELECT m.entity, o.ref FROM relations l JOIN entities o ON o.id = l.origin AND "
         "o.active = 1"
         " JOIN refs m ON m.id = l.target WHERE l.type = ? AND m.entity IN (SELECT e.id")
      .value(opposite_of(type))
      .add(selection)
      .add(")) x JOIN refs r ON r.id = x.other GROUP BY x.other");
  sql::Statement statement = database.prepare(sql.sql);
  sql.bind_to(statement);
  std::map<std::string, std::int64_t> counts;
  while (statement.step()) counts[statement.text(0)] += statement.integer(1);
  return most_first(counts);
}

}  // namespace

std::vector<FacetRow> facets(sql::Database& database, std::string_view field, const ListQuery& query) {
  const std::string key = to_lower(field);
  if (const auto expression = column_expression(key)) return facets_of_column(database, *expression, query);
  constexpr std::string_view k_relations = "relations.";
  if (key.starts_with(k_relations)) {
    const auto type = relation_number(std::string_view(key).substr(k_relations.size()));
    return type ? facets_of_relation(database, *type, query) : std::vector<FacetRow>();
  }
  return facets_of_search(database, key, query);
}

}  // namespace bs::catalog
