#pragma once
// `filter`, `exclude` and `filterQuery`.
#include "load_state.hpp"

namespace bs::checks {

void read_filter(Loading& load, const Written& at, model::EntityFilter& out);
void read_filter_query(Loading& load, const Written& at, model::EntityFilter& out);

}  // namespace bs::checks
