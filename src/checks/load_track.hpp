#pragma once
// One track, campaign or playlist.
#include "load_state.hpp"

namespace bs::checks {

void read_track(Loading& load, const data::Value& value);

}  // namespace bs::checks
