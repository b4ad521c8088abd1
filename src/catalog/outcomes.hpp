#pragma once
/// Outcomes of checks, as they are kept: see migrations/0002_outcomes.sql for what must hold.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/catalog/outcome_rows.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

void write_run(sql::Database& database, const model::CheckRun& run, bool is_clean, Seconds now);

std::vector<StandingRow> newest_standings(sql::Database& database, std::string_view track, Seconds as_of);
std::vector<StandingRow> standings_of(sql::Database& database, std::string_view canonical_ref);
std::vector<StandingRow> level_history(sql::Database& database, std::string_view canonical_ref,
                                       std::string_view track);
ComponentRecord outcomes_of(sql::Database& database, std::string_view canonical_ref);
std::vector<UndecidedReason> undecided_reasons(sql::Database& database, std::string_view track);
/// For a snapshot: what is older than the newest run of each repository and track goes.
void keep_newest_runs(sql::Database& database);

void import_facts(sql::Database& database, const std::vector<ImportedFact>& facts, std::string_view source,
                  Seconds now);
std::map<model::FactRef, data::Value> imported_facts(sql::Database& database, std::string_view identity,
                                                     std::string_view canonical_ref);

/// How the repository itself calls an entity of the catalog; they differ where two claimed one name. Without
/// an identity nothing in the catalog answers to the ref, and it stands for itself.
struct JudgedAs {
  std::string ref;
  std::optional<std::string> identity;
};
JudgedAs judged_as(sql::Database& database, std::string_view canonical_ref);

}  // namespace bs::catalog
