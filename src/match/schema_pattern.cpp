#include "match/schema_pattern.hpp"

#include <optional>
#include <string>

namespace bs::match {

namespace {

constexpr auto k_none = std::string_view::npos;

/// Walks over a pattern, past escapes and classes: `visit(offset, character, depth of groups)` until it gives
/// true; npos where it never does.
template <class Visit>
std::size_t walk(std::string_view pattern, Visit&& visit) {
  std::size_t depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else {
      depth += c == '(' ? 1 : 0;
      if (visit(i, c, depth)) return i;
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
  }
  return k_none;
}

/// Where the group that begins the pattern ends.
std::size_t end_of_group(std::string_view pattern) {
  return walk(pattern, [](std::size_t, char c, std::size_t depth) { return c == ')' && depth == 1; });
}

bool has_alternatives(std::string_view pattern) {
  return walk(pattern, [](std::size_t, char c, std::size_t depth) { return c == '|' && depth == 0; }) !=
         k_none;
}

struct Lookahead {
  std::string_view inside;
  bool must_match;
};

/// Takes one lookahead off the front.
std::optional<Lookahead> take_lookahead(std::string_view& pattern) {
  const bool wants = pattern.starts_with("(?=");
  if (!wants && !pattern.starts_with("(?!")) return std::nullopt;
  const std::size_t end = end_of_group(pattern);
  if (end == k_none) return std::nullopt;
  const std::string_view behind = pattern.substr(end + 1);
  if (!behind.empty() && std::string_view("*+?{").find(behind.front()) != k_none) return std::nullopt;
  const Lookahead out{pattern.substr(3, end - 3), wants};
  pattern = behind;
  return out;
}

}  // namespace

SchemaPattern::SchemaPattern(std::string_view pattern) {
  std::string_view rest = pattern;
  std::vector<Lookahead> lookaheads;
  bool is_anchored = false;
  while (true) {
    if (const auto lookahead = take_lookahead(rest)) {
      lookaheads.push_back(*lookahead);
    } else if (!is_anchored && rest.starts_with('^')) {
      is_anchored = true;
      rest.remove_prefix(1);
    } else {
      break;
    }
  }
  if (lookaheads.empty() || !is_anchored || has_alternatives(rest)) {
    conditions_.push_back({Regex::ecmascript(pattern), true});
    return;
  }
  conditions_.push_back({Regex::ecmascript("^" + std::string(rest)), true});
  for (const Lookahead& one : lookaheads)
    conditions_.push_back({Regex::ecmascript("^(?:" + std::string(one.inside) + ")"), one.must_match});
}

bool SchemaPattern::holds(std::string_view text) const {
  for (const Condition& one : conditions_) {
    if (one.regex.search(text) != one.must_match) return false;
  }
  return true;
}

}  // namespace bs::match
