#include <numeric>

#include "bs/base/text.hpp"

namespace bs {
namespace {

constexpr std::size_t k_longest_word = 200;  // code points; the work grows with the square

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += point.value;
    at += point.length;
  }
  return out;
}

/// Insertions, deletions, substitutions and swaps of neighbours that lead from one to the other.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
  if (word.size() > k_longest_word * 4) return std::nullopt;
  const std::u32string wanted = code_points(to_lower(word));
  if (wanted.size() > k_longest_word) return std::nullopt;
  std::size_t allowed = wanted.size() / 3 + 1;  // one more than is near enough
  const std::string* best = nullptr;
  for (const std::string& candidate : known) {
    if (candidate.size() > k_longest_word * 4) continue;
    const std::u32string other = code_points(to_lower(candidate));
    const std::size_t apart = std::max(wanted.size(), other.size()) - std::min(wanted.size(), other.size());
    if (apart >= allowed) continue;
    const std::size_t steps = distance(wanted, other);
    if (steps >= allowed) continue;
    allowed = steps;
    best = &candidate;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace bs
