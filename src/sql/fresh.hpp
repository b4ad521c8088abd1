#pragma once
/// The bytes of a database without tables.
#include <string>

namespace bs::sql {

/// One page; `wal` says in which journal mode it will be opened.
std::string fresh_database(bool wal);

}  // namespace bs::sql
