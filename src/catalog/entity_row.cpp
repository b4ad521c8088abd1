#include "catalog/entity_row.hpp"

#include "bs/model/scanned.hpp"

namespace bs::catalog {

namespace {

constexpr std::string_view k_select =
    "SELECT r.ref, e.kind, e.namespace, e.name, e.title, e.description, ifnull(e.type_written, e.type),"
    " ifnull(e.lifecycle_written, e.lifecycle), s.ref, o.ref, e.owner_source, e.owner_disputed, e.inferred, "
    "p.state,"
    " e.changed, e.changed_exact, e.language, p.name, p.path, f.path, e.line, e.folder"
    " FROM entities e JOIN refs r ON r.id = e.ref LEFT JOIN refs s ON s.id = e.system"
    " LEFT JOIN refs o ON o.id = e.owner LEFT JOIN repositories p ON p.id = e.repository"
    " LEFT JOIN files f ON f.id = e.file WHERE e.id = ?";

EntityRow read_row(const sql::Statement& row) {
  EntityRow r;
  r.ref = row.text(0);
  r.kind = row.text(1);
  r.namespace_ = row.text(2);
  r.name = row.text(3);
  r.title = row.text(4);
  r.description = row.text(5);
  r.type = row.text(6);
  r.lifecycle = row.text(7);
  r.system = row.text(8);
  r.owner = row.text(9);
  if (!row.is_null(10)) r.owner_source = name_of(static_cast<model::ClaimSource>(row.integer(10)));
  r.owner_disputed = row.integer(11) != 0;
  r.inferred = row.integer(12) != 0;
  r.orphaned = static_cast<model::RepositoryState>(row.integer(13)) == model::RepositoryState::gone;
  r.changed = row.integer(14);
  r.changed_exact = row.integer(15) != 0;
  r.language = row.text(16);
  r.repository = row.text(17);
  r.repository_path = row.text(18);
  r.path = row.text(19);
  r.line = static_cast<std::uint32_t>(row.integer(20));
  r.folder = row.text(21);
  return r;
}

}  // namespace

std::optional<EntityRow> entity_row(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached(k_select).with(entity);
  if (!row.step()) return std::nullopt;
  auto result = read_row(row);
  row.reset();
  return result;
}

std::vector<EntityRow> entity_rows(sql::Database& database, const std::vector<std::int64_t>& entities) {
  std::vector<EntityRow> rows;
  rows.reserve(entities.size());
  for (const auto entity : entities) {
    if (auto row = entity_row(database, entity)) rows.push_back(std::move(*row));
  }
  return rows;
}

std::optional<Ids> ids_of(sql::Database& database, std::string_view canonical_ref) {
  sql::Statement& row = database.cached("SELECT id, entity FROM refs WHERE ref = ?").with(canonical_ref);
  if (!row.step()) return std::nullopt;
  Ids ids{row.integer(0), std::nullopt};
  if (!row.is_null(1)) ids.entity = row.integer(1);
  row.reset();
  return ids;
}

std::vector<std::string> texts_of(std::string_view json) {
  std::vector<std::string> texts;
  if (json.empty()) return texts;
  const data::Value all = stored_value(json);
  if (!all.is_array()) return texts;
  for (const data::Value& text : all.as_array()) {
    if (text.is_string()) texts.push_back(text.as_string());
  }
  return texts;
}

}  // namespace bs::catalog
