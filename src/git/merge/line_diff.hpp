#pragma once
/// Which lines of two texts have a counterpart in the other: by histograms, as git's own merges find them.
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bs::git::merge {

/// Texts as numbers, one for each different line, its line end included.
class Lines {
 public:
  using Id = std::uint32_t;

  /// Cuts a text into lines; a last line without its end differs from one with it.
  std::vector<Id> cut(std::string_view text);
  std::string_view text_of(Id id) const { return texts_[id]; }
  std::size_t count() const { return texts_.size(); }

 private:
  std::unordered_map<std::string_view, Id> ids_;
  std::vector<std::string_view> texts_;
};

/// Lines [begin1, begin1 + count1) of the first become [begin2, begin2 + count2) of the second.
struct LineChange {
  std::size_t begin1 = 0, count1 = 0;
  std::size_t begin2 = 0, count2 = 0;
};

/// In order; what lies between is equal. `ids` is how many different lines there are.
std::vector<LineChange> diff_lines(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second,
                                   std::size_t ids);

}  // namespace bs::git::merge
