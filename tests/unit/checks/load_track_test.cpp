// Tracks, campaigns and exemptions.
#include "policy_support.hpp"

using namespace bs;
using namespace bs::test;
using model::Track;

namespace {

model::Track load_track(std::string_view body) {
  const auto policy = load({{"tracks/t.yaml", "id: t\n" + std::string(body)}});
  REQUIRE(policy.tracks.size() == 1);
  return *policy.tracks.front();
}

Texts faults_of_track(const std::string& body) {
  Texts out = faults_of({{"tracks/t.yaml", body}});
  for (auto& line : out) line.erase(0, std::string("tracks/t.yaml:").size());
  return out;
}

constexpr Seconds k_june_first_2024 = 1'717'200'000;
constexpr Seconds k_day = 86'400;

}  // namespace

TEST_CASE("every key of a track") {
  const auto track = load_track(R"(name: Basics
ownerEntityRef: group:platform
group: tech-health
description: ''
documentationURL: https://example.com
filter: {kind: [component, api], spec.type: service}
exclude: [{metadata.tags: legacy}, {spec.lifecycle: deprecated}]
filterQuery: {$any: [{kind: Component}, {$not: {spec.type: {$in: [a, b]}}}]}
type: playlist
weight: critical
draft: true
badge: {type: medal}
badgeType: medal
supportChannel: "#x"
levels:
  - ordinal: 2
    name: silver
    badge: {color: red}
    checks: [two]
  - ordinal: 1
    description: first
    checks:
      - {id: one, name: One, description: The one, filter: {kind: api}, exclude: {kind: system}}
)");
  CHECK(track.name == "Basics");
  CHECK(track.owner == "group:platform");
  CHECK(track.group == "tech-health");
  CHECK(track.description.empty());
  CHECK(track.documentation_url == "https://example.com");
  REQUIRE(track.filter.any_of.size() == 1);
  CHECK(track.filter.any_of[0] ==
        model::EntityFilter::Map{{"kind", {"component", "api"}}, {"spec.type", {"service"}}});
  CHECK(track.filter.query.find("$any") != nullptr);
  CHECK(track.exclude.any_of.size() == 2);
  CHECK(track.type == Track::Type::playlist);
  CHECK(track.weight == Track::Weight::critical);
  CHECK(track.is_draft);
  CHECK_FALSE(track.is_archived);
  CHECK(track.file == "tracks/t.yaml");
  REQUIRE(track.levels.size() == 2);
  CHECK(track.levels[0].ordinal == 1);
  CHECK(track.levels[0].description == "first");
  const auto& one = track.levels[0].checks.at(0);
  CHECK(one.id + one.name + one.description == "oneOneThe one");
  CHECK(one.filter.any_of.size() == 1);
  CHECK(one.exclude.any_of.size() == 1);
  CHECK(one.mark == Mark{24, 9});
  CHECK(track.levels[1].name == "silver");
  CHECK(track.levels[1].checks.at(0).id == "two");
}

TEST_CASE("a campaign lasts to the end of its day") {
  const std::string levels = "levels: [{ordinal: 1, checks: [a]}]\n";
  const auto campaign = load_track(
      "type: campaign\narchived: true\nstartDate: 2024-06-01\ntargetCompletionDate: 2024-06-01\n"
      "milestones: [{title: half, date: 2024-05-15, percentage: 50}, {name: whole}]\n" +
      levels);
  CHECK(campaign.type == Track::Type::campaign);
  CHECK(campaign.is_archived);
  CHECK(campaign.starts == k_june_first_2024);
  CHECK(campaign.due == k_june_first_2024 + k_day);
  REQUIRE(campaign.milestones.size() == 2);
  CHECK(campaign.milestones[0].name == "half");
  CHECK(campaign.milestones[0].date == "2024-05-15");
  CHECK(campaign.milestones[1].name == "whole");
  const auto timed = load_track("type: campaign\ntargetCompletionDate: 2024-06-01T02:00:00+02:00\n" + levels);
  CHECK(timed.due == k_june_first_2024);
  CHECK_FALSE(timed.starts.has_value());
}

TEST_CASE("faulty tracks") {
  CHECK(
      faults_of_track("name: x\n") ==
      Texts{R"(1:1 missing key "id" (for example  id: basics))",
            R"(1:1 missing key "levels" (for example  levels: [{ordinal: 1, checks: [{id: has-readme}]}]))"});
  CHECK(
      faults_of_track("id: t\nlevels: []\ntype: quest\nweight: 5\nowner: me\n") ==
      Texts{
          R"(2:9 levels must be a list of one level at least, found a list)",
          R"(3:7 type must be one of standard, campaign, playlist, found "quest")",
          R"(4:9 weight must be one of low, normal, high, critical, found the number 5)",
          R"(5:1 unknown key "owner" (known here: id, name, ownerEntityRef, group, description, documentationURL, filter, exclude, filterQuery, type, weight, draft, archived, levels, startDate, targetCompletionDate, milestones, badge, badgeType, supportChannel, isEditable, createdAt, updatedAt))"});
  CHECK(faults_of_track("id: t\nlevels: {ordinal: 1}\n") ==
        Texts{R"(2:9 levels must be a list of levels, found a map)"});
  CHECK(faults_of_track("id: t\nlevels:\n  - {ordinal: 1, checks: [a, b, a]}\n  - {ordinal: 1, checks: []}\n "
                        " - {ordinal: 0, cheks: []}\n  - {ordinal: 1.5, checks: {}}\n  - five\n") ==
        Texts{R"(3:33 levels[0].checks names check "a" twice in one level)",
              R"(4:5 levels[1] has ordinal 1, as another level has)",
              R"(5:5 missing key "levels[2].checks" (for example  checks: [{id: has-readme}]))",
              R"(5:15 levels[2].ordinal must be a whole number from 1 to 1000, found the number 0)",
              R"(5:18 unknown key "levels[2].cheks" (is "checks" meant?))",
              R"(6:15 levels[3].ordinal must be a whole number from 1 to 1000, found the number 1.5)",
              R"(6:28 levels[3].checks must be a list of checks, found a map)",
              R"(7:5 levels[4] must be a map, found "five")"});
  CHECK(faults_of_track("id: t\nlevels: [{ordinal: 1, checks: [{name: a}, 5, [], {id: a, fliter: {}}]}]\n") ==
        Texts{R"(2:32 missing key "levels[0].checks[0].id" (for example  id: has-readme))",
              R"(2:43 levels[0].checks[1] must be a map, found the number 5)",
              R"(2:46 levels[0].checks[2] must be a map, found a list)",
              R"(2:58 unknown key "levels[0].checks[3].fliter" (is "filter" meant?))"});
  CHECK(faults_of_track("id: t\nlevels: [{ordinal: 1, checks: []}]\nstartDate: soon\ntargetCompletionDate: "
                        "2024-02-30\nmilestones: [1, {date: x}]\n") ==
        Texts{R"(3:12 startDate must be a date, for example 2026-11-30, found "soon")",
              R"(4:23 targetCompletionDate must be a date, for example 2026-11-30, found "2024-02-30")",
              R"(5:14 milestones[0] must be a map, found the number 1)",
              R"(5:24 milestones[1].date must be a date, for example 2026-11-30, found "x")"});
  CHECK(faults_of_track("- text\n") == Texts{R"(1:3 a track must be a map, found "text")"});
}

TEST_CASE("exemptions") {
  const auto policy = load({{"policy/exemptions.yaml", R"(- check: readme
  component: "legacy-*"
  repository: "*/old"
  reason: Goes in March
  approver: group:platform
  until: 2024-06-01
- {check: readme, path: "vendor/**", reason: r, approver: a}
- {check: readme, path: x, reason: r, approver: a, until: 2024-06-31}
- {check: readme, path: x, reason: r, approver: a, until: 2024-06-01T00:00:00Z}
- {check: readme, path: x, reason: r, approver: a, until: 5}
)"}});
  REQUIRE(policy.exemptions.size() == 5);
  const auto& first = policy.exemptions[0];
  CHECK(first.check + first.component + first.repository == "readmelegacy-**/old");
  CHECK(first.reason == "Goes in March");
  CHECK(first.approver == "group:platform");
  CHECK(first.until == "2024-06-01");
  CHECK_FALSE(first.expired(k_june_first_2024 + k_day - 1));
  CHECK(first.expired(k_june_first_2024 + k_day));
  CHECK(first.file == "policy/exemptions.yaml");
  CHECK(first.mark == Mark{1, 3});
  CHECK(policy.exemptions[1].path == "vendor/**");
  CHECK_FALSE(policy.exemptions[1].expired(k_june_first_2024 * 10));
  for (std::size_t at = 2; at < 5; ++at) CHECK(policy.exemptions[at].expired(k_june_first_2024 - k_day));
}

TEST_CASE("faulty exemptions") {
  CHECK(
      faults_of({{"exemptions.yaml",
                  "- {check: a}\n- {check: a, path: \"[\", reason: r, approver: a, by: me}\n- a\n"}}) ==
      Texts{
          R"(exemptions.yaml:1:3 missing key "reason" (for example  reason: moves to the new pipeline in March))",
          R"(exemptions.yaml:1:3 missing key "approver" (for example  approver: "group:platform"))",
          R"(exemptions.yaml:1:3 an exemption must name a component or a path (for example  component: legacy-*  or  path: vendor/**))",
          R"(exemptions.yaml:2:20 path: the glob "[" is faulty at character 1: the class is not closed)",
          R"(exemptions.yaml:2:49 unknown key "by" (known here: check, component, path, repository, reason, approver, until))",
          R"(exemptions.yaml:3:3 an exemption must be a map, found "a")"});
}
