#include "scaffold/engine/rounds.hpp"

#include <cmath>

namespace bs::scaffold::engine {

std::size_t rounds(Budget& budget, double number) {
  if (!(number > 0)) return 0;
  const double whole = std::ceil(number);
  budget.check_text(whole > 1e15 ? std::string::npos : static_cast<std::size_t>(whole));
  return static_cast<std::size_t>(whole);
}

}  // namespace bs::scaffold::engine
