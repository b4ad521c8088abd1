#include <fmt/format.h>

#include <set>

#include "bs/base/paths.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"
#include "catalog/repositories.hpp"

namespace bs::catalog {

namespace {

std::vector<model::Claim> claims_of(sql::Database& database, std::int64_t entity) {
  std::vector<model::Claim> claims;
  sql::Statement& rows = database.cached(
      "SELECT c.source, r.ref, c.written, f.path, c.line, c.pattern, c.share, c.total FROM claims c"
      " LEFT JOIN refs r ON r.id = c.owner LEFT JOIN files f ON f.id = c.file WHERE c.entity = ? ORDER BY "
      "c.position");
  rows.with(entity);
  while (rows.step()) {
    model::Claim claim;
    claim.source = static_cast<model::ClaimSource>(rows.integer(0));
    claim.owner = rows.text(1);
    claim.written = rows.text(2);
    claim.path = rows.text(3);
    claim.line = static_cast<std::uint32_t>(rows.integer(4));
    claim.pattern = rows.text(5);
    claim.share = static_cast<std::uint32_t>(rows.integer(6));
    claim.total = static_cast<std::uint32_t>(rows.integer(7));
    claims.push_back(std::move(claim));
  }
  return claims;
}

std::int64_t packages_outside(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached(
      "SELECT count(*) FROM package_uses u WHERE u.entity = ? AND u.needs = 1"
      " AND NOT EXISTS (SELECT 1 FROM package_uses p WHERE p.package = u.package AND p.needs = 0)");
  const auto count = row.with(entity).step() ? row.integer(0) : 0;
  row.reset();
  return count;
}

/// Other documents with the ref, the best first.
std::vector<EntityRow> duplicates_of(sql::Database& database, std::int64_t ref, std::int64_t winner) {
  std::vector<std::int64_t> others;
  sql::Statement& rows = database.cached(
      "SELECT e.id FROM entities e LEFT JOIN repositories p ON p.id = e.repository LEFT JOIN files f ON f.id "
      "= e.file"
      " WHERE e.ref = ? AND e.id <> ? ORDER BY p.identity, f.path, e.line, e.id");
  rows.with(ref, winner);
  while (rows.step()) others.push_back(rows.integer(0));
  return entity_rows(database, others);
}

}  // namespace

std::optional<EntityDetail> find_entity(sql::Database& database, std::string_view canonical_ref) {
  const auto ids = ids_of(database, canonical_ref);
  if (!ids || !ids->entity) return std::nullopt;
  const auto entity = *ids->entity;
  auto row = entity_row(database, entity);
  if (!row) return std::nullopt;
  EntityDetail detail;
  detail.row = std::move(*row);
  static const std::string k_select = fmt::format(
      "SELECT d.json, e.changed_by, e.docs, e.apis, p.id IS NOT NULL, {} FROM entities e"
      " JOIN documents d ON d.entity = e.id LEFT JOIN repositories p ON p.id = e.repository WHERE e.id = ?",
      k_repository_columns);
  sql::Statement& rest = database.cached(k_select).with(entity);
  if (rest.step()) {
    detail.json = rest.text(0);
    detail.changed_by = rest.text(1);
    detail.docs = texts_of(rest.view(2));
    detail.apis = texts_of(rest.view(3));
    if (rest.integer(4) != 0) detail.repository.record = read_repository(rest, 5);
  }
  rest.reset();
  detail.claims = claims_of(database, entity);
  detail.packages_outside = packages_outside(database, entity);
  detail.duplicates = duplicates_of(database, ids->ref, entity);
  return detail;
}

std::vector<EntityRow> entities_at(sql::Database& database, std::string_view repository_path,
                                   std::string_view path) {
  // Deepest first: the path itself, its parents, the root.
  std::vector<std::int64_t> found;
  std::string_view folder = path;
  while (true) {
    sql::Statement& rows = database.cached(
        "SELECT e.id FROM repositories p CROSS JOIN entities e INDEXED BY entities_by_repository"
        " ON e.repository = p.id WHERE e.active = 1 AND e.folder = ? AND p.path = ? ORDER BY e.kind <> "
        "'component', e.inferred, e.line, e.name, e.kind");
    rows.with(folder, repository_path);
    while (rows.step()) found.push_back(rows.integer(0));
    if (folder.empty()) break;
    folder = parent_of(folder);
  }
  return entity_rows(database, found);
}

}  // namespace bs::catalog
