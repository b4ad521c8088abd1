#pragma once
/// Rows of `repositories`: what is known of each, and whether it is there.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "bs/model/scanned.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

struct StoredRepository {
  std::int64_t id = 0;
  model::RepositoryState state = model::RepositoryState::ok;
};
std::optional<StoredRepository> stored_repository(sql::Database& database, std::string_view identity);

/// Inserts or overwrites the row; files are not counted where only refs changed.
std::int64_t write_repository(sql::Database& database, const model::RepositoryRecord& record,
                              bool keep_file_count);
/// Of an unreadable one: its state and reason; what was read before stays. With a fingerprint it is not read
/// again before record.stale_at, unless its refs change.
std::int64_t write_unreadable(sql::Database& database, const model::RepositoryRecord& record);
void touch_repository(sql::Database& database, const model::RepositoryRecord& record);
/// Documents of this repository may win or lose their refs, since it went or came back.
void contest_refs_of(sql::Database& database, std::int64_t repository);

/// The record, from a row selected by k_repository_columns that starts at `column`.
model::RepositoryRecord read_repository(const sql::Statement& row, int column);
inline constexpr std::string_view k_repository_columns =
    "p.identity, p.name, p.path, p.root, p.bare, p.shallow, p.origin, p.revision, p.commit_id, p.tree, "
    "p.commit_time,"
    " p.branch, p.fetched_at, p.fingerprint, p.options_digest, p.stale_at, p.file_count, p.state, p.reason";
inline constexpr int k_repository_column_count = 19;

std::vector<RepositoryRow> all_repositories(sql::Database& database);
std::vector<model::KnownRepository> known_repositories(sql::Database& database);
std::vector<model::KnownRepository::File> known_files(sql::Database& database, std::string_view identity);

}  // namespace bs::catalog
