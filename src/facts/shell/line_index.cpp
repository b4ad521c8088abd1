#include "facts/shell/line_index.hpp"

#include "bs/base/text.hpp"

namespace bs::facts {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

Mark LineIndex::mark(std::size_t offset) const {
  constexpr std::size_t k_readable = 10'000;
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::size_t start = *(after - 1);
  Mark mark{static_cast<std::uint32_t>(after - starts_.begin()), 0};
  if (offset - start <= k_readable)
    mark.column = static_cast<std::uint32_t>(count_code_points(text_.substr(start, offset - start)) + 1);
  return mark;
}

}  // namespace bs::facts
