#pragma once
// What a YAML text becomes, as one string that a test compares.
#include <string>
#include <string_view>

#include "bs/data/json.hpp"
#include "bs/data/yaml.hpp"

namespace bs::test {

/// "3:1 MESSAGE", with "(HINT)" behind it when it is wanted.
inline std::string told(const Diagnostic& diagnostic, bool with_hint) {
  std::string text =
      fmt::format("{}:{} {}", diagnostic.mark.line, diagnostic.mark.column, diagnostic.message);
  if (diagnostic.severity != Severity::error) text = std::string(name_of(diagnostic.severity)) + " " + text;
  return with_hint && !diagnostic.hint.empty() ? text + " (" + diagnostic.hint + ")" : text;
}

/// The documents joined by " | ": JSON, or the faults joined by "; ". What is wrong with the file comes
/// first.
inline std::string outcome(std::string_view text, const data::YamlLimits& limits = {},
                           bool with_hints = false) {
  const data::YamlFile file = data::parse_yaml(text, limits);
  std::vector<std::string> parts;
  for (const Diagnostic& diagnostic : file.diagnostics)
    parts.push_back("file: " + told(diagnostic, with_hints));
  for (const data::YamlDocument& document : file.documents) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : document.diagnostics) lines.push_back(told(diagnostic, with_hints));
    if (document.ok()) lines.push_back(data::to_json(document.root));
    parts.push_back(fmt::format("{}", fmt::join(lines, "; ")));
  }
  return fmt::format("{}", fmt::join(parts, " | "));
}

}  // namespace bs::test
