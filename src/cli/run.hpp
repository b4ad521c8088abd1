#pragma once
#include <string>
#include <vector>

namespace bs::cli {

/// Runs one command line (without the program's name) and returns the exit status. Prints errors; throws
/// nothing.
int run(const std::vector<std::string>& arguments);

}  // namespace bs::cli
