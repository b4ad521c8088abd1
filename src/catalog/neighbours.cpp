#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "bs/model/problem.hpp"
#include "catalog/entity_row.hpp"
#include "catalog/lookups.hpp"
#include "catalog/relation_types.hpp"

namespace bs::catalog {

namespace {

struct Found {
  Neighbour neighbour;
  std::optional<std::int64_t> other;
  std::int64_t source = 0;
};

// Written at this end …
constexpr std::string_view k_outgoing =
    "SELECT l.type, r.ref, r.entity, l.source, ifnull(lf.path, f.path), l.line FROM entities e"
    " JOIN relations l ON l.origin = e.id JOIN refs r ON r.id = l.target LEFT JOIN files f ON f.id = e.file"
    " LEFT JOIN files lf ON lf.id = l.file WHERE e.id = ?";
// … and at the other, seen from here.
constexpr std::string_view k_incoming =
    "SELECT l.type, r.ref, o.id, l.source, ifnull(lf.path, f.path), l.line FROM relations l"
    " JOIN entities o ON o.id = l.origin AND o.active = 1 JOIN refs r ON r.id = o.ref"
    " LEFT JOIN files f ON f.id = o.file LEFT JOIN files lf ON lf.id = l.file WHERE l.target = ?";

Found read_found(const sql::Statement& row, bool incoming) {
  Found found;
  const auto type = row.integer(0);
  found.neighbour.type = relation_name(incoming ? opposite_of(type) : type);
  found.neighbour.ref = row.text(1);
  if (!row.is_null(2)) found.other = row.integer(2);
  found.source = row.integer(3);
  found.neighbour.from_manifest = found.source == static_cast<std::int64_t>(RelationSource::manifest);
  found.neighbour.path = row.text(4);
  found.neighbour.line = static_cast<std::uint32_t>(row.integer(5));
  return found;
}

}  // namespace

std::vector<Neighbour> neighbours_of(sql::Database& database, std::string_view canonical_ref) {
  const auto ids = ids_of(database, canonical_ref);
  if (!ids) return {};
  // One relation may stand at both ends, and be written and concluded: the written one counts.
  std::map<std::pair<std::string, std::string>, Found> all;
  const auto add = [&](Found found) {
    const auto key = std::pair(found.neighbour.type, found.neighbour.ref);
    const auto [place, is_new] = all.try_emplace(key, found);
    if (!is_new && found.source < place->second.source) place->second = std::move(found);
  };
  if (ids->entity) {
    sql::Statement& outgoing = database.cached(k_outgoing).with(*ids->entity);
    while (outgoing.step()) add(read_found(outgoing, false));
  }
  sql::Statement& incoming = database.cached(k_incoming).with(ids->ref);
  while (incoming.step()) add(read_found(incoming, true));
  std::vector<Neighbour> neighbours;
  neighbours.reserve(all.size());
  for (auto& [key, found] : all) {
    if (found.other) found.neighbour.row = entity_row(database, *found.other);
    neighbours.push_back(std::move(found.neighbour));
  }
  return neighbours;
}

std::vector<OwnerRow> all_owners(sql::Database& database) {
  std::vector<OwnerRow> owners;
  sql::Statement& rows = database.cached(
      "SELECT r.ref, d.id IS NOT NULL AND d.repository IS NOT NULL, d.title, x.components, x.others, "
      "x.declared,"
      " x.codeowners, x.disputed FROM (SELECT owner, sum(kind = 'component') AS components,"
      " sum(kind <> 'component') AS others, sum(kind = 'component' AND owner_source = 0) AS declared,"
      " sum(kind = 'component' AND owner_source = 1) AS codeowners,"
      " sum(kind = 'component' AND owner_disputed) AS disputed FROM entities INDEXED BY entities_by_owner"
      " WHERE active = 1 AND owner > 0 GROUP BY owner) x JOIN refs r ON r.id = x.owner"
      " LEFT JOIN entities d ON d.id = r.entity ORDER BY x.components DESC, x.others DESC, r.ref");
  while (rows.step()) {
    owners.push_back({rows.text(0), rows.integer(1) != 0, rows.text(2), rows.integer(3), rows.integer(4),
                      rows.integer(5), rows.integer(6), rows.integer(7)});
  }
  return owners;
}

}  // namespace bs::catalog
