#include "git/merge/text_merge.hpp"

#include <vector>

#include "git/merge/line_diff.hpp"

namespace bs::git::merge {
namespace {

constexpr std::size_t k_marker_size = 7;
// Conflicts that are no further apart are easier to read as one.
constexpr std::size_t k_nearby = 3;

enum class Taken { ours, theirs, conflict, same };

/// A stretch that is not the same in all three texts.
struct Hunk {
  Taken taken = Taken::conflict;
  std::size_t base = 0, base_count = 0;
  std::size_t ours = 0, ours_count = 0;
  std::size_t theirs = 0, theirs_count = 0;
};

class TextMerge {
 public:
  TextMerge(std::string_view base, std::string_view ours, std::string_view theirs)
      : base_(lines_.cut(base)), ours_(lines_.cut(ours)), theirs_(lines_.cut(theirs)) {}

  MergedText run(const SideNames& names, std::size_t marker_size) {
    combine(diff_lines(base_, ours_, lines_.count()), diff_lines(base_, theirs_, lines_.count()));
    refine();
    join_nearby();
    MergedText merged;
    std::size_t at = 0;
    for (const Hunk& hunk : hunks_) {
      if (hunk.taken == Taken::same) continue;
      copy(ours_, at, hunk.ours, merged.text);
      if (hunk.taken == Taken::conflict) {
        show_conflict(hunk, names, marker_size, merged.text);
        merged.is_clean = false;
      } else if (hunk.taken == Taken::ours) {
        copy(ours_, hunk.ours, hunk.ours + hunk.ours_count, merged.text);
      } else {
        copy(theirs_, hunk.theirs, hunk.theirs + hunk.theirs_count, merged.text);
      }
      at = hunk.ours + hunk.ours_count;
    }
    copy(ours_, at, ours_.size(), merged.text);
    return merged;
  }

 private:
  using Changes = std::vector<LineChange>;

  /// Walks both edit scripts of the base at once.
  void combine(const Changes& a, const Changes& b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
      if (a[i].begin1 + a[i].count1 < b[j].begin1) {
        take_ours(a[i], b[j].begin2 - (b[j].begin1 - a[i].begin1));
        ++i;
      } else if (b[j].begin1 + b[j].count1 < a[i].begin1) {
        take_theirs(b[j], a[i].begin2 - (a[i].begin1 - b[j].begin1));
        ++j;
      } else {
        if (!is_same_change(a[i], b[j])) clash(a[i], b[j]);
        const std::size_t end_a = a[i].begin1 + a[i].count1, end_b = b[j].begin1 + b[j].count1;
        if (end_a >= end_b) ++j;
        if (end_b >= end_a) ++i;
      }
    }
    for (; i < a.size(); ++i) take_ours(a[i], theirs_.size() - (base_.size() - a[i].begin1));
    for (; j < b.size(); ++j) take_theirs(b[j], ours_.size() - (base_.size() - b[j].begin1));
  }

  /// A change of ours alone; `theirs` is where its base stands there.
  void take_ours(const LineChange& change, std::size_t theirs) {
    append({Taken::ours, change.begin1, change.count1, change.begin2, change.count2, theirs, change.count1});
  }
  void take_theirs(const LineChange& change, std::size_t ours) {
    append({Taken::theirs, change.begin1, change.count1, ours, change.count1, change.begin2, change.count2});
  }

  bool is_same_change(const LineChange& a, const LineChange& b) const {
    if (a.begin1 != b.begin1 || a.count1 != b.count1 || a.count2 != b.count2) return false;
    const auto ours = ours_.begin() + static_cast<std::ptrdiff_t>(a.begin2);
    const auto theirs = theirs_.begin() + static_cast<std::ptrdiff_t>(b.begin2);
    return std::equal(ours, ours + static_cast<std::ptrdiff_t>(a.count2), theirs);
  }

  /// Two changes that overlap or touch: widened to the same stretch of the base.
  void clash(const LineChange& a, const LineChange& b) {
    const std::size_t begin = std::min(a.begin1, b.begin1);
    const std::size_t end = std::max(a.begin1 + a.count1, b.begin1 + b.count1);
    const auto widened = [&](const LineChange& change) {
      return std::pair(change.begin2 - (change.begin1 - begin),
                       change.count2 + (change.begin1 - begin) + (end - change.begin1 - change.count1));
    };
    const auto [ours, ours_count] = widened(a);
    const auto [theirs, theirs_count] = widened(b);
    append({Taken::conflict, begin, end - begin, ours, ours_count, theirs, theirs_count});
  }

  /// Hunks that touch become one, in conflict unless one side made them all.
  void append(const Hunk& hunk) {
    Hunk* last = hunks_.empty() ? nullptr : &hunks_.back();
    if (last == nullptr ||
        (hunk.ours > last->ours + last->ours_count && hunk.theirs > last->theirs + last->theirs_count)) {
      hunks_.push_back(hunk);
      return;
    }
    if (hunk.taken != last->taken) last->taken = Taken::conflict;
    last->base_count = hunk.base + hunk.base_count - last->base;
    last->ours_count = hunk.ours + hunk.ours_count - last->ours;
    last->theirs_count = hunk.theirs + hunk.theirs_count - last->theirs;
  }

  /// Lines that both sides have in a conflict are none.
  void refine() {
    std::vector<Hunk> refined;
    for (const Hunk& hunk : hunks_) {
      if (hunk.taken != Taken::conflict || hunk.ours_count == 0 || hunk.theirs_count == 0) {
        refined.push_back(hunk);
        continue;
      }
      const auto changes = diff_lines(part(ours_, hunk.ours, hunk.ours_count),
                                      part(theirs_, hunk.theirs, hunk.theirs_count), lines_.count());
      if (changes.empty()) {
        refined.push_back(hunk);
        refined.back().taken = Taken::same;
      }
      for (const LineChange& change : changes) {
        Hunk piece = hunk;
        piece.ours = hunk.ours + change.begin1;
        piece.ours_count = change.count1;
        piece.theirs = hunk.theirs + change.begin2;
        piece.theirs_count = change.count2;
        refined.push_back(piece);
      }
    }
    hunks_ = std::move(refined);
  }

  static std::vector<Lines::Id> part(const std::vector<Lines::Id>& text, std::size_t begin,
                                     std::size_t count) {
    const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
  }

  void join_nearby() {
    std::vector<Hunk> joined;
    for (const Hunk& hunk : hunks_) {
      Hunk* last = joined.empty() ? nullptr : &joined.back();
      if (last == nullptr || last->taken != Taken::conflict || hunk.taken != Taken::conflict ||
          hunk.ours - (last->ours + last->ours_count) > k_nearby) {
        joined.push_back(hunk);
        continue;
      }
      last->ours_count = hunk.ours + hunk.ours_count - last->ours;
      last->theirs_count = hunk.theirs + hunk.theirs_count - last->theirs;
    }
    hunks_ = std::move(joined);
  }

  void copy(const std::vector<Lines::Id>& text, std::size_t begin, std::size_t end, std::string& out) const {
    for (std::size_t i = begin; i < end; ++i) out += lines_.text_of(text[i]);
  }

  void show_conflict(const Hunk& hunk, const SideNames& names, std::size_t size, std::string& out) const {
    const std::string_view line_end = uses_crlf(hunk) ? "\r\n" : "\n";
    const auto side = [&](const std::vector<Lines::Id>& text, std::size_t begin, std::size_t count) {
      copy(text, begin, begin + count, out);
      if (count > 0 && !out.ends_with('\n')) out += line_end;
    };
    const auto marker = [&](char c, const std::string& name) {
      out.append(size, c);
      if (!name.empty()) out.append(" ").append(name);
      out += line_end;
    };
    marker('<', names.ours);
    side(ours_, hunk.ours, hunk.ours_count);
    marker('=', "");
    side(theirs_, hunk.theirs, hunk.theirs_count);
    marker('>', names.theirs);
  }

  enum class LineEnd { lf, crlf, unknown };

  /// How the line ends, or where it has no end the one before it.
  LineEnd line_end_at(const std::vector<Lines::Id>& text, std::size_t at) const {
    const auto of = [&](std::size_t line) {
      return lines_.text_of(text[line]).ends_with("\r\n") ? LineEnd::crlf : LineEnd::lf;
    };
    if (text.empty()) return LineEnd::unknown;
    if (lines_.text_of(text[at]).ends_with('\n')) return of(at);
    return at == 0 ? LineEnd::unknown : of(at - 1);
  }

  /// Markers end as the lines around them do: CRLF where all three texts say so, as far as they can tell.
  bool uses_crlf(const Hunk& hunk) const {
    LineEnd end = line_end_at(ours_, hunk.ours == 0 ? 0 : hunk.ours - 1);
    if (end != LineEnd::lf) end = line_end_at(theirs_, hunk.theirs == 0 ? 0 : hunk.theirs - 1);
    if (end != LineEnd::lf) end = line_end_at(base_, 0);
    return end == LineEnd::crlf;
  }

  Lines lines_;
  std::vector<Lines::Id> base_, ours_, theirs_;
  std::vector<Hunk> hunks_;
};

}  // namespace

MergedText merge_texts(std::string_view base, std::string_view ours, std::string_view theirs,
                       const SideNames& names, std::size_t extra) {
  return TextMerge(base, ours, theirs).run(names, k_marker_size + extra);
}

bool is_binary(std::string_view bytes) {
  constexpr std::size_t k_looked_at = 8000;
  return bytes.substr(0, k_looked_at).find('\0') != std::string_view::npos;
}

}  // namespace bs::git::merge
