#pragma once
/// What git leaves in a file that nobody merged by hand.
#include <string_view>
#include <vector>

#include "facts/collectors.hpp"

namespace bs::facts {

/// One for each conflict: "<<<<<<< x", "=======", ">>>>>>> y" at the beginnings of lines, in this order.
/// Files that hold them on purpose have none: tests, patches, prose that shows them in a block of code.
std::vector<FactFinding> find_conflict_markers(std::string_view path, std::string_view text);

}  // namespace bs::facts
