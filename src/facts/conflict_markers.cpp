#include "facts/conflict_markers.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "facts/path_kinds.hpp"

namespace bs::facts {
namespace {

constexpr std::string_view k_ours = "<<<<<<< ", k_parted = "=======", k_theirs = ">>>>>>> ";

bool holds_them_on_purpose(std::string_view path) {
  constexpr std::string_view k_endings[] = {".patch", ".diff", ".rej",      ".orig",
                                            ".snap",  ".adoc", ".asciidoc", ".txt"};
  const auto ends = [&](std::string_view ending) { return path.ends_with(ending); };
  return std::any_of(std::begin(k_endings), std::end(k_endings), ends) || is_test_path(path) ||
         is_vendored_path(path);
}

bool is_fence(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~");
}

}  // namespace

std::vector<FactFinding> find_conflict_markers(std::string_view path, std::string_view text) {
  // Nearly every file ends here.
  if (!text.starts_with(k_ours) && text.find("\n<<<<<<< ") == std::string_view::npos) return {};
  if (holds_them_on_purpose(path)) return {};
  const bool has_fences = is_prose_path(path);
  std::vector<FactFinding> found;
  bool is_fenced = false;
  std::uint32_t number = 0, start = 0;
  std::string opening;
  enum class Side { outside, ours, theirs } side = Side::outside;
  for (const std::string_view line : split_lines(text)) {
    ++number;
    if (has_fences && is_fence(line)) is_fenced = !is_fenced;
    if (line.starts_with(k_ours) && !is_fenced) {
      side = Side::ours;
      start = number;
      opening = line;
    } else if (side == Side::ours && line == k_parted) {
      side = Side::theirs;
    } else if (side == Side::theirs && line.starts_with(k_theirs)) {
      found.push_back(
          {std::string(path), {start, 1}, "A merge conflict that nobody resolved", opening, opening});
      side = Side::outside;
    }
  }
  return found;
}

}  // namespace bs::facts
