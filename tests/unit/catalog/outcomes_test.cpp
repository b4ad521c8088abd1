#include "bs/sql/database.hpp"
#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using catalog::Access;
using catalog::Store;
using Strings = std::vector<std::string>;

namespace {

constexpr Seconds k_day = 24 * 60 * 60;

model::CheckResult result_of(const std::string& check, model::Outcome outcome,
                             const std::string& message = "said") {
  model::CheckResult result;
  result.check = check;
  result.severity = model::CheckSeverity::high;
  result.outcome = outcome;
  result.message = message;
  if (outcome == model::Outcome::failed) result.findings.resize(2);
  return result;
}

model::ComponentOutcomes judged(const std::string& name, int ordinal, const Strings& missing = {},
                                const Strings& undecided = {}) {
  static const char* const k_levels[] = {"", "bronze", "silver", "gold", ""};
  model::ComponentOutcomes component;
  component.ref = "component:default/" + name;
  component.name = name;
  component.type = "service";
  component.owner = "group:default/payments";
  component.results = {result_of("readme", model::Outcome::passed),
                       result_of("lockfile", model::Outcome::failed, "they differ")};
  for (const auto& check : undecided)
    component.results.push_back(result_of(check, model::Outcome::not_reported, "nobody reports " + check));
  model::Standing standing;
  standing.track = "basics";
  standing.track_name = "Basics";
  standing.ordinal = ordinal;
  standing.level = k_levels[ordinal];
  standing.next = k_levels[ordinal + 1];
  standing.undecided = !undecided.empty();
  standing.missing = missing;
  standing.undecided_checks = undecided;
  component.standings = {standing};
  return component;
}

model::CheckRun run_of(const std::string& repository, std::vector<model::ComponentOutcomes> components,
                       const std::string& commit = "c1") {
  model::CheckRun run;
  run.repository = repository;
  run.identity = "github.com/acme/" + repository;
  run.commit = commit;
  run.tracks = {"basics"};
  run.policy.digest = "policy";
  run.whole.results = {result_of("secrets", model::Outcome::passed)};
  run.components = std::move(components);
  return run;
}

/// "ledger bronze"
Strings levels(const std::vector<catalog::StandingRow>& rows) {
  Strings all;
  for (const auto& row : rows) {
    auto level = row.standing.level.empty() ? std::string("none") : row.standing.level;
    all.push_back(row.ref.substr(row.ref.find('/') + 1) + " " + level + (row.is_gone ? " gone" : ""));
  }
  return all;
}

std::int64_t count(const Store& store, const std::string& table) {
  auto database = sql::Database::open(store.path(), sql::OpenMode::read_write);
  return database.integer("SELECT count(*) FROM " + table).value_or(-1);
}

}  // namespace

TEST_CASE("the newest run of each repository says where components stand") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("ledger") + component("rates"))));
  catalog.scan(repository("b", entities_of(component("web"))));
  CHECK(!catalog.store.has_outcomes());
  CHECK(catalog.store.standings("basics").empty());
  catalog.store.write_outcomes(run_of("a", {judged("ledger", 1), judged("rates", 0)}), true, k_day_one);
  catalog.store.write_outcomes(run_of("b", {judged("web", 2)}), true, k_day_one);
  catalog.store.write_outcomes(run_of("a", {judged("ledger", 3), judged("rates", 1)}, "c2"), true,
                               k_day_one + 10 * k_day);
  CHECK(catalog.store.has_outcomes());
  CHECK(levels(catalog.store.standings("basics")) == Strings{"ledger gold", "rates bronze", "web silver"});
  CHECK(catalog.store.standings("delivery").empty());
  CHECK(levels(catalog.store.standings("basics", k_day_one + k_day)) ==
        Strings{"ledger bronze", "rates none", "web silver"});
  CHECK(levels(catalog.store.standings("basics", k_day_one)).size() == 3);
  CHECK(catalog.store.standings("basics", k_day_one - 1).empty());
  const auto row = catalog.store.standings("basics").front();
  CHECK(row.owner == "group:default/payments");
  CHECK(row.repository == "a");
  CHECK(row.commit == "c2");
  CHECK(row.standing.track_name == "Basics");
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("a run takes the place of one of the same commit, policy and day") {
  Catalog catalog;
  const Seconds morning = k_day_one - k_day_one % k_day + 8 * 3600;
  auto& store = catalog.store;
  store.write_outcomes(run_of("a", {judged("ledger", 1)}), true, morning);
  store.write_outcomes(run_of("a", {judged("ledger", 2)}), true, morning + 3600);
  CHECK(count(store, "runs") == 1);
  CHECK(count(store, "outcomes") == 3);
  CHECK(count(store, "standings") == 1);
  CHECK(levels(store.level_history("component:default/ledger", "basics")) == Strings{"ledger silver gone"});
  // Another day, commit, policy or repository is history.
  store.write_outcomes(run_of("a", {judged("ledger", 2)}), true, morning + k_day);
  store.write_outcomes(run_of("a", {judged("ledger", 2)}, "c2"), true, morning + k_day);
  auto strict = run_of("a", {judged("ledger", 0)}, "c2");
  strict.policy.digest = "stricter";
  store.write_outcomes(strict, true, morning + k_day + 1);
  store.write_outcomes(run_of("b", {judged("web", 2)}), true, morning + k_day);
  CHECK(count(store, "runs") == 5);
  CHECK(levels(store.level_history("component:default/ledger", "basics")) ==
        Strings{"ledger silver gone", "ledger silver gone", "ledger silver gone", "ledger none gone"});
}

TEST_CASE("a run of fewer tracks leaves what it did not judge") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("ledger"))));
  auto both = run_of("a", {judged("ledger", 1)});
  both.tracks = {"basics", "delivery"};
  both.components[0].standings.push_back(both.components[0].standings[0]);
  both.components[0].standings[1].track = "delivery";
  catalog.store.write_outcomes(both, true, k_day_one);
  catalog.store.write_outcomes(run_of("a", {judged("ledger", 2)}), true, k_day_one + 1);
  CHECK(levels(catalog.store.standings("basics")) == Strings{"ledger silver"});
  CHECK(levels(catalog.store.standings("delivery")) == Strings{"ledger bronze"});
  CHECK(levels(catalog.store.standings_of("component:default/ledger")) ==
        Strings{"ledger silver", "ledger bronze"});
}

TEST_CASE("neither a scan nor prune removes outcomes; what is gone counts no more") {
  Catalog catalog;
  auto& store = catalog.store;
  catalog.scan(repository("a", entities_of(component("ledger") + component("rates"))));
  store.write_outcomes(run_of("a", {judged("ledger", 1), judged("rates", 1)}), true, k_day_one);
  store.write_outcomes(run_of("a", {judged("ledger", 2)}, "c2"), true, k_day_one + k_day);
  CHECK(levels(store.standings("basics")) == Strings{"ledger silver"});
  CHECK(levels(store.standings_of("component:default/rates")) == Strings{"rates bronze gone"});
  catalog.scan(repository("a"), k_day_one + 2 * k_day);
  store.mark_gone({"github.com/acme/a"}, k_day_one + 2 * k_day);
  store.link(k_day_one + 2 * k_day);
  CHECK(store.standings("basics").empty());
  store.prune(k_day_one + 3 * k_day);
  CHECK(store.repositories().empty());
  CHECK(store.standings("basics").empty());
  CHECK(levels(store.standings("basics", k_day_one)) == Strings{"ledger bronze gone", "rates bronze gone"});
  CHECK(levels(store.level_history("component:default/ledger", "basics")) ==
        Strings{"ledger bronze gone", "ledger silver gone"});
  CHECK(store.outcomes_of("component:default/ledger").outcomes.size() == 3);
  CHECK(faults_of(store.path()) == "");
}

TEST_CASE("outcomes of a component are those of its newest run, the repository's first") {
  Catalog catalog;
  auto& store = catalog.store;
  catalog.scan(repository("a", entities_of(component("ledger"))));
  store.write_outcomes(run_of("a", {judged("ledger", 1)}), true, k_day_one);
  store.write_outcomes(run_of("a", {judged("ledger", 1, {}, {"branches"})}, "c2"), true, k_day_one + k_day);
  const auto record = store.outcomes_of("component:default/ledger");
  CHECK(record.commit == "c2");
  CHECK(record.time == k_day_one + k_day);
  REQUIRE(record.outcomes.size() == 4);
  CHECK(record.outcomes[0].check == "secrets");
  CHECK(record.outcomes[0].is_of_repository);
  CHECK(record.outcomes[0].message == "");  // nothing is wrong
  CHECK(record.outcomes[2].check == "lockfile");
  CHECK(record.outcomes[2].outcome == model::Outcome::failed);
  CHECK(record.outcomes[2].severity == model::CheckSeverity::high);
  CHECK(record.outcomes[2].message == "they differ");
  CHECK(record.outcomes[2].findings == 2);
  CHECK(record.outcomes[3].outcome == model::Outcome::not_reported);
  CHECK(store.outcomes_of("component:default/nobody").outcomes.empty());
  CHECK(store.outcomes_of("").outcomes.empty());
  const auto reasons = store.undecided_reasons("basics");
  REQUIRE(reasons.size() == 1);
  CHECK(reasons[0].message == "nobody reports branches");
  CHECK(reasons[0].components == 1);
}

TEST_CASE("two repositories that use one name keep their own outcomes") {
  Catalog catalog;
  auto& store = catalog.store;
  catalog.scan(repository("a", {inferred("Component", "utils", "go.mod")}));
  catalog.scan(repository("b", {inferred("Component", "utils", "go.mod")}));
  store.write_outcomes(run_of("a", {judged("utils", 1)}), true, k_day_one);
  store.write_outcomes(run_of("b", {judged("utils", 3)}), true, k_day_one);
  CHECK(levels(store.standings("basics")) == Strings{"utils bronze", "b-utils gold"});
  CHECK(levels(store.standings_of("component:default/utils")) == Strings{"utils bronze"});
  CHECK(levels(store.standings_of("component:default/b-utils")) == Strings{"b-utils gold"});
  CHECK(store.outcomes_of("component:default/b-utils").repository == "b");
}

TEST_CASE("a track that does not apply has no standing, and odd names are kept as they are") {
  Catalog catalog;
  auto& store = catalog.store;
  auto ledger = judged("ledger", 1, {"it's \"odd\"", "b"}, {"c"});
  auto api = judged("api", 2);
  api.standings[0].applies = false;
  store.write_outcomes(run_of("a", {ledger, api, ledger}), false, k_day_one);
  const auto rows = store.standings("basics", k_day_one);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].standing.missing == Strings{"it's \"odd\"", "b"});
  CHECK(rows[0].standing.undecided_checks == Strings{"c"});
  CHECK(rows[0].standing.next == "silver");
  CHECK(count(store, "runs WHERE clean = 0") == 1);
}

TEST_CASE("a snapshot keeps the newest run only, a backup all") {
  Catalog catalog;
  auto& store = catalog.store;
  catalog.scan(repository("a", entities_of(component("ledger"))));
  store.write_outcomes(run_of("a", {judged("ledger", 1)}), true, k_day_one);
  store.write_outcomes(run_of("a", {judged("ledger", 2)}, "c2"), true, k_day_one + k_day);
  store.snapshot_to(catalog.folder / "snapshot.db");
  store.backup_to(catalog.folder / "backup.db");
  const auto history = [&](const char* file) {
    auto copy = Store::open(catalog.folder / file, Access::read);
    return levels(copy.level_history("component:default/ledger", "basics"));
  };
  CHECK(history("snapshot.db") == Strings{"ledger silver"});
  CHECK(history("backup.db") == Strings{"ledger bronze", "ledger silver"});
}

TEST_CASE("an imported fact takes the place of the earlier one, and the repository's own wins") {
  Catalog catalog;
  auto& store = catalog.store;
  const auto ref = *model::parse_fact_ref("github:default/branches");
  const auto fact = [&](const std::string& entity, const std::string& of, const char* value) {
    return catalog::ImportedFact{entity, of, ref, data::Value(value)};
  };
  const auto value = [&](const char* identity, const char* entity) {
    const auto facts = store.imported_facts(identity, entity);
    const auto found = facts.find(ref);
    return found == facts.end() ? std::string("none") : found->second.as_string();
  };
  CHECK(value("x", "component:default/a") == "none");
  store.import_facts({fact("component:default/a", "", "old"), fact("", "x", "of x")}, "one.json", k_day_one);
  CHECK(value("x", "component:default/a") == "old");
  store.import_facts({fact("component:default/a", "", "new"), fact("component:default/a", "x", "nearer")},
                     "two.json", k_day_one + 1);
  CHECK(value("x", "component:default/a") == "nearer");
  CHECK(value("y", "component:default/a") == "new");
  CHECK(value("x", "") == "of x");
  CHECK(value("y", "") == "none");
  CHECK(value("x", "component:default/b") == "none");
  store.prune(k_day_one);
  CHECK(count(store, "imported_facts WHERE source = 'two.json'") == 2);
}
