#pragma once
/// The totals below a list. Those that need every entity are counted once, by link(), and kept.
#include "bs/catalog/rows.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

/// Within a write transaction.
void keep_summary(sql::Database& database);
Summary read_summary(sql::Database& database, bool is_linked);

}  // namespace bs::catalog
