#include <map>

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/report/table.hpp"
#include "cli/check_session.hpp"
#include "cli/commands.hpp"

namespace bs::cli {
namespace {

constexpr Option k_options[] = {
    {"--track", "ID", "only the checks of this track; 'all' for those of every track", true, "all"},
    {"--tracks", "", "list the tracks instead"},
    k_policy,
    {"-f,--format", "FORMAT", "table (default), json or lines; FORMAT=FILE writes to a file", true,
     "table json lines"},
};

/// Which tracks and levels ask a check: "basics silver, supply-chain gold".
std::string used_by(const checks::Policy& policy, const model::Check& check) {
  std::string out;
  for (const auto& track : policy.tracks) {
    for (const auto& level : track->levels) {
      for (const auto& entry : level.checks) {
        if (entry.id != check.id) continue;
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", track->id, level.name);
      }
    }
  }
  return out;
}

std::vector<const model::Check*> listed(Context& context, const checks::Policy& policy) {
  const auto names = context.args().values("--track");
  std::vector<const model::Check*> checks;
  if (names.empty()) {
    for (const auto& check : policy.checks) checks.push_back(check.get());
    return checks;
  }
  for (const auto* track : tracks_named(policy, names)) {
    for (const auto& level : track->levels) {
      for (const auto& entry : level.checks) {
        const auto* check = policy.check(entry.id);
        if (check != nullptr && std::find(checks.begin(), checks.end(), check) == checks.end())
          checks.push_back(check);
      }
    }
  }
  return checks;
}

report::Table table_of(const checks::Policy& policy, const std::vector<const model::Check*>& checks) {
  report::Table table;
  table.columns = {
      {"CHECK"}, {"SEVERITY"}, {"WHAT IT ASKS", report::Align::left, 20, 0, true}, {"TRACK AND LEVEL"}};
  for (const auto* check : checks) {
    auto severity = std::string(model::name_of(check->severity));
    if (check->warns) severity += ", warns";
    table.rows.push_back({check->id, severity, check->name, used_by(policy, *check)});
  }
  return table;
}

report::Table tracks_table(const checks::Policy& policy) {
  report::Table table;
  table.columns = {{"TRACK"},
                   {"CHECKS", report::Align::right},
                   {"LEVELS"},
                   {"WHAT IT IS", report::Align::left, 20, 0, true}};
  for (const auto& track : policy.tracks) {
    std::size_t count = 0;
    std::vector<std::string> levels;
    for (const auto& level : track->levels) {
      count += level.checks.size();
      levels.push_back(level.name);
    }
    table.rows.push_back({track->id, std::to_string(count), join(levels, ", "), track->description});
  }
  return table;
}

data::Value value_of(const checks::Policy& policy, const model::Check& check) {
  auto value = data::Value::object();
  value.set("id", check.id);
  value.set("name", check.name);
  value.set("description", check.description);
  value.set("why", check.why);
  value.set("severity", model::name_of(check.severity));
  value.set("warning", check.warns);
  value.set("remediation", check.remediation);
  value.set("file", check.file);
  data::Array facts;
  for (const auto& fact : check.facts()) facts.emplace_back(fact.text());
  value.set("facts", std::move(facts));
  value.set("usedBy", used_by(policy, check));
  value.set("tests", static_cast<std::int64_t>(check.tests.size()));
  return value;
}

std::string json_of(const checks::Policy& policy, const std::vector<const model::Check*>& checks) {
  data::Array out, tracks;
  for (const auto* check : checks) out.push_back(value_of(policy, *check));
  for (const auto& track : policy.tracks) {
    auto value = data::Value::object();
    value.set("id", track->id);
    value.set("name", track->name);
    data::Array levels;
    for (const auto& level : track->levels) {
      auto one = data::Value::object();
      one.set("ordinal", level.ordinal);
      one.set("name", level.name);
      data::Array ids;
      for (const auto& entry : level.checks) ids.emplace_back(entry.id);
      one.set("checks", std::move(ids));
      levels.push_back(std::move(one));
    }
    value.set("levels", std::move(levels));
    tracks.push_back(std::move(value));
  }
  return json_document({{"checks", std::move(out)}, {"tracks", std::move(tracks)}});
}

int run(Context& context) {
  const auto loaded = policy_asked_for(context, nullptr, ShippedTests::read);
  const auto& policy = loaded.policy;
  const auto checks = listed(context, policy);
  const bool tracks = context.args().flag("--tracks");
  context.output().write(context.args(), {{"table",
                                           [&] {
                                             return report::render(
                                                 tracks ? tracks_table(policy) : table_of(policy, checks),
                                                 context.terminal());
                                           }},
                                          {"json", [&] { return json_of(policy, checks); }},
                                          {"lines", [&] {
                                             std::string out;
                                             if (tracks) {
                                               for (const auto& track : policy.tracks)
                                                 out += shown(track->id) + "\n";
                                             } else {
                                               for (const auto* check : checks)
                                                 out += shown(check->id) + "\n";
                                             }
                                             return out;
                                           }}});
  if (Output::for_people(context.args())) {
    context.output().plain(fmt::format("\n{}, {}; policy {}", count_of(checks.size(), "check", "checks"),
                                       count_of(policy.tracks.size(), "track", "tracks"),
                                       shown(loaded.note.source)));
    for (const auto& note : policy.notes)
      context.output().plain(
          fmt::format("note  {} ({})", shown(note.message), shown(Place{note.file, note.mark}.text())));
  }
  return 0;
}

}  // namespace

const Command k_check_list{
    "check list",
    "The checks and tracks there are",
    {"", 0, 0},
    "bs check list                   every check, and which track asks it at which level\n"
    "bs check list --track basics\n"
    "bs check list --tracks",
    "",
    k_options,
    run,
};

}  // namespace bs::cli
