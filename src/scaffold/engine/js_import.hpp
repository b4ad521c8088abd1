#pragma once
/// Values between a template and the rest of bs.
#include "bs/data/value.hpp"
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// Error limit when it is larger or deeper than the limits allow.
JsValue from_data(const data::Value& value, const EngineLimits& limits);
/// As JSON.parse(JSON.stringify(value)) would give it, but that a safe string is its text; nullopt for
/// undefined and functions.
std::optional<data::Value> to_data(Budget& budget, const JsValue& value);

}  // namespace bs::scaffold::engine
