#pragma once
/// SQLite's result codes as bs::Error.
#include <sqlite3.h>

#include <string_view>

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"

namespace bs::sql {

/// A file that SQLite calls corrupt or no database; see is_corruption().
class Corruption : public Error {
 public:
  using Error::Error;
};

/// Throws what the (extended) result code means for the file. `detail` is SQLite's message.
[[noreturn]] void throw_code(int code, const fs::path& file, std::string_view detail);
/// Throws the connection's last error; `sql` is shown where the statement itself is at fault.
[[noreturn]] void throw_last(sqlite3* connection, std::string_view sql);

}  // namespace bs::sql
