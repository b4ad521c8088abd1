#include "catalog/maintenance.hpp"

#include <fmt/format.h>

#include "bs/data/json.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/entity_writer.hpp"
#include "catalog/link.hpp"

namespace bs::catalog {

namespace {

std::int64_t integer_or_zero(const data::Value& all, std::string_view key) {
  const data::Value* value = all.find(key);
  return value != nullptr && value->type() == data::Type::integer ? value->as_integer() : 0;
}

std::vector<std::pair<std::int64_t, std::string>> gone_repositories(sql::Database& database) {
  std::vector<std::pair<std::int64_t, std::string>> gone;
  sql::Statement& rows =
      database.cached("SELECT id, name FROM repositories WHERE state = ? ORDER BY name, identity");
  rows.with(model::RepositoryState::gone);
  while (rows.step()) gone.emplace_back(rows.integer(0), rows.text(1));
  return gone;
}

/// Takes the repository's entities out; the refs that were active.
std::vector<std::string> remove_entities(sql::Database& database, std::int64_t repository,
                                         const std::string& name, Seconds now) {
  std::vector<std::int64_t> entities;
  std::vector<std::string> refs;
  sql::Statement& rows = database.cached(
      "SELECT e.id, e.active, r.ref FROM entities e JOIN refs r ON r.id = e.ref WHERE e.repository = ? ORDER "
      "BY r.ref");
  rows.with(repository);
  while (rows.step()) {
    entities.push_back(rows.integer(0));
    if (rows.integer(1) != 0) refs.push_back(rows.text(2));
  }
  EntityWriter writer(database, now, name, "");
  for (const auto entity : entities) writer.remove(entity);
  writer.flush();
  return refs;
}

/// Numbers that nothing uses any more. The history keeps its refs.
constexpr std::string_view k_sweep =
    "DELETE FROM refs WHERE entity IS NULL AND NOT EXISTS (SELECT 1 FROM entities e WHERE e.ref = refs.id)"
    " AND NOT EXISTS (SELECT 1 FROM relations l WHERE l.target = refs.id)"
    " AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.ref = refs.id)"
    " AND id NOT IN (SELECT given FROM entities WHERE given IS NOT NULL)"
    " AND id NOT IN (SELECT system FROM entities WHERE system IS NOT NULL)"
    " AND id NOT IN (SELECT owner FROM entities WHERE owner IS NOT NULL)"
    " AND id NOT IN (SELECT owner_given FROM entities WHERE owner_given IS NOT NULL)"
    " AND id NOT IN (SELECT owner FROM claims WHERE owner IS NOT NULL);"
    "DELETE FROM keys WHERE NOT EXISTS (SELECT 1 FROM search s WHERE s.key = keys.id);"
    "DELETE FROM packages WHERE NOT EXISTS (SELECT 1 FROM package_uses u WHERE u.package = packages.id);"
    "DELETE FROM files WHERE id NOT IN (SELECT file FROM entities WHERE file IS NOT NULL)"
    " AND id NOT IN (SELECT file FROM claims WHERE file IS NOT NULL)"
    " AND id NOT IN (SELECT file FROM package_uses WHERE file IS NOT NULL)"
    " AND id NOT IN (SELECT file FROM relations WHERE file IS NOT NULL)";

}  // namespace

void write_scan_note(sql::Database& database, const ScanNote& note) {
  data::Value all = data::Value::object();
  data::Value roots = data::Value::array();
  for (const std::string& root : note.roots) roots.push_back(root);
  all.set("roots", std::move(roots));
  all.set("covers_workspace", note.covers_workspace);
  all.set("finished", note.finished);
  all.set("repositories", note.repositories);
  all.set("changed", note.changed);
  all.set("unreadable", note.unreadable);
  sql::Transaction transaction(database);
  database.cached("INSERT OR REPLACE INTO meta (name, value) VALUES ('scan', ?)")
      .with(data::to_json(all))
      .run();
  transaction.commit();
}

std::optional<ScanNote> read_scan_note(sql::Database& database) {
  sql::Statement& row = database.cached("SELECT value FROM meta WHERE name = 'scan'");
  if (!row.step()) return std::nullopt;
  const data::Value all = stored_value(row.view(0));
  row.reset();
  ScanNote note;
  if (const data::Value* roots = all.find("roots"); roots != nullptr && roots->is_array()) {
    for (const data::Value& root : roots->as_array()) {
      if (root.is_string()) note.roots.push_back(root.as_string());
    }
  }
  const data::Value* covers = all.find("covers_workspace");
  note.covers_workspace = covers != nullptr && covers->is_boolean() && covers->as_boolean();
  note.finished = integer_or_zero(all, "finished");
  note.repositories = integer_or_zero(all, "repositories");
  note.changed = integer_or_zero(all, "changed");
  note.unreadable = integer_or_zero(all, "unreadable");
  return note;
}

Pruned prune_gone(sql::Database& database, Seconds now) {
  Pruned pruned;
  sql::Transaction transaction(database);
  const auto gone = gone_repositories(database);
  if (gone.empty()) return pruned;
  std::vector<std::string> refs;
  for (const auto& [repository, name] : gone) {
    pruned.repositories.push_back(name);
    for (auto& ref : remove_entities(database, repository, name, now)) refs.push_back(std::move(ref));
    database.cached("DELETE FROM repositories WHERE id = ?").with(repository).run();
  }
  EntityWriter writer(database, now, "", "");
  writer.history().write();
  link_within(writer);
  for (auto& ref : refs) {
    // Another document may have moved up.
    if (const auto ids = ids_of(database, ref); !ids || !ids->entity) pruned.refs.push_back(std::move(ref));
  }
  database.execute(k_sweep);
  transaction.commit();
  return pruned;
}

}  // namespace bs::catalog
