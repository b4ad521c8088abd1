#pragma once
/// The licences of the SPDX list as sets of words: fingerprints, from which no text can be read back. The table
/// is src/facts/licence/fingerprints.txt; tests/conformance/licence/make_fingerprints.cpp writes it.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bs::facts {

struct KnownLicence {
  std::string_view id;
  bool osi_approved = false;
  std::uint64_t digest = 0;           ///< LicenceWords::digest of its text
  std::size_t length = 0;             ///< words in it
  std::vector<std::uint32_t> words;   ///< numbers of the different ones, ascending
};

struct LicenceTable {
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;  ///< by hash of a word
  std::vector<KnownLicence> licences;
  const KnownLicence* find(std::string_view id) const;
};

std::uint32_t hash_of_word(std::string_view word) noexcept;
/// Read once, when it is first asked for.
const LicenceTable& licence_table();

struct LicenceMatch {
  const KnownLicence* licence = nullptr;  ///< the nearest; nullptr when the text has no words
  double score = 0;                       ///< 0 to 100; 100: the same words in the same order
  /// Near enough to be that licence and no other.
  bool is_certain() const { return licence != nullptr && score >= 98.0; }
};
/// Bounded work: the text's words against each licence's.
LicenceMatch match_licence(std::string_view text);

}  // namespace bs::facts
