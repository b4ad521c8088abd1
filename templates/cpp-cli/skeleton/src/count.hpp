#pragma once
/// Counting what is read.
#include <cstdint>
#include <istream>

namespace counting {

struct Counts {
  std::uint64_t lines = 0;
  std::uint64_t words = 0;
  std::uint64_t bytes = 0;
  Counts& operator+=(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Lines are line ends, words are what stands between ASCII white space. Needs the same memory however much
/// is read. A stream that breaks is left bad().
Counts count(std::istream& input);

}  // namespace counting
