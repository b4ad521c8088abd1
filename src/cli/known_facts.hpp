#pragma once
/// What the loader of policies may know of facts: the table of collectors, as checks::KnownFacts.
#include "bs/checks/policy.hpp"

namespace bs::cli {

const checks::KnownFacts& known_facts();

}  // namespace bs::cli
