#pragma once
/// Entity filters as SQL over `entities e`; they answer as match::matches does over match::search_rows (with
/// the relations that the catalog has, both directions). Keys that no document can have at its root ask the
/// catalog instead: owner (the effective one: "group:default/payments", "payments" for a group or user, an
/// address), repository (name or identity), language, inferred and orphaned (true, false).
#include <cstdint>
#include <optional>
#include <vector>

#include "bs/match/filter.hpp"
#include "bs/sql/database.hpp"
#include "catalog/sql_text.hpp"

namespace bs::catalog {

struct FilterSql {
  SqlText condition;  ///< "1" for the empty filter
  /// Set when one part of the filter is answered by few rows of an index: a SELECT of one column, the numbers
  /// of entities among which all answers are, each once. Better to start from than from the order of the
  /// list.
  std::optional<SqlText> driver;
};
FilterSql compile_filter(sql::Database& database, const match::Filter& filter);

/// Rows of `search` that have the dotted key: numbers of `keys`. Items of arrays answer under "key" and as
/// "key.item".
struct KeyUses {
  std::vector<std::int64_t> keys;  ///< any row
  struct Item {
    std::int64_t key = 0;
    std::int64_t value = 0;  ///< hash of the item
  };
  std::vector<Item> items;  ///< a row with this value means key = "true"
};
KeyUses uses_of_key(sql::Database& database, std::string_view key);

}  // namespace bs::catalog
