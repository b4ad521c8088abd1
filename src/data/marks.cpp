#include "data/marks.hpp"

namespace bs::data {

Mark Marks::at(std::size_t offset) noexcept {
  if (offset < offset_) {
    offset_ = from_;
    mark_ = start_;
  }
  offset = std::min(offset, text_.size());
  for (; offset_ < offset; ++offset_) {
    if (text_[offset_] == '\n') {
      ++mark_.line;
      mark_.column = 1;
    } else if (!is_continuation(text_[offset_])) {
      ++mark_.column;
    }
  }
  return mark_;
}

}  // namespace bs::data
