#include "bs/catalog/store.hpp"

#include <utility>

#include "catalog/link.hpp"
#include "catalog/list_query.hpp"
#include "catalog/lookups.hpp"
#include "catalog/maintenance.hpp"
#include "catalog/outcomes.hpp"
#include "catalog/repositories.hpp"
#include "catalog/state.hpp"
#include "catalog/summary.hpp"
#include "catalog/write_scan.hpp"

namespace bs::catalog {

ReadSnapshot::ReadSnapshot(sql::Database& database, int& open) : database_(database), open_(open) {
  if (open_++ == 0) database_.cached("BEGIN").run();
}

ReadSnapshot::~ReadSnapshot() {
  if (--open_ > 0) return;
  try {
    database_.cached("COMMIT").run();
  } catch (const std::exception&) {
    // A read that failed has ended its transaction already.
  }
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const fs::path& file, Access access) {
  return Store(std::make_unique<State>(file, open_catalog(file, access)));
}

std::string Store::set_aside(Store damaged) {
  const auto file = damaged.state_->file;
  const auto identity = damaged.state_->identity;
  damaged.state_.reset();
  return catalog::set_aside(file, identity);
}

const std::vector<std::string>& Store::notices() const {
  return state_->notices;
}
const fs::path& Store::path() const {
  return state_->file;
}

// --- writing
// ---------------------------------------------------------------------------------------------------------

std::vector<model::KnownRepository> Store::known_repositories() const {
  return catalog::known_repositories(state_->database);
}

std::vector<model::KnownRepository::File> Store::known_files(std::string_view identity) const {
  return catalog::known_files(state_->database, identity);
}

void Store::write(const model::RepositoryScan& scan, Seconds now) {
  write_scan(state_->database, scan, now);
}

void Store::touch(const model::RepositoryRecord& record, Seconds) {
  sql::Transaction transaction(state_->database);
  touch_repository(state_->database, record);
  transaction.commit();
}

void Store::mark_gone(const std::vector<std::string>& identities, Seconds now) {
  catalog::mark_gone(state_->database, identities, now);
}

void Store::link(Seconds now) {
  catalog::link(state_->database, now);
}

void Store::finish_scan(const ScanNote& note) {
  write_scan_note(state_->database, note);
}

Pruned Store::prune(Seconds now) {
  return prune_gone(state_->database, now);
}

void Store::backup_to(const fs::path& file) const {
  state_->database.backup_to(file);
}

void Store::snapshot_to(const fs::path& file) const {
  write_snapshot(state_->database, file);
}

// --- reading
// ---------------------------------------------------------------------------------------------------------

std::optional<ScanNote> Store::last_scan() const {
  return read_scan_note(state_->database);
}

std::vector<EntityRow> Store::list(const ListQuery& query) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return list_entities(state_->database, query);
}

std::int64_t Store::count(const ListQuery& query) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::count_entities(state_->database, query);
}

void Store::each_document(const ListQuery& query,
                          const std::function<bool(const EntityRow&, std::string_view json)>& visit) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  catalog::each_document(state_->database, query, visit);
}

std::optional<EntityDetail> Store::find(std::string_view canonical_ref) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return find_entity(state_->database, canonical_ref);
}

std::vector<EntityRow> Store::named(std::string_view typed) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return entities_named(state_->database, typed);
}

std::vector<std::string> Store::near(std::string_view word, std::size_t limit) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return refs_near(state_->database, word, limit);
}

std::vector<EntityRow> Store::at_folder(std::string_view repository_path_on_disk,
                                        std::string_view path) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return entities_at(state_->database, repository_path_on_disk, path);
}

std::vector<Neighbour> Store::neighbours(std::string_view canonical_ref) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return neighbours_of(state_->database, canonical_ref);
}

void Store::each_relation(const std::vector<std::string>& types,
                          const std::function<void(const Relation&)>& visit) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  catalog::each_relation(state_->database, types, visit);
}

std::vector<OwnerRow> Store::owners() const {
  return all_owners(state_->database);
}

std::vector<FacetRow> Store::facets(std::string_view field, const ListQuery& query) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::facets(state_->database, field, query);
}

std::vector<SearchHit> Store::search(std::string_view text, std::int64_t limit) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return search_text(state_->database, text, limit);
}

std::vector<ProblemRow> Store::problems() const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  const auto note = read_scan_note(state_->database);
  return all_problems(state_->database, note && note->covers_workspace);
}

std::vector<ChangeRow> Store::log(std::string_view canonical_ref, std::int64_t limit) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return history_of(state_->database, canonical_ref, limit);
}

Summary Store::summary() const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return read_summary(state_->database, !needs_link(state_->database));
}

std::vector<RepositoryRow> Store::repositories() const {
  return all_repositories(state_->database);
}

std::vector<std::string> Store::complete(std::string_view prefix, std::int64_t limit) const {
  return completions(state_->database, prefix, limit);
}

// --- outcomes
// ---------------------------------------------------------------------------------------------------------

void Store::write_outcomes(const model::CheckRun& run, bool is_clean, Seconds now) {
  write_run(state_->database, run, is_clean, now);
}

bool Store::has_outcomes() const {
  return state_->database.integer("SELECT 1 FROM runs LIMIT 1").has_value();
}

std::vector<StandingRow> Store::standings(std::string_view track, Seconds as_of) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return newest_standings(state_->database, track, as_of);
}

std::vector<StandingRow> Store::standings_of(std::string_view canonical_ref) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::standings_of(state_->database, canonical_ref);
}

std::vector<StandingRow> Store::level_history(std::string_view canonical_ref, std::string_view track) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::level_history(state_->database, canonical_ref, track);
}

ComponentRecord Store::outcomes_of(std::string_view canonical_ref) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::outcomes_of(state_->database, canonical_ref);
}

std::vector<UndecidedReason> Store::undecided_reasons(std::string_view track) const {
  const ReadSnapshot snapshot(state_->database, state_->snapshots);
  return catalog::undecided_reasons(state_->database, track);
}

void Store::import_facts(const std::vector<ImportedFact>& facts, std::string_view source, Seconds now) {
  catalog::import_facts(state_->database, facts, source, now);
}

std::map<model::FactRef, data::Value> Store::imported_facts(std::string_view identity,
                                                            std::string_view canonical_ref) const {
  return catalog::imported_facts(state_->database, identity, canonical_ref);
}

}  // namespace bs::catalog
