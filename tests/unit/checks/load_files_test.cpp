// What a file holds, the forms it may have, and faults over several files.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const std::string k_rule = "rule: {factRef: bs:default/readme, operator: equal, value: 1}\n";
const std::string k_flow_rule = "rule: {factRef: bs:default/readme, operator: equal, value: 1}";

Texts ids_of(const checks::Policy& policy) {
  Texts out;
  for (const auto& check : policy.checks) out.push_back(check->id);
  for (const auto& track : policy.tracks) out.push_back("track " + track->id);
  return out;
}

}  // namespace

TEST_CASE("a file's folder or name says what it holds") {
  const std::string check = "{id: c, " + k_flow_rule + "}\n";
  const std::string track = "{id: t, levels: [{ordinal: 1, checks: [c]}]}\n";
  for (const std::string path : {"checks/a.yaml", "p/checks/deep/a.yaml", "built-in: checks/a.yaml",
                                 "soundcheck-checks.yaml", "tracks/soundcheck-checks.yml"})
    CHECK(ids_of(load({{path, check}})) == Texts{"c"});
  for (const std::string path :
       {"tracks/a.yaml", "built-in: checks/tracks/a.yaml", "checks/soundcheck-tracks.yaml", "programs/a.yaml",
        "campaigns/a.yml", "soundcheck-programs.yaml"})
    CHECK(ids_of(load({{path, track}})) == Texts{"track t"});
  CHECK(
      faults_of({{"policy/other/a.yaml", check}}) ==
      Texts{
          R"(policy/other/a.yaml this is no file of a policy (a policy folder holds checks/, tracks/, collectors/ and exemptions.yaml))"});
}

TEST_CASE("the forms of a file") {
  const std::string a = "{id: a, " + k_flow_rule + "}";
  const std::string b = "{id: b, " + k_flow_rule + "}";
  for (const std::string& text :
       Texts{"- " + a + "\n- " + b + "\n", "--- " + b + "\n--- " + a + "\n",
             "checks: [" + b + ", " + a + "]\n", "soundcheck:\n  checks: [" + a + ", " + b + "]\n",
             "soundcheck: [" + a + ", " + b + "]\n", "# nothing\n---\n- " + a + "\n---\n---\n" + b + "\n"})
    CHECK(ids_of(load({{"checks/x.yaml", text}})) == Texts{"a", "b"});
  CHECK(ids_of(load({{"checks/x.yaml", ""}})).empty());
  CHECK(ids_of(load({})).empty());
  CHECK(load({{"exemptions.yaml", "exemptions:\n"}, {"checks/x.yaml", "checks: []\n"}}).exemptions.empty());
  const std::string track = "{id: t, levels: [{ordinal: 1, checks: [c]}]}";
  for (const std::string key : {"tracks", "programs", "campaigns"})
    CHECK(ids_of(load({{"tracks/x.yaml", key + ": [" + track + "]\n"}})) == Texts{"track t"});
  CHECK(load({{"exemptions.yaml", "exemptions: [{check: a, path: b, reason: c, approver: d}]\n"}})
            .exemptions.size() == 1);
}

TEST_CASE("checks are sorted by id, and found by it") {
  const auto policy =
      load({{"checks/x.yaml", "- {id: b, " + k_flow_rule + "}\n- {id: a, " + k_flow_rule + "}\n"},
            {"checks/y.yaml", "id: aa\n" + k_rule}});
  CHECK(ids_of(policy) == Texts{"a", "aa", "b"});
  REQUIRE(policy.check("aa") != nullptr);
  CHECK(policy.check("aa")->file == "checks/y.yaml");
  CHECK(policy.check("ab") == nullptr);
  CHECK(policy.track("a") == nullptr);
}

TEST_CASE("an id twice in a layer is an error that names both places") {
  const std::string check = "id: a\n" + k_rule;
  CHECK(faults_of({{"checks/x.yaml", check}, {"checks/y.yaml", "---\n" + check + "---\n" + check}}) ==
        Texts{R"(checks/y.yaml:2:5 check "a" is defined twice (the other stands at checks/x.yaml:1:5))",
              R"(checks/y.yaml:5:5 check "a" is defined twice (the other stands at checks/x.yaml:1:5))"});
  const std::string track = "id: t\nlevels: [{ordinal: 1, checks: []}]\n";
  CHECK(faults_of({{"tracks/x.yaml", track}, {"tracks/y.yaml", track}}) ==
        Texts{R"(tracks/y.yaml:1:5 track "t" is defined twice (the other stands at tracks/x.yaml:1:5))"});
  CHECK(faults_of({{"checks/x.yaml", check}, {"checks/y.yaml", "{id: a, severity: high}\n"}}) ==
        Texts{R"(checks/y.yaml:1:6 check "a" is defined twice (the other stands at checks/x.yaml:1:5))"});
  const std::string collector = "collects: {factName: f, type: exists, data: []}\n";
  CHECK(
      faults_of({{"collectors/scm.yaml", collector + "---\n" + collector}}) ==
      Texts{
          R"(collectors/scm.yaml:3:22 fact "scm:default/f" is defined twice (the other stands at collectors/scm.yaml:1:22))"});
}

TEST_CASE("the faults of all files, in the order of the files") {
  const std::vector<checks::PolicyFile> files{
      {"checks/a.yaml", "id: a\n" + k_rule},
      {"checks/b.yaml", "id: b\nrule: {factRef: bs:default/x, operator: no, value: 1}\n"},
      {"checks/c.yaml", "id: [\n"},
      {"tracks/d.yaml", "id: d\n"}};
  CHECK(
      faults_of(files) ==
      Texts{
          R"(checks/b.yaml:2:17 nobody collects the fact "bs:default/x" (facts of the repository are bs:default/…; name another tool's in collectors/<source>.yaml))",
          R"(checks/b.yaml:2:41 rule.operator names no operator: "no" (known are equal, notEqual, in, notIn, contains, doesNotContain, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive, exists, matches, startsWith, endsWith, hasLengthOf, before, after, semverEq, semverNeq, semverGt, semverGte, semverLt, semverLte, semverSatisfies, semverGtr, semverLtr))",
          R"(checks/c.yaml:1:5 this list is not closed by ']')",
          R"(tracks/d.yaml:1:1 missing key "levels" (for example  levels: [{ordinal: 1, checks: [{id: has-readme}]}]))"});
  try {
    load(files);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.source_line() == "rule: {factRef: bs:default/x, operator: no, value: 1}");
    CHECK(error.diagnostics().at(0).file.empty());
    CHECK(error.diagnostics().at(1).file == "checks/c.yaml");
  }
}

TEST_CASE("one broken document of a file does not hide the faults of the others") {
  CHECK(
      faults_of({{"checks/a.yaml", "id: a\nx: 1\n" + k_rule + "---\n[\n---\nid: b\ny: 1\n" + k_rule}}) ==
      Texts{
          R"(checks/a.yaml:2:1 unknown key "x" (known here: id, name, description, ownerEntityRef, supportChannel, type, pathResolver, applicable, rule, warning, passedMessage, failedMessage, notApplicableMessage, filter, exclude, filterQuery, schedule, isEditable, createdAt, updatedAt, why, remediation, fact, severity, fix, tests))",
          R"(checks/a.yaml:5:1 this list is not closed by ']')",
          R"(checks/a.yaml:8:1 unknown key "y" (known here: id, name, description, ownerEntityRef, supportChannel, type, pathResolver, applicable, rule, warning, passedMessage, failedMessage, notApplicableMessage, filter, exclude, filterQuery, schedule, isEditable, createdAt, updatedAt, why, remediation, fact, severity, fix, tests))"});
}

TEST_CASE("thousands of faults are told by their number") {
  std::string text;
  for (int at = 0; at < 5000; ++at) text += "- 5\n";
  const auto faults = faults_of({{"checks/a.yaml", text}, {"checks/b.yaml", text}, {"checks/c.yaml", text}});
  REQUIRE(faults.size() == 501);
  CHECK(faults[200] == "checks/a.yaml:200:3 and 4,800 further faults");
  CHECK(faults[500] == "checks/a.yaml and 103 further faults");
}

TEST_CASE("what the reader of YAML warns of is a note") {
  const auto policy = load({{"checks/a.yaml", "id: a\nname: \"\xff\"\n" + k_rule}});
  CHECK(lines_of(policy.notes) ==
        Texts{"checks/a.yaml:2:8 invalid UTF-8 was read as U+FFFD (save the file as UTF-8)"});
}
