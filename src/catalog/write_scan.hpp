#pragma once
/// Writing what a scan found in one repository: one transaction.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "bs/base/clock.hpp"
#include "bs/model/scanned.hpp"
#include "bs/sql/database.hpp"

namespace bs::catalog {

void write_scan(sql::Database& database, const model::RepositoryScan& scan, Seconds now);

/// The repository's problems become these, and those stored ones that `keeps` names (by kind and path) unless
/// one of these stands at the same place.
void write_problems(sql::Database& database, std::int64_t repository,
                    const std::vector<model::Problem>& problems,
                    const std::function<bool(const model::Problem&)>& keeps);

void mark_gone(sql::Database& database, const std::vector<std::string>& identities, Seconds now);

}  // namespace bs::catalog
