#pragma once
/// Passages that vary between copies of one licence, or are advice around it: left out on both sides.
#include <string>

namespace bs::facts {

/// `words` are joined by single spaces, and so is what is left.
std::string without_phrases(std::string words);

}  // namespace bs::facts
