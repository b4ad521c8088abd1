#pragma once
// filterQuery: Backstage's filter predicates, on one entity.
#include <string>
#include <utility>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::checks {

/// Whether the query, judged when it was read, holds of the document; `relations` (type, target) answer under
/// `relations.<type>` as lists of texts. An operator that is none holds for nothing.
bool holds_query(const data::Value& query, const data::Value& document,
                 const std::vector<std::pair<std::string, std::string>>& relations);

}  // namespace bs::checks
