#pragma once
/// How often `for (i = 0; i < n; i++)` goes round.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// 0 for NaN; an error for what no text could hold.
std::size_t rounds(Budget& budget, double number);

}  // namespace bs::scaffold::engine
