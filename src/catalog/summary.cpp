#include "catalog/summary.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "bs/data/json.hpp"
#include "bs/model/problem.hpp"
#include "bs/model/scanned.hpp"

namespace bs::catalog {

namespace {

constexpr Seconds k_stale_after = 30 * 24 * 3600;

/// What every entity has to be looked at for; one pass over an index, in its order.
Summary count_entities(sql::Database& database) {
  Summary sums;
  std::map<std::string, std::int64_t> types;
  sql::Statement& rows = database.cached(
      "SELECT kind = 'component', type, count(*), sum(inferred), sum(owner_source IS NULL), sum(owner_source "
      "IS 0),"
      " sum(owner_disputed) FROM entities INDEXED BY entities_by_type WHERE active = 1 GROUP BY kind, type");
  while (rows.step()) {
    const auto count = rows.integer(2);
    sums.entities += count;
    if (rows.integer(0) == 0) continue;
    sums.components += count;
    types[rows.text(1)] += count;
    sums.inferred += rows.integer(3);
    sums.nobody += rows.integer(4);
    sums.declared += rows.integer(5);
    sums.disputed += rows.integer(6);
  }
  sums.written = sums.components - sums.inferred;
  sums.from_codeowners = sums.components - sums.nobody - sums.declared;
  sums.types.assign(types.begin(), types.end());
  std::stable_sort(sums.types.begin(), sums.types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  sums.duplicates =
      database.integer("SELECT count(*) FROM entities WHERE active = 0 AND inferred = 0").value_or(0);
  return sums;
}

/// The counted fields, one list for writing and reading.
template <class Visit>
void each_count(Summary& sums, Visit visit) {
  visit("components", sums.components);
  visit("entities", sums.entities);
  visit("written", sums.written);
  visit("inferred", sums.inferred);
  visit("declared", sums.declared);
  visit("codeowners", sums.from_codeowners);
  visit("disputed", sums.disputed);
  visit("nobody", sums.nobody);
  visit("duplicates", sums.duplicates);
}

std::string to_text(Summary sums) {
  data::Value all = data::Value::object();
  each_count(sums, [&](std::string_view key, std::int64_t count) { all.set(key, count); });
  data::Value types = data::Value::array();
  for (const auto& [type, count] : sums.types) types.push_back(data::Array{type, count});
  all.set("types", std::move(types));
  return data::to_json(all);
}

Summary from_text(std::string_view text) {
  const data::Value all = stored_value(text);
  Summary sums;
  each_count(sums, [&](std::string_view key, std::int64_t& count) {
    const data::Value* value = all.find(key);
    if (value != nullptr && value->type() == data::Type::integer) count = value->as_integer();
  });
  if (const data::Value* types = all.find("types"); types != nullptr && types->is_array()) {
    for (const data::Value& pair : types->as_array()) {
      if (!pair.is_array() || pair.as_array().size() != 2) continue;
      const data::Value& type = pair.as_array()[0];
      const data::Value& count = pair.as_array()[1];
      if (!type.is_string() || count.type() != data::Type::integer) continue;
      sums.types.emplace_back(type.as_string(), count.as_integer());
    }
  }
  return sums;
}

void count_repositories(sql::Database& database, Summary& sums, Seconds now) {
  sql::Statement& rows = database.cached("SELECT name, state, fetched_at FROM repositories ORDER BY name");
  while (rows.step()) {
    const auto state = static_cast<model::RepositoryState>(rows.integer(1));
    if (state == model::RepositoryState::gone) {
      ++sums.gone;
      continue;
    }
    ++sums.repositories;
    if (state == model::RepositoryState::unreadable) ++sums.repositories_unreadable;
    if (rows.is_null(2) || now - rows.integer(2) < k_stale_after) continue;
    ++sums.clones_stale;
    if (sums.stalest.empty() || rows.integer(2) < sums.stalest_fetched) {
      sums.stalest = rows.text(0);
      sums.stalest_fetched = rows.integer(2);
    }
  }
}

}  // namespace

void keep_summary(sql::Database& database) {
  database.cached("INSERT OR REPLACE INTO meta (name, value) VALUES ('summary', ?)")
      .with(to_text(count_entities(database)))
      .run();
}

Summary read_summary(sql::Database& database, bool is_linked) {
  sql::Statement& kept = database.cached("SELECT value FROM meta WHERE name = 'summary'");
  const bool can_use = is_linked && kept.step();
  Summary sums = can_use ? from_text(kept.view(0)) : count_entities(database);
  kept.reset();
  count_repositories(database, sums, now());
  sql::Statement& files = database.cached(
      "SELECT count(*) FROM (SELECT DISTINCT repository, path FROM problems WHERE kind = ? AND severity = "
      "?)");
  if (files.with(model::ProblemKind::invalid_document, Severity::error).step())
    sums.files_invalid = files.integer(0);
  files.reset();
  return sums;
}

}  // namespace bs::catalog
