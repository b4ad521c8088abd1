#pragma once
/// Puts entities into the catalog, changes them and takes them out: rows, search rows, texts, relations,
/// claims, packages, the place as the active one of their ref, and the history. Lives as long as one write
/// transaction.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bs/base/clock.hpp"
#include "bs/model/scanned.hpp"
#include "bs/sql/database.hpp"
#include "catalog/addresses.hpp"
#include "catalog/entity_facts.hpp"
#include "catalog/history.hpp"
#include "catalog/interner.hpp"
#include "catalog/search_terms.hpp"

namespace bs::catalog {

class EntityWriter {
 public:
  /// `repository` and `commit` are what the history will name.
  EntityWriter(sql::Database& database, Seconds now, std::string repository, std::string commit);

  /// A new entity. `given` is the ref it was scanned under when `scanned` was renamed.
  std::int64_t insert(std::optional<std::int64_t> repository, const model::ScannedEntity& scanned,
                      std::string_view given = {});
  /// A stored entity whose file was read again; its ref stays.
  void update(std::int64_t entity, std::optional<std::int64_t> repository,
              const model::ScannedEntity& scanned);
  /// A stored entity whose document is unchanged and not given: ownership, times, neighbouring files and
  /// packages.
  void refresh(std::int64_t entity, std::optional<std::int64_t> repository,
               const model::ScannedEntity& scanned);
  void remove(std::int64_t entity);

  /// The entity gets another document, and another ref when that says so; its active place is not touched.
  void replace_document(std::int64_t entity, const model::EntityRef& ref, const data::Value& document);
  /// The effective owner, after an address was found to be somebody's or nobody's.
  void set_owner(std::int64_t entity, const OwnerRef& owner);
  /// Writes what was gathered; to be called before the transaction is committed or `search` is read.
  void flush();

  sql::Database& database() { return database_; }
  Interner& ids() { return ids_; }
  History& history() { return history_; }

 private:
  struct Holder {
    bool is_free = true;  ///< a new entity may be the active one of the ref at once
    bool was_never_held = true;
  };
  /// Who has the ref; a concluded owner makes room for a document.
  Holder make_room(std::int64_t ref);
  void take_place(std::int64_t ref, std::int64_t entity, const Holder& before);
  /// For an active entity that has been deleted: the next best document moves up.
  void leave_place(std::int64_t ref);
  void replace_terms(std::int64_t entity, const std::string& old_json, const data::Value& document,
                     const DocumentColumns& columns);
  void note_blob(std::int64_t file, const std::string& blob);

  sql::Database& database_;
  Interner ids_;
  History history_;
  SearchWriter search_;
  RelationBatch relations_;
  std::int64_t noted_file_ = 0;
  std::string noted_blob_;
};

}  // namespace bs::catalog
