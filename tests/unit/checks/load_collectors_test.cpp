// Soundcheck's collectors: what becomes a fact here, and what is known to come from elsewhere.
#include "bs/data/json.hpp"
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const std::string k_scm = R"(frequency: {cron: '0 * * * *'}
initialDelay: {seconds: 30}
batchSize: 100
filter: {kind: Component}
cache: {duration: {hours: 2}}
collects:
  - factName: files
    type: exists
    data: [{name: readme, path: /README.md}]
  - factName: node
    type: json
    path: /package.json
    filter: [{spec.type: website}]
    cache: true
    data: [{name: engines, jsonPath: $.engines, type: string}]
  - factName: tests
    type: regex
    path: /.github/workflows/build.yaml
    regex: 'run:.*test'
    flags: i
    matchAll: true
)";

/// A line a fact: "scm:default/files scm-exists {…}".
Texts facts_of(const checks::Policy& policy) {
  Texts out;
  for (const auto& [ref, spec] : policy.facts)
    out.push_back(ref.text() + " " + spec.collector + " " + data::to_json(spec.arguments));
  return out;
}

const Texts k_scm_facts{
    R"(scm:default/files scm-exists {"data":[{"name":"readme","path":"/README.md"}]})",
    R"(scm:default/node scm-json {"path":"/package.json","data":[{"name":"engines","jsonPath":"$.engines","type":"string"}]})",
    R"(scm:default/tests scm-regex {"path":"/.github/workflows/build.yaml","regex":"run:.*test","flags":"i","matchAll":true})"};

std::string check_of(const std::string& fact) {
  return "id: c\nrule: {factRef: " + fact + ", path: $.a, operator: equal, value: true}\n";
}

std::string indented(const std::string& text) {
  std::string out = "  ";
  for (const char each : text) out += each == '\n' ? "\n  " : std::string(1, each);
  return out;
}

}  // namespace

TEST_CASE("a collector of scm, in all its wrappings") {
  for (const std::string& text :
       Texts{k_scm, "scm:\n" + indented(k_scm) + "\n",
             "soundcheck:\n  collectors:\n    scm:\n" + indented(indented(indented(k_scm))) + "\n",
             "collectorId: scm\nconfig:\n" + indented(k_scm) + "\n"})
    CHECK(facts_of(load({{"collectors/files.yaml", text}})) == k_scm_facts);
  const auto policy = load({{"collectors/files.yaml", k_scm}});
  CHECK(policy.facts.at({"scm", "default", "files"}).mark == Mark{7, 15});
  CHECK(policy.facts.at({"scm", "default", "files"}).collection == "collectors/files.yaml");
  CHECK(policy.elsewhere.empty());
}

TEST_CASE("checks may ask for facts that stand in a later file") {
  const auto policy =
      load({{"checks/c.yaml", check_of("scm:default/files")}, {"collectors/scm.yaml", k_scm}});
  CHECK(policy.checks.size() == 1);
}

TEST_CASE("what cannot run offline is known to come from elsewhere") {
  const std::string github =
      "frequency: {cron: '* * * * *'}\ncollects:\n  - {factName: repo_details, type: RepositoryDetails, "
      "cache: true}\n";
  const auto policy = load({{"collectors/github-facts-collectors.yaml", github},
                            {"checks/c.yaml", check_of("github:default/repo_details")}});
  CHECK(facts_of(policy) == Texts{R"(github:default/repo_details elsewhere {"tool":"github"})"});
  CHECK(policy.elsewhere == std::set<std::string>{"github"});
  // A source of one's own is known by its file.
  CHECK(load({{"collectors/branch-facts-collector.yaml",
               "collects: {factName: branch_count, type: branchDescriptor}\n"},
              {"checks/c.yaml", check_of("branch:default/branch_count")}})
            .elsewhere == std::set<std::string>{"branch"});
  CHECK(load({{"collectors/all.yaml", "github: {collects: []}\nmine: {collects: []}\n"}}).elsewhere ==
        std::set<std::string>{"github", "mine"});
}

TEST_CASE("facts that need no collector") {
  for (const std::string fact :
       {"bs:default/readme", "catalog:default/entity_descriptor", "soundcheck:default/track/basics"})
    CHECK(load({{"checks/c.yaml", check_of(fact)}}).facts.empty());
  for (const std::string fact :
       {"pagerduty:default/service", "gitlab:default/project_details", "github:mine/x"}) {
    const auto facts = load({{"checks/c.yaml", check_of(fact)}}).facts;
    REQUIRE(facts.size() == 1);
    CHECK(facts.begin()->first.text() == fact);
    CHECK(facts.begin()->second.collector == "elsewhere");
  }
  CHECK(
      faults_of({{"checks/c.yaml", check_of("catalog:default/entity_descriptors")}}) ==
      Texts{
          R"(checks/c.yaml:2:17 nobody collects the fact "catalog:default/entity_descriptors" (is "catalog:default/entity_descriptor" meant?))"});
  CHECK(
      faults_of({{"checks/c.yaml", check_of("soundcheck:default/basics")}}) ==
      Texts{
          R"(checks/c.yaml:2:17 nobody collects the fact "soundcheck:default/basics" (facts of the repository are bs:default/…; name another tool's in collectors/<source>.yaml))"});
}

TEST_CASE("the collectors of earlier layers are known") {
  const auto earlier = load({{"collectors/scm.yaml", k_scm}, {"collectors/mine.yaml", "collects: []\n"}});
  for (const std::string fact : {"scm:default/node", "mine:default/x"}) {
    CHECK(load({{"checks/c.yaml", check_of(fact)}}, &earlier).checks.size() == 1);
    CHECK(faults_of({{"checks/c.yaml", check_of(fact)}}).size() == 1);
  }
}

TEST_CASE("faulty collectors") {
  const auto faults = [](const std::string& text) { return faults_of({{"collectors/scm.yaml", text}}); };
  CHECK(
      faults("collects: [{factName: a, type: exist, data: []}, {type: json}, 5]\n") ==
      Texts{
          R"(collectors/scm.yaml:1:32 collects[0].type must be one of exists, json, regex, found "exist" (is "exists" meant?))",
          R"(collectors/scm.yaml:1:50 missing key "collects[1].factName" (for example  factName: readme))",
          R"(collectors/scm.yaml:1:64 collects[2] must be a map, found the number 5)"});
  CHECK(
      faults("collects: [{factName: a, type: exists, pattern: x, filter: [5]}]\ncolects: 1\n") ==
      Texts{
          R"(collectors/scm.yaml:1:40 unknown key "collects[0].pattern" (known here: factName, type, data, path, regex, flags, matchAll, frequency, initialDelay, batchSize, filter, exclude, filterQuery, cache))",
          R"(collectors/scm.yaml:1:61 collects[0].filter[0] must be a map of entity fields, found the number 5)",
          R"(collectors/scm.yaml:2:1 unknown key "colects" (is "collects" meant?))"});
  CHECK(
      faults("frequency: {}\n") ==
      Texts{
          R"(collectors/scm.yaml:1:1 "frequency" names no collector (a collectors file has collects: [...], or a collector's name over it))"});
  CHECK(
      faults("collectorId: scm\n") ==
      Texts{
          R"(collectors/scm.yaml:1:1 collectorId and config must stand together (for example  {collectorId: scm, config: {collects: [...]}}))"});
  CHECK(faults("- text\n") == Texts{R"(collectors/scm.yaml:1:3 a collector must be a map, found "text")"});
  CHECK(faults("github: 5\n") ==
        Texts{R"(collectors/scm.yaml:1:9 github must be a map, found the number 5)"});
}
