#pragma once
// The characters YAML is made of.
#include <string_view>

namespace bs::data::yaml {

inline constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
/// White space, also a carriage return that ends no line.
constexpr bool is_space(char c) {
  return is_blank(c) || c == '\n' || c == '\r';
}
constexpr bool is_flow_indicator(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

}  // namespace bs::data::yaml
