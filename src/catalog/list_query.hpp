#pragma once
/// A ListQuery as SQL, and what it selects.
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "bs/sql/database.hpp"
#include "catalog/sql_text.hpp"

namespace bs::catalog {

/// FROM and WHERE over `entities e` for what the query selects among the active entities.
SqlText selection_sql(sql::Database& database, const ListQuery& query);
/// The numbers of the entities, in order; limit and offset applied.
std::vector<std::int64_t> selected_entities(sql::Database& database, const ListQuery& query);

std::vector<EntityRow> list_entities(sql::Database& database, const ListQuery& query);
std::int64_t count_entities(sql::Database& database, const ListQuery& query);
void each_document(sql::Database& database, const ListQuery& query,
                   const std::function<bool(const EntityRow&, std::string_view json)>& visit);
std::vector<FacetRow> facets(sql::Database& database, std::string_view field, const ListQuery& query);

}  // namespace bs::catalog
