#pragma once
/// A line of a template turned round: what it must have been rendered from.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bs/match/regex.hpp"

namespace bs::scaffold::infer {

/// How a text names its values: "${{ values.port }}", "{{ cookiecutter.port }}".
struct Syntax {
  std::string open = "${{";
  std::string root = "values";
};

/// A value's name ("port", "owner.team") and the text it had.
using Sighting = std::pair<std::string, std::string>;

class LinePattern {
 public:
  /// nullopt for a line that names no value by itself, or with statements in it. Expressions that do more
  /// than name a value match anything and tell nothing. `least_literal` letters and digits must stand around
  /// them.
  static std::optional<LinePattern> of(std::string_view line, const Syntax& syntax,
                                       std::size_t least_literal);

  /// The values, where the whole text could be a rendering of the line; a value that would need two texts at
  /// once is no match.
  std::optional<std::vector<Sighting>> match(std::string_view text) const;
  /// Letters and digits that must be there: how much a match says.
  std::size_t weight() const { return weight_; }

 private:
  LinePattern(match::Regex regex, std::vector<std::string> names, std::string longest, std::size_t weight)
      : regex_(std::move(regex)), names_(std::move(names)), longest_(std::move(longest)), weight_(weight) {}

  match::Regex regex_;
  std::vector<std::string> names_;  // by group
  std::string longest_;             // literal: lines without it need no closer look
  std::size_t weight_;
};

/// The text without {% … %} and {# … #}.
std::string without_statements(std::string_view text);

}  // namespace bs::scaffold::infer
