#include "bs/data/json.hpp"
#include "catalog/outcomes.hpp"
#include "catalog/state.hpp"

namespace bs::catalog {

void import_facts(sql::Database& database, const std::vector<ImportedFact>& facts, std::string_view source,
                  Seconds now) {
  sql::Transaction transaction(database);
  for (const ImportedFact& fact : facts) {
    database
        .cached(
            "INSERT OR REPLACE INTO imported_facts (entity, repository, fact, value, time, source)"
            " VALUES (?, ?, ?, ?, ?, ?)")
        .with(fact.entity, fact.repository, fact.fact.text(), data::to_json(fact.value), now, source)
        .run();
  }
  transaction.commit();
}

std::map<model::FactRef, data::Value> imported_facts(sql::Database& database, std::string_view identity,
                                                     std::string_view canonical_ref) {
  std::map<model::FactRef, data::Value> facts;
  // '' sorts first: what is told of this very repository overwrites it. Nothing is told of a repository that
  // has no name.
  sql::Statement& rows = database.cached(
      "SELECT fact, value FROM imported_facts WHERE entity = ?1 AND (repository = ?2 OR (repository = '' AND"
      " ?1 <> '')) ORDER BY repository");
  rows.with(canonical_ref, identity);
  while (rows.step()) {
    const auto fact = model::parse_fact_ref(rows.view(0));
    if (!fact) sql::throw_corruption("a fact without a name: " + rows.text(0));
    facts.insert_or_assign(*fact, stored_value(rows.view(1)));
  }
  return facts;
}

}  // namespace bs::catalog
