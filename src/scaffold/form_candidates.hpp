#pragma once
#include <vector>

#include "bs/scaffold/form.hpp"

namespace bs::scaffold {

/// Values that the question may well take, the likeliest first, the same each time.
std::vector<data::Value> example_candidates(const Question& question);

}  // namespace bs::scaffold
