#include "catalog/link.hpp"

#include "catalog/history.hpp"
#include "catalog/summary.hpp"

namespace bs::catalog {

namespace {

std::int64_t last_write(sql::Database& database) {
  return database.integer("SELECT max(id) FROM writes").value_or(0);
}

/// The marks have been looked at; changes from here on are told against what stands now.
void settle(sql::Database& database) {
  const auto linked = last_linked_write(database);
  const auto last = last_write(database);
  database.execute(
      "DELETE FROM replaced; DELETE FROM contested; DELETE FROM stale_entities; DELETE FROM stale_packages");
  // Writes that changed no document are not needed by the history; the last stays, so that numbers are not
  // given twice.
  database
      .cached(
          "DELETE FROM writes WHERE id > ?1 AND id < ?2 AND NOT EXISTS (SELECT 1 FROM changes c WHERE "
          "c.write = writes.id)")
      .with(linked, last)
      .run();
  database.cached("INSERT OR REPLACE INTO meta (name, value) VALUES ('linked', ?)").with(last).run();
}

}  // namespace

bool needs_link(sql::Database& database) {
  return last_write(database) > last_linked_write(database);
}

void link_within(EntityWriter& writer) {
  writer.flush();
  settle_contested(writer);
  resolve_addresses(writer);
  conclude_owners(writer);
  writer.flush();
  relate_packages(writer.database());
  keep_summary(writer.database());
  settle(writer.database());
}

void link(sql::Database& database, Seconds now) {
  if (!needs_link(database)) return;
  sql::Transaction transaction(database);
  EntityWriter writer(database, now, "", "");
  link_within(writer);
  transaction.commit();
}

}  // namespace bs::catalog
