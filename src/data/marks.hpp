#pragma once
// Offsets of bytes into lines and columns.
#include <cstddef>
#include <string_view>

#include "bs/base/place.hpp"

namespace bs::data {

/// True for the bytes of UTF-8 that continue a code point, which are no column of their own.
constexpr bool is_continuation(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Finds the marks of offsets into a text. All the marks of a text, asked for in its order, cost one pass;
/// going back starts over.
class Marks {
 public:
  /// `start` is the mark of the offset `from`; none before that is asked for.
  explicit Marks(std::string_view text, std::size_t from = 0, Mark start = {1, 1}) noexcept
      : text_(text), from_(from), start_(start), offset_(from), mark_(start) {}
  Mark at(std::size_t offset) noexcept;

 private:
  std::string_view text_;
  std::size_t from_;
  Mark start_;
  std::size_t offset_;
  Mark mark_;
};

}  // namespace bs::data
