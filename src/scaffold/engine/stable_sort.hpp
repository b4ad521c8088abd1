#pragma once
/// JavaScript's sort. The order that a template asks for may be none (1 < "a" and "a" < 1 are both false),
/// which std::sort must not be given; up to 63 elements the result is V8's also then.
#include "scaffold/engine/budget.hpp"

namespace bs::scaffold::engine {

/// compare(a, b) < 0: a comes first.
template <class T, class Compare>
class StableSort {
 public:
  StableSort(Budget& budget, std::vector<T>& items, Compare compare)
      : budget_(budget), items_(items), compare_(std::move(compare)) {}

  void sort(std::size_t low, std::size_t high) {
    if (high - low <= k_short) {
      insert_all(low, high);
      return;
    }
    const std::size_t middle = low + (high - low) / 2;
    sort(low, middle);
    sort(middle, high);
    merge(low, middle, high);
  }

 private:
  static constexpr std::size_t k_short = 63;

  int compared(const T& a, const T& b) {
    budget_.step();
    return compare_(a, b);
  }

  /// The run that is in order already; one that falls is turned round.
  std::size_t end_of_run(std::size_t low, std::size_t high) {
    std::size_t end = low + 1;
    if (end >= high) return end;
    const bool falls = compared(items_[end], items_[low]) < 0;
    for (++end; end < high && (compared(items_[end], items_[end - 1]) < 0) == falls; ++end) continue;
    if (falls) std::reverse(at(low), at(end));
    return end;
  }

  void insert_all(std::size_t low, std::size_t high) {
    for (std::size_t start = end_of_run(low, high); start < high; ++start) {
      std::size_t left = low;
      std::size_t right = start;
      while (left < right) {
        const std::size_t middle = left + (right - left) / 2;
        if (compared(items_[start], items_[middle]) < 0) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      std::rotate(at(left), at(start), at(start + 1));
    }
  }

  void merge(std::size_t low, std::size_t middle, std::size_t high) {
    std::vector<T> left(std::make_move_iterator(at(low)), std::make_move_iterator(at(middle)));
    std::size_t from_left = 0;
    std::size_t right = middle;
    for (std::size_t to = low; from_left < left.size(); ++to) {
      const bool takes_right = right < high && compared(items_[right], left[from_left]) < 0;
      items_[to] = takes_right ? std::move(items_[right++]) : std::move(left[from_left++]);
    }
  }

  auto at(std::size_t index) { return items_.begin() + static_cast<std::ptrdiff_t>(index); }

  Budget& budget_;
  std::vector<T>& items_;
  Compare compare_;
};

template <class T, class Compare>
void stable_sort(Budget& budget, std::vector<T>& items, Compare compare) {
  if (items.size() > 1) StableSort<T, Compare>(budget, items, std::move(compare)).sort(0, items.size());
}

}  // namespace bs::scaffold::engine
