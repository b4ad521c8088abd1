#pragma once
/// The file as a whole: opening, what the last scan was, removing what has gone, copies.
#include <optional>
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"
#include "bs/catalog/rows.hpp"
#include "bs/catalog/store.hpp"
#include "bs/sql/database.hpp"
#include "catalog/damaged.hpp"

namespace bs::catalog {

struct OpenedCatalog {
  sql::Database database;                ///< at the newest schema
  std::optional<FileIdentity> identity;  ///< of the file that it has open
  std::vector<std::string> notices;      ///< when a corrupt file was moved aside for it
};
OpenedCatalog open_catalog(const fs::path& file, Access access);

void write_scan_note(sql::Database& database, const ScanNote& note);
std::optional<ScanNote> read_scan_note(sql::Database& database);
Pruned prune_gone(sql::Database& database, Seconds now);
void write_snapshot(sql::Database& database, const fs::path& file);

}  // namespace bs::catalog
