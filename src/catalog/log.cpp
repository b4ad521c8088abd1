#include "catalog/change_fields.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"

namespace bs::catalog {

namespace {

constexpr std::string_view k_actions[] = {"added", "changed", "removed"};

ChangeRow read_change(const sql::Statement& row) {
  ChangeRow change;
  change.time = row.integer(0);
  change.action = k_actions[static_cast<std::size_t>(row.integer(1)) % std::size(k_actions)];
  change.ref = row.text(2);
  change.repository = row.text(3);
  change.commit = row.text(4);
  if (!row.is_null(5)) change.fields = fields_from_json(row.view(5));
  return change;
}

}  // namespace

std::vector<ChangeRow> history_of(sql::Database& database, std::string_view canonical_ref,
                                  std::int64_t limit) {
  std::vector<ChangeRow> changes;
  std::int64_t ref = 0;
  if (!canonical_ref.empty()) {
    const auto ids = ids_of(database, canonical_ref);
    if (!ids) return changes;
    ref = ids->ref;
  }
  // Within a round by repository and ref: repositories are scanned in parallel and written as they come.
  sql::Statement& rows = database.cached(
      canonical_ref.empty()
          ? "SELECT w.time, c.action, r.ref, w.repository, w.commit_id, c.fields"
            " FROM writes w INDEXED BY writes_by_round CROSS JOIN changes c ON c.write = w.id"
            " JOIN refs r ON r.id = c.ref WHERE ?1 = 0"
            " ORDER BY w.round DESC, w.time DESC, w.repository, r.ref LIMIT ?2"
          : "SELECT w.time, c.action, r.ref, w.repository, w.commit_id, c.fields FROM changes c"
            " JOIN writes w ON w.id = c.write JOIN refs r ON r.id = c.ref WHERE c.ref = ?1"
            " ORDER BY c.write DESC LIMIT ?2");
  rows.with(ref, limit > 0 ? limit : -1);
  while (rows.step()) changes.push_back(read_change(rows));
  return changes;
}

}  // namespace bs::catalog
