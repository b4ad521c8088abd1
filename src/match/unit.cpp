#include "match/unit.hpp"

namespace bs::match {

namespace {

struct Lead {
  std::size_t length = 0;  ///< of the sequence; 0 when the byte starts none
  char32_t bits = 0;
};

Lead read_lead(unsigned char byte) noexcept {
  if (byte < 0x80) return {1, byte};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u};
  return {};
}

bool is_encodable(char32_t value, std::size_t length) noexcept {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

}  // namespace

std::size_t decode_unit(std::string_view text, std::size_t at, char32_t& unit) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  const Lead lead = read_lead(first);
  const std::size_t length = lead.length;
  char32_t value = lead.bits;
  bool whole = length != 0 && at + length <= text.size();
  for (std::size_t i = 1; whole && i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    whole = (byte & 0xC0u) == 0x80u;
    value = value << 6u | (byte & 0x3Fu);
  }
  if (whole && is_encodable(value, length)) {
    unit = value;
    return length;
  }
  unit = k_first_invalid_unit + first;
  return 1;
}

}  // namespace bs::match
