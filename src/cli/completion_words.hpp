#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace bs::cli {

/// What may stand at the end of the line that is being typed; {":files"} asks the shell for file names.
std::vector<std::string> completion_words(std::string_view line, Context& context);

}  // namespace bs::cli
