#include "facts/readme_links.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"

namespace bs::facts {
namespace {

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    decoded += is_escape ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return decoded;
}

/// "https:", "mailto:"; not a path.
bool has_scheme(std::string_view target) {
  const std::size_t end = target.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && target[end] == ':';
}

/// Parts of a template, and what only a page of the web server answers.
bool is_unknowable(std::string_view target) {
  return target.empty() || target.starts_with("//") || has_scheme(target) ||
         target.find_first_of("{}<>$*") != std::string_view::npos;
}

/// Whether the path leads to something of the repository; so does one that leaves it, which GitHub takes for
/// a page of its own ("../../issues").
bool leads_somewhere(const Snapshot& snapshot, std::string_view folder, std::string_view target) {
  const auto path = resolve_repository_path(folder, target);
  if (!path) return true;
  return path->empty() || snapshot.find(*path) != nullptr || snapshot.has_folder(*path) ||
         snapshot.follow(*path) != nullptr;
}

}  // namespace

LinkFaults check_links(const Snapshot& snapshot, const MarkdownOutline& outline, std::string_view path,
                       std::string_view seen_as) {
  LinkFaults faults;
  std::set<std::string> anchors;
  for (const std::string& anchor : outline.anchors) anchors.insert(to_lower(anchor));
  for (const MarkdownHeading& heading : outline.headings) anchors.insert(heading.anchor);
  for (const MarkdownLink& link : outline.links) {
    const std::string_view target = link.target;
    if (is_unknowable(target)) continue;
    if (target.starts_with('#')) {
      // GitHub finds headings whatever the case of the link.
      const std::string anchor = to_lower(percent_decoded(target.substr(1)));
      if (!anchor.empty() && anchor != "top" && !anchors.contains(anchor))
        faults.anchors.push_back({std::string(path),
                                  {link.line, 0},
                                  fmt::format("No heading answers to {}", shown(target)),
                                  link.target,
                                  link.target});
      continue;
    }
    const std::string file = percent_decoded(target.substr(0, target.find_first_of("?#")));
    const bool leads = leads_somewhere(snapshot, parent_of(path), file) ||
                       leads_somewhere(snapshot, parent_of(seen_as), file);
    if (!leads)
      faults.files.push_back({std::string(path),
                              {link.line, 0},
                              fmt::format("{} leads nowhere", shown(target)),
                              link.target,
                              link.target});
  }
  return faults;
}

}  // namespace bs::facts
