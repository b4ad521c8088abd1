// Our own form: one check a file.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;
using model::Condition;

namespace {

constexpr std::string_view k_whole = R"(id: lockfile-in-step
name: The lock file belongs to its manifest
description: go.sum beside go.mod
why: Builds that resolve anew are not the builds that were tested.
ownerEntityRef: group:platform
supportChannel: "#platform"
fact: {exists: [go.sum]}
applicable: {factRef: "bs:default/languages", path: $.go, operator: exists, value: true}
rule: {path: $.exists, operator: equal, value: true}
severity: high
remediation: Run `go mod tidy` and commit go.sum.
warning: true
passedMessage: p
failedMessage: f
notApplicableMessage: n
fix: {write: {path: "{{ folder }}go.sum", text: "# {{ name }} ${{ github.sha }}\n"}}
tests:
  - {files: {go.mod: "module a", go.sum: }, expect: passed}
  - name: none
    files: {go.mod: "module a"}
    entity: {kind: Component}
    facts: {"bs:default/languages": {go: 1}}
    expect: not-applicable
    at: [go.mod:1, go.sum]
)";

}  // namespace

TEST_CASE("every key of our own form") {
  const auto policy = load({{"policy/checks/lock.yaml", std::string(k_whole)}});
  REQUIRE(policy.checks.size() == 1);
  const auto& check = *policy.checks.front();
  CHECK(check.id == "lockfile-in-step");
  CHECK(check.name == "The lock file belongs to its manifest");
  CHECK(check.description == "go.sum beside go.mod");
  CHECK(check.why == "Builds that resolve anew are not the builds that were tested.");
  CHECK(check.owner == "group:platform");
  CHECK(check.support_channel == "#platform");
  CHECK(check.severity == model::CheckSeverity::high);
  CHECK(check.remediation == "Run `go mod tidy` and commit go.sum.");
  CHECK(check.warns);
  CHECK_FALSE(check.is_manual);
  CHECK(check.passed_message + check.failed_message + check.not_applicable_message == "pfn");
  CHECK(check.file == "policy/checks/lock.yaml");
  CHECK(check.mark == Mark{1, 1});
  const model::FactRef inline_fact{"inline", "default", "lockfile-in-step"};
  CHECK(check.rule.form == Condition::Form::test);
  CHECK(check.rule.left.fact == inline_fact);
  CHECK(check.rule.left.path->text() == "$.exists");
  CHECK(check.rule.operator_name == "equal");
  CHECK(std::get<data::Value>(check.rule.right) == data::Value(true));
  CHECK(check.rule.mark == Mark{9, 7});
  CHECK(check.applicable.left.fact.text() == "bs:default/languages");
  REQUIRE(policy.facts.size() == 1);
  const auto& spec = policy.facts.at(inline_fact);
  CHECK(spec.collector == "exists");
  CHECK(spec.arguments == data::Value(data::Array{"go.sum"}));
  CHECK(spec.collection == "policy/checks/lock.yaml");
  CHECK(spec.mark == Mark{7, 8});
}

TEST_CASE("fix and tests of our own form") {
  const auto policy = load({{"checks/lock.yaml", std::string(k_whole)}});
  const auto& check = *policy.check("lockfile-in-step");
  REQUIRE(check.fix.has_value());
  CHECK(check.fix->form == model::CheckFix::Form::write);
  CHECK(check.fix->path == "{{ folder }}go.sum");
  CHECK(check.fix->text == "# {{ name }} ${{ github.sha }}\n");
  REQUIRE(check.tests.size() == 2);
  CHECK(check.tests[0].files == std::map<std::string, std::string>{{"go.mod", "module a"}, {"go.sum", ""}});
  CHECK(check.tests[0].expect == model::Outcome::passed);
  CHECK(check.tests[0].mark == Mark{18, 5});
  CHECK(check.tests[1].name == "none");
  CHECK(check.tests[1].entity.string_or("kind") == "Component");
  CHECK(check.tests[1].facts.at({"bs", "default", "languages"}).find("go") != nullptr);
  CHECK(check.tests[1].expect == model::Outcome::not_applicable);
  CHECK(check.tests[1].at == Texts{"go.mod:1", "go.sum"});
  const auto appends = load_check(
      "rule: {factRef: bs:default/readme, operator: equal, value: 1}\n"
      "fix: {append: {path: .gitignore, text: .env}}\n");
  CHECK(appends.fix->form == model::CheckFix::Form::append);
}

TEST_CASE("a fact may be one that is there anyway") {
  const auto check =
      load_check("fact: bs:default/readme\nrule: {path: $.exists, operator: equal, value: true}\n");
  CHECK(check.rule.left.fact.text() == "bs:default/readme");
}

TEST_CASE("what is left out of a check") {
  const auto check = load_check("rule: {factRef: bs:default/readme, operator: equal, value: null}\n");
  CHECK(check.severity == model::CheckSeverity::medium);
  CHECK(check.applicable.form == Condition::Form::always);
  CHECK(check.rule.left.path->text() == "$");
  CHECK(std::get<data::Value>(check.rule.right).is_null());
  CHECK_FALSE(check.warns);
  CHECK_FALSE(check.fix);
  CHECK(check.filter.empty());
}

TEST_CASE("conditions in groups, lists and against another fact") {
  const auto check = load_check(R"(rule:
  all:
    - any: []
    - not: {factRef: {source: bs, name: readme}, operator: "all:matches", value: ^a}
    - factRef: bs:default/readme
      path: $.a
      operator: in
      value: {factRef: bs:default/languages, path: $.b}
applicable:
  - {factRef: bs:default/readme, operator: hasLengthOf, value: 0}
)");
  CHECK(check.rule.form == Condition::Form::all);
  REQUIRE(check.rule.members.size() == 3);
  CHECK(check.rule.members[0].form == Condition::Form::any);
  CHECK(check.rule.members[1].form == Condition::Form::none);
  REQUIRE(check.rule.members[1].members.size() == 1);
  const auto& matches = check.rule.members[1].members[0];
  REQUIRE(matches.pattern != nullptr);
  CHECK(matches.pattern->search("ab"));
  CHECK(matches.left.fact.text() == "bs:default/readme");
  const auto& right = std::get<model::Operand>(check.rule.members[2].right);
  CHECK(right.fact.text() == "bs:default/languages");
  CHECK(right.path->text() == "$.b");
  CHECK(check.applicable.form == Condition::Form::all);
  CHECK(check.applicable.members.size() == 1);
}
