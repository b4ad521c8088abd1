#pragma once
// Long and deep input from a short text.
#include <string>
#include <string_view>

namespace bs::test {

inline std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace bs::test
