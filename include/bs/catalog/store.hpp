#pragma once
/// The catalog: one SQLite file of repositories, entities, relations, problems and their history.
/// Writing takes plain values from a scan; reading gives the rows that commands show. No SQL leaves the
/// module. Refs in and out are canonical (model::EntityRef::canonical). Every write is one BEGIN IMMEDIATE
/// transaction.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"
#include "bs/catalog/outcome_rows.hpp"
#include "bs/catalog/rows.hpp"
#include "bs/match/filter.hpp"
#include "bs/model/scanned.hpp"

namespace bs::catalog {

enum class Access { read, write };

class Store {
 public:
  /// Opens or (write) creates. A corrupt file that is opened to be written is moved aside as
  /// FILE.corrupt-DATE, a fresh one is made, and `notices()` says so; reading leaves it alone. Errors:
  /// not_found (read, no file), unsupported (made by a newer bs), unreadable (read: also a corrupt file,
  /// sql::is_corruption), io.
  static Store open(const fs::path& file, Access access);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();
  /// Closes a catalog that turned out to be corrupt later (sql::is_corruption of an Error that a call threw)
  /// and moves its file aside, unless another process has done so since, so that the next open begins a fresh
  /// one; the notice to show. No other store of this process may have it open. Error io.
  static std::string set_aside(Store damaged);
  const std::vector<std::string>& notices() const;
  const fs::path& path() const;

  // --- writing
  // -----------------------------------------------------------------------------------------------------
  /// What is stored of every repository below the roots (for skipping what is unchanged). Files and stubs are
  /// only filled in by known_files.
  std::vector<model::KnownRepository> known_repositories() const;
  std::vector<model::KnownRepository::File> known_files(std::string_view identity) const;
  /// Replaces the repository's old state by the new one in one transaction; appends to the history what was
  /// added, removed, changed since the last link. Of an unreadable one the entities stay; where only refs
  /// changed everything but the record. Problems of kept files stay, but for those that a problem of the scan
  /// at the same place replaces and those of ownership and history, which come anew. A kept entity that is
  /// not stored (another process wrote meanwhile) makes the next scan read the repository again.
  void write(const model::RepositoryScan& scan, Seconds now);
  /// Only the record's fetched_at, fingerprint and path (nothing else changed).
  void touch(const model::RepositoryRecord& record, Seconds now);
  /// The repositories stay, marked gone, their entities orphaned.
  void mark_gone(const std::vector<std::string>& identities, Seconds now);
  /// Whole-catalog conclusions, in one transaction, when anything was written since the last time: winners
  /// among duplicates, names for inferred entities whose own is taken ("web-utils"), owners known only by
  /// address, dependsOn between components by package name, inferred Groups and Users for owners that nobody
  /// describes. Killed before it, the catalog answers all the same, and the next call draws them.
  void link(Seconds now);
  /// Notes a finished scan: roots, and whether the catalog covers a workspace (dangling references are then
  /// problems).
  void finish_scan(const ScanNote& note);
  /// Removes gone repositories and their entities; returns what was removed.
  Pruned prune(Seconds now);
  void backup_to(const fs::path& file) const;
  /// A read-only snapshot of what is active, without history: smaller, one file, WAL off.
  void snapshot_to(const fs::path& file) const;
  bool integrity_ok(std::string* report = nullptr) const;  ///< SQLite's own checks, for `bs doctor`

  // --- reading
  // -----------------------------------------------------------------------------------------------------
  std::optional<ScanNote> last_scan() const;
  std::vector<EntityRow> list(const ListQuery& query) const;
  std::int64_t count(const ListQuery& query) const;
  /// Streams the full documents of what the query selects, in its order.
  void each_document(const ListQuery& query,
                     const std::function<bool(const EntityRow&, std::string_view json)>& visit) const;
  std::optional<EntityDetail> find(std::string_view canonical_ref) const;
  /// The entities whose name (and kind and namespace, when given) is what the user typed; components first.
  /// Case-insensitive.
  std::vector<EntityRow> named(std::string_view typed) const;
  /// The nearest refs to a word, for hints.
  std::vector<std::string> near(std::string_view word, std::size_t limit = 3) const;
  /// Entities whose folder holds the path in the repository, deepest first.
  std::vector<EntityRow> at_folder(std::string_view repository_path_on_disk, std::string_view path) const;
  /// Outgoing and incoming relations of an entity, with what is known of the other end.
  std::vector<Neighbour> neighbours(std::string_view canonical_ref) const;
  /// Every relation that an entity of the catalog has, once, in the order of its name. `types` in either
  /// direction and any case; none asks for all. The visitor must not ask the store.
  void each_relation(const std::vector<std::string>& types,
                     const std::function<void(const Relation&)>& visit) const;
  std::vector<OwnerRow> owners() const;
  std::vector<FacetRow> facets(std::string_view field, const ListQuery& query) const;
  std::vector<SearchHit> search(std::string_view text, std::int64_t limit) const;
  std::vector<ProblemRow> problems() const;
  std::vector<ChangeRow> log(std::string_view canonical_ref,
                             std::int64_t limit) const;  ///< "" = all; newest first; limit 0 = all
  Summary summary() const;
  std::vector<RepositoryRow> repositories() const;
  /// Refs or names that start with the prefix, for completion by TAB.
  std::vector<std::string> complete(std::string_view prefix, std::int64_t limit) const;

  // --- outcomes of checks and imported facts: no scan makes them, and none nor prune removes them
  // -----------------------------------------------------------------------------------------------------
  /// One run of a whole repository. It takes the place of those of the same repository, commit, policy and
  /// day (UTC) that judged no further track; all else is history and stays. `is_clean`: what was judged is
  /// what the commit holds.
  void write_outcomes(const model::CheckRun& run, bool is_clean, Seconds now);
  bool has_outcomes() const;
  /// Of each repository the newest run that judged the track, at or before `as_of` (0: the newest of all),
  /// and in it the components that the track applies to; by ref. What is gone is left out for 0 and kept for
  /// an earlier time, when it was there.
  std::vector<StandingRow> standings(std::string_view track, Seconds as_of = 0) const;
  /// The newest of each track for one component, also of one that is gone; by track.
  std::vector<StandingRow> standings_of(std::string_view canonical_ref) const;
  /// Every level of a component on a track, oldest first.
  std::vector<StandingRow> level_history(std::string_view canonical_ref, std::string_view track) const;
  ComponentRecord outcomes_of(std::string_view canonical_ref) const;
  /// Of the newest standings on a track that are undecided; most components first.
  std::vector<UndecidedReason> undecided_reasons(std::string_view track) const;
  /// Each takes the place of the earlier value of its entity, repository and fact. One transaction.
  void import_facts(const std::vector<ImportedFact>& facts, std::string_view source, Seconds now);
  /// What is known of an entity of a repository ("": of the repository as a whole); what was imported for
  /// this repository wins.
  std::map<model::FactRef, data::Value> imported_facts(std::string_view identity,
                                                       std::string_view canonical_ref) const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace bs::catalog
