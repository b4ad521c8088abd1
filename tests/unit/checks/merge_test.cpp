// Layers: a later one may tighten, and what would loosen is noted and has no effect.

#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;
using checks::PolicyFile;

namespace {

const std::string k_rule = "rule: {factRef: bs:default/readme, path: $.a, operator: equal, value: 1}\n";

struct Merged {
  checks::Policy policy;
  Texts notes;
  const model::Check& check() const { return *policy.check("c"); }
  const model::Track& track() const { return *policy.track("t"); }
};

Merged merged(const std::vector<PolicyFile>& base, const std::vector<PolicyFile>& later) {
  const auto first = load(base);
  Merged out{checks::merge(first, load(later, &first)), {}};
  out.notes = lines_of(out.policy.notes);
  return out;
}

Merged merged_checks(const std::string& base, const std::string& later) {
  return merged({{"base/checks/c.yaml", "id: c\n" + base}}, {{"later/checks/c.yaml", "id: c\n" + later}});
}

Merged merged_tracks(const std::string& base, const std::string& later) {
  return merged({{"base/tracks/t.yaml", "id: t\n" + base}}, {{"later/tracks/t.yaml", "id: t\n" + later}});
}

std::string condition(const std::string& path, const std::string& value = "1") {
  return "{factRef: bs:default/readme, path: $." + path + ", operator: equal, value: " + value + "}";
}

/// Whether a rule over another one is taken.
bool takes_rule(const std::string& base, const std::string& later) {
  const auto out = merged_checks("rule: " + base + "\n", "rule: " + later + "\n");
  const bool noted =
      out.notes ==
      Texts{
          "later/checks/c.yaml:1:1 check \"c\" keeps its rule: the other one cannot be told to be as "
          "strict (the earlier one stands at base/checks/c.yaml:1:1)"};
  CHECK((noted || out.notes.empty()));
  return !noted;
}

bool takes_reach(const std::string& base, const std::string& later) {
  return merged_checks(k_rule + base, k_rule + later).notes.empty();
}

}  // namespace

TEST_CASE("a later layer adds") {
  const auto out =
      merged({{"checks/c.yaml", "id: c\n" + k_rule},
              {"exemptions.yaml", "- {check: c, path: a, reason: r, approver: a}\n"}},
             {{"checks/a.yaml", "id: a\nfact: {exists: [x]}\nrule: {operator: equal, value: 1}\n"},
              {"tracks/t.yaml", "id: t\nlevels: [{ordinal: 1, checks: [a, c]}]\n"},
              {"collectors/mine.yaml", "collects: []\n"},
              {"exemptions.yaml", "- {check: a, path: b, reason: r, approver: a}\n"}});
  CHECK(out.notes.empty());
  REQUIRE(out.policy.checks.size() == 2);
  CHECK(out.policy.checks[0]->id == "a");
  CHECK(out.policy.check("c") != nullptr);
  CHECK(out.policy.tracks.size() == 1);
  CHECK(out.policy.facts.size() == 1);
  CHECK(out.policy.elsewhere.contains("mine"));
  CHECK(out.policy.exemptions.size() == 2);
  checks::verify(out.policy);
}

TEST_CASE("severity and warning") {
  const auto tightened =
      merged_checks(k_rule + "severity: low\nwarning: true\n", k_rule + "severity: high\n");
  CHECK(tightened.notes.empty());
  CHECK(tightened.check().severity == model::CheckSeverity::high);
  CHECK_FALSE(tightened.check().warns);
  const auto loosened = merged_checks(k_rule + "severity: high\n", k_rule + "warning: true\n");
  CHECK(
      loosened.notes ==
      Texts{
          R"(later/checks/c.yaml:1:1 check "c" stays of severity high: medium would loosen it (the earlier one stands at base/checks/c.yaml:1:1))",
          R"(later/checks/c.yaml:1:1 check "c" still fails: a warning would loosen it (the earlier one stands at base/checks/c.yaml:1:1))"});
  CHECK(loosened.check().severity == model::CheckSeverity::high);
  CHECK_FALSE(loosened.check().warns);
  CHECK(loosened.policy.notes.front().severity == Severity::note);
}

TEST_CASE("a check is tightened by its id and what changes") {
  const auto out = merged({{"checks/c.yaml", "id: c\nwarning: true\n" + k_rule}},
                          {{"checks/more.yaml", "- {id: c, severity: critical, warning: false}\n"}});
  CHECK(out.notes.empty());
  CHECK(out.check().severity == model::CheckSeverity::critical);
  CHECK_FALSE(out.check().warns);
  CHECK(out.policy.adjustments.empty());
  const auto loosened = merged({{"checks/c.yaml", "id: c\n" + k_rule}},
                               {{"checks/more.yaml", "- {id: c, severity: low, warning: true}\n"}});
  CHECK(
      loosened.notes ==
      Texts{
          R"(checks/more.yaml:1:8 check "c" stays of severity medium: low would loosen it (the earlier one stands at checks/c.yaml:1:1))",
          R"(checks/more.yaml:1:8 check "c" still fails: a warning would loosen it (the earlier one stands at checks/c.yaml:1:1))"});
  CHECK(loosened.check().severity == model::CheckSeverity::medium);
  CHECK_FALSE(loosened.check().warns);
}

TEST_CASE("what a rule can be told to be as strict as") {
  const std::string a = condition("a"), b = condition("b"), c = condition("c");
  CHECK(takes_rule(a, a));
  CHECK(takes_rule(a, "{all: [" + b + ", " + a + "]}"));
  CHECK(takes_rule("{all: [" + a + ", " + b + "]}", "{all: [" + c + ", " + b + ", " + a + "]}"));
  CHECK(takes_rule("{any: [" + a + ", " + b + "]}", b));
  CHECK(takes_rule("{any: [" + a + ", " + b + "]}", "{any: [" + b + "]}"));
  CHECK(takes_rule("{any: [" + a + ", " + b + ", " + c + "]}",
                   "{all: [{any: [" + c + ", " + a + "]}, " + b + "]}"));
  CHECK(takes_rule("{not: [" + a + "]}", "{not: [" + a + ", " + b + "]}"));
  CHECK(takes_rule("{all: []}", a));
  CHECK(takes_rule("{any: []}", a));
  CHECK_FALSE(takes_rule(a, b));
  CHECK_FALSE(takes_rule(a, condition("a", "2")));
  CHECK_FALSE(takes_rule(a, condition("a", "null")));
  CHECK_FALSE(takes_rule(a, "{any: [" + a + ", " + b + "]}"));
  CHECK_FALSE(takes_rule(a, "{any: []}"));
  CHECK_FALSE(takes_rule(a, "{all: []}"));
  CHECK_FALSE(takes_rule(a, "{not: []}"));
  CHECK_FALSE(takes_rule("{all: [" + a + ", " + b + "]}", a));
  CHECK_FALSE(takes_rule("{not: [" + a + ", " + b + "]}", "{not: [" + a + "]}"));
  CHECK_FALSE(takes_rule(a, "{factRef: bs:default/readme, path: $.a, operator: notEqual, value: 1}"));
  CHECK_FALSE(takes_rule(a, "{factRef: bs:default/languages, path: $.a, operator: equal, value: 1}"));
  CHECK_FALSE(takes_rule(
      a, "{factRef: bs:default/readme, path: $.a, operator: equal, value: {factRef: bs:default/readme}}"));
}

TEST_CASE("a rule that is taken comes with its tests, one that is not leaves the old ones") {
  const std::string test = "tests: [{expect: failed, name: ";
  const auto taken = merged_checks(k_rule + test + "old}]\n", "rule: {all: [" + condition("a") + ", " +
                                                                  condition("b") + "]}\n" + test + "new}]\n");
  CHECK(taken.check().rule.members.size() == 2);
  CHECK(taken.check().tests.at(0).name == "new");
  const auto refused = merged_checks(k_rule + test + "old}]\n", "rule: {any: []}\n" + test + "new}]\n");
  CHECK(refused.check().rule.form == model::Condition::Form::test);
  CHECK(refused.check().tests.at(0).name == "old");
}

TEST_CASE("a proof that would take too long is none") {
  // Members of `all` against alternatives of `any`, all different: every pair would have to be tried in every
  // order.
  std::string strong = condition("x");
  std::string weak = condition("y");
  for (int at = 0; at < 10; ++at) {
    strong = "{all: [" + strong + ", " + strong + "]}";
    weak = "{any: [" + weak + ", " + weak + "]}";
  }
  CHECK_FALSE(takes_rule(weak, strong));
}

TEST_CASE("whom a check is for may only grow") {
  CHECK(takes_reach("applicable: " + condition("a") + "\n", ""));
  CHECK(takes_reach("applicable: {all: [" + condition("a") + ", " + condition("b") + "]}\n",
                    "applicable: " + condition("b") + "\n"));
  CHECK_FALSE(takes_reach("", "applicable: " + condition("a") + "\n"));
  CHECK_FALSE(takes_reach("applicable: " + condition("a") + "\n", "applicable: " + condition("b") + "\n"));
  CHECK(takes_reach("filter: {kind: api}\n", ""));
  CHECK(takes_reach("filter: {kind: api, spec.type: x}\n", "filter: {kind: [system, api]}\n"));
  CHECK(takes_reach("filter: {kind: api}\n", "filter: [{kind: system}, {kind: api}]\n"));
  CHECK_FALSE(takes_reach("", "filter: {kind: api}\n"));
  CHECK_FALSE(takes_reach("filter: {kind: [api, system]}\n", "filter: {kind: api}\n"));
  CHECK_FALSE(takes_reach("filter: [{kind: api}, {kind: system}]\n", "filter: [{kind: api}]\n"));
  CHECK(takes_reach("filterQuery: {kind: api}\n", ""));
  CHECK(takes_reach("filterQuery: {kind: api}\n", "filterQuery: {kind: api}\n"));
  CHECK_FALSE(takes_reach("", "filterQuery: {kind: api}\n"));
  CHECK_FALSE(takes_reach("filterQuery: {kind: api}\n", "filterQuery: {kind: system}\n"));
  CHECK(takes_reach("exclude: {kind: api}\n", ""));
  CHECK(takes_reach("exclude: {kind: [api, system]}\n", "exclude: {kind: system}\n"));
  CHECK_FALSE(takes_reach("", "exclude: {kind: api}\n"));
  CHECK_FALSE(takes_reach("exclude: {kind: api, spec.type: x}\n", "exclude: {kind: api}\n"));
}

TEST_CASE("what is not taken stays as it was") {
  const auto out = merged_checks(
      k_rule, "applicable: " + condition("b") + "\nfilter: {kind: a}\nexclude: {kind: b}\ntype: manual\n");
  CHECK(
      out.notes ==
      Texts{
          R"(later/checks/c.yaml:1:1 check "c" is still judged by its rule: type manual would loosen it (the earlier one stands at base/checks/c.yaml:1:1))",
          R"(later/checks/c.yaml:1:1 check "c" keeps its applicable: the other one may apply to less (the earlier one stands at base/checks/c.yaml:1:1))",
          R"(later/checks/c.yaml:1:1 check "c" keeps its filter: the other one may take less (the earlier one stands at base/checks/c.yaml:1:1))",
          R"(later/checks/c.yaml:1:1 check "c" keeps its exclude: the other one may leave out more (the earlier one stands at base/checks/c.yaml:1:1))"});
  CHECK(out.check().applicable.form == model::Condition::Form::always);
  CHECK(out.check().filter.empty());
  CHECK(out.check().exclude.empty());
  CHECK_FALSE(out.check().is_manual);
  CHECK(out.check().rule.form == model::Condition::Form::test);
  const auto judged = merged_checks("type: manual\n", k_rule);
  CHECK(judged.notes.empty());
  CHECK_FALSE(judged.check().is_manual);
  CHECK(judged.check().rule.operator_name == "equal");
}

TEST_CASE("texts of a check may change") {
  const auto out = merged_checks(k_rule + "name: old\nwhy: old\n",
                                 k_rule + "name: new\nfix: {write: {path: a, text: b}}\n");
  CHECK(out.notes.empty());
  CHECK(out.check().name == "new");
  CHECK(out.check().why == "old");
  CHECK(out.check().fix.has_value());
}

TEST_CASE("facts that rules rest on do not change") {
  const std::string rule = "rule: {path: $.exists, operator: equal, value: true}\n";
  const auto out =
      merged_checks("fact: {exists: [SECURITY.md]}\n" + rule, "fact: {exists: [README.md]}\n" + rule);
  CHECK(
      out.notes ==
      Texts{
          R"(later/checks/c.yaml:2:8 fact "inline:default/c" stays as it was: checks rest on it (the earlier one stands at base/checks/c.yaml:2:8))"});
  CHECK(out.policy.facts.begin()->second.arguments == data::Value(data::Array{"SECURITY.md"}));
  const std::string scm = "collects: [{factName: f, type: exists, data: [{name: a, path: /";
  const auto collected =
      merged({{"collectors/scm.yaml", scm + "a}]}]\n"}}, {{"collectors/more-scm.yaml", scm + "b}]}]\n"}});
  CHECK(
      collected.notes ==
      Texts{
          R"(collectors/more-scm.yaml:1:23 fact "scm:default/f" stays as it was: checks rest on it (the earlier one stands at collectors/scm.yaml:1:23))"});
  CHECK(merged_checks("fact: {exists: [a]}\n" + rule, "fact: {exists: [a]}\n" + rule).notes.empty());
}

TEST_CASE("a track grows") {
  const auto out = merged_tracks("name: T\nlevels: [{ordinal: 2, checks: [b]}]\n",
                                 "levels: [{ordinal: 1, name: bronze, checks: [a]}, {ordinal: 2, name: "
                                 "silver, checks: [{id: b, name: B}, c]}, {ordinal: 3, checks: [d]}]\n");
  CHECK(out.notes.empty());
  REQUIRE(out.track().levels.size() == 3);
  CHECK(out.track().name == "T");
  CHECK(out.track().levels[0].name == "bronze");
  CHECK(out.track().levels[1].name == "silver");
  REQUIRE(out.track().levels[1].checks.size() == 2);
  CHECK(out.track().levels[1].checks[0].name == "B");
  CHECK(out.track().levels[1].checks[1].id == "c");
}

TEST_CASE("a track does not shrink") {
  const auto out =
      merged_tracks("levels: [{ordinal: 1, checks: [a, b]}, {ordinal: 2, checks: [c]}]\n",
                    "draft: true\narchived: true\nfilter: {kind: api}\nexclude: {kind: system}\nlevels: "
                    "[{ordinal: 1, checks: [{id: b, filter: {kind: x}}, c]}]\n");
  CHECK(
      out.notes ==
      Texts{
          R"(later/tracks/t.yaml:1:1 track "t" keeps the filter of the track: the other one may take less (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" keeps the exclude of the track: the other one may leave out more (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" is no draft as before: that would loosen it (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" is not archived: that would loosen it (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" keeps check "a" in level 1 (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" keeps the filter of check "b": the other one may take less (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" keeps check "c" in level 2 (the earlier one stands at base/tracks/t.yaml:1:1))"});
  CHECK_FALSE(out.track().is_draft);
  CHECK_FALSE(out.track().is_archived);
  CHECK(out.track().filter.empty());
  CHECK(out.track().exclude.empty());
  REQUIRE(out.track().levels.size() == 2);
  REQUIRE(out.track().levels[0].checks.size() == 3);
  CHECK(out.track().levels[0].checks[1].filter.empty());
  CHECK(out.track().levels[1].checks[0].id == "c");
}

TEST_CASE("campaigns may end earlier, not later") {
  const std::string levels = "levels: [{ordinal: 1, checks: [a]}]\n";
  const auto dates = [](const std::string& from, const std::string& to) {
    return "type: campaign\nstartDate: 2026-" + from + "\ntargetCompletionDate: 2026-" + to + "\n";
  };
  const auto earlier = merged_tracks(levels + dates("03-01", "06-01"), levels + dates("02-01", "05-01"));
  CHECK(earlier.notes.empty());
  CHECK(earlier.track().due == parse_rfc3339("2026-05-02"));
  CHECK(earlier.track().starts == parse_rfc3339("2026-02-01"));
  const auto later = merged_tracks(levels + dates("03-01", "06-01"), levels + dates("04-01", "07-01"));
  CHECK(
      later.notes ==
      Texts{
          R"(later/tracks/t.yaml:1:1 track "t" keeps its targetCompletionDate: a later one would loosen it (the earlier one stands at base/tracks/t.yaml:1:1))",
          R"(later/tracks/t.yaml:1:1 track "t" keeps its startDate: a later one would loosen it (the earlier one stands at base/tracks/t.yaml:1:1))"});
  CHECK(later.track().due == parse_rfc3339("2026-06-02"));
  const auto endless = merged_tracks(levels + dates("03-01", "06-01"), levels + "type: campaign\n");
  CHECK(
      endless.notes ==
      Texts{
          R"(later/tracks/t.yaml:1:1 track "t" keeps its targetCompletionDate: a later one would loosen it (the earlier one stands at base/tracks/t.yaml:1:1))"});
  CHECK_FALSE(endless.track().starts.has_value());
  const auto begun = merged_tracks(levels, levels + dates("03-01", "06-01"));
  CHECK(
      begun.notes ==
      Texts{
          R"(later/tracks/t.yaml:1:1 track "t" is no campaign as before: its failures would only warn (the earlier one stands at base/tracks/t.yaml:1:1))"});
  CHECK(begun.track().type == model::Track::Type::standard);
  CHECK_FALSE(begun.track().due.has_value());
  const auto ended = merged_tracks(levels + dates("03-01", "06-01"), levels);
  CHECK(ended.notes.empty());
  CHECK(ended.track().type == model::Track::Type::standard);
  CHECK_FALSE(ended.track().due.has_value());
}
