#include "catalog/link.hpp"
#include "catalog/relation_types.hpp"

namespace bs::catalog {

void relate_packages(sql::Database& database) {
  database.execute(
      "INSERT OR IGNORE INTO stale_entities (entity) SELECT u.entity FROM stale_packages s"
      " JOIN package_uses u ON u.package = s.package AND u.needs = 1;"
      "DELETE FROM relations WHERE source = 1 AND origin IN (SELECT entity FROM stale_entities)");
  // Not to itself, nor to the provider of a package that it provides too; what is written, from either side,
  // stands already.
  database
      .cached(
          "INSERT OR IGNORE INTO relations (origin, type, target, source, file, line, col)"
          " SELECT u.entity, ?1, e.ref, 1, u.file, u.line, 0 FROM stale_entities s"
          " JOIN package_uses u ON u.entity = s.entity AND u.needs = 1"
          " JOIN package_uses p ON p.package = u.package AND p.needs = 0"
          " JOIN entities e ON e.id = p.entity JOIN entities o ON o.id = u.entity"
          " WHERE e.ref <> o.ref AND NOT EXISTS (SELECT 1 FROM package_uses own"
          " WHERE own.entity = u.entity AND own.needs = 0 AND own.package = u.package)"
          " AND NOT EXISTS (SELECT 1 FROM relations w WHERE w.origin = p.entity AND w.type = ?2 AND w.target "
          "= o.ref)"
          " ORDER BY u.entity, e.ref, u.package")
      .with(k_depends_on, opposite_of(k_depends_on))
      .run();
}

}  // namespace bs::catalog
