#pragma once
/// How much of one file another still holds, counted as git counts it when it looks for renames.
#include <cstdint>
#include <string_view>
#include <vector>

namespace bs::git::merge {

constexpr std::uint64_t k_full_score = 60'000;  ///< the same content

/// Bytes by the hash of the line (or the 64 bytes of a longer one) that they stand in, sorted by hash.
struct Fingerprint {
  struct Piece {
    std::uint32_t hash = 0;
    std::uint64_t bytes = 0;
  };
  std::vector<Piece> pieces;
  std::uint64_t size = 0;
};

Fingerprint fingerprint_of(std::string_view bytes);
/// 0 to k_full_score: the share of the larger file that both hold.
std::uint64_t similarity(const Fingerprint& a, const Fingerprint& b);
/// True when the sizes alone keep two files below the score.
bool sizes_differ_too_much(std::uint64_t a, std::uint64_t b, std::uint64_t least_score);

}  // namespace bs::git::merge
