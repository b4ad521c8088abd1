#pragma once
// Soundcheck's configurations of fact collectors.
#include "load_state.hpp"

namespace bs::checks {

/// One document of a collectors file; see load_collectors.cpp for whose collector it is.
void read_collectors(Loading& load, const data::Value& value);
/// When all files are read: of the table, a policy, the catalog, or a track.
bool knows_fact(const Loading& load, const model::FactRef& fact);
/// Of a collector that does not run here: an integration of Soundcheck's, or a source that a policy names.
bool is_from_elsewhere(const Loading& load, const model::FactRef& fact);

}  // namespace bs::checks
