#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/entity_text.hpp"
#include "cli/path_owners.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--missing", "",
     "components that nobody owns, with the file to edit; exit status 1 when there are some"},
    {"-f,--format", "FORMAT", "table, json or lines; FORMAT=FILE writes to a file", true, "table json lines"},
    k_limit,
    k_no_scan,
};

std::string rule_text(const PathOwner& owner) {
  if (!owner.has_rule)
    return owner.file.empty() ? "no CODEOWNERS" : fmt::format("no line of {} matches", shown(owner.file));
  auto names = owner.codeowners.empty() ? std::string("nobody, on purpose") : join(owner.codeowners, " ");
  return fmt::format("{}:{}  {} {}", owner.file, owner.line, owner.rule, names);
}

std::string paths_table(const std::vector<PathOwner>& owners, const Terminal& terminal) {
  report::Table table{{{"PATH", report::Align::left, 0, 40},
                       {"OWNER", report::Align::left, 0, 24},
                       {"COMPONENT", report::Align::left, 0, 24},
                       {"CODEOWNERS", report::Align::left, 12, 0, true}},
                      {}};
  for (const auto& owner : owners) {
    auto mark = owner.disputed ? " !" : owner.source == "CODEOWNERS" ? " ~" : "";
    table.rows.push_back(
        {owner.path,
         {owner_text(owner.owner, terminal) + mark, owner.disputed ? Style::yellow : Style::plain},
         owner.component.empty() ? dash(terminal) : ref_text(owner.component),
         rule_text(owner)});
  }
  return report::render(table, terminal);
}

std::string paths_json(const std::vector<PathOwner>& owners) {
  data::Array paths;
  for (const auto& owner : owners) {
    auto value = data::Value::object();
    auto text = [&](std::string_view key, const std::string& field) {
      value.set(key, field.empty() ? data::Value() : data::Value(field));
    };
    text("path", owner.path);
    text("owner", owner.owner);
    text("ownerSource", owner.source);
    text("component", owner.component);
    data::Array names;
    for (const auto& name : owner.codeowners) names.emplace_back(name);
    value.set("codeowners", std::move(names));
    text("codeownersFile", owner.file);
    value.set("codeownersLine", static_cast<std::int64_t>(owner.line));
    text("codeownersPattern", owner.rule);
    value.set("disputed", owner.disputed);
    paths.push_back(std::move(value));
  }
  return json_document({{"paths", std::move(paths)}});
}

int run_paths(Context& context) {
  std::vector<PathOwner> owners;
  for (const auto& path : context.args().words()) owners.push_back(owner_of_path(context, path));
  context.output().write(context.args(), {{"table", [&] { return paths_table(owners, context.terminal()); }},
                                          {"json", [&] { return paths_json(owners); }},
                                          {"lines", [&] {
                                             std::string out;
                                             for (const auto& owner : owners)
                                               out +=
                                                   shown(owner_text(owner.owner, context.terminal())) + "\n";
                                             return out;
                                           }}});
  return 0;
}

std::string owners_table(const std::vector<catalog::OwnerRow>& rows, const Terminal& terminal) {
  report::Table table{{{"OWNER", report::Align::left, 0, 32},
                       {"COMPONENTS", report::Align::right},
                       {"OTHER", report::Align::right},
                       {"DECLARED", report::Align::right},
                       {"~", report::Align::right},
                       {"!", report::Align::right},
                       {"DESCRIBED", report::Align::left, 0, 0, true}},
                      {}};
  auto number = [](std::int64_t n) {
    return n == 0 ? std::string(".") : grouped(static_cast<std::size_t>(n));
  };
  for (const auto& row : rows) {
    auto described = row.ref.empty() ? ""
                     : row.described ? (row.title.empty() ? "yes" : row.title)
                                     : "only named";
    table.rows.push_back({{row.ref.empty() ? "(nobody)" : owner_text(row.ref, terminal), Style::bold},
                          number(row.components),
                          number(row.others),
                          number(row.declared),
                          number(row.from_codeowners),
                          number(row.disputed),
                          described});
  }
  return report::render(table, terminal);
}

std::string owners_json(const std::vector<catalog::OwnerRow>& rows) {
  data::Array owners;
  for (const auto& row : rows) {
    auto value = data::Value::object();
    value.set("ref", row.ref.empty() ? data::Value() : data::Value(row.ref));
    value.set("title", row.title.empty() ? data::Value() : data::Value(row.title));
    value.set("described", row.described);
    value.set("components", row.components);
    value.set("others", row.others);
    value.set("declared", row.declared);
    value.set("fromCodeowners", row.from_codeowners);
    value.set("disputed", row.disputed);
    owners.push_back(std::move(value));
  }
  return json_document({{"owners", std::move(owners)}});
}

int run_owners(Context& context) {
  auto rows = context.catalog().owners();
  const auto limit = static_cast<std::size_t>(row_limit(context));
  const auto total = rows.size();
  if (limit != 0 && rows.size() > limit) rows.resize(limit);
  context.output().write(
      context.args(), {{"table", [&] { return rows.empty() ? "" : owners_table(rows, context.terminal()); }},
                       {"json", [&] { return owners_json(rows); }},
                       {"lines", [&] {
                          std::string out;
                          for (const auto& row : rows) {
                            if (!row.ref.empty()) out += shown(ref_text(row.ref, "group")) + "\n";
                          }
                          return out;
                        }}});
  if (!Output::for_people(context.args())) return 0;
  if (rows.size() < total)
    context.output().plain(fmt::format("{} of {} shown; --limit 0 shows all", rows.size(), total));
  if (rows.empty()) context.output().plain("nobody owns anything here yet");
  context.output().hint(
      "\nnext  bs catalog --owner NAME          what it owns\n      bs catalog owners --missing        what "
      "nobody owns\n");
  return 0;
}

int run_missing(Context& context) {
  catalog::ListQuery query;
  query.filter.any_of = {{{"kind", match::FilterCondition::Test::equals_any, {"component"}},
                          {"owner", match::FilterCondition::Test::not_exists, {}}}};
  query.order = {{"metadata.name", false}};
  auto rows = context.catalog().list(query);
  report::Table table{{{"COMPONENT", report::Align::left, 0, 30},
                       {"TYPE"},
                       {"REPOSITORY", report::Align::left, 0, 26},
                       {"DESCRIBED BY", report::Align::left, 12, 0, true}},
                      {}};
  for (const auto& row : rows)
    table.rows.push_back({{ref_text(row.ref), Style::bold}, row.type, row.repository, row.path});
  context.output().write(
      context.args(),
      {{"table", [&] { return rows.empty() ? "" : report::render(table, context.terminal()); }},
       {"json",
        [&] {
          data::Array entities;
          for (const auto& row : rows) entities.push_back(row_json(row));
          return json_document({{"entities", std::move(entities)}});
        }},
       {"lines", [&] {
          std::string out;
          for (const auto& row : rows) out += shown(ref_text(row.ref)) + "\n";
          return out;
        }}});
  if (Output::for_people(context.args())) {
    auto all = static_cast<std::size_t>(context.catalog().summary().components);
    context.output().plain(rows.empty()
                               ? "every component has an owner"
                               : fmt::format("\n{} of {} {} no owner: add a CODEOWNERS line, or spec.owner",
                                             rows.size(), count_of(all, "component", "components"),
                                             rows.size() == 1 ? "has" : "have"));
  }
  return rows.empty() ? 0 : 1;
}

int run(Context& context) {
  if (!context.args().words().empty()) return run_paths(context);
  return context.args().flag("--missing") ? run_missing(context) : run_owners(context);
}

}  // namespace

const Command k_catalog_owners{
    "catalog owners",
    "Who owns these paths; or all owners",
    {"[PATH...]", 0, -1, "file"},
    "bs catalog owners                       owners and how much they own\n"
    "bs catalog owners src/pay/main.go       who owns this file, and which line says so\n"
    "bs catalog owners --missing             components that nobody owns\n"
    "git diff --name-only main | xargs bs catalog owners",
    "The owner that counts is spec.owner of the component whose folder holds the path; else the last "
    "matching line of CODEOWNERS: its "
    "first team, else its first person. '~' is taken from CODEOWNERS, '!' means that both speak and differ.",
    k_options,
    run,
};

}  // namespace bs::cli
