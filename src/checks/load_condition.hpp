#pragma once
// Conditions: `{factRef, path, operator, value}` and groups of them.
#include "load_state.hpp"

namespace bs::checks {

/// `inline_fact`: what conditions without a factRef ask; nullptr when the check has none.
model::Condition read_condition(Loading& load, const Written& at, const model::FactRef* inline_fact);
/// "source:scope/name" or {source, scope, name}; nullopt, and a fault, for anything else.
std::optional<model::FactRef> read_fact_ref(Loading& load, const Written& at);

}  // namespace bs::checks
