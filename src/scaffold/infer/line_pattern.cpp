#include "scaffold/infer/line_pattern.hpp"

#include <cctype>
#include <map>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::scaffold::infer {
namespace {

constexpr std::size_t k_longest_line = 4096;
constexpr std::size_t k_most_values = 20;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string quoted(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    if (static_cast<unsigned char>(c) < 0x80 && !is_word(c)) out += '\\';
    out += c;
  }
  return out;
}

/// "values.owner.team" → "owner.team"; nullopt for an expression that does more.
std::optional<std::string> value_name(std::string_view expression, std::string_view root) {
  expression = trim(expression);
  if (expression.starts_with('-')) expression = trim(expression.substr(1));
  if (expression.ends_with('-')) expression = trim(expression.substr(0, expression.size() - 1));
  if (!expression.starts_with(root) || expression.size() <= root.size() + 1 || expression[root.size()] != '.')
    return std::nullopt;
  const std::string_view name = expression.substr(root.size() + 1);
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || c == '.'; });
  return is_plain && !name.ends_with('.') ? std::optional(std::string(name)) : std::nullopt;
}

/// Collects a pattern piece by piece.
struct Builder {
  std::string pattern;
  std::vector<std::string> names;
  std::string longest;
  std::size_t weight = 0;

  void literal(std::string_view text) {
    pattern += quoted(text);
    if (text.size() > longest.size()) longest = text;
    for (const char c : text) weight += is_word(c) ? 1 : 0;
  }
  void expression(std::string_view text, std::string_view root) {
    if (auto name = value_name(text, root)) {
      pattern += "(.+?)";
      names.push_back(std::move(*name));
    } else {
      pattern += ".*?";
    }
  }
};

}  // namespace

std::optional<LinePattern> LinePattern::of(std::string_view line, const Syntax& syntax,
                                           std::size_t least_literal) {
  if (line.size() > k_longest_line || line.find("{%") != std::string_view::npos ||
      line.find("{#") != std::string_view::npos || !is_valid_utf8(line))
    return std::nullopt;
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  Builder built;
  while (!line.empty()) {
    const std::size_t open = line.find(syntax.open);
    const std::size_t close = open == std::string_view::npos ? open : line.find("}}", open);
    if (close == std::string_view::npos) {
      built.literal(line);
      break;
    }
    built.literal(line.substr(0, open));
    const std::size_t begin = open + syntax.open.size();
    built.expression(line.substr(begin, close - begin), syntax.root);
    line.remove_prefix(close + 2);
  }
  if (built.names.empty() || built.names.size() > k_most_values || built.weight < least_literal)
    return std::nullopt;
  try {
    return LinePattern(match::Regex("^(?:" + built.pattern + ")\\s*$"), std::move(built.names),
                       std::move(built.longest), built.weight);
  } catch (const Error&) {
    return std::nullopt;  // a line too long to be a pattern tells nothing
  }
}

std::optional<std::vector<Sighting>> LinePattern::match(std::string_view text) const {
  if (text.size() > k_longest_line || text.find(longest_) == std::string_view::npos) return std::nullopt;
  const auto groups = regex_.find(text);
  if (!groups) return std::nullopt;
  std::map<std::string, std::string> seen;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto& group = (*groups)[i + 1];
    const std::string value(text.substr(group.begin, group.end - group.begin));
    if (!seen.emplace(names_[i], value).second && seen[names_[i]] != value) return std::nullopt;
  }
  return std::vector<Sighting>(seen.begin(), seen.end());
}

std::string without_statements(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find("{%"), text.find("{#"));
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::string_view end = text[open + 1] == '%' ? "%}" : "#}";
    const std::size_t close = text.find(end, open);
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + 2);
  }
  return out;
}

}  // namespace bs::scaffold::infer
