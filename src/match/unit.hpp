#pragma once
/// One character of UTF-8 text at a time.
#include <cstddef>
#include <string_view>

namespace bs::match {

/// The code point at `at` (< size) and its length in bytes. A byte that starts no valid sequence is a unit of
/// its own, 0x110000 + byte, which is no code point and so equals only itself.
std::size_t decode_unit(std::string_view text, std::size_t at, char32_t& unit) noexcept;

constexpr char32_t k_first_invalid_unit = 0x110000;

}  // namespace bs::match
