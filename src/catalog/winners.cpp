#include "catalog/winners.hpp"

#include "bs/model/scanned.hpp"

namespace bs::catalog {

std::optional<std::int64_t> best_candidate(sql::Database& database, std::int64_t ref, std::int64_t linked) {
  sql::Statement& best = database.cached(
      "SELECT e.id FROM entities e JOIN refs r ON r.id = e.ref LEFT JOIN repositories p ON p.id = "
      "e.repository"
      " LEFT JOIN files f ON f.id = e.file WHERE e.ref = ?1"
      " ORDER BY ifnull(p.state, 0) = ?3, e.repository IS NULL, e.inferred,"
      " NOT (ifnull(r.entity, 0) = e.id AND r.since <= ?2), p.identity, f.path, e.line, e.id LIMIT 1");
  if (!best.with(ref, linked, model::RepositoryState::gone).step()) return std::nullopt;
  const auto entity = best.integer(0);
  best.reset();
  return entity;
}

void set_active(sql::Database& database, std::int64_t ref, std::optional<std::int64_t> entity,
                std::int64_t write) {
  database
      .cached(
          "UPDATE entities SET active = 0 WHERE id = (SELECT entity FROM refs WHERE id = ?1) AND id IS NOT "
          "?2")
      .with(ref, entity)
      .run();
  if (entity) {
    database.cached("UPDATE entities SET active = 1 WHERE id = ?").with(*entity).run();
    database.cached("UPDATE refs SET entity = ?, since = ? WHERE id = ?").with(*entity, write, ref).run();
  } else {
    database.cached("UPDATE refs SET entity = NULL WHERE id = ?").with(ref).run();
  }
}

void mark_contested(sql::Database& database, std::int64_t ref) {
  database.cached("INSERT OR IGNORE INTO contested (ref) VALUES (?)").with(ref).run();
}

}  // namespace bs::catalog
