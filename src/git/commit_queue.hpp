#pragma once
/// Commits waiting to be looked at, newest committer's time first; of equal times the one that was put in
/// first.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "bs/git/repository.hpp"

namespace bs::git {

template <typename Item>
class CommitQueue {
 public:
  bool empty() const noexcept { return heap_.empty(); }

  void push(Seconds time, Item item) {
    heap_.push_back({time, count_++, std::move(item)});
    std::push_heap(heap_.begin(), heap_.end(), is_later);
  }

  Item pop() {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    Item item = std::move(heap_.back().item);
    heap_.pop_back();
    return item;
  }

 private:
  struct Waiting {
    Seconds time;
    std::size_t order;
    Item item;
  };
  static bool is_later(const Waiting& a, const Waiting& b) {
    return a.time != b.time ? a.time < b.time : a.order > b.order;
  }

  std::vector<Waiting> heap_;
  std::size_t count_ = 0;
};

}  // namespace bs::git
