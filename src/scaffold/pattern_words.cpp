#include "scaffold/pattern_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "bs/base/text.hpp"
#include "scaffold/pattern_syntax.hpp"

namespace bs::scaffold {

namespace {

using Kind = PatternNode::Kind;
using Sequence = std::vector<PatternNode>;

/// A class of characters, as something one has and as something that is wanted.
struct Characters {
  std::string_view range;  ///< first and last
  std::string_view many;
  std::string_view one;
};
constexpr std::array<Characters, 9> k_characters = {{
    {"az", "lower case letters", "a lower case letter"},
    {"AZ", "capitals", "a capital"},
    {"09", "digits", "a digit"},
    {"--", "dashes", "a dash"},
    {"__", "underscores", "an underscore"},
    {"..", "dots", "a dot"},
    {"//", "slashes", "a slash"},
    {"::", "colons", "a colon"},
    {"  ", "spaces", "a space"},
}};

bool has_range(const AsciiSet& set, std::string_view range) {
  for (int c = range[0]; c <= range[1]; ++c) {
    if (!set.test(static_cast<std::size_t>(c))) return false;
  }
  return true;
}

std::string listed(const std::vector<std::string>& words) {
  if (words.empty()) return "";
  std::string out = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) out += (i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

/// "letters, digits and dashes"; "" where the set is nothing one would say.
std::string set_words(AsciiSet set, bool as_one) {
  std::vector<std::string> words;
  if (has_range(set, "az") && has_range(set, "AZ")) {
    words.emplace_back(as_one ? "a letter" : "letters");
    for (int c = 'a'; c <= 'z'; ++c) {
      set.reset(static_cast<std::size_t>(c));
      set.reset(static_cast<std::size_t>(c - 'a' + 'A'));
    }
  }
  for (const Characters& one : k_characters) {
    if (!has_range(set, one.range)) continue;
    words.emplace_back(as_one ? one.one : one.many);
    for (int c = one.range[0]; c <= one.range[1]; ++c) set.reset(static_cast<std::size_t>(c));
  }
  constexpr std::size_t k_most_others = 6;
  if (set.count() > k_most_others) return "";
  for (std::size_t c = 33; c < 127; ++c) {
    if (set.test(c)) words.push_back(fmt::format("\"{}\"", static_cast<char>(c)));
  }
  if (!as_one) return listed(words);
  return join(words, " or ");
}

/// What a match is made of.
struct Shape {
  AsciiSet all, first, last;
  std::size_t least = 0;
  std::optional<std::size_t> most = 0;
  bool is_open = false;  ///< characters beyond ASCII belong to it, or it matches inside a longer text
};

Shape shape_of(const PatternNode& node);

Shape shape_of(const Sequence& sequence) {
  Shape out;
  bool may_begin = true;
  for (const PatternNode& node : sequence) {
    if (node.kind == Kind::begin || node.kind == Kind::end) continue;
    const Shape part = shape_of(node);
    out.all |= part.all;
    out.is_open |= part.is_open;
    if (may_begin) out.first |= part.first;
    out.last = part.least > 0 ? part.last : out.last | part.last;
    may_begin = may_begin && part.least == 0;
    out.least += part.least;
    out.most = out.most && part.most ? std::optional(*out.most + *part.most) : std::nullopt;
  }
  return out;
}

Shape shape_of(const PatternNode& node) {
  Shape out;
  if (node.kind == Kind::set) {
    out.all = out.first = out.last = node.set;
    out.least = 1;
    out.most = 1;
    out.is_open = node.is_negated;
  } else {
    for (std::size_t i = 0; i < node.alternatives.size(); ++i) {
      const Shape one = shape_of(node.alternatives[i]);
      out.all |= one.all;
      out.first |= one.first;
      out.last |= one.last;
      out.is_open |= one.is_open;
      out.least = i == 0 ? one.least : std::min(out.least, one.least);
      out.most = out.most && one.most ? std::optional(std::max(*out.most, *one.most)) : std::nullopt;
    }
  }
  out.least *= node.least;
  const bool is_nothing = out.most && *out.most == 0;
  out.most = node.most && out.most ? std::optional(*out.most * *node.most) : std::nullopt;
  if (is_nothing) out.most = 0;
  return out;
}

/// The whole text, from ^ to $; nullptr where the pattern is anything else.
const Sequence* anchored(const std::optional<PatternBranches>& branches) {
  if (!branches || branches->size() != 1) return nullptr;
  const Sequence& only = branches->front();
  const bool is_anchored =
      only.size() >= 2 && only.front().kind == Kind::begin && only.back().kind == Kind::end;
  const auto is_anchor = [](const PatternNode& node) {
    return node.kind == Kind::begin || node.kind == Kind::end;
  };
  if (!is_anchored || std::any_of(only.begin() + 1, only.end() - 1, is_anchor)) return nullptr;
  return &only;
}

std::optional<char> single(const PatternNode& node) {
  if (node.kind != Kind::set || node.set.count() != 1 || node.is_negated || node.least != 1 || node.most != 1)
    return std::nullopt;
  for (std::size_t c = 0; c < node.set.size(); ++c) {
    if (node.set.test(c)) return static_cast<char>(c);
  }
  return std::nullopt;
}

std::string length_words(const Shape& shape) {
  if (shape.most && *shape.most == shape.least)
    return fmt::format("{}", count_of(shape.least, "character", "characters"));
  if (shape.most) return fmt::format("{} to {} characters", shape.least, *shape.most);
  return shape.least > 2 ? fmt::format("at least {} characters", shape.least) : "";
}

/// "a space and capitals": what of the text is not in the set.
std::string surplus(std::string_view text, const AsciiSet& allowed) {
  std::vector<std::string> words;
  AsciiSet others;
  bool has_foreign = false;
  std::array<std::size_t, k_characters.size()> counts{};
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 128) {
      has_foreign = true;
    } else if (!allowed.test(static_cast<unsigned char>(c))) {
      const auto known = std::find_if(k_characters.begin(), k_characters.end(), [c](const Characters& one) {
        return c >= one.range[0] && c <= one.range[1];
      });
      if (known == k_characters.end())
        others.set(static_cast<unsigned char>(c));
      else
        ++counts[static_cast<std::size_t>(known - k_characters.begin())];
    }
  }
  // Spaces first: they are what people see least.
  constexpr std::array<std::size_t, k_characters.size()> k_order = {8, 1, 0, 2, 3, 4, 5, 6, 7};
  for (const std::size_t i : k_order) {
    if (counts[i] > 0) words.emplace_back(counts[i] == 1 ? k_characters[i].one : k_characters[i].many);
  }
  for (std::size_t c = 0; c < others.size(); ++c) {
    if (others.test(c)) words.push_back(fmt::format("\"{}\"", shown(std::string(1, static_cast<char>(c)))));
  }
  if (has_foreign) words.emplace_back("letters or signs beyond ASCII");
  return listed(words);
}

}  // namespace

std::string pattern_wants(std::string_view pattern) {
  const std::optional<PatternBranches> branches = parse_pattern(pattern);
  const Sequence* sequence = anchored(branches);
  if (sequence == nullptr) return "";
  const Shape shape = shape_of(*sequence);
  std::string out = shape.is_open ? "" : set_words(shape.all, false);
  if (out.empty()) return "";
  const PatternEnds ends = pattern_ends(pattern);
  const auto add = [&out](const std::string& words) {
    if (!words.empty()) out += ", " + words;
  };
  if (!ends.prefix.empty())
    add(fmt::format("beginning with \"{}\"", ends.prefix));
  else if (shape.first != shape.all && shape.least > 0)
    add("first " + set_words(shape.first, true));
  if (!ends.suffix.empty())
    add(fmt::format("ending in \"{}\"", ends.suffix));
  else if (ends.prefix.empty() && shape.last != shape.all && shape.last != shape.first && shape.least > 0)
    add("last " + set_words(shape.last, true));
  const bool has_ends = !ends.prefix.empty() || !ends.suffix.empty();
  if (!has_ends || shape.most) add(length_words(shape));
  return out;
}

std::string pattern_fault_words(std::string_view pattern, const data::Value& answer, bool has_proposal) {
  const std::string wants = pattern_wants(pattern);
  const std::string quoted = fmt::format("(pattern {})", shown(pattern));
  const std::string whole = wants.empty() ? fmt::format("must match the pattern {}", shown(pattern))
                                          : fmt::format("must be {} {}", wants, quoted);
  if (!answer.is_string() || wants.empty()) return whole;
  if (answer.as_string().empty()) return fmt::format("must not be empty; it {}", whole);
  const Shape shape = shape_of(*anchored(parse_pattern(pattern)));
  const std::string has = surplus(answer.as_string(), shape.all);
  if (has.empty()) return whole;
  return has_proposal ? "has " + has : fmt::format("has {}; it {}", has, whole);
}

PatternEnds pattern_ends(std::string_view pattern) {
  PatternEnds out;
  const std::optional<PatternBranches> branches = parse_pattern(pattern);
  const Sequence* sequence = anchored(branches);
  if (sequence == nullptr) return out;
  std::size_t begin = 1;
  std::size_t end = sequence->size() - 1;
  for (; begin < end && single((*sequence)[begin]); ++begin) out.prefix += *single((*sequence)[begin]);
  if (begin == end) return out;  // one text alone
  for (; end > begin && single((*sequence)[end - 1]); --end)
    out.suffix.insert(out.suffix.begin(), *single((*sequence)[end - 1]));
  return out;
}

}  // namespace bs::scaffold
