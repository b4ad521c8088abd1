#pragma once
/// From a row of `entities` to an EntityRow.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

/// nullopt when there is none with that number.
std::optional<EntityRow> entity_row(sql::Database& database, std::int64_t entity);
/// In the given order; what has gone meanwhile is left out.
std::vector<EntityRow> entity_rows(sql::Database& database, const std::vector<std::int64_t>& entities);

struct Ids {
  std::int64_t ref = 0;
  std::optional<std::int64_t> entity;  ///< the active one
};
/// nullopt when the catalog has never heard of the ref.
std::optional<Ids> ids_of(sql::Database& database, std::string_view canonical_ref);

/// A JSON array of texts, as `docs` and `apis` are stored; "" is none.
std::vector<std::string> texts_of(std::string_view json);

}  // namespace bs::catalog
