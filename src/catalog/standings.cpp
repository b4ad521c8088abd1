#include <map>

#include "bs/model/scanned.hpp"
#include "catalog/outcomes.hpp"
#include "catalog/standing_rows.hpp"

namespace bs::catalog {

namespace {

constexpr std::string_view k_columns =
    "SELECT s.run, s.component, c.text, n.text, ty.text, o.text, sy.text, rn.text, ri.text, r.commit_id,"
    " r.policy, r.time, t.text, tn.text, s.ordinal, lv.text, nx.text, s.undecided, s.missing,"
    " s.undecided_checks, p.state"
    " FROM standings s JOIN runs r ON r.id = s.run"
    " JOIN run_components k ON k.run = s.run AND k.component = s.component"
    " JOIN terms c ON c.id = s.component JOIN terms n ON n.id = k.name JOIN terms ty ON ty.id = k.type"
    " JOIN terms o ON o.id = k.owner JOIN terms sy ON sy.id = k.system JOIN terms rn ON rn.id = r.name"
    " JOIN terms ri ON ri.id = r.repository JOIN terms t ON t.id = s.track"
    " JOIN terms tn ON tn.id = s.track_name JOIN terms lv ON lv.id = s.level JOIN terms nx ON nx.id = s.next"
    " LEFT JOIN repositories p ON p.identity = ri.text ";

/// Names that the catalog gave because others had them first: (identity, ref of the repository) to ref.
using Renamed = std::map<std::pair<std::string, std::string>, std::string>;
Renamed renamed(sql::Database& database) {
  Renamed names;
  sql::Statement& rows = database.cached(
      "SELECT p.identity, g.ref, f.ref FROM entities e JOIN refs g ON g.id = e.given"
      " JOIN refs f ON f.id = e.ref JOIN repositories p ON p.id = e.repository"
      " WHERE e.given IS NOT NULL AND e.active = 1");
  while (rows.step()) names[{rows.text(0), rows.text(1)}] = rows.text(2);
  return names;
}

std::vector<std::string> words_of(std::string_view json) {
  std::vector<std::string> words;
  const data::Value list = stored_value(json);
  if (!list.is_array()) sql::throw_corruption("a standing without a list of checks");
  for (const data::Value& word : list.as_array()) {
    if (word.is_string()) words.push_back(word.as_string());
  }
  return words;
}

bool is_gone(const sql::Statement& row, int column) {
  return row.is_null(column) || row.integer(column) == static_cast<int>(model::RepositoryState::gone);
}

StoredStanding stored_standing(const sql::Statement& row) {
  StoredStanding stored;
  stored.run = row.integer(0);
  stored.component = row.integer(1);
  StandingRow& to = stored.row;
  to.ref = row.text(2);
  to.name = row.text(3);
  to.type = row.text(4);
  to.owner = row.text(5);
  to.system = row.text(6);
  to.repository = row.text(7);
  to.identity = row.text(8);
  to.commit = row.text(9);
  to.policy = row.text(10);
  to.time = row.integer(11);
  to.standing.track = row.text(12);
  to.standing.track_name = row.text(13);
  to.standing.ordinal = static_cast<int>(row.integer(14));
  to.standing.level = row.text(15);
  to.standing.next = row.text(16);
  to.standing.undecided = row.integer(17) != 0;
  to.standing.missing = words_of(row.view(18));
  to.standing.undecided_checks = words_of(row.view(19));
  to.is_gone = is_gone(row, 20);
  return stored;
}

std::vector<StoredStanding> collect(sql::Database& database, sql::Statement& rows) {
  std::vector<StoredStanding> found;
  while (rows.step()) found.push_back(stored_standing(rows));
  const auto names = renamed(database);
  for (StoredStanding& stored : found) {
    const auto name = names.find({stored.row.identity, stored.row.ref});
    if (name != names.end()) stored.row.ref = name->second;
  }
  return found;
}

/// Those whose repository's newest run of the track has them no more.
void mark_left_out(sql::Database& database, std::vector<StoredStanding>& standings) {
  for (StoredStanding& stored : standings) {
    sql::Statement& row = database.cached(
        "SELECT 1 FROM run_components WHERE component = ?1 AND run = (SELECT r.id FROM runs r"
        " JOIN run_tracks k ON k.run = r.id WHERE r.repository = (SELECT repository FROM runs WHERE id = ?2)"
        " AND k.track = (SELECT id FROM terms WHERE text = ?3) ORDER BY r.time DESC, r.id DESC LIMIT 1)");
    row.with(stored.component, stored.run, stored.row.standing.track);
    if (!row.step()) stored.row.is_gone = true;
    row.reset();
  }
}

std::vector<StandingRow> rows_of(std::vector<StoredStanding> stored) {
  std::vector<StandingRow> rows;
  rows.reserve(stored.size());
  for (StoredStanding& one : stored) rows.push_back(std::move(one.row));
  return rows;
}

}  // namespace

std::vector<StoredStanding> newest_stored(sql::Database& database, std::string_view track, Seconds as_of) {
  sql::Statement& rows = database.cached(
      std::string(k_columns) +
      "WHERE t.text = ?1 AND s.run IN (SELECT id FROM (SELECT q.id, row_number() OVER"
      " (PARTITION BY q.repository ORDER BY q.time DESC, q.id DESC) AS place"
      " FROM runs q JOIN run_tracks j ON j.run = q.id JOIN terms u ON u.id = j.track"
      " WHERE u.text = ?1 AND (?2 = 0 OR q.time <= ?2)) WHERE place = 1) ORDER BY c.text, ri.text");
  rows.with(track, as_of);
  auto found = collect(database, rows);
  if (as_of == 0) std::erase_if(found, [](const StoredStanding& stored) { return stored.row.is_gone; });
  return found;
}

std::vector<StandingRow> newest_standings(sql::Database& database, std::string_view track, Seconds as_of) {
  return rows_of(newest_stored(database, track, as_of));
}

std::vector<StandingRow> level_history(sql::Database& database, std::string_view canonical_ref,
                                       std::string_view track) {
  const JudgedAs judged = judged_as(database, canonical_ref);
  sql::Statement& rows = database.cached(std::string(k_columns) +
                                         "WHERE c.text = ?1 AND (?2 IS NULL OR ri.text = ?2) AND (?3 = '' OR "
                                         "t.text = ?3) ORDER BY r.time, r.id");
  rows.with(judged.ref, judged.identity, track);
  auto found = collect(database, rows);
  mark_left_out(database, found);
  return rows_of(std::move(found));
}

std::vector<StandingRow> standings_of(sql::Database& database, std::string_view canonical_ref) {
  std::map<std::string, StandingRow> newest;
  for (StandingRow& row : level_history(database, canonical_ref, "")) {
    std::string track = row.standing.track;
    newest.insert_or_assign(std::move(track), std::move(row));
  }
  std::vector<StandingRow> rows;
  for (auto& [track, row] : newest) rows.push_back(std::move(row));
  return rows;
}

JudgedAs judged_as(sql::Database& database, std::string_view canonical_ref) {
  sql::Statement& row = database.cached(
      "SELECT coalesce(g.ref, f.ref), p.identity FROM refs f JOIN entities e ON e.id = f.entity"
      " JOIN repositories p ON p.id = e.repository LEFT JOIN refs g ON g.id = e.given WHERE f.ref = ?");
  row.with(canonical_ref);
  JudgedAs judged{std::string(canonical_ref), std::nullopt};
  if (row.step()) judged = {row.text(0), row.text(1)};
  row.reset();
  return judged;
}

}  // namespace bs::catalog
