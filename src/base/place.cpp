#include "bs/base/place.hpp"

namespace bs {

std::string Place::text() const {
  if (file.empty()) return {};
  if (mark.line == 0) return file;
  if (mark.column == 0) return fmt::format("{}:{}", file, mark.line);
  return fmt::format("{}:{}:{}", file, mark.line, mark.column);
}

}  // namespace bs
