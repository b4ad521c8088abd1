#include "data/yaml_binary.hpp"

namespace bs::data::yaml {
namespace {

/// The six bits of a character, or -1. The alphabet for URLs counts too.
constexpr int bits_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

}  // namespace

Value binary_value(std::string_view base64) {
  Value bytes = Value::array();
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : base64.substr(0, base64.find('='))) {
    const int six = bits_of(c);
    if (six < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(six);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(Value(static_cast<std::int64_t>(bits >> count & 0xFF)));
  }
  Value buffer = Value::object();
  buffer.set("type", "Buffer");
  buffer.set("data", std::move(bytes));
  return buffer;
}

}  // namespace bs::data::yaml
