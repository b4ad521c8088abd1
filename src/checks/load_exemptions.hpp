#pragma once
// exemptions.yaml: failures that somebody accepted.
#include "load_state.hpp"

namespace bs::checks {

void read_exemption(Loading& load, const data::Value& value);

}  // namespace bs::checks
