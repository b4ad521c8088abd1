#include "bs/checks/judge.hpp"

#include "judging.hpp"

using namespace bs::test;
using bs::model::Outcome;

namespace {

const std::string k_a = "bs:default/a";

Facts facts_of_answers() {
  Facts facts;
  facts.value("bs:default/yes", R"({"v":true})").value("bs:default/no", R"({"v":false})");
  facts.error("bs:default/broken", "a blob is missing");
  return facts;
}

/// 'T' holds, 'F' does not, 'E' error, 'N' not reported.
Condition letter(char c) {
  const std::string_view fact = c == 'T'   ? "bs:default/yes"
                                : c == 'F' ? "bs:default/no"
                                : c == 'E' ? "bs:default/broken"
                                           : "github:default/none";
  return test(fact, "$.v", "equal", "true");
}

char answered(Form form, std::string_view members) {
  Condition rule;
  rule.form = form;
  for (const char c : members) rule.members.push_back(letter(c));
  Facts facts = facts_of_answers();
  switch (judged(check_of(rule), facts).outcome) {
    case Outcome::passed:
      return 'T';
    case Outcome::failed:
      return 'F';
    case Outcome::error:
      return 'E';
    case Outcome::not_reported:
      return 'N';
    default:
      return '?';
  }
}

}  // namespace

TEST_CASE("judge: what cannot be told decides nothing where the rest decides") {
  struct Row {
    std::string_view members;
    char all, any, none;
  };
  for (const Row& row :
       {Row{"", 'T', 'T', 'T'}, Row{"T", 'T', 'T', 'F'}, Row{"F", 'F', 'F', 'T'}, Row{"E", 'E', 'E', 'E'},
        Row{"N", 'N', 'N', 'N'}, Row{"TF", 'F', 'T', 'F'}, Row{"ET", 'E', 'T', 'F'}, Row{"EF", 'F', 'E', 'E'},
        Row{"NT", 'N', 'T', 'F'}, Row{"NF", 'F', 'N', 'N'}, Row{"NE", 'E', 'E', 'E'},
        Row{"EN", 'E', 'E', 'E'}, Row{"NET", 'E', 'T', 'F'}, Row{"NEF", 'F', 'E', 'E'},
        Row{"ENTF", 'F', 'T', 'F'}, Row{"TT", 'T', 'T', 'F'}, Row{"FF", 'F', 'F', 'T'}}) {
    INFO(row.members);
    CHECK(answered(Form::all, row.members) == row.all);
    CHECK(answered(Form::any, row.members) == row.any);
    CHECK(answered(Form::none, row.members) == row.none);
  }
}

TEST_CASE("judge: nested groups, and always") {
  Facts facts = facts_of_answers();
  const auto inner = group(Form::all, {letter('E'), letter('F')});  // does not hold, whatever E is
  CHECK(outcome_of(group(Form::none, {inner}), facts) == "passed");
  CHECK(outcome_of(group(Form::none, {group(Form::none, {letter('T')})}), facts) == "passed");
  CHECK(outcome_of(Condition::everything(), facts) == "passed");
  CHECK(outcome_of(group(Form::none, {Condition::everything()}), facts) == "failed: the rule can never hold");
  CHECK(outcome_of(group(Form::none, {group(Form::all, {})}), facts) == "failed: the rule can never hold");
}

TEST_CASE("judge: reasons of what cannot be told") {
  Facts facts = facts_of_answers();
  const auto broken = judged(check_of(letter('E')), facts);
  CHECK(outcome_of(broken) == "error: bs:default/broken: a blob is missing");
  CHECK(broken.hint == "fetch it");
  CHECK(broken.findings.empty());
  REQUIRE(broken.evidence.size() == 1);
  CHECK_FALSE(broken.evidence[0].found);
  CHECK(broken.evidence[0].expected == bs::data::Value(true));
  CHECK(outcome_of(letter('N'), facts) == "not-reported: github:default/none: was not imported");
  // The path is too much work: an error, and no failure.
  std::string wide = "[1";
  for (int i = 0; i < 2'000; ++i) wide += ",1";
  wide += "]";
  for (int i = 0; i < 300; ++i) wide = "[" + wide + "]";
  facts.value("bs:default/wide", wide);
  CHECK(outcome_of(test("bs:default/wide", "$..*", "hasLengthOf", "0"), facts) ==
        "error: bs:default/wide: the path finds more than 500000 values");
}

TEST_CASE("judge: missing facts and paths") {
  Facts facts;
  facts.value(k_a, R"({"x":null,"list":[{"n":1},{"n":2},{}]})").missing("bs:default/gone");
  CHECK(outcome_of(test(k_a, "$.x", "exists", "true"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.y", "exists", "true"), facts) ==
        "failed: $.y of bs:default/a is missing, expected something there");
  CHECK(outcome_of(test(k_a, "$.x", "exists", "false"), facts) ==
        "failed: $.x of bs:default/a is null, expected nothing there");
  CHECK(outcome_of(test("bs:default/gone", "$", "exists", "false"), facts) == "passed");
  CHECK(outcome_of(test("bs:default/gone", "$.a", "equal", "1"), facts) ==
        "failed: $.a of bs:default/gone is missing, expected 1");
  CHECK(outcome_of(test("bs:default/gone", "$", "notEqual", "1"), facts) == "passed");
  // A query that is not singular finds an array.
  CHECK(outcome_of(test(k_a, "$.list[*].n", "hasLengthOf", "2"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.list[*].n", "contains", "2"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.list[*].z", "hasLengthOf", "0"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.list[*].z", "exists", "true"), facts) ==
        "failed: $.list[*].z of bs:default/a is missing, expected something there");
  CHECK(outcome_of(test(k_a, "$.list[*].n", "exists", "true"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.list[*].z", "exists", "false"), facts) == "passed");
}

TEST_CASE("judge: Soundcheck's rule on lists that are none") {
  Facts facts;
  facts.value(k_a, R"({"t":"ab","n":null})");
  CHECK(outcome_of(test(k_a, "$.t", "in", R"("xaby")"), facts).starts_with("failed"));
  CHECK(outcome_of(test(k_a, "$.t", "in", R"("ab")"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.t", "contains", R"("ab")"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.t", "doesNotContain", R"("a")"), facts) == "passed");
  CHECK(outcome_of(test(k_a, "$.gone", "doesNotContain", R"("a")"), facts) ==
        "failed: $.gone of bs:default/a is missing, expected a list without \"a\"");
}

TEST_CASE("judge: a value that is a fact") {
  Facts facts;
  facts.value(k_a, R"({"v":"1.2.0","w":"1.2.0","bad":{}})").error("bs:default/broken", "too large");
  const auto ask = [&](std::string_view left, std::string_view name, std::string_view fact,
                       std::string_view right) {
    return outcome_of(test_of_facts(operand(k_a, left), name, operand(fact, right)), facts);
  };
  CHECK(ask("$.v", "equal", k_a, "$.w") == "passed");
  CHECK(ask("$.v", "semverGt", k_a, "$.w") ==
        "failed: $.v of bs:default/a is \"1.2.0\", expected a version after \"1.2.0\"");
  CHECK(ask("$.v", "equal", "bs:default/broken", "$.w") == "error: bs:default/broken: too large");
  CHECK(ask("$.v", "equal", "github:default/x", "$") == "not-reported: github:default/x: was not imported");
  CHECK(ask("$.v", "semverGt", k_a, "$.bad") == "error: semver operators take a version (1.2.3), not {}");
  CHECK(ask("$.v", "matches", k_a, "$.bad") == "error: matches takes a pattern, not {}");
  // Taking both sides away passes nothing.
  CHECK(ask("$.gone", "equal", k_a, "$.gone") == "failed: $.gone of bs:default/a is missing, expected null");
  CHECK(ask("$.gone", "notEqual", k_a, "$.gone").starts_with("failed"));
  CHECK(ask("$.gone", "notIn", k_a, "$.gone").starts_with("failed"));
  CHECK(
      ask("$.v", "equal", k_a, "$.gone") ==
      "failed: $.v of bs:default/a is \"1.2.0\"; there is nothing at $.gone of bs:default/a to compare with");
  CHECK(ask("$.v", "notEqual", k_a, "$.gone") == "passed");
  CHECK(ask("$.v", "none:equal", k_a, "$.gone").starts_with("failed"));
  CHECK(ask("$.v", "lessThanInclusive", k_a, "$.gone").starts_with("failed"));
}

TEST_CASE("judge: applicable") {
  Facts facts = facts_of_answers();
  auto check = check_of(letter('F'));
  check.not_applicable_message = "no Go here";
  check.applicable = letter('F');
  CHECK(outcome_of(judged(check, facts)) == "not-applicable: no Go here");
  check.applicable = letter('T');
  CHECK(judged(check, facts).outcome == Outcome::failed);
  check.applicable = letter('E');
  CHECK(outcome_of(judged(check, facts)) ==
        "error: whether it applies cannot be told: bs:default/broken: a blob is missing");
  check.applicable = letter('N');
  CHECK(outcome_of(judged(check, facts)) ==
        "not-reported: whether it applies cannot be told: github:default/none: was not imported");
}

TEST_CASE("judge: messages, severities and warnings") {
  Facts facts = facts_of_answers();
  auto check = check_of(letter('F'));
  check.name = "Reads well";
  check.failed_message = "It does not read well";
  check.passed_message = "It reads well";
  check.severity = bs::model::CheckSeverity::high;
  check.fix.emplace();
  auto result = judged(check, facts);
  CHECK(result.check == "c");
  CHECK(result.name == "Reads well");
  CHECK(result.severity == bs::model::CheckSeverity::high);
  CHECK(result.can_fix);
  CHECK(result.hint == "mend it");
  CHECK(outcome_of(result) == "failed: It does not read well");
  CHECK(listed(result) == " It does not read well\n");
  check.warns = true;
  CHECK(outcome_of(judged(check, facts)) == "warning: It does not read well");
  check.rule = letter('T');
  result = judged(check, facts);
  CHECK(outcome_of(result) == "passed: It reads well");
  CHECK(result.hint.empty());
  CHECK_FALSE(result.can_fix);
  // Two conditions at fault are told apart.
  check.rule = group(Form::any, {letter('F'), test("bs:default/no", "$.v", "in", "[1,2]")});
  CHECK(listed(judged(check, facts)) ==
        " It does not read well: $.v of bs:default/no is false, expected true\n"
        " It does not read well: $.v of bs:default/no is false, expected one of [1, 2]\n");
}

TEST_CASE("judge: manual checks") {
  Facts facts = facts_of_answers();
  auto check = check_of(Condition::everything());
  check.is_manual = true;
  CHECK(outcome_of(judged(check, facts)) ==
        "not-reported: this is checked by hand, and nobody has reported it");
  check.rule = letter('N');
  CHECK(judged(check, facts).outcome == Outcome::not_reported);
  check.rule = letter('T');
  CHECK(judged(check, facts).outcome == Outcome::passed);
  check.rule = letter('F');
  CHECK(judged(check, facts).outcome == Outcome::failed);
  check.rule = test("bs:default/gone", "$", "exists", "false");
  facts.missing("bs:default/gone");
  CHECK(judged(check, facts).outcome == Outcome::not_reported);
}

TEST_CASE("judge: evidence is what decided") {
  Facts facts;
  facts.yaml(k_a, "x: 1\ny:\n  z: text\n", "conf.yaml");
  const auto rule =
      group(Form::all, {test(k_a, "$.x", "equal", "1"), test(k_a, "$.y.z", "equal", R"("other")"),
                        group(Form::none, {test(k_a, "$.x", "equal", "1")})});
  const auto result = judged(check_of(rule), facts);
  REQUIRE(result.evidence.size() == 2);
  const auto& first = result.evidence[0];
  CHECK(first.fact == k_a);
  CHECK(first.path == "$.y.z");
  CHECK(first.found);
  CHECK(first.value == bs::data::Value("text"));
  CHECK(first.expected == bs::data::Value("other"));
  CHECK(first.file == "conf.yaml");
  CHECK(first.mark == bs::Mark{3, 6});
  CHECK(first.operator_name == "equal");
  CHECK_FALSE(first.held);
  CHECK_FALSE(first.negated);
  CHECK(result.evidence[1].held);
  CHECK(result.evidence[1].negated);
  CHECK(listed(result) ==
        "conf.yaml:3:6 $.y.z of bs:default/a is \"text\", expected \"other\"\n"
        "conf.yaml:1:4 $.x of bs:default/a is 1, expected not 1\n");
}

TEST_CASE("judge: a source that throws is an error") {
  class Throwing : public bs::model::FactSource {
    const bs::model::FactReading& read(const bs::model::FactRef&) override {
      throw bs::Error(bs::ErrorKind::unreadable, "gone bad");
    }
  } facts;
  CHECK(outcome_of(bs::checks::judge(check_of(letter('T')), {}, facts, 0)) ==
        "error: bs:default/yes: gone bad");
  auto manual = check_of(letter('T'));
  manual.is_manual = true;
  CHECK(outcome_of(bs::checks::judge(manual, {}, facts, 0)) == "error: gone bad");
}

TEST_CASE("judge: as applicable to the base of a change") {
  Facts facts = facts_of_answers();
  facts.value("bs:default/list", R"({"problems":[{"path":"a.yml","line":3,"message":"bad"}]})");
  facts.value("catalog:default/entity_descriptor", R"({"spec":{"lifecycle":"experimental"}})");
  const auto still = [&](const bs::model::Check& check) {
    return outcome_of(bs::checks::judge_as_applicable(check, {}, facts, k_test_now));
  };
  auto check = check_of(letter('F'));
  CHECK(still(check) == "failed: $.v of bs:default/no is false, expected true");
  // Content went away: what is not there is not at fault, what stands in a file is.
  check.applicable = letter('F');
  CHECK(still(check) == "not-applicable");
  check.rule = letter('T');
  CHECK(still(check) == "not-applicable");
  check.rule = letter('N');
  CHECK(still(check) == "not-applicable");
  check.rule = letter('E');
  CHECK(still(check) == "error: bs:default/broken: a blob is missing");
  check.rule = group(Form::all, {letter('F'), test("bs:default/list", "$.problems", "hasLengthOf", "0")});
  CHECK(listed(bs::checks::judge_as_applicable(check, {}, facts, k_test_now)) == "a.yml:3 bad\n");
  // The entity says of itself that the check is none of its business: the answer counts.
  check.applicable =
      test("catalog:default/entity_descriptor", "$.spec.lifecycle", "equal", R"("production")");
  check.rule = letter('F');
  CHECK(still(check) == "failed: $.v of bs:default/no is false, expected true");
  check.rule = letter('T');
  CHECK(still(check) == "passed");
  check.applicable = letter('E');
  CHECK(still(check).starts_with("error: whether it applies"));
}
