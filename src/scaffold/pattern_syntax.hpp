#pragma once
/// A small reading of regular expressions, for saying what they want and for making texts that match. RE2
/// judges; what this does not understand has no words and no example.
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace bs::scaffold {

using AsciiSet = std::bitset<128>;

struct PatternNode {
  enum class Kind { set, group, begin, end };
  Kind kind = Kind::set;
  AsciiSet set;
  bool is_negated = false;                             ///< `[^…]`, `.`, \W: more than ASCII belongs to it
  std::vector<std::vector<PatternNode>> alternatives;  ///< of a group
  std::size_t least = 1;
  std::optional<std::size_t> most = 1;  ///< nullopt: any number
};

using PatternBranches = std::vector<std::vector<PatternNode>>;

/// nullopt: there is something in it that this reading does not know.
std::optional<PatternBranches> parse_pattern(std::string_view pattern);

}  // namespace bs::scaffold
