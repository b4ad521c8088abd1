#pragma once
/// Numbers as text in the table of fingerprints: five bits a character, the lowest first, the last one marked.
#include <cstdint>
#include <string>
#include <string_view>

namespace bs::facts {

inline constexpr std::string_view k_fingerprint_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline void append_digits(std::string& out, std::uint64_t number) {
  while (number >= 32) {
    out += k_fingerprint_digits[32 + number % 32];
    number /= 32;
  }
  out += k_fingerprint_digits[number];
}

/// Takes one number off the front of `text`.
inline std::uint64_t take_digits(std::string_view& text) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; !text.empty() && shift < 64; shift += 5) {
    const std::uint64_t digit = k_fingerprint_digits.find(text.front());
    text.remove_prefix(1);
    number |= (digit % 32) << shift;
    if (digit < 32) break;
  }
  return number;
}

}  // namespace bs::facts
