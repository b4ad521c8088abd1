// The relations of an entity for `bs catalog show`: grouped by what they mean to a reader, uses before used by.
#include <map>

#include "bs/base/text.hpp"
#include "cli/entity_text.hpp"
#include "cli/show_text.hpp"

namespace bs::cli {
namespace {

struct Heading {
  std::string_view type;
  std::string_view title;
};
// Ownership and the system stand elsewhere on the screen; ownerOf does for groups.
constexpr Heading k_headings[] = {
    {"dependsOn", "Uses"},          {"consumesApi", "Uses"},      {"dependencyOf", "Used by"},  {"apiConsumedBy", "Used by"},
    {"providesApi", "Provides"},    {"apiProvidedBy", "Provided by"}, {"hasPart", "Parts"},     {"partOf", "Part of"},
    {"ownerOf", "Owns"},            {"parentOf", "Child groups"}, {"childOf", "Parent group"},  {"hasMember", "Members"},
    {"memberOf", "Member of"},
};
constexpr std::size_t k_rows = 12;

std::string_view title_of(std::string_view type) {
  for (const auto& heading : k_headings) {
    if (heading.type == type) return heading.title;
  }
  return type == "ownedBy" ? "" : type;
}

std::string neighbour_line(const catalog::Neighbour& neighbour, std::size_t name_width, const Terminal& terminal) {
  auto name = pad_right(fit(shown(ref_text(neighbour.ref)), name_width, terminal.unicode), name_width);
  if (!neighbour.row) {
    auto place = neighbour.path.empty() ? "" : fmt::format("  ({}:{})", shown(neighbour.path), neighbour.line);
    return fmt::format("  {}  {}{}", name, "not in this catalog", place);
  }
  const auto& row = *neighbour.row;
  auto type = row.type.empty() ? to_lower(row.kind) : row.type;
  auto owner = shown(owner_text(row.owner, terminal));
  auto what = shown(row.description.substr(0, row.description.find('\n')));
  auto line = fmt::format("{}  {:<9} {:<14} {}", name, shown(type), owner, what);
  return "  " + std::string(trim(fit(line, terminal.width - 2, terminal.unicode)));
}

}  // namespace

std::string neighbours_text(const std::vector<catalog::Neighbour>& neighbours, const Terminal& terminal) {
  std::map<std::string_view, std::vector<const catalog::Neighbour*>> groups;
  std::size_t name_width = 12;
  for (const auto& neighbour : neighbours) {
    auto title = title_of(neighbour.type);
    if (title.empty()) continue;
    groups[title].push_back(&neighbour);
    name_width = std::max(name_width, display_width(shown(ref_text(neighbour.ref))));
  }
  name_width = std::min<std::size_t>(name_width, 30);
  std::string out;
  auto add = [&](std::string_view title) {
    auto found = groups.find(title);
    if (found == groups.end()) return;
    const auto& members = found->second;
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", styled(title, Style::dim, terminal.out_color));
    for (std::size_t i = 0; i < members.size() && i < k_rows; ++i) out += neighbour_line(*members[i], name_width, terminal) + "\n";
    if (members.size() > k_rows) {
      out += fmt::format("  and {} more: bs catalog graph ENTITY lists all\n", members.size() - k_rows);
    }
    groups.erase(found);
  };
  for (const auto& heading : k_headings) add(heading.title);
  while (!groups.empty()) add(groups.begin()->first);
  return out;
}

}  // namespace bs::cli
