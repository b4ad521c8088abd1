#pragma once
/// A licence's text as the words that count, in the spirit of SPDX's matching guidelines: without case, marks,
/// bullets, addresses, titles, copyright lines and what follows the terms; spellings unified.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bs::facts {

struct LicenceWords {
  std::vector<std::string> words;  ///< in order
  bool has_copyright = false;      ///< a copyright line was left out
  /// Of the words in order: equal for texts that mean the same by the rules above.
  std::uint64_t digest() const;
};

LicenceWords licence_words(std::string_view text);

}  // namespace bs::facts
