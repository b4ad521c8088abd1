// What the parts of a catalog file owe each other; there are no foreign keys between the large tables.
#include <fmt/format.h>

#include "bs/data/json.hpp"
#include "bs/sql/database.hpp"
#include "catalog/search_terms.hpp"
#include "fixture.hpp"

namespace bs::test {

namespace {

struct Rule {
  const char* fault;
  const char* count;  // of what breaks it
};
constexpr Rule k_rules[] = {
    {"entities without a document",
     "SELECT count(*) FROM entities WHERE id NOT IN (SELECT entity FROM documents)"},
    {"documents without an entity",
     "SELECT count(*) FROM documents WHERE entity NOT IN (SELECT id FROM entities)"},
    {"entities without texts", "SELECT count(*) FROM entities WHERE id NOT IN (SELECT entity FROM texts)"},
    {"texts without an entity", "SELECT count(*) FROM texts WHERE entity NOT IN (SELECT id FROM entities)"},
    {"full text without an entity",
     "SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT id FROM entities)"},
    {"entities without full text",
     "SELECT count(*) FROM entities WHERE id NOT IN (SELECT id FROM words_docsize)"},
    {"search rows without an entity",
     "SELECT count(*) FROM search WHERE entity NOT IN (SELECT id FROM entities)"},
    {"search rows without a key", "SELECT count(*) FROM search WHERE key NOT IN (SELECT id FROM keys)"},
    {"relations without an origin",
     "SELECT count(*) FROM relations WHERE origin NOT IN (SELECT id FROM entities)"},
    {"relations without a target",
     "SELECT count(*) FROM relations WHERE target NOT IN (SELECT id FROM refs)"},
    {"claims without an entity", "SELECT count(*) FROM claims WHERE entity NOT IN (SELECT id FROM entities)"},
    {"packages without an entity",
     "SELECT count(*) FROM package_uses WHERE entity NOT IN (SELECT id FROM entities)"},
    {"entities without a ref", "SELECT count(*) FROM entities WHERE ref NOT IN (SELECT id FROM refs)"},
    {"refs whose entity has gone",
     "SELECT count(*) FROM refs WHERE entity IS NOT NULL AND entity NOT IN (SELECT id FROM entities)"},
    {"refs whose entity has another ref",
     "SELECT count(*) FROM refs r JOIN entities e ON e.id = r.entity WHERE e.ref <> r.id"},
    {"active entities that their ref does not name",
     "SELECT count(*) FROM entities e JOIN refs r ON r.id = e.ref WHERE e.active <> (r.entity IS e.id)"},
    {"refs with documents and none active",
     "SELECT count(*) FROM refs r WHERE r.entity IS NULL AND r.id IN (SELECT ref FROM entities)"},
    {"owners without a ref",
     "SELECT count(*) FROM entities WHERE owner IS NOT NULL AND owner NOT IN (SELECT id FROM refs)"},
    {"files of entities that are missing",
     "SELECT count(*) FROM entities WHERE file IS NOT NULL AND file NOT IN (SELECT id FROM files)"},
    {"changes without a write", "SELECT count(*) FROM changes WHERE write NOT IN (SELECT id FROM writes)"},
};

/// The search rows must be those that the documents give.
std::string search_faults(sql::Database& database) {
  std::string faults;
  std::int64_t expected = 0;
  auto documents = database.prepare("SELECT entity, json FROM documents");
  auto find = database.prepare(
      "SELECT 1 FROM keys k JOIN search s ON s.key = k.id WHERE k.name = ? AND k.item = ? AND s.value = ? "
      "AND s.entity = ?");
  while (documents.step()) {
    const auto document = data::parse_json(documents.view(1));
    for (const auto& term : catalog::search_terms(document, catalog::columns_of(document))) {
      ++expected;
      if (!find.with(term.key, term.item, term.value, documents.integer(0)).step()) {
        faults += fmt::format("no search row for {} of entity {}\n", term.key, documents.integer(0));
      }
      find.reset();
    }
  }
  const auto stored = database.integer("SELECT count(*) FROM search").value_or(0);
  if (stored != expected) faults += fmt::format("{} search rows, {} expected\n", stored, expected);
  return faults;
}

}  // namespace

std::string faults_of(const fs::path& file) {
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  std::string faults;
  if (!database.integrity_ok(&faults)) faults += '\n';
  for (const Rule& rule : k_rules) {
    const auto count = database.integer(rule.count).value_or(0);
    if (count > 0) faults += fmt::format("{}: {}\n", rule.fault, count);
  }
  faults += search_faults(database);
  try {
    database.execute("INSERT INTO words (words) VALUES ('integrity-check')");
  } catch (const std::exception& error) {
    faults += fmt::format("full text: {}\n", error.what());
  }
  return faults;
}

}  // namespace bs::test
