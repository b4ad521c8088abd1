#include <algorithm>
#include <map>

#include "bs/data/json.hpp"
#include "catalog/outcomes.hpp"

namespace bs::catalog {

namespace {

constexpr Seconds k_day = 24 * 60 * 60;

std::string json_list(const std::vector<std::string>& words) {
  data::Value list = data::Value::array();
  for (const std::string& word : words) list.push_back(word);
  return data::to_json(list);
}

class RunWriter {
 public:
  explicit RunWriter(sql::Database& database) : database_(database) {}

  void write(const model::CheckRun& run, bool is_clean, Seconds now) {
    remove_replaced(run, now);
    database_
        .cached(
            "INSERT INTO runs (repository, name, commit_id, clean, time, policy) VALUES (?, ?, ?, ?, ?, ?)")
        .with(term(run.identity), term(run.repository), run.commit, is_clean, now, run.policy.digest)
        .run();
    run_ = database_.last_row_id();
    for (const std::string& track : run.tracks) {
      database_.cached("INSERT OR IGNORE INTO run_tracks (track, run) VALUES (?, ?)")
          .with(term(track), run_)
          .run();
    }
    model::ComponentOutcomes whole = run.whole;
    whole.ref.clear();
    write_component(whole);
    for (const model::ComponentOutcomes& component : run.components) {
      if (!component.ref.empty()) write_component(component);
    }
  }

 private:
  std::int64_t term(std::string_view text) {
    const auto [place, is_new] = terms_.try_emplace(std::string(text), 0);
    if (is_new) {
      database_.cached("INSERT OR IGNORE INTO terms (text) VALUES (?)").with(text).run();
      sql::Statement& row = database_.cached("SELECT id FROM terms WHERE text = ?").with(text);
      row.step();
      place->second = row.integer(0);
      row.reset();
    }
    return place->second;
  }

  /// A later look at the same thing; one that judged a track which this run leaves out says more than this
  /// one.
  void remove_replaced(const model::CheckRun& run, Seconds now) {
    std::vector<std::int64_t> candidates;
    sql::Statement& rows = database_.cached(
        "SELECT id FROM runs WHERE repository = ? AND commit_id = ? AND policy = ? AND time / ? = ?");
    rows.with(term(run.identity), run.commit, run.policy.digest, k_day, now / k_day);
    while (rows.step()) candidates.push_back(rows.integer(0));
    for (const auto old : candidates) {
      if (has_another_track(old, run)) continue;
      database_.cached("DELETE FROM runs WHERE id = ?").with(old).run();
    }
  }

  bool has_another_track(std::int64_t old, const model::CheckRun& run) {
    sql::Statement& rows =
        database_.cached("SELECT t.text FROM run_tracks k JOIN terms t ON t.id = k.track WHERE k.run = ?");
    rows.with(old);
    bool has = false;
    while (rows.step())
      has = has || std::find(run.tracks.begin(), run.tracks.end(), rows.text(0)) == run.tracks.end();
    return has;
  }

  void write_component(const model::ComponentOutcomes& component) {
    const auto ref = term(component.ref);
    // A repository may describe one ref twice; the first counts.
    database_
        .cached(
            "INSERT OR IGNORE INTO run_components (run, component, name, type, owner, system)"
            " VALUES (?, ?, ?, ?, ?, ?)")
        .with(run_, ref, term(component.name), term(component.type), term(component.owner),
              term(component.system))
        .run();
    if (database_.changes() == 0) return;
    std::int64_t position = 0;
    for (const model::CheckResult& result : component.results) write_outcome(ref, position++, result);
    for (const model::Standing& standing : component.standings) write_standing(ref, standing);
  }

  void write_outcome(std::int64_t component, std::int64_t position, const model::CheckResult& result) {
    const bool is_fine =
        result.outcome == model::Outcome::passed || result.outcome == model::Outcome::not_applicable;
    database_
        .cached(
            "INSERT INTO outcomes (run, component, position, check_id, outcome, severity, message, findings)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .with(run_, component, position, term(result.check), model::name_of(result.outcome), result.severity,
              term(is_fine ? "" : result.message), result.findings.size())
        .run();
  }

  void write_standing(std::int64_t component, const model::Standing& standing) {
    if (!standing.applies) return;
    database_
        .cached(
            "INSERT OR IGNORE INTO standings (run, component, track, track_name, ordinal, level, next,"
            " undecided, missing, undecided_checks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(run_, component, term(standing.track), term(standing.track_name), standing.ordinal,
              term(standing.level), term(standing.next), standing.undecided, json_list(standing.missing),
              json_list(standing.undecided_checks))
        .run();
  }

  sql::Database& database_;
  std::map<std::string, std::int64_t, std::less<>> terms_;
  std::int64_t run_ = 0;
};

}  // namespace

void write_run(sql::Database& database, const model::CheckRun& run, bool is_clean, Seconds now) {
  sql::Transaction transaction(database);
  RunWriter(database).write(run, is_clean, now);
  transaction.commit();
}

}  // namespace bs::catalog
