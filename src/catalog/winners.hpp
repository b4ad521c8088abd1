#pragma once
/// Which of several documents that claim one ref is the active one.
#include <cstdint>
#include <optional>

#include "bs/sql/database.hpp"

namespace bs::catalog {

/// The best of the ref's documents: not orphaned before orphaned, scanned before concluded, written before
/// inferred, then the one that was active at the last link, then by repository, path and line. nullopt when
/// there is none.
std::optional<std::int64_t> best_candidate(sql::Database& database, std::int64_t ref, std::int64_t linked);
/// Makes the entity the active one of the ref (nullopt: none), as of `write`.
void set_active(sql::Database& database, std::int64_t ref, std::optional<std::int64_t> entity,
                std::int64_t write);
/// Lets the next link() look at the ref.
void mark_contested(sql::Database& database, std::int64_t ref);

}  // namespace bs::catalog
