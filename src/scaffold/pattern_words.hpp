#pragma once
/// What a regular expression wants, in words, as far as it is one of those that people write for names.
#include <string>
#include <string_view>

#include "bs/data/value.hpp"

namespace bs::scaffold {

/// "lower case letters, digits and dashes, first a lower case letter, 3 to 31 characters"; "" no words for
/// it.
std::string pattern_wants(std::string_view pattern);

/// What is wrong with an answer that does not match: "has a space and capitals"; and, unless a proposal says
/// it, what is wanted, with the pattern.
std::string pattern_fault_words(std::string_view pattern, const data::Value& answer, bool has_proposal);

/// Literal text that every match begins and ends with.
struct PatternEnds {
  std::string prefix, suffix;
};
PatternEnds pattern_ends(std::string_view pattern);

}  // namespace bs::scaffold
