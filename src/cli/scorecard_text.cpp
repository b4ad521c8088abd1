#include "cli/scorecard_text.hpp"

#include "bs/base/text.hpp"
#include "bs/report/formats.hpp"
#include "bs/report/table.hpp"
#include "cli/entity_text.hpp"
#include "cli/output.hpp"
#include "cli/scorecard_bar.hpp"

namespace bs::cli {
namespace {

constexpr std::size_t k_lifts = 5;

std::string number(std::size_t n) {
  return grouped(n);
}

std::string group_text(const std::string& group, GroupBy by, const Terminal& terminal) {
  if (group.empty()) return by == GroupBy::owner ? "(nobody)" : "(none)";
  return by == GroupBy::owner ? owner_text(group, terminal) : ref_text(group, "system");
}

report::Cell change_cell(const Tally& tally) {
  if (!tally.before) return "";
  const int change = tally.share() - *tally.before;
  const auto style = change > 0 ? Style::green : change < 0 ? Style::red : Style::plain;
  return {fmt::format("{:+}", change), style};
}

std::vector<report::Cell> row_of(const Tally& tally, const std::string& name) {
  std::vector<report::Cell> row{name, number(tally.components)};
  add_level_cells(row, tally);
  row.push_back(change_cell(tally));
  return row;
}

std::string groups_table(const ScorecardScreen& screen) {
  report::Table table;
  table.columns = {{screen.by == GroupBy::owner ? "OWNER" : "SYSTEM", report::Align::left, 0, 24, false},
                   {"N", report::Align::right, 4, 0, false}};
  add_level_columns(table, screen.card.ladder);
  table.columns.push_back({"CHANGE", report::Align::right, 0, 0, false});
  std::size_t shown_groups = 0;
  for (const auto& tally : screen.card.groups) {
    if (screen.limit != 0 && shown_groups >= screen.limit && !tally.group.empty()) continue;
    ++shown_groups;
    table.rows.push_back(row_of(tally, group_text(tally.group, screen.by, screen.terminal)));
  }
  if (screen.card.groups.size() != 1) table.rows.push_back(row_of(screen.card.all, "all"));
  auto out = report::render(table, screen.terminal);
  if (shown_groups < screen.card.groups.size())
    out += fmt::format("{} of {} shown; --limit 0 shows all\n", shown_groups, screen.card.groups.size());
  return out;
}

std::string lifts_table(const ScorecardScreen& screen) {
  const auto& lifts = screen.card.lifts;
  if (lifts.empty()) return "";
  report::Table table;
  table.columns = {{"What would lift most", report::Align::left, 24, 40, false},
                   {"components", report::Align::right, 0, 0, false},
                   {"to", report::Align::left, 8, 0, false},
                   {"", report::Align::left, 0, 0, false}};
  for (std::size_t i = 0; i < lifts.size() && i < k_lifts; ++i) {
    const auto* check = screen.policy == nullptr ? nullptr : screen.policy->check(lifts[i].check);
    const bool can_fix = check != nullptr && check->fix;
    table.rows.push_back({lifts[i].check, number(lifts[i].components), lifts[i].to,
                          can_fix ? fmt::format("bs check fix {} --all", lifts[i].check) : std::string()});
  }
  auto out = "\n" + report::render(table, screen.terminal);
  if (lifts.size() > k_lifts) out += fmt::format("{} more with -f json\n", lifts.size() - k_lifts);
  return out;
}

data::Value names_json(const std::vector<std::string>& names) {
  data::Array out;
  for (const auto& name : names) out.emplace_back(name);
  return out;
}

data::Value text_or_null(const std::string& text) {
  return text.empty() ? data::Value() : data::Value(text);
}

data::Value tally_json(const Tally& tally, const Ladder& ladder) {
  auto levels = data::Value::object();
  for (std::size_t i = 0; i < ladder.rungs.size(); ++i)
    levels.set(ladder.rungs[i].name, static_cast<std::int64_t>(tally.at[i]));
  auto value = data::Value::object();
  value.set("group", text_or_null(tally.group));
  value.set("components", static_cast<std::int64_t>(tally.components));
  value.set("levels", std::move(levels));
  value.set("percent", tally.share());
  value.set("percentBefore", tally.before ? data::Value(*tally.before) : data::Value());
  return value;
}

data::Value standing_json(const catalog::StandingRow& row) {
  auto value = data::Value::object();
  value.set("ref", row.ref);
  value.set("owner", text_or_null(row.owner));
  value.set("system", text_or_null(row.system));
  value.set("repository", row.repository);
  value.set("track", row.standing.track);
  value.set("level", text_or_null(row.standing.level));
  value.set("ordinal", row.standing.ordinal);
  value.set("next", text_or_null(row.standing.next));
  value.set("missing", names_json(row.standing.missing));
  value.set("undecided", names_json(row.standing.undecided_checks));
  value.set("commit", text_or_null(row.commit));
  value.set("time", to_rfc3339(row.time));
  return value;
}

}  // namespace

std::string minute_text(Seconds time) {
  auto text = to_rfc3339(time).substr(0, 16);
  return replace_all(text, "T", " ");
}

std::string scorecard_text(const ScorecardScreen& screen) {
  const auto& card = screen.card;
  auto out = fmt::format("{}   {}   {}   {}\n\n",
                         styled(shown(screen.track), Style::bold, screen.terminal.out_color),
                         count_of(card.all.components, "component", "components"), minute_text(card.time),
                         card.all.before ? "against 90 days ago" : "nothing is stored from 90 days ago");
  return out + groups_table(screen) + lifts_table(screen);
}

std::string scorecard_json(const ScorecardScreen& screen) {
  const auto& card = screen.card;
  data::Array groups, lifts, components;
  for (const auto& tally : card.groups) groups.push_back(tally_json(tally, card.ladder));
  for (const auto& lift : card.lifts) {
    auto value = data::Value::object();
    value.set("check", lift.check);
    value.set("components", static_cast<std::int64_t>(lift.components));
    value.set("to", text_or_null(lift.to));
    lifts.push_back(std::move(value));
  }
  for (const auto& row : screen.rows) components.push_back(standing_json(row));
  return json_document({{"track", screen.track},
                        {"time", to_rfc3339(card.time)},
                        {"by", screen.by == GroupBy::owner ? "owner" : "system"},
                        {"percentOf", card.ladder.rungs[card.ladder.good].name},
                        {"all", tally_json(card.all, card.ladder)},
                        {"groups", std::move(groups)},
                        {"lifts", std::move(lifts)},
                        {"undecided", static_cast<std::int64_t>(card.undecided)},
                        {"components", std::move(components)}});
}

std::string scorecard_csv(const std::vector<catalog::StandingRow>& rows) {
  auto out = report::csv_row({"ref", "owner", "system", "repository", "track", "ordinal", "level", "next",
                              "missing", "undecided", "commit", "time"});
  for (const auto& row : rows) {
    const auto& standing = row.standing;
    out += report::csv_row({row.ref, row.owner, row.system, row.repository, standing.track,
                            std::to_string(standing.ordinal), standing.level, standing.next,
                            join(standing.missing, " "), join(standing.undecided_checks, " "), row.commit,
                            to_rfc3339(row.time)});
  }
  return out;
}

std::string component_levels_json(const ComponentScreen& screen) {
  data::Array standings, history, outcomes;
  for (const auto& row : screen.standings) standings.push_back(standing_json(row));
  for (const auto& row : screen.history) history.push_back(standing_json(row));
  for (const auto& outcome : screen.record.outcomes) {
    auto value = data::Value::object();
    value.set("check", outcome.check);
    value.set("outcome", model::name_of(outcome.outcome));
    value.set("severity", model::name_of(outcome.severity));
    value.set("message", text_or_null(outcome.message));
    value.set("findings", outcome.findings);
    outcomes.push_back(std::move(value));
  }
  return json_document({{"ref", screen.record.ref},
                        {"levels", std::move(standings)},
                        {"outcomes", std::move(outcomes)},
                        {"history", std::move(history)}});
}

}  // namespace bs::cli
