#pragma once
/// One question of a filter as SQL over `entities e`.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/sql/database.hpp"
#include "catalog/sql_text.hpp"

namespace bs::catalog {

/// The key (lower case) has one of the values (lower case).
SqlText equals_sql(sql::Database& database, std::string_view key, const std::vector<std::string>& values);
/// The key is there, with a value or without.
SqlText exists_sql(sql::Database& database, std::string_view key);
/// The same as equals_sql as a SELECT of entities' numbers, each once, where rows of an index answer it; else
/// nullopt.
std::optional<SqlText> entities_that_equal(sql::Database& database, std::string_view key,
                                           const std::vector<std::string>& values);

}  // namespace bs::catalog
