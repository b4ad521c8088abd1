#include "catalog/entity_rows.hpp"

#include "bs/data/json.hpp"

namespace bs::catalog {

namespace {

std::optional<std::string> paths_json(const std::vector<std::string>& paths) {
  if (paths.empty()) return std::nullopt;
  data::Value all = data::Value::array();
  for (const std::string& path : paths) all.push_back(path);
  return data::to_json(all);
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// The system that the entity is written to be part of.
std::optional<std::int64_t> system_of(Interner& ids, const model::ScannedEntity& scanned) {
  const std::string self = scanned.entity.ref.canonical();
  for (const model::Relation& relation : scanned.entity.relations) {
    if (relation.type == "partOf" && relation.source == self && relation.target.starts_with("system:")) {
      return ids.ref(relation.target);
    }
  }
  return std::nullopt;
}

// The same columns in the same order, so that both bind alike.
constexpr std::string_view k_insert =
    "INSERT INTO entities (file, line, col, inferred, kind, namespace, name, api_version, title, "
    "description, type,"
    " type_written, lifecycle, lifecycle_written, system, owner, owner_given, owner_source, owner_disputed, "
    "changed,"
    " changed_exact, changed_by, language, folder, docs, apis, ref, given, repository, active)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_update =
    "UPDATE entities SET file = ?, line = ?, col = ?, inferred = ?, kind = ?, namespace = ?, name = ?, "
    "api_version = ?,"
    " title = ?, description = ?, type = ?, type_written = ?, lifecycle = ?, lifecycle_written = ?, system = "
    "?, owner = ?,"
    " owner_given = ?, owner_source = ?, owner_disputed = ?, changed = ?, changed_exact = ?, changed_by = ?, "
    "language = ?,"
    " folder = ?, docs = ?, apis = ? WHERE id = ?";

template <class... Rest>
void run_with(sql::Database& database, Interner& ids, std::string_view sql, std::optional<std::int64_t> file,
              const model::ScannedEntity& scanned, const DocumentColumns& columns, const OwnerRef& owner,
              const Rest&... rest) {
  const auto system = system_of(ids, scanned);
  database.cached(sql)
      .with(file, scanned.mark.line, scanned.mark.column, scanned.inferred, columns.kind, columns.namespace_,
            columns.name, columns.api_version, columns.title, columns.description, columns.type,
            columns.type_written, columns.lifecycle, columns.lifecycle_written, system, owner.ref,
            owner.given, scanned.owner_source, scanned.owner_disputed, scanned.changed, scanned.changed_exact,
            unless_empty(scanned.changed_by), unless_empty(scanned.language), scanned.folder,
            paths_json(scanned.docs), paths_json(scanned.apis), rest...)
      .run();
}

}  // namespace

std::int64_t insert_row(sql::Database& database, Interner& ids, const NewRow& row,
                        const model::ScannedEntity& scanned, const DocumentColumns& columns,
                        const OwnerRef& owner) {
  run_with(database, ids, k_insert, row.file, scanned, columns, owner, row.ref, row.given, row.repository,
           row.active);
  return database.last_row_id();
}

void update_row(sql::Database& database, Interner& ids, std::int64_t entity, std::optional<std::int64_t> file,
                const model::ScannedEntity& scanned, const DocumentColumns& columns, const OwnerRef& owner) {
  run_with(database, ids, k_update, file, scanned, columns, owner, entity);
}

void write_kept_row(sql::Database& database, std::int64_t entity, const model::ScannedEntity& scanned,
                    const OwnerRef& owner) {
  database
      .cached(
          "UPDATE entities SET owner = ?, owner_given = ?, owner_source = ?, owner_disputed = ?, changed = ?,"
          " changed_exact = ?, changed_by = ?, language = ?, folder = ?, docs = ?, apis = ? WHERE id = ?")
      .with(owner.ref, owner.given, scanned.owner_source, scanned.owner_disputed, scanned.changed,
            scanned.changed_exact, unless_empty(scanned.changed_by), unless_empty(scanned.language),
            scanned.folder, paths_json(scanned.docs), paths_json(scanned.apis), entity)
      .run();
}

void write_document_columns(sql::Database& database, std::int64_t entity, const DocumentColumns& columns) {
  database
      .cached(
          "UPDATE entities SET kind = ?, namespace = ?, name = ?, api_version = ?, title = ?, description = "
          "?, type = ?,"
          " type_written = ?, lifecycle = ?, lifecycle_written = ? WHERE id = ?")
      .with(columns.kind, columns.namespace_, columns.name, columns.api_version, columns.title,
            columns.description, columns.type, columns.type_written, columns.lifecycle,
            columns.lifecycle_written, entity)
      .run();
}

void write_blob(sql::Database& database, std::int64_t file, const std::string& blob) {
  database.cached("UPDATE files SET blob = ?2 WHERE id = ?1 AND blob <> ?2").with(file, blob).run();
}

}  // namespace bs::catalog
