#include "scaffold/lint/dead_branches.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::scaffold::lint {
namespace {

struct Tag {
  std::size_t begin = 0, end = 0;
  std::string_view word, rest;
};

/// The next {% %} from `at` on; nullopt at the end. Comments are passed over, and so is what is raw.
std::optional<Tag> next_tag(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t begin = text.find('{', at);
    if (begin == std::string_view::npos || begin + 1 >= text.size()) return std::nullopt;
    if (text[begin + 1] == '#') {
      at = text.find("#}", begin);
      if (at == std::string_view::npos) return std::nullopt;
      continue;
    }
    at = begin + 1;
    if (text[at] != '%') continue;
    const std::size_t end = text.find("%}", at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view inside = text.substr(begin + 2, end - begin - 2);
    if (inside.starts_with('-')) inside.remove_prefix(1);
    if (inside.ends_with('-')) inside.remove_suffix(1);
    inside = trim(inside);
    const std::size_t space = std::min(inside.find_first_of(" \t\r\n("), inside.size());
    Tag tag{begin, end + 2, inside.substr(0, space), trim(inside.substr(space))};
    if (tag.word != "raw" && tag.word != "verbatim") return tag;
    at = text.find(tag.word == "raw" ? "endraw" : "endverbatim", tag.end);
    if (at == std::string_view::npos) return std::nullopt;
  }
}

/// An {% if %} that is open.
struct Open {
  bool was_taken = false;  ///< an earlier branch surely was
  bool is_dead = false;    ///< the branch at hand
  std::size_t begin = 0;   ///< of the branch
};

}  // namespace

DeadBranches::DeadBranches(std::string_view text, const ConditionTest& test) {
  std::vector<Open> open;
  const auto close_branch = [&](std::size_t end) {
    if (!open.back().is_dead) return;
    // What is dead within it counts no more.
    while (!ranges_.empty() && ranges_.back().begin >= open.back().begin) ranges_.pop_back();
    ranges_.push_back({open.back().begin, end});
  };
  const auto begin_branch = [&](const Tag& tag, std::optional<bool> condition) {
    Open& branch = open.back();
    branch.is_dead = branch.was_taken || condition == false;
    branch.was_taken |= condition == true;
    branch.begin = tag.end;
  };
  for (auto tag = next_tag(text, 0); tag; tag = next_tag(text, tag->end)) {
    if (tag->word == "if") {
      open.emplace_back();
      begin_branch(*tag, test(tag->rest));
    } else if (open.empty()) {
      continue;
    } else if (tag->word == "elif" || tag->word == "elseif") {
      close_branch(tag->begin);
      begin_branch(*tag, open.back().was_taken ? std::nullopt : test(tag->rest));
    } else if (tag->word == "endif") {
      close_branch(tag->begin);
      open.pop_back();
    } else if (tag->word == "else") {
      close_branch(tag->begin);
      begin_branch(*tag, std::nullopt);
    }
  }
}

bool DeadBranches::hold(std::size_t offset) const {
  const auto behind =
      std::upper_bound(ranges_.begin(), ranges_.end(), offset,
                       [](std::size_t wanted, const Range& range) { return wanted < range.begin; });
  return behind != ranges_.begin() && offset < std::prev(behind)->end;
}

}  // namespace bs::scaffold::lint
