#pragma once
/// The row of `entities` as it is written.
#include <cstdint>
#include <optional>
#include <string>

#include "bs/model/scanned.hpp"
#include "bs/sql/database.hpp"
#include "catalog/addresses.hpp"
#include "catalog/columns.hpp"
#include "catalog/interner.hpp"

namespace bs::catalog {

/// What the row says besides what was scanned.
struct NewRow {
  std::int64_t ref = 0;
  std::optional<std::int64_t> given, repository, file;
  bool active = false;
};

std::int64_t insert_row(sql::Database& database, Interner& ids, const NewRow& row,
                        const model::ScannedEntity& scanned, const DocumentColumns& columns,
                        const OwnerRef& owner);
/// ref, given, repository and active stay.
void update_row(sql::Database& database, Interner& ids, std::int64_t entity, std::optional<std::int64_t> file,
                const model::ScannedEntity& scanned, const DocumentColumns& columns, const OwnerRef& owner);
/// Writes what does not come from the document.
void write_kept_row(sql::Database& database, std::int64_t entity, const model::ScannedEntity& scanned,
                    const OwnerRef& owner);
/// Writes what comes from the document alone.
void write_document_columns(sql::Database& database, std::int64_t entity, const DocumentColumns& columns);
void write_blob(sql::Database& database, std::int64_t file, const std::string& blob);

}  // namespace bs::catalog
