#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {
namespace {

void check(sqlite3_stmt* statement, int code) {
  if (code != SQLITE_OK) throw_last(sqlite3_db_handle(statement), sqlite3_sql(statement));
}

/// SQLite reports lack of memory while it converts a value as NULL.
void check_memory(sqlite3_stmt* statement) {
  if (sqlite3_errcode(sqlite3_db_handle(statement)) == SQLITE_NOMEM)
    throw_last(sqlite3_db_handle(statement), sqlite3_sql(statement));
}

/// A view without data would be bound as NULL.
const char* data_of(std::string_view bytes) {
  return bytes.data() == nullptr ? "" : bytes.data();
}

}  // namespace

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(int index, std::int64_t value) {
  check(state_->handle.get(), sqlite3_bind_int64(state_->handle.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, double value) {
  check(state_->handle.get(), sqlite3_bind_double(state_->handle.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  check(state_->handle.get(), sqlite3_bind_text64(state_->handle.get(), index, data_of(text), text.size(),
                                                  SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  check(state_->handle.get(),
        sqlite3_bind_blob64(state_->handle.get(), index, data_of(bytes), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int index) {
  check(state_->handle.get(), sqlite3_bind_null(state_->handle.get(), index));
  return *this;
}

bool Statement::step() {
  sqlite3_stmt* statement = state_->handle.get();
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  try {
    check(statement, code);
  } catch (...) {
    sqlite3_reset(statement);  // after the message was read; lets go of its locks
    throw;
  }
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(state_->handle.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(state_->handle.get(), column);
}

double Statement::number(int column) const {
  return sqlite3_column_double(state_->handle.get(), column);
}

std::string Statement::text(int column) const {
  return std::string(view(column));
}

std::string_view Statement::view(int column) const {
  sqlite3_stmt* statement = state_->handle.get();
  if (is_null(column)) return {};
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (text == nullptr) check_memory(statement);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}

std::string Statement::blob(int column) const {
  sqlite3_stmt* statement = state_->handle.get();
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
  if (bytes == nullptr) check_memory(statement);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(state_->handle.get(), column) == SQLITE_NULL;
}

int Statement::columns() const {
  return sqlite3_column_count(state_->handle.get());
}

std::string Statement::column_name(int column) const {
  const char* name = sqlite3_column_name(state_->handle.get(), column);
  return name == nullptr ? std::string() : std::string(name);
}

}  // namespace bs::sql
