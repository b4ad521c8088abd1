#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/fields.hpp"
#include "cli/selection.hpp"
#include "cli/shared_options.hpp"
#include "cli/summary_text.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_owner,
    k_type,
    k_tag,
    k_kind,
    {"--fields", "FIELDS", "columns to show, as dotted fields with commas: metadata.name,spec.owner"},
    {"--order", "asc:FIELD", "order by a field (desc: for descending); newest change first without it", true},
    k_limit,
    {"--offset", "N", "leave the first N rows out"},
    {"-f,--format", "FORMAT", "table, json, lines or csv; FORMAT=FILE writes to a file", true,
     "table json lines csv"},
    k_no_scan,
};

std::string first_title(const catalog::ListQuery& query) {
  for (std::string_view kind :
       {"component", "api", "resource", "system", "domain", "group", "user", "template", "location"}) {
    if (!selects_only(query, kind)) continue;
    std::string title(kind);
    std::transform(title.begin(), title.end(), title.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return title;
  }
  return "ENTITY";
}

report::Table entity_table(const catalog::ListQuery& query, const std::vector<catalog::EntityRow>& rows,
                           Context& context) {
  report::Table table;
  auto title = first_title(query);
  auto default_kind = title == "ENTITY" ? std::string("component") : to_lower(title);
  table.columns = {{title, report::Align::left, 0, 28},
                   {"TYPE", report::Align::left, 0, 14},
                   {"OWNER", report::Align::left, 0, 20},
                   {"CHANGED"},
                   {"WHAT IT IS", report::Align::left, 26, 0, true}};
  for (const auto& row : rows) {
    auto what = row.description.empty() ? row.title : row.description;
    table.rows.push_back({{ref_text(row.ref, default_kind), Style::bold},
                          row.type,
                          owner_cell(row, context.terminal()),
                          changed_text(row, context.now()),
                          std::string(what.substr(0, what.find('\n')))});
  }
  return table;
}

std::string list_lines(const std::vector<catalog::EntityRow>& rows) {
  std::string out;
  for (const auto& row : rows) out += shown(ref_text(row.ref)) + "\n";
  return out;
}

std::string list_csv(const std::vector<catalog::EntityRow>& rows) {
  std::string out = report::csv_row(
      {"ref", "type", "lifecycle", "owner", "owner_source", "changed", "description", "repository", "path"});
  for (const auto& row : rows) {
    out += report::csv_row({row.ref, row.type, row.lifecycle, row.owner, row.owner_source,
                            row.changed == 0 ? "" : to_rfc3339(row.changed), row.description, row.repository,
                            row.path});
  }
  return out;
}

void totals(Context& context, const catalog::ListQuery& query, std::size_t rows, bool more) {
  const auto& output = context.output();
  const bool everything = query.words.empty() && selects_only(query, "component") &&
                          query.filter.any_of.size() == 1 && query.filter.any_of[0].size() == 1;
  if (more) {
    auto order = query.order.empty() ? ", newest first" : "";
    output.plain(fmt::format("{:>{}}", fmt::format("{} shown{}; --limit 0 shows all", rows, order),
                             std::min<std::size_t>(context.terminal().width, 80)));
  }
  if (!everything) {
    const bool components = selects_only(query, "component");
    if (!more)
      output.plain("\n" + (components ? count_of(rows, "component", "components")
                                      : count_of(rows, "entity", "entities")));
    return;
  }
  output.plain(
      "\n" + std::string(trim(summary_text(context.catalog().summary(), context.terminal(), context.now()))));
}

void nothing_found(Context& context, const catalog::ListQuery& query) {
  if (!query.words.empty()) {
    auto near = context.catalog().near(query.words);
    context.output().plain(
        fmt::format("nothing has '{}' in its name, title, tags or owner{}", shown(query.words),
                    near.empty() ? "" : fmt::format("; near: {}", shown(join(near, ", ")))));
    context.output().hint(
        fmt::format("\nnext  bs catalog search '{}'     descriptions too\n", shown(query.words)));
    return;
  }
  auto summary = context.catalog().summary();
  if (summary.repositories > 0) {
    context.output().plain(
        fmt::format("nothing matches, among {} in {}",
                    count_of(static_cast<std::size_t>(summary.entities), "entity", "entities"),
                    count_of(static_cast<std::size_t>(summary.repositories), "repository", "repositories")));
    return;
  }
  context.output().plain("no repositories were found here");
  context.output().hint("\nnext  bs catalog scan PATH...     where your clones are\n");
}

void next_steps(Context& context, const std::vector<catalog::EntityRow>& rows) {
  auto name = shown(ref_text(rows.front().ref));
  auto word = name.substr(0, name.find_first_of("-_."));
  context.output().hint(
      fmt::format("\nnext  {:<28} what has \"{}\" in name, title, tags or owner\n"
                  "      {:<28} its owner, neighbours, docs, folder\n"
                  "      bs catalog owners --missing | bs catalog problems | bs catalog --limit 0\n",
                  "bs catalog " + word, word, "bs catalog show " + name));
}

int run(Context& context) {
  auto query = selection(context);
  const auto limit = row_limit(context);
  auto& store = context.catalog();
  if (context.args().value("--fields")) {
    query.limit = limit;
    return list_fields(context, query);
  }
  query.limit = limit == 0 ? 0 : limit + 1;  // one more, to know whether there are more
  auto rows = store.list(query);
  const bool more = limit != 0 && rows.size() > static_cast<std::size_t>(limit);
  if (more) rows.pop_back();
  context.output().write(
      context.args(), {{"table",
                        [&] {
                          return rows.empty()
                                     ? std::string()
                                     : report::render(entity_table(query, rows, context), context.terminal());
                        }},
                       {"json",
                        [&] {
                          data::Array entities;
                          for (const auto& row : rows) entities.push_back(row_json(row));
                          return json_document({{"entities", std::move(entities)}, {"more", more}});
                        }},
                       {"lines", [&] { return list_lines(rows); }},
                       {"csv", [&] { return list_csv(rows); }}});
  if (!Output::for_people(context.args())) return 0;
  if (rows.empty()) {
    nothing_found(context, query);
    return 0;
  }
  totals(context, query, rows.size(), more);
  next_steps(context, rows);
  return 0;
}

}  // namespace

const Command k_catalog_list{
    "catalog list",
    "List components, newest change first",
    {"[WORD|FILTER...]"},
    "bs catalog                              the components, who owns them, what they are\n"
    "bs catalog pay                          what has \"pay\" in name, title, tags or owner\n"
    "bs catalog --owner payments --type service\n"
    "bs catalog 'kind=api,spec.type=openapi' Backstage's filters\n"
    "bs catalog -f lines | xargs -n1 bs catalog path",
    "A word is searched for in names, titles, tags and owners. A word with '=', '!' or a dotted key is a "
    "filter, in Backstage's "
    "language: ',' is AND, the same key again is OR, a second FILTER is OR, a key alone asks whether it is "
    "there; key!=value and "
    "!key are understood too. Everything is compared without case.\n"
    "Owners: '~' is taken from CODEOWNERS, '!' is disputed, '–' is nobody.",
    k_options,
    run,
};

}  // namespace bs::cli
