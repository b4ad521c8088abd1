#include "catalog/entity_facts.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "catalog/relation_types.hpp"

namespace bs::catalog {

namespace {

std::int64_t number(RelationSource source) {
  return static_cast<std::int64_t>(source);
}

struct PackageRow {
  bool needs = false;
  std::int64_t package = 0;
  std::optional<std::int64_t> file;
  std::int64_t line = 0;
  friend auto operator<=>(const PackageRow&, const PackageRow&) = default;
};

std::vector<PackageRow> stored_packages(sql::Database& database, std::int64_t entity) {
  std::vector<PackageRow> rows;
  sql::Statement& all = database.cached(
      "SELECT needs, package, file, line FROM package_uses WHERE entity = ? ORDER BY needs, package");
  all.with(entity);
  while (all.step()) {
    PackageRow row{all.integer(0) != 0, all.integer(1), std::nullopt, all.integer(3)};
    if (!all.is_null(2)) row.file = all.integer(2);
    rows.push_back(row);
  }
  return rows;
}

void mark_stale_package(sql::Database& database, std::int64_t package) {
  database.cached("INSERT OR IGNORE INTO stale_packages (package) VALUES (?)").with(package).run();
}

std::set<std::int64_t> packages_of(const std::vector<PackageRow>& rows, bool needs) {
  std::set<std::int64_t> packages;
  for (const PackageRow& row : rows) {
    if (row.needs == needs) packages.insert(row.package);
  }
  return packages;
}

/// Whoever needs a package that is provided anew or no longer, and who needs other packages than before, is
/// looked at again.
void mark_stale(sql::Database& database, std::int64_t entity, const std::vector<PackageRow>& before,
                const std::vector<PackageRow>& after) {
  const auto old_provided = packages_of(before, false);
  const auto new_provided = packages_of(after, false);
  std::vector<std::int64_t> differing;
  std::set_symmetric_difference(old_provided.begin(), old_provided.end(), new_provided.begin(),
                                new_provided.end(), std::back_inserter(differing));
  for (const auto package : differing) mark_stale_package(database, package);
  if (differing.empty() && packages_of(before, true) == packages_of(after, true)) return;
  database.cached("INSERT OR IGNORE INTO stale_entities (entity) VALUES (?)").with(entity).run();
}

}  // namespace

void add_relations(RelationBatch& batch, Interner& ids, std::int64_t entity, const std::string& self,
                   const model::ScannedEntity& scanned, const OwnerRef& owner) {
  for (const model::Relation& relation : scanned.entity.relations) {
    const auto type = relation_number(relation.type);
    // Both directions are given; the one that starts here is enough.
    if (relation.source != self || !type || relation.target.empty()) continue;
    batch.add({entity, *type, *ids.ref(relation.target), number(RelationSource::written), relation.mark.line,
               relation.mark.column});
  }
  if (!owner.ref || owner.ref == owner.given) return;
  batch.add({entity, k_owned_by, *owner.ref, number(RelationSource::owner), 0, 0});
}

void replace_relations(sql::Database& database, Interner& ids, std::int64_t entity, const std::string& self,
                       const model::ScannedEntity& scanned, const OwnerRef& owner) {
  database.cached("DELETE FROM relations WHERE origin = ?").with(entity).run();
  RelationBatch batch(database, k_insert_relations);
  add_relations(batch, ids, entity, self, scanned, owner);
  batch.flush();
  // Those that packages conclude come back with the next link.
  database
      .cached(
          "INSERT OR IGNORE INTO stale_entities (entity)"
          " SELECT entity FROM package_uses WHERE entity = ? AND needs = 1 LIMIT 1")
      .with(entity)
      .run();
}

void replace_owner_relation(sql::Database& database, std::int64_t entity, const OwnerRef& owner) {
  database.cached("DELETE FROM relations WHERE origin = ? AND source = ?")
      .with(entity, RelationSource::owner)
      .run();
  if (!owner.ref || owner.ref == owner.given) return;
  database
      .cached(
          "INSERT OR IGNORE INTO relations (origin, type, target, source, line, col) VALUES (?, ?, ?, ?, 0, "
          "0)")
      .with(entity, k_owned_by, *owner.ref, RelationSource::owner)
      .run();
}

void write_claims(sql::Database& database, Interner& ids, std::int64_t entity,
                  std::optional<std::int64_t> repository, const std::vector<model::Claim>& claims,
                  bool is_new) {
  if (!is_new) database.cached("DELETE FROM claims WHERE entity = ?").with(entity).run();
  std::int64_t position = 0;
  for (const model::Claim& claim : claims) {
    const auto owner = ids.ref(claim.owner);
    const auto file = repository ? ids.file(*repository, claim.path) : std::nullopt;
    database
        .cached(
            "INSERT INTO claims (entity, position, source, owner, written, file, line, pattern, share, total)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(entity, position++, claim.source, owner, claim.written, file, claim.line, claim.pattern,
              claim.share, claim.total)
        .run();
  }
}

void write_packages(sql::Database& database, Interner& ids, std::int64_t entity,
                    std::optional<std::int64_t> repository, const model::ScannedEntity& scanned,
                    bool is_new) {
  std::vector<PackageRow> after;
  for (const auto& [uses, needs] :
       {std::tuple(&scanned.provides, false), std::tuple(&scanned.requires_, true)}) {
    for (const model::PackageUse& use : *uses) {
      after.push_back({needs, ids.package(use.package),
                       repository ? ids.file(*repository, use.path) : std::nullopt, use.line});
    }
  }
  std::sort(after.begin(), after.end());
  const auto same = [](const PackageRow& a, const PackageRow& b) {
    return a.needs == b.needs && a.package == b.package;
  };
  after.erase(std::unique(after.begin(), after.end(), same), after.end());
  const auto before = is_new ? std::vector<PackageRow>() : stored_packages(database, entity);
  if (before == after) return;
  mark_stale(database, entity, before, after);
  if (!is_new) database.cached("DELETE FROM package_uses WHERE entity = ?").with(entity).run();
  for (const PackageRow& row : after) {
    database.cached("INSERT INTO package_uses (entity, needs, package, file, line) VALUES (?, ?, ?, ?, ?)")
        .with(entity, row.needs, row.package, row.file, row.line)
        .run();
  }
}

void leave_packages(sql::Database& database, std::int64_t entity) {
  for (const PackageRow& row : stored_packages(database, entity)) {
    if (!row.needs) mark_stale_package(database, row.package);
  }
}

}  // namespace bs::catalog
