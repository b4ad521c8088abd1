#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"
#include "cli/check_policy.hpp"
#include "cli/commands.hpp"
#include "cli/entity_text.hpp"
#include "cli/scorecard_replay.hpp"
#include "cli/scorecard_text.hpp"
#include "cli/shared_options.hpp"

namespace bs::cli {
namespace {

constexpr Seconds k_quarter = 90 * 24 * 60 * 60;

constexpr Option k_options[] = {
    k_owner,
    {"--system", "REF", "only what belongs to this system", true, "entity"},
    {"--track", "ID", "this track instead of bs.yaml's"},
    {"--since", "SPAN", "replay the levels from git, from this long ago on: 90d, 12wk, 6mo, 1y"},
    {"--every", "SPAN", "with --since: a line each span (1mo)"},
    {"--by", "WHAT", "a line each owner (default) or system", false, "owner system"},
    {"-f,--format", "FORMAT", "table, json or csv (a line a component); FORMAT=FILE writes to a file", true,
     "table json csv"},
    k_limit,
    k_no_scan,
};

std::vector<std::string> refs_of(const Context& context, std::string_view option, std::string_view kind) {
  std::vector<std::string> refs;
  for (const auto& typed : context.args().values(option)) {
    std::string why;
    const auto ref = model::parse_ref(typed, {kind, "default"}, &why);
    if (!ref) throw Error(ErrorKind::usage, fmt::format("{}: {}", option, shown(why)));
    refs.push_back(ref->canonical());
  }
  return refs;
}

ReplayRequest replay_request(Context& context, const CheckPolicy& policy) {
  const auto& args = context.args();
  ReplayRequest request;
  request.track = args.value_or("--track", policy.config.check.track);
  request.dates = replay_dates(parse_span(args.value_or("--since", ""), "--since"),
                               parse_span(args.value_or("--every", "1mo"), "--every"), context.now());
  request.owners = refs_of(context, "--owner", "group");
  request.systems = refs_of(context, "--system", "system");
  if (!args.words().empty()) {
    const auto row = entity_named(context.catalog(), args.words().front());
    request.ref = row.ref;
    request.repository = row.repository_path;
  }
  return request;
}

int run_replay(Context& context) {
  const auto policy = policy_on_disk(context);
  const auto request = replay_request(context, policy);
  const auto begin = elapsed_ms();
  const auto past = replay(context, policy, request);
  context.output().write(context.args(),
                         {{"table", [&] { return replay_text(past, request.track, context.terminal()); }},
                          {"json", [&] { return replay_json(past, request.track); }},
                          {"csv", [&] { return replay_csv(past); }}});
  if (!past.incomplete.empty()) {
    context.output().warning(fmt::format("the history of {} does not reach back that far: {}",
                                         count_of(past.incomplete.size(), "clone", "clones"),
                                         shown(join(past.incomplete, ", "))));
  }
  if (!Output::for_people(context.args())) return 0;
  std::size_t judged = 0;
  for (const auto& line : past.lines) judged += line.repositories;
  context.output().plain(fmt::format("\n{} judged in {:.1f} s; imported facts are of today and left out",
                                     count_of(judged, "commit", "commits"), (elapsed_ms() - begin) / 1000));
  return 0;
}

/// Keeps the rows whose owner and system were asked for.
class Wanted {
 public:
  explicit Wanted(const Context& context)
      : owners_(refs_of(context, "--owner", "group")), systems_(refs_of(context, "--system", "system")) {}
  std::vector<catalog::StandingRow> of(std::vector<catalog::StandingRow> rows) const {
    std::erase_if(rows,
                  [&](const auto& row) { return !has(owners_, row.owner) || !has(systems_, row.system); });
    return rows;
  }

 private:
  static bool has(const std::vector<std::string>& wanted, const std::string& ref) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), ref) != wanted.end();
  }
  std::vector<std::string> owners_, systems_;
};

GroupBy group_by(const Context& context) {
  const auto by = context.args().value_or("--by", "owner");
  if (by == "owner") return GroupBy::owner;
  if (by == "system") return GroupBy::system;
  throw Error(ErrorKind::usage, fmt::format("--by takes owner or system, not '{}'", shown(by)));
}

Error nothing_stored(const catalog::Store& store, const std::string& track, const checks::Policy& policy) {
  if (!store.has_outcomes())
    return Error(ErrorKind::not_found, "no outcomes are stored yet")
        .hint("bs check --all judges and stores them");
  Error error(ErrorKind::not_found, fmt::format("no outcomes of track '{}' are stored", shown(track)));
  std::vector<std::string> ids;
  for (const auto& one : policy.tracks) ids.push_back(one->id);
  if (policy.track(track) != nullptr)
    return std::move(error).hint(fmt::format("bs check --all --track {}", track));
  const auto near = nearest(track, ids);
  return std::move(error).hint(near ? fmt::format("did you mean {}?", *near)
                                    : "the tracks are " + join(ids, ", "));
}

void tell_undecided(Context& context, const catalog::Store& store, const std::string& track,
                    std::size_t undecided) {
  if (undecided == 0) return;
  const auto reasons = store.undecided_reasons(track);
  const auto why = reasons.empty() || reasons.front().message.empty() ? "" : ": " + reasons.front().message;
  context.output().plain(
      fmt::format("\nundecided {}{}   (bs scorecard COMPONENT tells each)", undecided, shown(why)));
}

int run_all(Context& context) {
  const auto& store = context.catalog();
  const auto policy = policy_on_disk(context);
  const auto track = context.args().value_or("--track", policy.config.check.track);
  const auto by = group_by(context);
  const Wanted wanted(context);
  auto stored = store.standings(track);
  if (stored.empty()) throw nothing_stored(store, track, policy.policy);
  const auto ladder = ladder_of(policy.policy.track(track), stored);
  const auto rows = wanted.of(std::move(stored));
  const auto before = wanted.of(store.standings(track, context.now() - k_quarter));
  const auto card = count_scorecard(ladder, rows, before, by);
  const ScorecardScreen screen{card,
                               rows,
                               track,
                               by,
                               &policy.policy,
                               static_cast<std::size_t>(row_limit(context)),
                               context.terminal()};
  context.output().write(context.args(),
                         {{"table", [&] { return rows.empty() ? std::string() : scorecard_text(screen); }},
                          {"json", [&] { return scorecard_json(screen); }},
                          {"csv", [&] { return scorecard_csv(rows); }}});
  if (!Output::for_people(context.args())) return 0;
  if (rows.empty()) context.output().plain("no component of theirs was judged on this track");
  tell_undecided(context, store, track, card.undecided);
  context.output().hint(
      "\nnext  bs scorecard --owner NAME     bs scorecard COMPONENT     bs check COMPONENT\n");
  return 0;
}

/// What was typed; also a component that the catalog no longer has, or never had, while its outcomes are
/// stored.
catalog::EntityRow judged_entity(catalog::Store& store, const std::string& typed) {
  const auto ref = model::parse_ref(typed, {"component", "default"});
  if (!ref || !store.named(typed).empty()) return entity_named(store, typed);
  const auto standings = store.standings_of(ref->canonical());
  if (standings.empty()) return entity_named(store, typed);
  catalog::EntityRow row;
  row.ref = ref->canonical();
  row.type = standings.front().type;
  row.owner = standings.front().owner;
  return row;
}

int run_one(Context& context) {
  auto& store = context.catalog();
  const auto row = judged_entity(store, context.args().words().front());
  ComponentScreen screen;
  screen.name = ref_text(row.ref);
  screen.type = row.type;
  screen.owner = row.owner;
  screen.standings = store.standings_of(row.ref);
  screen.history = store.level_history(row.ref, "");
  if (const auto track = context.args().value("--track")) {
    const auto is_other = [&](const auto& standing) { return standing.standing.track != *track; };
    std::erase_if(screen.standings, is_other);
    std::erase_if(screen.history, is_other);
  }
  screen.record = store.outcomes_of(row.ref);
  if (screen.standings.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("no level of {} is stored", shown(screen.name)))
        .hint("bs check --all judges and stores them");
  }
  context.output().write(context.args(),
                         {{"table", [&] { return component_levels_text(screen, context.terminal()); }},
                          {"json", [&] { return component_levels_json(screen); }},
                          {"csv", [&] { return scorecard_csv(screen.standings); }}});
  if (!Output::for_people(context.args())) return 0;
  const auto& missing = screen.standings.front().standing.missing;
  if (!missing.empty())
    context.output().hint(
        fmt::format("\nnext  bs check explain {} {}\n", missing.front(), shown(screen.name)));
  return 0;
}

int run(Context& context) {
  if (context.args().value("--since")) return run_replay(context);
  if (context.args().value("--every")) throw Error(ErrorKind::usage, "--every goes with --since");
  return context.args().words().empty() ? run_all(context) : run_one(context);
}

}  // namespace

const Command k_scorecard{
    "scorecard",
    "Levels of all components, by owner or system; or of one",
    {"[COMPONENT]", 0, 1, "entity"},
    "bs scorecard                       by owner, against 90 days ago, and what would lift most\n"
    "bs scorecard --owner web           what one group owns\n"
    "bs scorecard --by system           by system\n"
    "bs scorecard checkout              one component: its levels, what it misses, how it came there\n"
    "bs scorecard --since 1y --every 1mo   the past, replayed from git\n"
    "bs scorecard -f csv                a line a component",
    "Shows what `bs check --all` stored; nothing is judged here, but with --since: then the newest commit of "
    "each default branch before each date is judged, by the policy of today and with the clock of that day, "
    "and nothing is stored. A level counts when every check of it and "
    "of the levels below passed. Owners are those of the time of judging.",
    k_options,
    run,
};

}  // namespace bs::cli
