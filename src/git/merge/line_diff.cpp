#include "git/merge/line_diff.hpp"

#include "git/merge/histogram.hpp"

namespace bs::git::merge {
namespace {

/// A group of changed lines, perhaps empty, between two unchanged ones. Each text has as many groups as the
/// other, and the n-th of both belong together.
class Group {
 public:
  Group(const std::vector<Lines::Id>& text, std::vector<char>& changed) : text_(text), changed_(changed) {
    grow();
  }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  std::size_t size() const { return end_ - begin_; }

  bool next() {
    if (end_ == text_.size()) return false;
    begin_ = end_ = end_ + 1;
    grow();
    return true;
  }
  void previous() {
    end_ = begin_ = begin_ - 1;
    while (begin_ > 0 && changed_[begin_ - 1] != 0) --begin_;
  }
  /// Moves by one line where the text allows it, and takes in the group that it then touches.
  bool slide_down() {
    if (end_ == text_.size() || text_[begin_] != text_[end_]) return false;
    changed_[begin_++] = 0;
    changed_[end_++] = 1;
    grow();
    return true;
  }
  bool slide_up() {
    if (begin_ == 0 || text_[begin_ - 1] != text_[end_ - 1]) return false;
    changed_[--begin_] = 1;
    changed_[--end_] = 0;
    while (begin_ > 0 && changed_[begin_ - 1] != 0) --begin_;
    return true;
  }

 private:
  void grow() {
    while (end_ < text_.size() && changed_[end_] != 0) ++end_;
  }

  const std::vector<Lines::Id>& text_;
  std::vector<char>& changed_;
  std::size_t begin_ = 0, end_ = 0;
};

/// Slides one group as far up and then as far down as it goes, and back to where the other text has changes.
void settle(Group& group, Group& other) {
  std::size_t size = 0, top = 0;
  bool meets_other = false;
  do {
    size = group.size();
    meets_other = false;
    while (group.slide_up()) other.previous();
    top = group.end();
    meets_other = other.size() > 0;
    while (group.slide_down()) {
      other.next();
      meets_other = meets_other || other.size() > 0;
    }
  } while (size != group.size());
  if (group.end() == top || !meets_other) return;
  while (other.size() == 0 && group.slide_up()) other.previous();
}

/// An edit script often can be told in several ways; this takes the one that git takes: changes stand as low
/// as they can, unless they can stand beside a change of the other text.
void compact(const std::vector<Lines::Id>& text, std::vector<char>& changed,
             const std::vector<Lines::Id>& other_text, std::vector<char>& other_changed) {
  Group group(text, changed);
  Group other(other_text, other_changed);
  do {
    if (group.size() > 0) settle(group, other);
  } while (group.next() && other.next());
}

}  // namespace

std::vector<Lines::Id> Lines::cut(std::string_view text) {
  std::vector<Id> cut;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    const auto [known, is_new] = ids_.try_emplace(line, static_cast<Id>(texts_.size()));
    if (is_new) texts_.push_back(line);
    cut.push_back(known->second);
    text.remove_prefix(line.size());
  }
  return cut;
}

std::vector<LineChange> diff_lines(const std::vector<Lines::Id>& first, const std::vector<Lines::Id>& second,
                                   std::size_t ids) {
  std::vector<LineChange> changes;
  if (first == second) return changes;
  Marks marks{std::vector<char>(first.size()), std::vector<char>(second.size())};
  mark_changes(first, second, ids, marks);
  compact(first, marks.first, second, marks.second);
  compact(second, marks.second, first, marks.first);
  std::size_t i = 0, j = 0;
  while (i < first.size() || j < second.size()) {
    LineChange change{i, 0, j, 0};
    while (i < first.size() && marks.first[i] != 0) ++i;
    while (j < second.size() && marks.second[j] != 0) ++j;
    change.count1 = i - change.begin1;
    change.count2 = j - change.begin2;
    if (change.count1 + change.count2 > 0) changes.push_back(change);
    ++i, ++j;  // a line of both
  }
  return changes;
}

}  // namespace bs::git::merge
