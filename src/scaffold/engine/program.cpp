#include "scaffold/engine/program.hpp"

#include "bs/base/text.hpp"

namespace bs::scaffold::engine {
namespace {

std::size_t line_start(std::string_view source, std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string_view::npos : source.rfind('\n', offset - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

}  // namespace

Mark mark_at(std::string_view source, std::size_t offset) {
  offset = std::min(offset, source.size());
  const std::size_t start = line_start(source, offset);
  const auto line = std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  const std::size_t column = count_code_points(source.substr(start, offset - start));
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column + 1)};
}

std::string_view line_at(std::string_view source, std::size_t offset) {
  const std::size_t start = line_start(source, std::min(offset, source.size()));
  std::string_view line = source.substr(start, source.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace bs::scaffold::engine
