#pragma once
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "bs/base/error.hpp"

namespace bs::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A claim that must hold for every input.
inline void must(bool holds) {
  if (!holds) std::abort();
}

/// Runs what may refuse its input with a bs::Error; anything else that escapes is a finding.
template <class F>
void may_refuse(F&& action) {
  try {
    action();
  } catch (const Error& error) {
    must(!error.message().empty());
  }
}

/// The first line, and the rest: two inputs from one.
inline std::pair<std::string_view, std::string_view> split_input(std::string_view text) {
  auto end = text.find('\n');
  return {text.substr(0, end), end == std::string_view::npos ? std::string_view() : text.substr(end + 1)};
}

}  // namespace bs::fuzz
