#pragma once
/// Standings with the numbers they are stored under.
#include "catalog/outcomes.hpp"
#include "catalog/state.hpp"

namespace bs::catalog {

struct StoredStanding {
  std::int64_t run = 0, component = 0;
  StandingRow row;
};
/// As Store::standings.
std::vector<StoredStanding> newest_stored(sql::Database& database, std::string_view track, Seconds as_of);

}  // namespace bs::catalog
