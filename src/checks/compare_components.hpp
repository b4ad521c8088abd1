#pragma once
// Which component of the head is which of the base.
#include <vector>

#include "bs/model/outcome.hpp"

namespace bs::checks {

struct ComponentPair {
  const model::ComponentOutcomes* base = nullptr;  ///< nullptr: new
  model::ComponentOutcomes* head = nullptr;        ///< nullptr: vanished
};

/// The repositories as wholes first, then the head's components in their order, then what vanished.
std::vector<ComponentPair> pair_components(const model::CheckRun& base, model::CheckRun& head);

}  // namespace bs::checks
