#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bs::scaffold {

/// Texts that are likely to match, the shortest first, the same each time. Empty where the pattern is beyond
/// the small reading of pattern_syntax.hpp.
std::vector<std::string> pattern_examples(std::string_view pattern);

}  // namespace bs::scaffold
