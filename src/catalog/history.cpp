#include "catalog/history.hpp"

#include <optional>
#include <utility>

#include "bs/catalog/rows.hpp"
#include "catalog/change_fields.hpp"

namespace bs::catalog {

namespace {

enum class Action : std::int64_t { added = 0, changed = 1, removed = 2 };

struct Document {
  std::string json, repository;
};

std::optional<Document> read_document(sql::Statement& row) {
  if (!row.step()) return std::nullopt;
  Document document{row.text(0), row.text(1)};
  row.reset();
  return document;
}

/// Owners that the catalog concluded (without a repository) are no history.
std::optional<Document> document_now(sql::Database& database, std::int64_t ref) {
  return read_document(
      database
          .cached("SELECT d.json, p.name FROM refs r JOIN entities e ON e.id = r.entity"
                  " JOIN documents d ON d.entity = e.id JOIN repositories p ON p.id = e.repository"
                  " WHERE r.id = ?")
          .with(ref));
}

std::vector<model::FieldChange> fields_between(const Document& before, const Document& after) {
  std::vector<model::FieldChange> fields;
  if (before.json != after.json)
    fields = model::document_diff(stored_value(before.json), stored_value(after.json));
  if (before.repository != after.repository)
    fields.push_back({"repository", before.repository, after.repository});
  return fields;
}

}  // namespace

std::int64_t last_linked_write(sql::Database& database) {
  return database.integer("SELECT value FROM meta WHERE name = 'linked'").value_or(0);
}

History::History(sql::Database& database, Seconds now, std::string repository, std::string commit)
    : database_(database),
      now_(now),
      repository_(std::move(repository)),
      commit_(std::move(commit)),
      linked_(last_linked_write(database)) {}

std::int64_t History::write() {
  if (write_ == 0) {
    database_.cached("INSERT INTO writes (round, time, repository, commit_id) VALUES (?, ?, ?, ?)")
        .with(linked_, now_, repository_, commit_)
        .run();
    write_ = database_.last_row_id();
  }
  return write_;
}

void History::keep_document(std::int64_t ref) {
  database_
      .cached(
          "INSERT OR IGNORE INTO replaced (ref, json, repository)"
          " SELECT r.id, d.json, p.name FROM refs r JOIN entities e ON e.id = r.entity"
          " JOIN documents d ON d.entity = e.id JOIN repositories p ON p.id = e.repository"
          " WHERE r.id = ? AND r.since <= ?")
      .with(ref, linked_)
      .run();
}

void History::record(std::int64_t ref) {
  database_.cached("DELETE FROM changes WHERE ref = ? AND write > ?").with(ref, linked_).run();
  const auto before =
      read_document(database_.cached("SELECT json, repository FROM replaced WHERE ref = ?").with(ref));
  const auto after = document_now(database_, ref);
  if (!before && !after) return;
  Action action = before ? Action::removed : Action::added;
  std::optional<std::string> fields;
  if (before && after) {
    const auto changed = fields_between(*before, *after);
    if (changed.empty()) return;
    action = Action::changed;
    fields = fields_to_json(changed);
  }
  database_.cached("INSERT INTO changes (ref, write, action, fields) VALUES (?, ?, ?, ?)")
      .with(ref, write(), action, fields)
      .run();
}

void History::record_first(std::int64_t ref) {
  database_.cached("INSERT INTO changes (ref, write, action) VALUES (?, ?, 0)").with(ref, write()).run();
}

}  // namespace bs::catalog
