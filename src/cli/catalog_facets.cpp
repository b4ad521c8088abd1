#include "bs/base/text.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/shared_options.hpp"

#include "bs/base/error.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--filter", "FILTER", "count only what a filter selects, for example kind=component", true},
    k_limit,
    {"-f,--format", "FORMAT", "table, json, lines or csv; FORMAT=FILE writes to a file", true,
     "table json lines csv"},
    k_no_scan,
};

/// Shorthands for the fields people ask about most.
std::string full_field(const std::string& typed) {
  constexpr std::pair<std::string_view, std::string_view> k_short[] = {
      {"type", "spec.type"},    {"lifecycle", "spec.lifecycle"}, {"system", "spec.system"},
      {"tag", "metadata.tags"}, {"tags", "metadata.tags"},       {"namespace", "metadata.namespace"},
  };
  auto lower = to_lower(typed);
  for (const auto& [name, field] : k_short) {
    if (lower == name) return std::string(field);
  }
  return lower;
}

int run(Context& context) {
  auto field = full_field(context.args().words().front());
  catalog::ListQuery query;
  query.filter = match::parse_filter(context.args().values("--filter"));
  auto rows = context.catalog().facets(field, query);
  const auto limit = static_cast<std::size_t>(row_limit(context));
  const auto total = rows.size();
  if (limit != 0 && rows.size() > limit) rows.resize(limit);
  report::Table table{{{"COUNT", report::Align::right}, {"VALUE", report::Align::left, 0, 0, true}}, {}};
  for (const auto& row : rows)
    table.rows.push_back({grouped(static_cast<std::size_t>(row.count)), row.value});
  auto each = [&](auto&& render) {
    std::string out;
    for (const auto& row : rows) out += render(row);
    return out;
  };
  context.output().write(
      context.args(),
      {{"table", [&] { return rows.empty() ? "" : report::render(table, context.terminal()); }},
       {"json",
        [&] {
          data::Array values;
          for (const auto& row : rows)
            values.push_back(data::Value(data::Object{{"value", row.value, {}}, {"count", row.count, {}}}));
          return json_document({{"field", field}, {"values", std::move(values)}});
        }},
       {"lines", [&] { return each([](const auto& row) { return shown(row.value) + "\n"; }); }},
       {"csv", [&] {
          return "value,count\n" + each([](const auto& row) {
                   return report::csv_row({row.value, std::to_string(row.count)});
                 });
        }}});
  if (!Output::for_people(context.args())) return 0;
  if (rows.size() < total)
    context.output().plain(fmt::format("{} of {} values shown; --limit 0 shows all", rows.size(), total));
  if (rows.empty()) context.output().plain(fmt::format("no entity has the field {}", shown(field)));
  return 0;
}

}  // namespace

const Command k_catalog_facets{
    "catalog facets",
    "Count entities by a field's values",
    {"FIELD", 1, 1, "type owner lifecycle system tags kind metadata.namespace"},
    "bs catalog facets type                          spec.type, most frequent first\n"
    "bs catalog facets owner --filter kind=component\n"
    "bs catalog facets metadata.annotations.backstage.io/techdocs-ref",
    "FIELD is a dotted path into the document, or one of type, owner, lifecycle, system, tags, namespace.",
    k_options,
    run,
};

}  // namespace bs::cli
