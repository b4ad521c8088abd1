#include "catalog/entity_writer.hpp"

#include <algorithm>
#include <utility>

#include "bs/catalog/rows.hpp"
#include "bs/data/json.hpp"
#include "catalog/entity_facts.hpp"
#include "catalog/entity_rows.hpp"
#include "catalog/text_index.hpp"
#include "catalog/winners.hpp"

namespace bs::catalog {

namespace {

struct Place {
  std::int64_t ref = 0;
  bool active = false;
};

Place place_of(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached("SELECT ref, active FROM entities WHERE id = ?").with(entity);
  if (!row.step()) return {};
  Place place{row.integer(0), row.integer(1) != 0};
  row.reset();
  return place;
}

std::string stored_document(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached("SELECT json FROM documents WHERE entity = ?").with(entity);
  std::string json = row.step() ? row.text(0) : "{}";
  row.reset();
  return json;
}

std::string stored_words(sql::Database& database, std::int64_t entity) {
  sql::Statement& row = database.cached("SELECT words FROM texts WHERE entity = ?").with(entity);
  std::string words = row.step() ? row.text(0) : "";
  row.reset();
  return words;
}

}  // namespace

EntityWriter::EntityWriter(sql::Database& database, Seconds now, std::string repository, std::string commit)
    : database_(database),
      ids_(database),
      history_(database, now, std::move(repository), std::move(commit)),
      search_(database, ids_),
      relations_(database, k_insert_relations) {}

void EntityWriter::flush() {
  search_.flush();
  relations_.flush();
}

void EntityWriter::note_blob(std::int64_t file, const std::string& blob) {
  // Entities of one file come one after another.
  if (file == noted_file_ && blob == noted_blob_) return;
  write_blob(database_, file, blob);
  noted_file_ = file;
  noted_blob_ = blob;
}

EntityWriter::Holder EntityWriter::make_room(std::int64_t ref) {
  sql::Statement& row = database_.cached(
      "SELECT r.since, r.entity, e.repository IS NULL FROM refs r LEFT JOIN entities e ON e.id = r.entity "
      "WHERE r.id = ?");
  Holder holder;
  if (!row.with(ref).step()) return holder;
  const bool is_held = !row.is_null(1);
  const auto entity = row.integer(1);
  const bool concluded = is_held && row.integer(2) != 0;
  holder.was_never_held = row.integer(0) == 0;
  holder.is_free = !is_held || concluded;
  row.reset();
  if (concluded) remove(entity);
  return holder;
}

void EntityWriter::take_place(std::int64_t ref, std::int64_t entity, const Holder& before) {
  database_.cached("UPDATE refs SET entity = ?, since = ? WHERE id = ?")
      .with(entity, history_.write(), ref)
      .run();
  if (before.was_never_held) {
    history_.record_first(ref);
  } else {
    history_.record(ref);
  }
}

void EntityWriter::leave_place(std::int64_t ref) {
  const auto next = best_candidate(database_, ref, history_.linked());
  set_active(database_, ref, next, history_.write());
  if (next) mark_contested(database_, ref);
  history_.record(ref);
}

std::int64_t EntityWriter::insert(std::optional<std::int64_t> repository, const model::ScannedEntity& scanned,
                                  std::string_view given) {
  NewRow row;
  const std::string self = scanned.entity.ref.canonical();
  row.ref = *ids_.ref(self);
  row.given = ids_.ref(given);
  row.repository = repository;
  row.file = repository ? ids_.file(*repository, scanned.path) : std::nullopt;
  const Holder before = make_room(row.ref);
  row.active = before.is_free;
  const OwnerRef owner = resolve_owner(database_, ids_, scanned.owner);
  const DocumentColumns columns = columns_of(scanned.entity.document);
  const auto entity = insert_row(database_, ids_, row, scanned, columns, owner);
  if (row.file) note_blob(*row.file, scanned.blob);
  database_.cached("INSERT INTO documents (entity, json) VALUES (?, ?)")
      .with(entity, data::to_json(scanned.entity.document))
      .run();
  search_.add(entity, search_terms(scanned.entity.document, columns));
  add_text(database_, entity, words_of(columns, scanned.entity.document, owner.text), columns.description);
  add_relations(relations_, ids_, entity, self, scanned, owner);
  write_claims(database_, ids_, entity, repository, scanned.claims, true);
  write_packages(database_, ids_, entity, repository, scanned, true);
  if (!row.active) {
    mark_contested(database_, row.ref);
    history_.write();
  } else if (repository) {
    take_place(row.ref, entity, before);
  } else {
    set_active(database_, row.ref, entity, history_.write());
  }
  return entity;
}

void EntityWriter::replace_terms(std::int64_t entity, const std::string& old_json,
                                 const data::Value& document, const DocumentColumns& columns) {
  const data::Value old = stored_value(old_json);
  const auto before = search_terms(old, columns_of(old));
  const auto after = search_terms(document, columns);
  std::vector<SearchTerm> gone, come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
  search_.remove(entity, gone);
  search_.add(entity, come);
}

void EntityWriter::update(std::int64_t entity, std::optional<std::int64_t> repository,
                          const model::ScannedEntity& scanned) {
  const Place place = place_of(database_, entity);
  const data::Value& document = scanned.entity.document;
  const OwnerRef owner = resolve_owner(database_, ids_, scanned.owner);
  const DocumentColumns columns = columns_of(document);
  const std::string old_json = stored_document(database_, entity);
  const std::string json = data::to_json(document);
  const std::string words = words_of(columns, document, owner.text);
  const bool differs = json != old_json;
  const bool text_differs = differs || words != stored_words(database_, entity);
  if (text_differs) remove_text(database_, entity);
  if (differs) {
    if (place.active) history_.keep_document(place.ref);
    replace_terms(entity, old_json, document, columns);
    database_.cached("UPDATE documents SET json = ? WHERE entity = ?").with(json, entity).run();
  }
  const auto file = repository ? ids_.file(*repository, scanned.path) : std::nullopt;
  update_row(database_, ids_, entity, file, scanned, columns, owner);
  if (file) note_blob(*file, scanned.blob);
  if (text_differs) add_text(database_, entity, words, columns.description);
  replace_relations(database_, ids_, entity, scanned.entity.ref.canonical(), scanned, owner);
  write_claims(database_, ids_, entity, repository, scanned.claims, false);
  write_packages(database_, ids_, entity, repository, scanned, false);
  if (differs && place.active) history_.record(place.ref);
  history_.write();
}

void EntityWriter::refresh(std::int64_t entity, std::optional<std::int64_t> repository,
                           const model::ScannedEntity& scanned) {
  const OwnerRef owner = resolve_owner(database_, ids_, scanned.owner);
  write_kept_row(database_, entity, scanned, owner);
  change_owner_text(database_, entity, owner.text);
  replace_owner_relation(database_, entity, owner);
  write_claims(database_, ids_, entity, repository, scanned.claims, false);
  write_packages(database_, ids_, entity, repository, scanned, false);
  history_.write();
}

void EntityWriter::remove(std::int64_t entity) {
  const Place place = place_of(database_, entity);
  if (place.active) history_.keep_document(place.ref);
  const data::Value document = stored_value(stored_document(database_, entity));
  search_.remove(entity, search_terms(document, columns_of(document)));
  remove_text(database_, entity);
  leave_packages(database_, entity);
  relations_.flush();
  for (const std::string_view sql :
       {"DELETE FROM relations WHERE origin = ?", "DELETE FROM claims WHERE entity = ?",
        "DELETE FROM package_uses WHERE entity = ?", "DELETE FROM documents WHERE entity = ?",
        "DELETE FROM stale_entities WHERE entity = ?", "DELETE FROM entities WHERE id = ?"}) {
    database_.cached(sql).with(entity).run();
  }
  history_.write();
  if (place.active) leave_place(place.ref);
}

void EntityWriter::replace_document(std::int64_t entity, const model::EntityRef& ref,
                                    const data::Value& document) {
  const DocumentColumns columns = columns_of(document);
  const std::string old_json = stored_document(database_, entity);
  sql::Statement& owner =
      database_.cached("SELECT r.ref FROM entities e JOIN refs r ON r.id = e.owner WHERE e.id = ?")
          .with(entity);
  const std::string words = words_of(columns, document, owner.step() ? owner.text(0) : "");
  owner.reset();
  remove_text(database_, entity);
  replace_terms(entity, old_json, document, columns);
  write_document_columns(database_, entity, columns);
  database_.cached("UPDATE entities SET given = ifnull(given, ref), ref = ?2 WHERE id = ?1 AND ref <> ?2")
      .with(entity, *ids_.ref(ref.canonical()))
      .run();
  database_.cached("UPDATE documents SET json = ? WHERE entity = ?")
      .with(data::to_json(document), entity)
      .run();
  add_text(database_, entity, words, columns.description);
}

void EntityWriter::set_owner(std::int64_t entity, const OwnerRef& owner) {
  database_.cached("UPDATE entities SET owner = ? WHERE id = ?").with(owner.ref, entity).run();
  change_owner_text(database_, entity, owner.text);
  replace_owner_relation(database_, entity, owner);
}

}  // namespace bs::catalog
