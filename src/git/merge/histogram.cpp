#include "git/merge/histogram.hpp"

namespace bs::git::merge {
namespace {

// A line that occurs more often says nothing about where the texts belong together.
constexpr std::size_t k_max_occurrences = 64;
constexpr std::size_t k_none = static_cast<std::size_t>(-1);

/// Where each line of a stretch of the first text occurs.
class Occurrences {
 public:
  Occurrences(const std::vector<Lines::Id>& text, std::size_t ids)
      : text_(text), next_(text.size()), lines_(ids) {}

  void index(std::size_t begin, std::size_t end) {
    for (const Lines::Id id : used_) lines_[id] = {};
    used_.clear();
    for (std::size_t at = end; at-- > begin;) {
      Line& line = lines_[text_[at]];
      if (line.count == 0) used_.push_back(text_[at]);
      next_[at] = line.first;
      line.first = at;
      ++line.count;
    }
  }
  std::size_t first(Lines::Id id) const { return lines_[id].first; }
  std::size_t count(Lines::Id id) const { return lines_[id].count; }
  std::size_t next(std::size_t at) const { return next_[at]; }

 private:
  struct Line {
    std::size_t first = k_none;
    std::size_t count = 0;
  };
  const std::vector<Lines::Id>& text_;
  std::vector<std::size_t> next_;  // the next line that is equal
  std::vector<Line> lines_;        // by id
  std::vector<Lines::Id> used_;
};

class Histogram {
 public:
  Histogram(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second, std::size_t ids,
            Marks& marks)
      : first_(first), second_(second), occurrences_(first, ids), marks_(marks) {}

  /// With a stack of its own: a long text may divide often.
  void run() {
    std::vector<Stretch> open{{0, first_.size(), 0, second_.size()}};
    while (!open.empty()) {
      const Stretch stretch = open.back();
      open.pop_back();
      if (stretch.begin1 == stretch.end1 || stretch.begin2 == stretch.end2) {
        mark(stretch);
        continue;
      }
      find(stretch);
      if (has_common_ && rarest_ > k_max_occurrences) {
        mark_shortest(first_, second_, stretch, marks_);
      } else if (!found_) {
        mark(stretch);
      } else {
        open.push_back({run_.end1, stretch.end1, run_.end2, stretch.end2});
        open.push_back({stretch.begin1, run_.begin1, stretch.begin2, run_.begin2});
      }
    }
  }

 private:
  void mark(const Stretch& stretch) {
    for (std::size_t i = stretch.begin1; i < stretch.end1; ++i) marks_.first[i] = 1;
    for (std::size_t i = stretch.begin2; i < stretch.end2; ++i) marks_.second[i] = 1;
  }

  /// The best common run of a stretch into run_.
  void find(const Stretch& stretch) {
    occurrences_.index(stretch.begin1, stretch.end1);
    found_ = has_common_ = false;
    run_ = {};
    rarest_ = k_max_occurrences + 1;
    for (std::size_t at = stretch.begin2; at < stretch.end2;) at = try_at(stretch, at);
  }

  /// Tries all runs through line `at` of the second text. The next line to try.
  std::size_t try_at(const Stretch& stretch, std::size_t at) {
    const Lines::Id id = second_[at];
    const std::size_t count = occurrences_.count(id);
    if (count == 0) return at + 1;
    has_common_ = true;
    if (count > rarest_) return at + 1;
    std::size_t next_at = at + 1;
    for (std::size_t start = occurrences_.first(id); start != k_none;) {
      std::size_t rarity = count;
      const Stretch run = extend(stretch, start, at, rarity);
      next_at = std::max(next_at, run.end2);
      // Both lengths count one less than the run has, so that the first run of one line needs to be rarer.
      const std::size_t best = found_ ? run_.end1 - run_.begin1 - 1 : 0;
      if (best < run.end1 - run.begin1 - 1 || rarity < rarest_) {
        run_ = run;
        found_ = true;
        rarest_ = rarity;
      }
      std::size_t next = occurrences_.next(start);
      while (next != k_none && next < run.end1) next = occurrences_.next(next);
      start = next;
    }
    return next_at;
  }

  /// The common run around a pair of equal lines; `rarity` becomes the count of its rarest line.
  Stretch extend(const Stretch& stretch, std::size_t at1, std::size_t at2, std::size_t& rarity) const {
    Stretch run{at1, at1 + 1, at2, at2 + 1};
    const auto take = [&](std::size_t line) {
      if (rarity > 1) rarity = std::min(rarity, occurrences_.count(first_[line]));
    };
    while (run.begin1 > stretch.begin1 && run.begin2 > stretch.begin2 &&
           first_[run.begin1 - 1] == second_[run.begin2 - 1]) {
      --run.begin1;
      --run.begin2;
      take(run.begin1);
    }
    while (run.end1 < stretch.end1 && run.end2 < stretch.end2 && first_[run.end1] == second_[run.end2]) {
      take(run.end1);
      ++run.end1;
      ++run.end2;
    }
    return run;
  }

  const std::vector<Lines::Id>& first_;
  const std::vector<Lines::Id>& second_;
  Occurrences occurrences_;
  Marks& marks_;
  Stretch run_{};
  bool found_ = false;
  bool has_common_ = false;  // any line of the stretch occurs in both
  std::size_t rarest_ = 0;
};

}  // namespace

void mark_changes(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second, std::size_t ids,
                  Marks& marks) {
  Histogram(first, second, ids, marks).run();
}

}  // namespace bs::git::merge
