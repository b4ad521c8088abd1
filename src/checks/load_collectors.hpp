#pragma once
// Soundcheck's configurations of fact collectors.
#include "load_state.hpp"

namespace bs::checks {

/// One document of a collectors file; see load_collectors.cpp for whose collector it is.
void read_collectors(Loading& load, const data::Value& value);
/// Facts that every policy may ask for and no collector of the table gives: the entity, certifications of
/// tracks, and what Soundcheck's own integrations with other services collect.
bool is_known_elsewhere(const Loading& load, const model::FactRef& fact);

}  // namespace bs::checks
