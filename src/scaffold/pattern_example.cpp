#include "scaffold/pattern_example.hpp"

#include "scaffold/pattern_syntax.hpp"

namespace bs::scaffold {

namespace {

constexpr std::size_t k_longest = 2'000;
constexpr std::array<std::size_t, 7> k_repeats = {0, 1, 2, 4, 7, 15, 31};

/// The character that people would write first.
char preferred(const AsciiSet& set) {
  for (const char c : std::string_view("aA1-_./")) {
    if (set.test(static_cast<unsigned char>(c))) return c;
  }
  for (std::size_t c = 33; c < 127; ++c) {
    if (set.test(c)) return static_cast<char>(c);
  }
  return set.test(' ') ? ' ' : '\n';
}

/// `more`: how often what may be repeated is repeated beyond the least. `way`: which alternative.
void append(std::string& out, const std::vector<PatternNode>& sequence, std::size_t more, std::size_t way) {
  for (const PatternNode& node : sequence) {
    if (node.kind == PatternNode::Kind::begin || node.kind == PatternNode::Kind::end) continue;
    const std::size_t count = node.most ? std::min(*node.most, node.least + more) : node.least + more;
    for (std::size_t i = 0; i < count && out.size() < k_longest; ++i) {
      if (node.kind == PatternNode::Kind::set) {
        out += preferred(node.set);
      } else {
        append(out, node.alternatives[way % node.alternatives.size()], more, way);
      }
    }
  }
}

}  // namespace

std::vector<std::string> pattern_examples(std::string_view pattern) {
  std::vector<std::string> out;
  const auto branches = parse_pattern(pattern);
  if (!branches) return out;
  for (const std::size_t more : k_repeats) {
    for (std::size_t way = 0; way < 3; ++way) {
      std::string text;
      append(text, (*branches)[way % branches->size()], more, way);
      out.push_back(std::move(text));
    }
  }
  return out;
}

}  // namespace bs::scaffold
