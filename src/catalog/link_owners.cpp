#include <map>
#include <string>
#include <vector>

#include "bs/base/text.hpp"
#include "catalog/link.hpp"

namespace bs::catalog {

namespace {

/// An owner that is named and for whom nothing in the catalog stands.
struct Named {
  std::string ref;
  bool declared = false;  ///< by a document, not only by CODEOWNERS
};

/// Steps through the distinct owners with one search of the index for each, however many entities they have.
constexpr std::string_view k_effective_owners =
    "WITH RECURSIVE o (owner) AS (SELECT min(owner) FROM entities WHERE active = 1 UNION"
    " SELECT (SELECT min(owner) FROM entities WHERE active = 1 AND owner > o.owner) FROM o WHERE o.owner IS "
    "NOT NULL)"
    " SELECT o.owner, r.ref, r.entity IS NOT NULL, f.repository IS NULL,"
    " EXISTS (SELECT 1 FROM entities e WHERE e.active = 1 AND e.owner = o.owner AND e.owner_source = 0)"
    " FROM o JOIN refs r ON r.id = o.owner LEFT JOIN entities f ON f.id = r.entity WHERE o.owner IS NOT NULL";
/// Where claims differ, those that do not count name owners too.
constexpr std::string_view k_disputed_owners =
    "SELECT c.owner, r.ref, r.entity IS NOT NULL, f.repository IS NULL, max(c.source = 0) FROM entities e"
    " INDEXED BY entities_disputed CROSS JOIN claims c ON c.entity = e.id AND c.source <> 2 JOIN refs r ON "
    "r.id = c.owner"
    " LEFT JOIN entities f ON f.id = r.entity WHERE e.owner_disputed = 1 AND e.active = 1 GROUP BY c.owner";

/// By ref number: those for whom a concluded entity has to stand.
std::map<std::int64_t, Named> named_owners(sql::Database& database) {
  std::map<std::int64_t, Named> named;
  for (const std::string_view sql : {k_effective_owners, k_disputed_owners}) {
    sql::Statement& rows = database.cached(sql);
    while (rows.step()) {
      const std::string ref = rows.text(1);
      const bool is_described = rows.integer(2) != 0 && rows.integer(3) == 0;
      if (is_described || !(ref.starts_with("group:") || ref.starts_with("user:"))) continue;
      Named& owner = named[rows.integer(0)];
      owner.ref = ref;
      owner.declared |= rows.integer(4) != 0;
    }
  }
  return named;
}

model::ScannedEntity concluded(const Named& owner) {
  model::ScannedEntity scanned;
  scanned.entity.ref = model::split_canonical(owner.ref);
  const bool is_group = scanned.entity.ref.kind == "group";
  scanned.entity.ref.kind = is_group ? "Group" : "User";
  scanned.inferred = true;
  data::Value metadata = data::Value::object();
  metadata.set("namespace", scanned.entity.ref.namespace_);
  metadata.set("name", scanned.entity.ref.name);
  data::Value annotations = data::Value::object();
  annotations.set("bs/inferred-from", owner.declared ? "owner references" : "CODEOWNERS");
  metadata.set("annotations", std::move(annotations));
  data::Value spec = data::Value::object();
  if (is_group) {
    spec.set("type", "team");
    spec.set("children", data::Value::array());
  } else {
    spec.set("memberOf", data::Value::array());
  }
  scanned.entity.document = data::Value::object();
  scanned.entity.document.set("apiVersion", "backstage.io/v1alpha1");
  scanned.entity.document.set("kind", scanned.entity.ref.kind);
  scanned.entity.document.set("metadata", std::move(metadata));
  scanned.entity.document.set("spec", std::move(spec));
  return scanned;
}

}  // namespace

void resolve_addresses(EntityWriter& writer) {
  sql::Database& database = writer.database();
  std::vector<std::pair<std::int64_t, std::string>> addresses;
  {
    sql::Statement& rows = database.cached(
        "SELECT DISTINCT e.owner_given, r.ref FROM entities e JOIN refs r ON r.id = e.owner_given"
        " WHERE e.owner_given IS NOT NULL");
    while (rows.step()) addresses.emplace_back(rows.integer(0), rows.text(1));
  }
  for (const auto& [given, text] : addresses) {
    const OwnerRef owner = resolve_owner(database, writer.ids(), text);
    std::vector<std::int64_t> entities;
    sql::Statement& rows =
        database.cached("SELECT id FROM entities WHERE owner_given = ? AND owner IS NOT ?");
    rows.with(given, owner.ref);
    while (rows.step()) entities.push_back(rows.integer(0));
    for (const auto entity : entities) writer.set_owner(entity, owner);
  }
}

void conclude_owners(EntityWriter& writer) {
  sql::Database& database = writer.database();
  auto named = named_owners(database);
  std::vector<std::int64_t> outdated;
  {
    sql::Statement& rows = database.cached("SELECT id, ref FROM entities WHERE repository IS NULL");
    while (rows.step()) {
      const auto wanted = named.find(rows.integer(1));
      if (wanted == named.end()) {
        outdated.push_back(rows.integer(0));
      } else {
        named.erase(wanted);  // stands already
      }
    }
  }
  for (const auto entity : outdated) writer.remove(entity);
  for (const auto& [ref, owner] : named) writer.insert(std::nullopt, concluded(owner));
}

}  // namespace bs::catalog
