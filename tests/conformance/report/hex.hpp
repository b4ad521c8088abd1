#pragma once
#include <string>
#include <string_view>

namespace bs::test {

/// Bytes that no reader can get wrong; "-" for none.
inline std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out.empty() ? "-" : out;
}

}  // namespace bs::test
