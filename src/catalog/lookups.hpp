#pragma once
/// Single entities and what stands around them.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bs/catalog/rows.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

std::optional<EntityDetail> find_entity(sql::Database& database, std::string_view canonical_ref);
std::vector<EntityRow> entities_at(sql::Database& database, std::string_view repository_path,
                                   std::string_view path);
std::vector<Neighbour> neighbours_of(sql::Database& database, std::string_view canonical_ref);
void each_relation(sql::Database& database, const std::vector<std::string>& types,
                   const std::function<void(const Relation&)>& visit);
std::vector<OwnerRow> all_owners(sql::Database& database);

std::vector<EntityRow> entities_named(sql::Database& database, std::string_view typed);
std::vector<std::string> refs_near(sql::Database& database, std::string_view word, std::size_t limit);
std::vector<std::string> completions(sql::Database& database, std::string_view prefix, std::int64_t limit);

std::vector<SearchHit> search_text(sql::Database& database, std::string_view text, std::int64_t limit);
std::vector<ChangeRow> history_of(sql::Database& database, std::string_view canonical_ref,
                                  std::int64_t limit);
std::vector<ProblemRow> all_problems(sql::Database& database, bool covers_workspace);

}  // namespace bs::catalog
