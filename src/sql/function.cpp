// Functions of ours in SQL.
#include "bs/base/error.hpp"
#include "sql/errors.hpp"
#include "sql/state.hpp"

namespace bs::sql {
namespace {

using Function = std::function<std::optional<std::string>(std::string_view)>;

/// The argument as text; nullopt for NULL.
std::optional<std::string_view> argument_of(int count, sqlite3_value** values) {
  if (count == 0) return "";
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) return std::nullopt;
  return std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
}

/// No exception may cross SQLite's frames.
void call(sqlite3_context* context, int count, sqlite3_value** values) noexcept {
  try {
    const auto argument = argument_of(count, values);
    if (!argument) return;  // the result is NULL unless set
    const auto result = (*static_cast<const Function*>(sqlite3_user_data(context)))(*argument);
    if (result) sqlite3_result_text64(context, result->data(), result->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
    if (is_corruption(error)) sqlite3_result_error_code(context, SQLITE_CORRUPT);  // keeps the text
  }
}

void destroy(void* function) noexcept {
  delete static_cast<Function*>(function);
}

}  // namespace

void Database::define(std::string_view name, int arguments, Function function) {
  constexpr int k_flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  if (arguments < 0 || arguments > 1)
    throw Error(ErrorKind::internal, fmt::format("the SQL function {} must have no or one argument", name));
  const std::string text(name);
  // SQLite owns the copy from here on, and destroys it even when it refuses it.
  auto* copy = new Function(std::move(function));
  const int code = sqlite3_create_function_v2(state_->connection.get(), text.c_str(), arguments, k_flags,
                                              copy, call, nullptr, nullptr, destroy);
  if (code != SQLITE_OK)
    throw Error(ErrorKind::internal, fmt::format("cannot define the SQL function {}: {}", name,
                                                 sqlite3_errmsg(state_->connection.get())));
}

}  // namespace bs::sql
