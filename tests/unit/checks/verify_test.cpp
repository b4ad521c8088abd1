// What only the last merge can tell, and which checks are the repository's.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

Texts faults_after(const std::vector<checks::PolicyFile>& files) {
  return faults_in([&] { checks::verify(load(files)); });
}

std::string check(const std::string& id, const std::string& fact = "bs:default/readme") {
  return "- {id: " + id + ", rule: {factRef: \"" + fact + "\", path: $.a, operator: equal, value: 1}}\n";
}

}  // namespace

TEST_CASE("tracks name checks that there are") {
  CHECK(faults_after({{"checks/a.yaml", check("has-readme")},
                      {"tracks/t.yaml", "id: t\nlevels: [{ordinal: 1, checks: [has-readme]}]\n"}})
            .empty());
  CHECK(
      faults_after(
          {{"checks/a.yaml", check("has-readme")},
           {"tracks/t.yaml", "id: t\nlevels:\n  - ordinal: 1\n    checks: [has-raedme, {id: quite-other}]\n"},
           {"tracks/u.yaml", "id: u\nlevels: [{ordinal: 1, checks: [has-docs]}]\n"}}) ==
      Texts{
          R"(tracks/t.yaml:4:14 track "t" names no check: "has-raedme" (is "has-readme" meant?))",
          R"(tracks/t.yaml:4:26 track "t" names no check: "quite-other" (bs check list shows what there is))",
          R"(tracks/u.yaml:2:32 track "u" names no check: "has-docs" (bs check list shows what there is))"});
}

TEST_CASE("what is tightened must be there") {
  CHECK(
      faults_after({{"checks/a.yaml", check("has-readme")},
                    {"checks/b.yaml", "{id: has-readmes, severity: high}\n"}}) ==
      Texts{
          R"(checks/b.yaml:1:6 no earlier layer has a check "has-readmes" to tighten (is "has-readme" meant?))"});
}

TEST_CASE("a check may ask for the level of a track that there is") {
  CHECK(
      faults_after({{"checks/a.yaml", check("a", "soundcheck:default/track/basics")},
                    {"tracks/t.yaml", "id: basic\nlevels: [{ordinal: 1, checks: []}]\n"}}) ==
      Texts{
          R"(checks/a.yaml:1:3 check "a" asks for the track "basics", which there is not (is "basic" meant?))"});
}

TEST_CASE("a track must not depend on its own level") {
  CHECK(
      faults_after({{"checks/a.yaml", check("a", "soundcheck:default/track/t") +
                                          check("b", "soundcheck:default/track/u") +
                                          check("c", "soundcheck:default/track/t")},
                    {"tracks/t.yaml", "id: t\nlevels: [{ordinal: 1, checks: [b]}]\n"},
                    {"tracks/u.yaml", "id: u\nlevels: [{ordinal: 1, checks: [a]}]\n"},
                    {"tracks/v.yaml", "id: v\nlevels: [{ordinal: 1, checks: [c]}]\n"}}) ==
      Texts{
          R"(tracks/t.yaml:1:1 track "t" depends on its own level (one of its checks asks for soundcheck:default/track/…, and that leads back here))",
          R"(tracks/u.yaml:1:1 track "u" depends on its own level (one of its checks asks for soundcheck:default/track/…, and that leads back here))"});
}

TEST_CASE("a check of repository facts alone is the repository's") {
  const auto wide = [](const std::string& body) {
    const auto policy = load({{"checks/a.yaml", "id: a\n" + body}});
    return policy.is_repository_wide(*policy.checks.front(), FewFacts());
  };
  const std::string languages = "rule: {factRef: bs:default/languages, operator: equal, value: 1}\n";
  CHECK(wide(languages));
  CHECK_FALSE(wide("rule: {factRef: bs:default/readme, operator: equal, value: 1}\n"));
  CHECK_FALSE(wide(languages + "applicable: {factRef: bs:default/readme, operator: equal, value: 1}\n"));
  CHECK_FALSE(wide(languages + "filter: {kind: api}\n"));
  CHECK_FALSE(wide("rule: {factRef: github:default/x, operator: equal, value: 1}\n"));
  CHECK_FALSE(wide("fact: {exists: [a]}\nrule: {operator: equal, value: 1}\n"));
  CHECK_FALSE(wide("type: manual\n"));
  CHECK_FALSE(wide("rule: {all: []}\n"));
}
