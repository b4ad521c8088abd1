// Every fault of a check file, told at once, with its place.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

/// The faults of `rule: {factRef: bs:default/readme, …}`.
Texts faults_of_rule(const std::string& rest) {
  return faults_of_check("id: a\nrule: {factRef: bs:default/readme, " + rest + "}\n");
}

}  // namespace

TEST_CASE("a check without its keys, and with unknown ones") {
  CHECK(
      faults_of_check("name: a\n") ==
      Texts{
          R"(1:1 missing key "id" (for example  id: has-readme))",
          R"(1:1 missing key "rule" (for example  rule: {factRef: "bs:default/readme", path: $.exists, operator: equal, value: true}))"});
  CHECK(
      faults_of_check("id: a\nrules: {}\nseverty: high\nrule: {factRef: bs:default/readme, operator: "
                      "equal, value: 1}\nprority: 1\n") ==
      Texts{
          R"(2:1 unknown key "rules" (is "rule" meant?))",
          R"(3:1 unknown key "severty" (is "severity" meant?))",
          R"(5:1 unknown key "prority" (known here: id, name, description, ownerEntityRef, supportChannel, type, pathResolver, applicable, rule, warning, passedMessage, failedMessage, notApplicableMessage, filter, exclude, filterQuery, schedule, isEditable, createdAt, updatedAt, why, remediation, fact, severity, fix, tests))"});
  CHECK(
      faults_of_check("- just text\n- {}\n") ==
      Texts{
          R"(1:3 a check must be a map, found "just text")",
          R"(2:3 missing key "id" (for example  id: has-readme))",
          R"(2:3 missing key "rule" (for example  rule: {factRef: "bs:default/readme", path: $.exists, operator: equal, value: true}))"});
  CHECK(faults_of_check(
            "id: [a]\nname: 5\nwarning: yes\nseverity: urgent\ntype: auto\npathResolver: jq\napplicable: "
            "false\nrule: {factRef: bs:default/readme, operator: equal, value: 1}\n") ==
        Texts{R"(1:5 id must be a string, found a list)", R"(2:7 name must be a string, found the number 5)",
              R"(3:10 warning must be true or false, found "yes")",
              R"(4:11 severity must be one of low, medium, high, critical, found "urgent")",
              R"(5:7 type must be one of default, manual, found "auto")",
              R"(6:15 pathResolver must be one of jsonpath, found "jq")",
              R"(7:13 applicable must be true or a condition, found the boolean false)"});
  CHECK(faults_of_check("id: a b\nrule: {factRef: bs:default/readme, operator: equal, value: 1}\n") ==
        Texts{R"(1:5 id must be one word, found "a b")"});
}

TEST_CASE("faulty conditions") {
  CHECK(faults_of_rule("path: $.a") ==
        Texts{R"(2:7 missing key "rule.operator" (for example  operator: equal))",
              R"(2:7 missing key "rule.value" (for example  value: true))"});
  CHECK(faults_of_rule("path: a.b, operator: equal, value: 1") ==
        Texts{R"(2:42 rule.path must start with $ (is "$.a.b" meant?))"});
  CHECK(faults_of_rule("path: \"$[\", operator: equal, value: 1") ==
        Texts{R"(2:42 rule.path: the JSONPath "$[" is faulty at character 3: a selector is missing)"});
  CHECK(faults_of_rule("operator: equals, value: 1") ==
        Texts{R"(2:46 rule.operator names no operator: "equals" (is "equal" meant?))"});
  CHECK(faults_of_rule("operator: \"some:equal\", value: 1") ==
        Texts{R"(2:46 rule.operator names no operator: "some:equal" (is "equal" meant?))"});
  CHECK(
      faults_of_rule("operator: quite-unlike-any, value: 1") ==
      Texts{
          R"(2:46 rule.operator names no operator: "quite-unlike-any" (known are equal, notEqual, in, notIn, contains, doesNotContain, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive, exists, matches, startsWith, endsWith, hasLengthOf, before, after, semverEq, semverNeq, semverGt, semverGte, semverLt, semverLte, semverSatisfies, semverGtr, semverLtr))"});
  CHECK(faults_of_rule("operator: matches, value: \"(\"") ==
        Texts{R"(2:62 rule.value: the regular expression "(" is faulty: missing ))"});
  CHECK(faults_of_rule("operator: \"any:matches\", value: 5") ==
        Texts{R"(2:68 rule.value: matches takes a pattern, not 5)"});
  CHECK(faults_of_rule("operator: hasLengthOf, value: many") ==
        Texts{R"(2:66 rule.value: hasLengthOf takes a whole number from 0 on, not "many")"});
  CHECK(faults_of_rule("operator: before, value: soon") ==
        Texts{R"(2:61 rule.value: before takes a date, now, or now less a duration (now-P30D), not "soon")"});
  CHECK(
      faults_of_rule("operator: semverSatisfies, value: \">=x.y\"") ==
      Texts{R"(2:70 rule.value: semverSatisfies, semverGtr and semverLtr take a range (^1.2), not ">=x.y")"});
  CHECK(faults_of_rule("operator: semverGt, value: one") ==
        Texts{R"(2:63 rule.value: semver operators take a version (1.2.3), not "one")"});
  CHECK(faults_of_rule("operator: exists, value: 1") ==
        Texts{R"(2:61 rule.value: exists takes true or false, not 1)"});
  CHECK(faults_of_rule("operator: lessThan, value: [1]") ==
        Texts{R"(2:63 rule.value: lessThan takes a number or a text, not [1])"});
  CHECK(
      faults_of_rule("operator: equal, value: {factRef: readme}") ==
      Texts{
          R"(2:70 rule.value.factRef must be a fact, source:scope/name, found "readme" (is "bs:default/readme" meant?))"});
  CHECK(faults_of_rule("operator: equal, value: {factRef: bs:default/readme, pth: $}") ==
        Texts{R"(2:89 unknown key "rule.value.pth" (is "path" meant?))"});
  CHECK(
      faults_of_check("id: a\nrule: {path: $.a, operator: equal, value: 1}\n") ==
      Texts{
          R"(2:7 missing key "rule.factRef" (name a fact here, or give the check a fact of its own: fact: {exists: [README.md]}))"});
  CHECK(faults_of_check("id: a\nrule: {all: [], any: []}\n") ==
        Texts{R"(2:17 "rule.any" cannot stand beside "all" (put both into an all: [...]))"});
  CHECK(faults_of_check("id: a\nrule: {all: [5, []], when: 1}\n") ==
        Texts{R"(2:14 rule.all[0] must be a condition, found the number 5)",
              R"(2:17 rule.all[1] must be a condition, found a list)",
              R"(2:22 "rule.when" cannot stand beside "all" (a group has members and nothing else))"});
  CHECK(faults_of_check("id: a\nrule: 5\n") == Texts{R"(2:7 rule must be a condition, found the number 5)"});
}

TEST_CASE("facts that nobody knows") {
  CHECK(faults_of_check("id: a\nrule: {factRef: bs:default/raedme, operator: equal, value: 1}\n") ==
        Texts{R"(2:17 nobody collects the fact "bs:default/raedme" (is "bs:default/readme" meant?))"});
  CHECK(
      faults_of_check("id: a\nrule: {factRef: scm:default/nothing-like-it, operator: equal, value: 1}\n") ==
      Texts{
          R"(2:17 nobody collects the fact "scm:default/nothing-like-it" (facts of the repository are bs:default/…; name another tool's in collectors/<source>.yaml))"});
  CHECK(faults_of_check("id: a\nfact: {exist: [a]}\nrule: {operator: equal, value: 1}\n") ==
        Texts{R"(2:8 "fact.exist" names no collector (is "exists" meant?))"});
  CHECK(faults_of_check("id: a\nfact: {exists: a}\nrule: {operator: equal, value: 1}\n") ==
        Texts{R"(2:16 fact.exists: must be a list of paths (exists: [go.sum]))"});
  CHECK(
      faults_of_check("id: a\nfact: {exists: [a], json: {}}\nrule: {operator: equal, value: 1}\n") ==
      Texts{
          R"(2:7 fact must name one collector, found 2 (conditions may ask for further facts by factRef))"});
  CHECK(
      faults_of_check("id: a\nfact: readme\nrule: {operator: equal, value: 1}\n") ==
      Texts{R"(2:7 fact must be a fact, source:scope/name, found "readme" (is "bs:default/readme" meant?))"});
  CHECK(faults_of_check("id: a\nrule: {factRef: {source: bs}, operator: equal, value: 1}\n") ==
        Texts{R"(2:17 missing key "rule.factRef.name" (for example  name: readme))"});
}

TEST_CASE("facts that nobody asks for") {
  const std::string rule = "rule: {factRef: bs:default/readme, operator: equal, value: 1}\n";
  CHECK(faults_of_check("id: a\nfact: {exists: [a]}\n" + rule) ==
        Texts{R"(2:7 no condition asks for the fact (conditions without a factRef do))"});
  CHECK(faults_of_check("id: a\n" + rule + "tests: [{expect: passed, facts: {bs:default/raedme: 1}}]\n") ==
        Texts{R"(3:9 no condition asks for "bs:default/raedme", which this case gives)"});
}

TEST_CASE("faulty filters") {
  const std::string rule = "id: a\nrule: {factRef: bs:default/readme, operator: equal, value: 1}\n";
  CHECK(faults_of_check(rule + "filter: [kind]\n") ==
        Texts{R"(3:10 filter[0] must be a map of entity fields, found "kind")"});
  CHECK(faults_of_check(rule + "filter: {kind: []}\n") ==
        Texts{R"(3:16 filter.kind must be a string or a list of one at least, found a list)"});
  CHECK(faults_of_check(rule + "exclude: [{}]\n") ==
        Texts{R"(3:11 exclude[0] must be a map of one field at least, found a map)"});
  CHECK(faults_of_check(rule + "filter: {kind: [a, {}], spec.type: }\n") ==
        Texts{R"(3:20 filter.kind[1] must be a string or a list of strings, found a map)",
              R"(3:34 filter["spec.type"] must be a string or a list of strings, found nothing)"});
  CHECK(
      faults_of_check(rule + "filterQuery: {$al: [], $all: {}, $not: [], kind: {$n: 1}, a: {$exists: 1, "
                             "$in: 2}, b: {$in: a}, c: []}\n") ==
      Texts{
          R"(3:15 unknown operator "filterQuery["$al"]" (is "$all" meant?))",
          R"(3:30 filterQuery["$all"] must be a list of queries, found a map)",
          R"(3:40 filterQuery["$not"] must be a map, or a value inside $contains, found a list)",
          R"(3:51 unknown operator "filterQuery.kind["$n"]" (known here: $exists, $in, $contains, $hasPrefix))",
          R"(3:62 filterQuery.a must be a map of one operator, found a map)",
          R"(3:93 filterQuery.b["$in"] must be a list of values, found "a")",
          R"(3:100 filterQuery.c must be a value or an operator, for example {$in: [a, b]}, found a list)"});
}

TEST_CASE("faulty fixes and tests") {
  const std::string rule = "id: a\nrule: {factRef: bs:default/readme, operator: equal, value: 1}\n";
  CHECK(faults_of_check(rule + "fix: {}\n") ==
        Texts{R"(3:6 fix must hold write or append, and one of them only)"});
  CHECK(faults_of_check(rule +
                        "fix: {write: {path: ../x, text: \"{{ nmae }}\"}, append: {path: .git/hooks/x}}\n") ==
        Texts{R"(3:6 fix must hold write or append, and one of them only)",
              R"(3:21 fix.write.path must be a path inside the repository, found "../x")",
              R"(3:33 fix.write.text has an unknown placeholder: "nmae" (is "name" meant?))",
              R"(3:56 missing key "fix.append.text" (for example  text: "# {{ name }}"))",
              R"(3:63 fix.append.path must be a path inside the repository, found ".git/hooks/x")"});
  CHECK(faults_of_check(rule + "tests: {}\n") == Texts{R"(3:8 tests must be a list of cases, found a map)"});
  CHECK(
      faults_of_check(rule + "tests: [{files: {/etc/x: a, b: 5}, expects: passed}, {expect: pased, facts: "
                             "{a: 1}, entity: 5, at: 5}]\n") ==
      Texts{
          R"(3:9 missing key "tests[0].expect" (for example  expect: passed))",
          R"(3:18 "/etc/x" is no path inside the repository)",
          R"(3:32 tests[0].files.b must be the file's text, found the number 5)",
          R"(3:36 unknown key "tests[0].expects" (is "expect" meant?))",
          R"(3:63 tests[1].expect must be one of passed, failed, warning, not-applicable, not-reported, error, found "pased" (is "passed" meant?))",
          R"(3:78 "a" is no fact: source:scope/name)",
          R"(3:93 tests[1].entity must be a catalog document, found the number 5)",
          R"(3:100 tests[1].at must be a string, found the number 5)"});
}
