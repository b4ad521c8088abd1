#include <cstdint>

#include "git/merge/histogram.hpp"

namespace bs::git::merge {
namespace {

// Texts that differ by more are not compared line by line any further.
constexpr std::ptrdiff_t k_max_cost = 4000;

/// Finds the middle of the shortest edit script from both ends at once (Myers 1986, linear space).
class Middle {
 public:
  Middle(const Lines::Id* first, std::ptrdiff_t count1, const Lines::Id* second, std::ptrdiff_t count2)
      : first_(first), second_(second), count1_(count1), count2_(count2) {
    width_ = 2 * std::min(count1, count2) + 2;
    forward_.assign(static_cast<std::size_t>(width_), 0);
    backward_ = forward_;
  }

  /// False when the texts differ too much.
  bool find() {
    const std::ptrdiff_t sum = count1_ + count2_;
    const std::ptrdiff_t last = std::min(sum / 2 + sum % 2, k_max_cost);
    for (std::ptrdiff_t cost = 0; cost <= last; ++cost)
      if (step(cost, true) || step(cost, false)) return true;
    return false;
  }

  // What lies before and behind the run in the middle.
  std::ptrdiff_t begin1 = 0, end1 = 0, begin2 = 0, end2 = 0;

 private:
  std::ptrdiff_t& at(std::vector<std::ptrdiff_t>& reached, std::ptrdiff_t diagonal) const {
    return reached[static_cast<std::size_t>(((diagonal % width_) + width_) % width_)];
  }

  bool step(std::ptrdiff_t cost, bool is_forward) {
    auto& mine = is_forward ? forward_ : backward_;
    auto& other = is_forward ? backward_ : forward_;
    const std::ptrdiff_t sum = count1_ + count2_, delta = count1_ - count2_;
    const std::ptrdiff_t meets = is_forward ? 1 : 0;
    const std::ptrdiff_t low = -(cost - 2 * std::max<std::ptrdiff_t>(0, cost - count2_));
    const std::ptrdiff_t high = cost - 2 * std::max<std::ptrdiff_t>(0, cost - count1_);
    for (std::ptrdiff_t k = low; k <= high; k += 2) {
      const bool goes_down = k == -cost || (k != cost && at(mine, k - 1) < at(mine, k + 1));
      std::ptrdiff_t x = goes_down ? at(mine, k + 1) : at(mine, k - 1) + 1;
      std::ptrdiff_t y = x - k;
      const std::ptrdiff_t x0 = x, y0 = y;
      while (x < count1_ && y < count2_ && equal(x, y, is_forward)) ++x, ++y;
      at(mine, k) = x;
      const std::ptrdiff_t z = delta - k;
      if (sum % 2 != meets || z < -(cost - meets) || z > cost - meets || x + at(other, z) < count1_) continue;
      if (is_forward) {
        begin1 = x0, begin2 = y0, end1 = x, end2 = y;
      } else {
        begin1 = count1_ - x, begin2 = count2_ - y, end1 = count1_ - x0, end2 = count2_ - y0;
      }
      return true;
    }
    return false;
  }

  bool equal(std::ptrdiff_t x, std::ptrdiff_t y, bool is_forward) const {
    return is_forward ? first_[x] == second_[y] : first_[count1_ - 1 - x] == second_[count2_ - 1 - y];
  }

  const Lines::Id* first_;
  const Lines::Id* second_;
  std::ptrdiff_t count1_, count2_, width_;
  std::vector<std::ptrdiff_t> forward_, backward_;
};

}  // namespace

void mark_shortest(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second,
                   const Stretch& stretch, Marks& marks) {
  std::vector<Stretch> open{stretch};
  while (!open.empty()) {
    auto [begin1, end1, begin2, end2] = open.back();
    open.pop_back();
    while (begin1 < end1 && begin2 < end2 && first[begin1] == second[begin2]) ++begin1, ++begin2;
    while (begin1 < end1 && begin2 < end2 && first[end1 - 1] == second[end2 - 1]) --end1, --end2;
    Middle middle(first.data() + begin1, static_cast<std::ptrdiff_t>(end1 - begin1), second.data() + begin2,
                  static_cast<std::ptrdiff_t>(end2 - begin2));
    if (begin1 == end1 || begin2 == end2 || !middle.find()) {
      for (std::size_t i = begin1; i < end1; ++i) marks.first[i] = 1;
      for (std::size_t i = begin2; i < end2; ++i) marks.second[i] = 1;
      continue;
    }
    const auto offset = [](std::size_t begin, std::ptrdiff_t by) {
      return begin + static_cast<std::size_t>(by);
    };
    open.push_back({offset(begin1, middle.end1), end1, offset(begin2, middle.end2), end2});
    open.push_back({begin1, offset(begin1, middle.begin1), begin2, offset(begin2, middle.begin2)});
  }
}

}  // namespace bs::git::merge
