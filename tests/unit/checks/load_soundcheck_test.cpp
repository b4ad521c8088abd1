// A folder as teams that use Soundcheck have it: checks, programs and collectors over several years of its
// forms.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const std::vector<checks::PolicyFile> k_folder{
    {"policy/soundcheck-checks.yaml", R"(---
- id: few_open_issues
  rule:
    factRef: github:default/repo_details
    path: $.open_issues
    operator: lessThan
    value: 10
  passedMessage: |
    Few issues are open
  failedMessage: |
    {{entity.metadata.name}} has ten or more
- id: has_readme
  ownerEntityRef: group:default/docs
  description: ''
  rule:
    factRef: scm:default/files
    path: $.readme_exists
    operator: equal
    value: true
  schedule:
    frequency:
      cron: '0 * * * *'
    filter:
      kind: 'Component'
- id: tags
  rule:
    any:
      - factRef: catalog:default/entity_descriptor
        path: $.metadata.tags
        operator: contains
        value: internal
      - not:
          - factRef: catalog:default/entity_descriptor
            path: $.metadata.annotations['backstage.io/techdocs-ref']
            operator: exists
            value: true
- id: certified
  rule:
    - factRef: soundcheck:default/program/basic
      path: $.highestLevel.ordinal
      operator: greaterThanInclusive
      value: 1
- id: walkthrough
  type: manual
  name: Somebody explained it
)"},
    {"policy/soundcheck-programs.yaml", R"(---
- id: basic
  name: Basic
  ownerEntityRef: group:default/example-owner
  description: >
    The least.
  documentationURL: https://example.com
  levels:
    - ordinal: 1
      checks:
        - id: few_open_issues
          name: Less than 10 open issues
          description: >
            Fewer is better
    - ordinal: 2
      checks:
        - id: has_readme
          name: There is a readme
          filter:
            catalog:
              metadata.tags: python
        - id: tags
        - id: walkthrough
- id: all
  name: All
  levels: [{ordinal: 1, badge: {color: '#fff'}, checks: [{id: certified}]}]
)"},
    {"policy/collectors/scm-facts-collectors.yaml", R"(frequency:
  cron: '0 * * * *'
filter:
  kind: 'Component'
cache:
  duration:
    hours: 2
collects:
  - factName:
      files # of the root
    type: exists
    data:
      - name: readme_exists
        path: /README.md
)"},
    {"policy/collectors/github-facts-collectors.yaml",
     "---\nfrequency: {cron: '0 * * * *'}\ncollects:\n  - factName: repo_details\n    type: "
     "RepositoryDetails\n    cache: true\n"}};

}  // namespace

TEST_CASE("a folder of Soundcheck's documents loads unchanged") {
  const auto policy = load(k_folder);
  checks::verify(policy);
  CHECK(policy.checks.size() == 5);
  CHECK(policy.notes.empty());
  CHECK(policy.check("has_readme")->description.empty());
  CHECK(policy.check("few_open_issues")->failed_message == "{{entity.metadata.name}} has ten or more\n");
  CHECK(policy.check("certified")->facts().at(0).text() == "soundcheck:default/track/basic");
  CHECK(policy.check("walkthrough")->is_manual);
  const auto* basic = policy.track("basic");
  REQUIRE(basic != nullptr);
  REQUIRE(basic->levels.size() == 2);
  CHECK(basic->levels[1].checks[0].filter.any_of.at(0) ==
        model::EntityFilter::Map{{"metadata.tags", {"python"}}});
  CHECK(policy.facts.at({"scm", "default", "files"}).collector == "scm-exists");
  CHECK(policy.facts.at({"github", "default", "repo_details"}).collector == "elsewhere");
}
