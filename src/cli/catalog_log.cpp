#include "bs/base/text.hpp"
#include "cli/change_text.hpp"
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

std::string log_text(const std::vector<catalog::ChangeRow>& rows, const Terminal& terminal) {
  std::string out;
  for (const auto& row : rows) {
    auto place = row.repository.empty()
                     ? ""
                     : styled(fmt::format("  {} {}", shown(row.repository), row.commit.substr(0, 7)),
                              Style::dim, terminal.out_color);
    out += fmt::format("{}  {}  {}{}\n", to_date(row.time), action_text(row.action, terminal),
                       shown(ref_text(row.ref)), place);
    out += fields_text(row.fields, terminal);
  }
  return out;
}

std::string log_json(const std::vector<catalog::ChangeRow>& rows) {
  data::Array changes;
  for (const auto& row : rows) {
    auto value = data::Value::object();
    value.set("time", to_rfc3339(row.time));
    value.set("action", row.action);
    value.set("ref", row.ref);
    value.set("repository", row.repository);
    value.set("commit", row.commit);
    value.set("fields", fields_json(row.fields));
    changes.push_back(std::move(value));
  }
  return json_document({{"changes", std::move(changes)}});
}

int run(Context& context) {
  std::string ref;
  if (!context.args().words().empty()) {
    const auto& typed = context.args().words().front();
    // What was removed can still be asked for by its whole ref.
    auto rows = context.catalog().named(typed);
    bool whole = typed.find(':') != std::string::npos && typed.find('/') != std::string::npos;
    ref = rows.empty() && whole ? to_lower(typed) : entity_named(context.catalog(), typed).ref;
  }
  auto changes = context.catalog().log(ref, row_limit(context));
  context.output().write(context.args(), {{"table", [&] { return log_text(changes, context.terminal()); }},
                                          {"json", [&] { return log_json(changes); }},
                                          {"lines", [&] {
                                             std::string out;
                                             for (const auto& row : changes)
                                               out += fmt::format("{} {} {}\n", to_rfc3339(row.time),
                                                                  row.action, shown(row.ref));
                                             return out;
                                           }}});
  if (changes.empty() && Output::for_people(context.args()))
    context.output().plain("no changes were recorded");
  return 0;
}

}  // namespace

const Command k_catalog_log{
    "catalog log",
    "How entities changed, newest first",
    {"[ENTITY]", 0, 1, "entity"},
    "bs catalog log                              everything\n"
    "bs catalog log ledger                       one entity, field by field\n"
    "bs catalog log component:default/old-admin  also what is no longer there",
    "",
    k_options,
    run,
};

}  // namespace bs::cli
