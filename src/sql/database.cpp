#include "bs/sql/database.hpp"

#include "bs/base/text.hpp"
#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {
namespace {

/// Prepares the first statement of `sql` and cuts it off. Null where only space and comments are left.
PreparedStatement prepare_next(sqlite3* connection, std::string_view& sql, unsigned flags) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  if (sql.size() > INT32_MAX) throw Error(ErrorKind::limit, "an SQL text is larger than 2 GiB");
  const int code =
      sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), flags, &raw, &tail);
  PreparedStatement statement(raw);
  if (code != SQLITE_OK) throw_last(connection, sql);
  const auto used = static_cast<std::size_t>(tail - sql.data());
  sql.remove_prefix(used == 0 ? sql.size() : used);  // 0: a NUL, behind which nothing is read
  return statement;
}

/// The one statement of `sql`.
PreparedStatement prepare_one(sqlite3* connection, std::string_view sql, unsigned flags) {
  std::string_view rest = sql;
  PreparedStatement statement = prepare_next(connection, rest, flags);
  if (statement && trim(rest).empty()) return statement;
  throw Error(ErrorKind::internal, fmt::format("not one SQL statement: {}", trim(sql)));
}

}  // namespace

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::execute(std::string_view sql) {
  while (!sql.empty()) {
    auto state = std::make_unique<Statement::State>();
    state->handle = prepare_next(state_->connection.get(), sql, 0);
    if (state->handle) Statement(std::move(state)).run();
  }
}

Statement Database::prepare(std::string_view sql) {
  auto state = std::make_unique<Statement::State>();
  state->handle = prepare_one(state_->connection.get(), sql, 0);
  return Statement(std::move(state));
}

Statement& Database::cached(std::string_view sql) {
  if (const auto found = state_->cached.find(sql); found != state_->cached.end()) {
    sqlite3_stmt* statement = found->second.state_->handle.get();
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return found->second;
  }
  auto state = std::make_unique<Statement::State>();
  state->handle = prepare_one(state_->connection.get(), sql, SQLITE_PREPARE_PERSISTENT);
  return state_->cached.emplace(sql, Statement(std::move(state))).first->second;
}

std::int64_t Database::last_row_id() const {
  return sqlite3_last_insert_rowid(state_->connection.get());
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(state_->connection.get());
}

std::optional<std::int64_t> Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  if (!statement.step() || statement.is_null(0)) return std::nullopt;
  return statement.integer(0);
}

const fs::path& Database::path() const {
  return state_->path;
}

bool Database::is_read_only() const {
  return state_->is_read_only;
}

Transaction::Transaction(Database& database) : database_(&database) {
  // A reader that was left in the middle would hold an old snapshot, from which SQLite refuses to write.
  for (auto& [sql, statement] : database.state_->cached) statement.reset();
  database.cached("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  sqlite3* connection = database_->state_->connection.get();
  // Some errors (a full disk) have rolled back already.
  if (sqlite3_get_autocommit(connection) == 0)
    sqlite3_exec(connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_->cached("COMMIT").run();
  database_ = nullptr;
}

}  // namespace bs::sql
