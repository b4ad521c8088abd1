#pragma once
/// Places in a text asked for many times.
#include <string_view>
#include <vector>

#include "bs/base/place.hpp"

namespace bs::facts {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  /// Line and column of a byte; column 0 far inside a line that nobody reads.
  Mark mark(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace bs::facts
