#include "catalog/write_scan.hpp"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "bs/model/ref.hpp"
#include "catalog/entity_rows.hpp"
#include "catalog/entity_writer.hpp"
#include "catalog/renames.hpp"
#include "catalog/repositories.hpp"

namespace bs::catalog {

namespace {

constexpr std::size_t k_short_commit = 10;

/// An entity that the repository had before this scan.
struct Old {
  std::int64_t id = 0;
  std::string path;
  std::string scanned_ref;  ///< the one it was scanned under
  std::string ref;          ///< the one it has
  bool inferred = false;
  bool is_matched = false;
};

std::vector<Old> old_entities(sql::Database& database, std::int64_t repository) {
  std::vector<Old> all;
  sql::Statement& rows = database.cached(
      "SELECT e.id, f.path, ifnull(g.ref, r.ref), r.ref, e.inferred FROM entities e JOIN refs r ON r.id = "
      "e.ref"
      " LEFT JOIN refs g ON g.id = e.given LEFT JOIN files f ON f.id = e.file WHERE e.repository = ?"
      " ORDER BY e.line, e.id");
  rows.with(repository);
  while (rows.step()) {
    all.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4) != 0, false});
  }
  return all;
}

/// Which stored entity each scanned one continues.
class Matching {
 public:
  Matching(std::vector<Old> old, const std::vector<model::ScannedEntity>& scanned) : old_(std::move(old)) {
    matches_.resize(scanned.size(), nullptr);
    pair_up(scanned, [](const std::string& ref, const std::string& path, bool) { return path + '\n' + ref; });
    // What is left may have moved within the repository.
    pair_up(scanned, [](const std::string& ref, const std::string&, bool inferred) {
      return (inferred ? "inferred\n" : "written\n") + ref;
    });
  }

  const Old* match(std::size_t scanned) const { return matches_[scanned]; }
  const std::vector<Old>& old() const { return old_; }
  /// Renamed entities, for what refers to them.
  Renames renames() const {
    Renames all;
    for (const Old& old : old_) {
      if (old.ref != old.scanned_ref) all.emplace(old.scanned_ref, model::split_canonical(old.ref));
    }
    return all;
  }

 private:
  template <class KeyOf>
  void pair_up(const std::vector<model::ScannedEntity>& scanned, KeyOf key_of) {
    std::multimap<std::string, Old*> waiting;
    for (Old& old : old_) {
      if (!old.is_matched) waiting.emplace(key_of(old.scanned_ref, old.path, old.inferred), &old);
    }
    for (std::size_t i = 0; i < scanned.size() && !waiting.empty(); ++i) {
      if (matches_[i] != nullptr) continue;
      const auto found =
          waiting.find(key_of(scanned[i].entity.ref.canonical(), scanned[i].path, scanned[i].inferred));
      if (found == waiting.end()) continue;
      found->second->is_matched = true;
      matches_[i] = found->second;
      waiting.erase(found);
    }
  }

  std::vector<Old> old_;
  std::vector<Old*> matches_;
};

/// The stored state is not what the scan was told; its next reading must not rely on it.
void distrust(sql::Database& database, std::int64_t repository, const std::string& path) {
  database.cached("UPDATE files SET blob = '' WHERE repository = ? AND path = ?")
      .with(repository, path)
      .run();
  database.cached("UPDATE repositories SET fingerprint = 0, tree = '' WHERE id = ?").with(repository).run();
}

void write_one(EntityWriter& writer, std::int64_t repository, const model::ScannedEntity& scanned,
               const Old* old, const Renames& renames) {
  if (scanned.kept) {
    if (old == nullptr) return distrust(writer.database(), repository, scanned.path);
    return writer.refresh(old->id, repository, scanned);
  }
  const bool is_renamed = old != nullptr && old->ref != old->scanned_ref;
  if (!scanned.inferred || (renames.empty() && !is_renamed)) {
    if (old == nullptr) return static_cast<void>(writer.insert(repository, scanned));
    return writer.update(old->id, repository, scanned);
  }
  model::ScannedEntity copy = scanned;
  const auto own = is_renamed ? std::optional(model::split_canonical(old->ref)) : std::nullopt;
  rename_scanned(copy, own ? &*own : nullptr, renames);
  if (old == nullptr) return static_cast<void>(writer.insert(repository, copy));
  writer.update(old->id, repository, copy);
}

void write_entities(EntityWriter& writer, std::int64_t repository, const model::RepositoryScan& scan,
                    const std::set<std::string>& kept_files) {
  const Matching matching(old_entities(writer.database(), repository), scan.entities);
  const Renames renames = matching.renames();
  if (!scan.only_refs_changed) {
    for (const Old& old : matching.old()) {
      if (!old.is_matched && kept_files.count(old.path) == 0) writer.remove(old.id);
    }
  }
  for (std::size_t i = 0; i < scan.entities.size(); ++i) {
    write_one(writer, repository, scan.entities[i], matching.match(i), renames);
  }
  writer.flush();
}

/// Problems that speak of claims on ownership: those come anew with every reading, also of files that were
/// kept.
bool is_told_anew(model::ProblemKind kind) {
  return kind == model::ProblemKind::owner_disagreement || kind == model::ProblemKind::history;
}

}  // namespace

void write_scan(sql::Database& database, const model::RepositoryScan& scan, Seconds now) {
  const model::RepositoryRecord& record = scan.repository;
  sql::Transaction transaction(database);
  const bool is_unreadable = record.state == model::RepositoryState::unreadable;
  const auto before = stored_repository(database, record.identity);
  const auto repository = is_unreadable ? write_unreadable(database, record)
                                        : write_repository(database, record, scan.only_refs_changed);
  EntityWriter writer(database, now, record.name, record.commit.substr(0, k_short_commit));
  const std::set<std::string> kept_files(scan.kept_files.begin(), scan.kept_files.end());
  if (!is_unreadable) write_entities(writer, repository, scan, kept_files);
  write_problems(database, repository, scan.problems, [&](const model::Problem& old) {
    if (is_unreadable) return !old.path.empty();  // what cannot be read is not absent
    return scan.only_refs_changed || (kept_files.count(old.path) > 0 && !is_told_anew(old.kind));
  });
  if (before && before->state == model::RepositoryState::gone) contest_refs_of(database, repository);
  writer.history().write();
  transaction.commit();
}

void mark_gone(sql::Database& database, const std::vector<std::string>& identities, Seconds now) {
  sql::Transaction transaction(database);
  History history(database, now, "", "");
  for (const std::string& identity : identities) {
    const auto stored = stored_repository(database, identity);
    if (!stored || stored->state == model::RepositoryState::gone) continue;
    database.cached("UPDATE repositories SET state = ?, fingerprint = 0 WHERE id = ?")
        .with(model::RepositoryState::gone, stored->id)
        .run();
    contest_refs_of(database, stored->id);
    history.write();
  }
  transaction.commit();
}

}  // namespace bs::catalog
