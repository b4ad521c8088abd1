// The relations of an entity for `bs catalog show`: grouped by what they mean to a reader, uses before used
// by.
#include <map>

#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/entity_text.hpp"
#include "cli/show_text.hpp"

namespace bs::cli {
namespace {

using report::Cell;

struct Heading {
  std::string_view type;
  std::string_view title;
};
// Ownership and the system stand elsewhere on the screen; ownerOf does for groups.
constexpr Heading k_headings[] = {
    {"dependsOn", "Uses"},        {"consumesApi", "Uses"},     {"dependencyOf", "Used by"},
    {"apiConsumedBy", "Used by"}, {"providesApi", "Provides"}, {"apiProvidedBy", "Provided by"},
    {"hasPart", "Parts"},         {"partOf", "Part of"},       {"ownerOf", "Owns"},
    {"parentOf", "Child groups"}, {"childOf", "Parent group"}, {"hasMember", "Members"},
    {"memberOf", "Member of"},
};
constexpr std::size_t k_rows = 12;

std::string_view title_of(std::string_view type) {
  for (const auto& heading : k_headings) {
    if (heading.type == type) return heading.title;
  }
  return type == "ownedBy" ? "" : type;
}

std::vector<report::Cell> neighbour_row(const catalog::Neighbour& neighbour, const Terminal& terminal) {
  if (!neighbour.row) {
    auto place = neighbour.path.empty() ? std::string() : Place{neighbour.path, {neighbour.line, 0}}.text();
    return {"  " + ref_text(neighbour.ref), Cell("not in this catalog", Style::dim), "", place};
  }
  const auto& row = *neighbour.row;
  return {"  " + ref_text(neighbour.ref), row.type.empty() ? to_lower(row.kind) : row.type,
          owner_text(row.owner, terminal),
          std::string(row.description.substr(0, row.description.find('\n')))};
}

}  // namespace

std::string neighbours_text(const catalog::EntityDetail& detail,
                            const std::vector<catalog::Neighbour>& neighbours, const Terminal& terminal) {
  const auto& of = detail.row.ref;
  std::string outside;
  if (detail.packages_outside > 0) {
    outside = fmt::format("  and {} from outside this workspace\n",
                          count_of(static_cast<std::size_t>(detail.packages_outside), "package", "packages"));
  }
  std::map<std::string_view, std::vector<const catalog::Neighbour*>> groups;
  for (const auto& neighbour : neighbours) {
    auto title = title_of(neighbour.type);
    if (title.empty()) continue;
    groups[title].push_back(&neighbour);
  }
  std::string out;
  bool told = false;  // what comes from outside
  auto add = [&](std::string_view title) {
    auto found = groups.find(title);
    if (found == groups.end()) {
      if (title == "Uses" && !outside.empty() && !std::exchange(told, true))
        out += fmt::format("{}\n{}", styled(title, Style::dim, terminal.out_color), outside);
      return;
    }
    told = told || title == "Uses";
    const auto& members = found->second;
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", styled(title, Style::dim, terminal.out_color));
    report::Table table{{{"", report::Align::left, 14, 30},
                         {"", report::Align::left, 0, 20},
                         {"", report::Align::left, 0, 18},
                         {"", report::Align::left, 20, 0, true}},
                        {}};
    for (std::size_t i = 0; i < members.size() && i < k_rows; ++i)
      table.rows.push_back(neighbour_row(*members[i], terminal));
    out += report::render(table, terminal);
    if (members.size() > k_rows) {
      out += fmt::format("  and {} more: bs catalog graph {} lists all\n", members.size() - k_rows,
                         shown(ref_text(of)));
    }
    if (title == "Uses") out += outside;
    groups.erase(found);
  };
  for (const auto& heading : k_headings) add(heading.title);
  while (!groups.empty()) add(groups.begin()->first);
  return out;
}

}  // namespace bs::cli
