#include <algorithm>

#include "bs/base/text.hpp"
#include "cli/new_text.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_context = 3;
/// Above this many pairs of lines the middle of two texts is told as replaced whole: a table of all would not
/// fit.
constexpr std::size_t k_most_pairs = 16'000'000;

struct Line {
  char sign = ' ';
  std::string_view text;
};

/// By the longest common subsequence of what lies between the equal ends.
std::vector<Line> edits(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < a.size() - front && back < b.size() - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back])
    ++back;
  const auto n = a.size() - front - back;
  const auto m = b.size() - front - back;
  std::vector<Line> out;
  for (std::size_t i = 0; i < front; ++i) out.push_back({' ', a[i]});
  std::size_t i = 0;
  std::size_t j = 0;
  if (n * m <= k_most_pairs) {
    std::vector<std::uint32_t> length((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t x, std::size_t y) -> std::uint32_t& { return length[x * (m + 1) + y]; };
    for (auto x = n; x-- > 0;) {
      for (auto y = m; y-- > 0;)
        at(x, y) = a[front + x] == b[front + y] ? at(x + 1, y + 1) + 1 : std::max(at(x + 1, y), at(x, y + 1));
    }
    while (i < n && j < m) {
      if (a[front + i] == b[front + j]) {
        out.push_back({' ', a[front + i]});
        ++i, ++j;
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        out.push_back({'-', a[front + i++]});
      } else {
        out.push_back({'+', b[front + j++]});
      }
    }
  }
  while (i < n) out.push_back({'-', a[front + i++]});
  while (j < m) out.push_back({'+', b[front + j++]});
  for (std::size_t k = 0; k < back; ++k) out.push_back({' ', a[a.size() - back + k]});
  return out;
}

std::string shown_line(const Line& line, const Terminal& terminal) {
  const auto style = line.sign == '+' ? Style::green : line.sign == '-' ? Style::red : Style::plain;
  return styled(line.sign + shown(line.text), style, terminal.out_color) + "\n";
}

}  // namespace

std::string unified_diff(const std::string& before, const std::string& after, const std::string& before_name,
                         const std::string& after_name, const Terminal& terminal) {
  if (before == after) return "";
  const auto lines = edits(split_lines(before), split_lines(after));
  auto out = fmt::format("--- {}\n+++ {}\n", shown(before_name), shown(after_name));
  std::size_t old_line = 1;
  std::size_t new_line = 1;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].sign == ' ') {
      ++old_line, ++new_line, ++i;
      continue;
    }
    const auto lead = std::min({k_context, i, old_line - 1});
    auto first = i - lead;
    // A hunk goes on while changes are no further apart than their contexts reach.
    auto end = i;
    for (auto k = i; k < lines.size() && k < end + 2 * k_context + 1; ++k) {
      if (lines[k].sign != ' ') end = k + 1;
    }
    const auto last = std::min(lines.size(), end + k_context);
    std::size_t olds = 0;
    std::size_t news = 0;
    std::string body;
    for (auto k = first; k < last; ++k) {
      olds += lines[k].sign != '+' ? 1 : 0;
      news += lines[k].sign != '-' ? 1 : 0;
      body += shown_line(lines[k], terminal);
    }
    const auto old_first = old_line - lead;
    const auto new_first = new_line - lead;
    out += styled(fmt::format("@@ -{},{} +{},{} @@", olds == 0 ? old_first - 1 : old_first, olds,
                              news == 0 ? new_first - 1 : new_first, news),
                  Style::cyan, terminal.out_color) +
           "\n" + body;
    old_line = old_first + olds;
    new_line = new_first + news;
    i = last;
  }
  return out;
}

}  // namespace bs::cli
