#include "catalog/outcomes.hpp"

#include <algorithm>
#include <map>

#include "catalog/standing_rows.hpp"

namespace bs::catalog {

namespace {

OutcomeRow outcome_row(const sql::Statement& row) {
  OutcomeRow outcome;
  outcome.check = row.text(0);
  const auto parsed = model::parse_outcome(row.text(1));
  if (!parsed) sql::throw_corruption("an outcome that is none: " + row.text(1));
  outcome.outcome = *parsed;
  outcome.severity = static_cast<model::CheckSeverity>(row.integer(2));
  outcome.message = row.text(3);
  outcome.findings = row.integer(4);
  outcome.is_of_repository = row.integer(5) != 0;
  return outcome;
}

/// What was said of a check in a run, of the component or of its repository.
std::string message_of(sql::Database& database, const StoredStanding& standing, const std::string& check) {
  sql::Statement& row = database.cached(
      "SELECT m.text FROM outcomes x JOIN terms m ON m.id = x.message JOIN terms k ON k.id = x.check_id"
      " JOIN terms c ON c.id = x.component WHERE x.run = ? AND (x.component = ? OR c.text = '')"
      " AND k.text = ?");
  row.with(standing.run, standing.component, check);
  std::string message = row.step() ? row.text(0) : "";
  row.reset();
  return message;
}

}  // namespace

ComponentRecord outcomes_of(sql::Database& database, std::string_view canonical_ref) {
  ComponentRecord record;
  record.ref = canonical_ref;
  const JudgedAs judged = judged_as(database, canonical_ref);
  sql::Statement& run = database.cached(
      "SELECT r.id, n.text, r.commit_id, r.time FROM run_components k JOIN runs r ON r.id = k.run"
      " JOIN terms c ON c.id = k.component JOIN terms n ON n.id = r.name JOIN terms i ON i.id = r.repository"
      " WHERE c.text = ?1 AND c.text <> '' AND (?2 IS NULL OR i.text = ?2) ORDER BY r.time DESC, r.id DESC"
      " LIMIT 1");
  run.with(judged.ref, judged.identity);
  if (!run.step()) return record;
  const auto id = run.integer(0);
  record.repository = run.text(1);
  record.commit = run.text(2);
  record.time = run.integer(3);
  run.reset();
  sql::Statement& rows = database.cached(
      "SELECT k.text, x.outcome, x.severity, m.text, x.findings, c.text = '' FROM outcomes x"
      " JOIN terms k ON k.id = x.check_id JOIN terms m ON m.id = x.message JOIN terms c ON c.id = x.component"
      " WHERE x.run = ? AND c.text IN ('', ?) ORDER BY c.text, x.position");
  rows.with(id, judged.ref);
  while (rows.step()) record.outcomes.push_back(outcome_row(rows));
  return record;
}

std::vector<UndecidedReason> undecided_reasons(sql::Database& database, std::string_view track) {
  std::map<std::string, std::int64_t> counts;
  for (const StoredStanding& stored : newest_stored(database, track, 0)) {
    const auto& checks = stored.row.standing.undecided_checks;
    if (stored.row.standing.undecided && !checks.empty())
      ++counts[message_of(database, stored, checks.front())];
  }
  std::vector<UndecidedReason> reasons;
  for (const auto& [message, count] : counts) reasons.push_back({message, count});
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.components > b.components; });
  return reasons;
}

void keep_newest_runs(sql::Database& database) {
  database.execute(
      "DELETE FROM runs WHERE id NOT IN (SELECT id FROM (SELECT r.id, row_number() OVER"
      " (PARTITION BY r.repository, k.track ORDER BY r.time DESC, r.id DESC) AS place"
      " FROM runs r JOIN run_tracks k ON k.run = r.id) WHERE place = 1)");
}

}  // namespace bs::catalog
