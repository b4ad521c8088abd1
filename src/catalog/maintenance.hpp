#pragma once
/// The file as a whole: opening, what the last scan was, removing what has gone, copies.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/base/paths.hpp"
#include "bs/catalog/rows.hpp"
#include "bs/catalog/store.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

/// The open database at the newest schema; a notice when a corrupt file was moved aside for it.
std::pair<sql::Database, std::vector<std::string>> open_catalog(const fs::path& file, Access access);
/// Moves a file that SQLite cannot read aside; the notice that says so.
std::string move_aside(const fs::path& file);

void write_scan_note(sql::Database& database, const ScanNote& note);
std::optional<ScanNote> read_scan_note(sql::Database& database);
Pruned prune_gone(sql::Database& database, Seconds now);
void write_snapshot(sql::Database& database, const fs::path& file);

}  // namespace bs::catalog
