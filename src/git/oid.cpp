#include <cstring>

#include "bs/git/repository.hpp"

namespace bs::git {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string Oid::hex() const {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * sizeof bytes);
  for (const unsigned char byte : bytes) {
    out += k_digits[byte >> 4];
    out += k_digits[byte & 15];
  }
  return out;
}

bool Oid::is_zero() const noexcept {
  return std::all_of(std::begin(bytes), std::end(bytes), [](unsigned char byte) { return byte == 0; });
}

std::optional<Oid> Oid::from_hex(std::string_view hex) {
  Oid id;
  if (hex.size() != 2 * sizeof id.bytes) return std::nullopt;
  for (std::size_t i = 0; i < sizeof id.bytes; ++i) {
    const int high = digit_of(hex[2 * i]);
    const int low = digit_of(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<unsigned char>(high * 16 + low);
  }
  return id;
}

}  // namespace bs::git
