#include "catalog/repositories.hpp"

#include <fmt/format.h>

namespace bs::catalog {

namespace {

/// Unsigned numbers keep their bits.
std::int64_t bits(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

constexpr std::string_view k_write =
    "INSERT INTO repositories (identity, name, path, root, bare, shallow, origin, revision, commit_id, tree,"
    " commit_time, branch, fetched_at, fingerprint, options_digest, stale_at, file_count, state, reason)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (identity) DO UPDATE SET name = excluded.name, path = excluded.path, root = excluded.root,"
    " bare = excluded.bare, shallow = excluded.shallow, origin = excluded.origin, revision = "
    "excluded.revision,"
    " commit_id = excluded.commit_id, tree = excluded.tree, commit_time = excluded.commit_time,"
    " branch = excluded.branch, fetched_at = excluded.fetched_at, fingerprint = excluded.fingerprint,"
    " options_digest = excluded.options_digest, stale_at = excluded.stale_at, file_count = iif(?20, "
    "file_count, excluded.file_count),"
    " state = excluded.state, reason = excluded.reason";

/// The next reading must not rely on what was kept of another configuration.
void forget_if_read_otherwise(sql::Database& database, const StoredRepository& stored,
                              std::uint64_t options_digest) {
  sql::Statement& row =
      database.cached("SELECT options_digest FROM repositories WHERE id = ?").with(stored.id);
  const bool is_same = row.step() && row.integer(0) == bits(options_digest);
  row.reset();
  if (is_same) return;
  database.cached("UPDATE repositories SET tree = '' WHERE id = ?").with(stored.id).run();
  database.cached("UPDATE files SET blob = '' WHERE repository = ?").with(stored.id).run();
}

}  // namespace

std::optional<StoredRepository> stored_repository(sql::Database& database, std::string_view identity) {
  sql::Statement& row =
      database.cached("SELECT id, state FROM repositories WHERE identity = ?").with(identity);
  if (!row.step()) return std::nullopt;
  StoredRepository stored{row.integer(0), static_cast<model::RepositoryState>(row.integer(1))};
  row.reset();
  return stored;
}

std::int64_t write_repository(sql::Database& database, const model::RepositoryRecord& r,
                              bool keep_file_count) {
  database.cached(k_write)
      .with(r.identity, r.name, r.path, r.root, r.bare, r.shallow, r.origin, r.revision, r.commit, r.tree,
            r.commit_time, r.branch, r.fetched_at, bits(r.fingerprint), bits(r.options_digest), r.stale_at,
            bits(r.file_count), r.state, r.reason, keep_file_count)
      .run();
  return stored_repository(database, r.identity)->id;
}

std::int64_t write_unreadable(sql::Database& database, const model::RepositoryRecord& record) {
  const auto stored = stored_repository(database, record.identity);
  if (!stored) return write_repository(database, record, false);
  // Without a fingerprint it is looked at again next time. With one nothing tells any more with which options
  // the rest was read, unless those are the same.
  if (record.fingerprint != 0) forget_if_read_otherwise(database, *stored, record.options_digest);
  database
      .cached(
          "UPDATE repositories SET path = ?1, root = ?2, fingerprint = ?3, state = ?4, reason = ?5,"
          " options_digest = iif(?3 = 0, options_digest, ?6), stale_at = iif(?3 = 0, stale_at, ?7) WHERE id "
          "= "
          "?8")
      .with(record.path, record.root, bits(record.fingerprint), record.state, record.reason,
            bits(record.options_digest), record.stale_at, stored->id)
      .run();
  return stored->id;
}

void touch_repository(sql::Database& database, const model::RepositoryRecord& record) {
  database
      .cached(
          "UPDATE repositories SET path = ?, root = ?, fetched_at = ?, fingerprint = ? WHERE identity = ?")
      .with(record.path, record.root, record.fetched_at, bits(record.fingerprint), record.identity)
      .run();
}

void contest_refs_of(sql::Database& database, std::int64_t repository) {
  database
      .cached(
          "INSERT OR IGNORE INTO contested (ref) SELECT e.ref FROM entities e WHERE e.repository = ?"
          " AND EXISTS (SELECT 1 FROM entities o WHERE o.ref = e.ref AND o.id <> e.id)")
      .with(repository)
      .run();
}

model::RepositoryRecord read_repository(const sql::Statement& row, int c) {
  model::RepositoryRecord r;
  r.identity = row.text(c);
  r.name = row.text(c + 1);
  r.path = row.text(c + 2);
  r.root = row.text(c + 3);
  r.bare = row.integer(c + 4) != 0;
  r.shallow = row.integer(c + 5) != 0;
  r.origin = row.text(c + 6);
  r.revision = row.text(c + 7);
  r.commit = row.text(c + 8);
  r.tree = row.text(c + 9);
  r.commit_time = row.integer(c + 10);
  r.branch = row.text(c + 11);
  if (!row.is_null(c + 12)) r.fetched_at = row.integer(c + 12);
  r.fingerprint = static_cast<std::uint64_t>(row.integer(c + 13));
  r.options_digest = static_cast<std::uint64_t>(row.integer(c + 14));
  r.stale_at = row.integer(c + 15);
  r.file_count = static_cast<std::uint64_t>(row.integer(c + 16));
  r.state = static_cast<model::RepositoryState>(row.integer(c + 17));
  r.reason = row.text(c + 18);
  return r;
}

std::vector<RepositoryRow> all_repositories(sql::Database& database) {
  std::vector<RepositoryRow> rows;
  sql::Statement all =
      database.prepare(fmt::format("SELECT {}, (SELECT count(*) FROM entities e WHERE e.repository = p.id) "
                                   "FROM repositories p ORDER BY p.name, p.identity",
                                   k_repository_columns));
  while (all.step()) rows.push_back({read_repository(all, 0), all.integer(k_repository_column_count)});
  return rows;
}

std::vector<model::KnownRepository> known_repositories(sql::Database& database) {
  std::vector<model::KnownRepository> known;
  sql::Statement all = database.prepare(
      fmt::format("SELECT {} FROM repositories p ORDER BY p.identity", k_repository_columns));
  while (all.step()) {
    const auto r = read_repository(all, 0);
    known.push_back({r.identity,
                     r.path,
                     r.tree,
                     r.commit,
                     r.revision,
                     r.fingerprint,
                     r.options_digest,
                     r.stale_at,
                     r.state,
                     {}});
  }
  return known;
}

std::vector<model::KnownRepository::File> known_files(sql::Database& database, std::string_view identity) {
  std::vector<model::KnownRepository::File> files;
  sql::Statement& rows = database.cached(
      "SELECT f.id, f.path, f.blob, r.ref, e.folder, e.line, e.col, d.ref, c.line FROM repositories p"
      " JOIN entities e ON e.repository = p.id AND e.inferred = 0 JOIN files f ON f.id = e.file AND f.blob "
      "<> ''"
      " JOIN refs r ON r.id = e.ref LEFT JOIN claims c ON c.entity = e.id AND c.source = ?2"
      " LEFT JOIN refs d ON d.id = c.owner WHERE p.identity = ?1 ORDER BY f.path, e.line, e.id, c.position");
  rows.with(identity, model::ClaimSource::declared);
  std::int64_t file = 0;
  while (rows.step()) {
    if (rows.integer(0) != file) {
      file = rows.integer(0);
      files.push_back({rows.text(1), rows.text(2), {}});
    }
    model::KnownRepository::File::Stub stub;
    stub.ref = rows.text(3);
    stub.folder = rows.text(4);
    stub.mark = {static_cast<std::uint32_t>(rows.integer(5)), static_cast<std::uint32_t>(rows.integer(6))};
    stub.owner = rows.text(7);
    stub.owner_line = static_cast<std::uint32_t>(rows.integer(8));
    files.back().entities.push_back(std::move(stub));
  }
  return files;
}

}  // namespace bs::catalog
