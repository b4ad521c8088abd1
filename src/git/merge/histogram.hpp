#pragma once
/// The search behind line_diff: divide at the longest common run whose lines are rarest.
#include <vector>

#include "git/merge/line_diff.hpp"

namespace bs::git::merge {

/// True for each line that has no counterpart.
struct Marks {
  std::vector<char> first, second;
};

/// `first` and `second` are at most 2^31 lines. Sets the marks; they come in all false.
void mark_changes(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second, std::size_t ids,
                  Marks& marks);

/// The same for a stretch of both by the shortest edit script, for lines that are all too frequent to divide
/// at. Where that takes too long the middle counts as changed.
struct Stretch {
  std::size_t begin1, end1, begin2, end2;
};
void mark_shortest(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second,
                   const Stretch& stretch, Marks& marks);

}  // namespace bs::git::merge
