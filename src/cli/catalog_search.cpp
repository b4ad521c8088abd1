#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    k_limit,
    {"-f,--format", "FORMAT", "table, json or lines; FORMAT=FILE writes to a file", true, "table json lines"},
    k_no_scan,
};

/// Matches stand between \x01 and \x02: bold where colour is on, nothing otherwise.
std::string plain_snippet(const std::string& snippet) {
  std::string out;
  for (char c : snippet) {
    if (c == '\n') out += ' ';
    if (c != '\x01' && c != '\x02' && c != '\n') out += c;
  }
  return out;
}

std::string search_json(const std::vector<catalog::SearchHit>& hits) {
  data::Array results;
  for (const auto& hit : hits) {
    auto value = data::Value::object();
    value.set("entity", row_json(hit.row));
    value.set("score", hit.score);
    value.set("where", hit.where);
    value.set("snippet", plain_snippet(hit.snippet));
    results.push_back(std::move(value));
  }
  return json_document({{"results", std::move(results)}});
}

int run(Context& context) {
  auto text = join(context.args().words(), " ");
  auto hits = context.catalog().search(text, row_limit(context));
  report::Table table{{{"ENTITY", report::Align::left, 0, 30},
                       {"TYPE"},
                       {"OWNER", report::Align::left, 0, 20},
                       {"FOUND IN"},
                       {"TEXT", report::Align::left, 12, 0, true}},
                      {}};
  for (const auto& hit : hits) {
    table.rows.push_back({{ref_text(hit.row.ref), Style::bold},
                          hit.row.type,
                          owner_cell(hit.row, context.terminal()),
                          hit.where,
                          plain_snippet(hit.snippet)});
  }
  context.output().write(
      context.args(),
      {{"table", [&] { return hits.empty() ? "" : report::render(table, context.terminal()); }},
       {"json", [&] { return search_json(hits); }},
       {"lines", [&] {
          std::string out;
          for (const auto& hit : hits) out += shown(ref_text(hit.row.ref)) + "\n";
          return out;
        }}});
  if (hits.empty() && Output::for_people(context.args())) {
    auto near = context.catalog().near(text);
    context.output().plain(
        fmt::format("nothing was found for '{}'{}", shown(text),
                    near.empty() ? "" : fmt::format("; near: {}", shown(join(near, ", ")))));
  }
  return 0;
}

}  // namespace

const Command k_catalog_search{
    "catalog search",
    "Full-text search, best first",
    {"TEXT...", 1},
    "bs catalog search payment ledger     both words, anywhere\n"
    "bs catalog search pay                words that start with pay, and names that hold it",
    "All words must be found; the last may be the start of a word. Names count most, then titles, tags, "
    "owners, descriptions.",
    k_options,
    run,
};

}  // namespace bs::cli
