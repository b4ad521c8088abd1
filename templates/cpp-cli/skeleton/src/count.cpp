#include "count.hpp"

#include <array>
#include <string_view>

namespace counting {
namespace {

constexpr std::string_view k_space = " \t\n\v\f\r";

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  lines += other.lines;
  words += other.words;
  bytes += other.bytes;
  return *this;
}

Counts count(std::istream& input) {
  Counts counts;
  bool in_word = false;
  std::array<char, 64 * 1024> buffer;
  do {
    input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(input.gcount()));
    counts.bytes += piece.size();
    for (const char byte : piece) {
      if (byte == '\n') ++counts.lines;
      const bool is_space = k_space.find(byte) != std::string_view::npos;
      if (!is_space && !in_word) ++counts.words;
      in_word = !is_space;
    }
  } while (input);
  return counts;
}

}  // namespace counting
