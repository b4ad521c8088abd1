#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/entity_row.hpp"
#include "catalog/link.hpp"
#include "catalog/renames.hpp"
#include "catalog/winners.hpp"

namespace bs::catalog {

namespace {

/// An inferred entity whose ref another document holds.
struct Loser {
  std::int64_t entity = 0, repository = 0, ref = 0;
  std::string repository_name, json;
  std::string own_ref, scanned_ref;
};

std::vector<std::pair<std::int64_t, std::string>> contested_refs(sql::Database& database) {
  std::vector<std::pair<std::int64_t, std::string>> refs;
  sql::Statement& rows =
      database.cached("SELECT r.id, r.ref FROM contested c JOIN refs r ON r.id = c.ref ORDER BY r.ref");
  while (rows.step()) refs.emplace_back(rows.integer(0), rows.text(1));
  return refs;
}

std::vector<Loser> inferred_losers(sql::Database& database, std::int64_t ref) {
  std::vector<Loser> losers;
  sql::Statement& rows = database.cached(
      "SELECT e.id, e.repository, e.ref, p.name, d.json, r.ref, ifnull(g.ref, r.ref) FROM entities e"
      " JOIN refs r ON r.id = e.ref LEFT JOIN refs g ON g.id = e.given JOIN repositories p ON p.id = "
      "e.repository"
      " JOIN documents d ON d.entity = e.id LEFT JOIN files f ON f.id = e.file"
      " WHERE e.ref = ?1 AND e.inferred = 1 AND e.active = 0 ORDER BY p.identity, f.path, e.line, e.id");
  rows.with(ref);
  while (rows.step()) {
    losers.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3), rows.text(4),
                      rows.text(5), rows.text(6)});
  }
  return losers;
}

/// Gives names that nobody has.
class Naming {
 public:
  explicit Naming(sql::Database& database) : database_(database) {}

  model::EntityRef free_ref(const Loser& loser) {
    model::EntityRef ref = model::split_canonical(loser.scanned_ref);
    const std::string name = ref.name;
    int& attempt = attempts_[loser.repository_name + '\n' + loser.scanned_ref];
    do {
      ref.name = qualified_name(loser.repository_name, name, ++attempt);
    } while (is_taken(ref.canonical()));
    return ref;
  }

 private:
  bool is_taken(const std::string& ref) {
    sql::Statement& found =
        database_.cached("SELECT 1 FROM refs r JOIN entities e ON e.ref = r.id WHERE r.ref = ?").with(ref);
    const bool taken = found.step();
    found.reset();
    return taken;
  }

  sql::Database& database_;
  std::map<std::string, int> attempts_;  // so that many of one name in one repository stay cheap
};

/// Inferred siblings that refer to the loser mean it, not the winner.
void rename_in_siblings(EntityWriter& writer, const Loser& loser, const model::EntityRef& to,
                        std::int64_t new_ref) {
  struct Sibling {
    std::int64_t entity, ref;
    std::string json, text;
    bool active;
  };
  std::vector<Sibling> siblings;
  sql::Statement& rows = writer.database().cached(
      "SELECT DISTINCT e.id, e.ref, d.json, r.ref, e.active FROM relations l JOIN entities e ON e.id = "
      "l.origin"
      " JOIN refs r ON r.id = e.ref JOIN documents d ON d.entity = e.id"
      " WHERE l.target = ?1 AND l.source = 0 AND e.repository = ?2 AND e.inferred = 1 ORDER BY e.id");
  rows.with(loser.ref, loser.repository);
  while (rows.step()) {
    siblings.push_back({rows.integer(0), rows.integer(1), rows.text(2), rows.text(3), rows.integer(4) != 0});
  }
  const Renames renames{{loser.own_ref, to}};
  for (const Sibling& sibling : siblings) {
    data::Value document = stored_value(sibling.json);
    const model::EntityRef ref = model::split_canonical(sibling.text);
    if (!rename_references(document, ref.namespace_, renames)) continue;
    if (sibling.active) writer.history().keep_document(sibling.ref);
    writer.replace_document(sibling.entity, ref, document);
    writer.database()
        .cached("UPDATE OR IGNORE relations SET target = ?3 WHERE origin = ?1 AND target = ?2")
        .with(sibling.entity, loser.ref, new_ref)
        .run();
    if (sibling.active) writer.history().record(sibling.ref);
  }
}

void qualify(EntityWriter& writer, Naming& naming, const Loser& loser) {
  sql::Database& database = writer.database();
  const model::EntityRef to = naming.free_ref(loser);
  const auto new_ref = *writer.ids().ref(to.canonical());
  data::Value document = stored_value(loser.json);
  rename_document(document, to);
  writer.replace_document(loser.entity, to, document);
  rename_in_siblings(writer, loser, to, new_ref);
  database
      .cached(
          "INSERT OR IGNORE INTO stale_packages (package) SELECT package FROM package_uses WHERE entity = ? "
          "AND needs = 0")
      .with(loser.entity)
      .run();
  set_active(database, new_ref, loser.entity, writer.history().write());
  writer.history().record(new_ref);
}

}  // namespace

void settle_contested(EntityWriter& writer) {
  sql::Database& database = writer.database();
  Naming naming(database);
  for (const auto& [ref, text] : contested_refs(database)) {
    const auto winner = best_candidate(database, ref, writer.history().linked());
    const auto current = ids_of(database, text);
    if (!current || winner != current->entity) {
      writer.history().keep_document(ref);
      set_active(database, ref, winner, writer.history().write());
      writer.history().record(ref);
    }
    for (const Loser& loser : inferred_losers(database, ref)) qualify(writer, naming, loser);
  }
}

}  // namespace bs::catalog
