#include "bs/checks/exempt.hpp"

#include "judging.hpp"

using namespace bs::test;
using bs::checks::apply_exemptions;
using bs::checks::Policy;
using bs::model::Change;
using bs::model::CheckRun;
using bs::model::Exemption;
using bs::model::Outcome;

namespace {

constexpr bs::Seconds k_day = 86'400;

Exemption exemption(const std::string& check, const std::string& component, const std::string& path) {
  Exemption out;
  out.check = check;
  out.component = component;
  out.path = path;
  out.reason = "moves in May";
  out.approver = "group:platform";
  return out;
}

bs::model::CheckResult result_at(const std::string& check, const std::vector<std::string>& paths) {
  bs::model::CheckResult result;
  result.check = check;
  result.outcome = Outcome::failed;
  for (const auto& path : paths) {
    bs::model::Finding finding;
    finding.path = path;
    finding.message = "m " + path;
    finding.key = path;
    result.findings.push_back(finding);
  }
  return result;
}

CheckRun run_of(const std::string& ref, const std::vector<std::string>& paths,
                const std::string& folder = "") {
  CheckRun run;
  run.time = k_test_now;
  run.identity = "github.com/acme/pay";
  run.repository = "pay";
  bs::model::ComponentOutcomes component;
  component.ref = ref;
  component.folder = folder;
  component.results.push_back(result_at("c", paths));
  run.components.push_back(component);
  run.whole.results.push_back(result_at("w", paths));
  return run;
}

/// "exempt" or what is left: "failed a b", of the component; the use of the first exemption behind it.
std::string applied(const Exemption& one, CheckRun run, const CheckRun* base = nullptr) {
  Policy policy;
  policy.exemptions = {one};
  const auto uses = apply_exemptions(policy, run, base);
  const auto& result = one.check == "w" ? run.whole.results[0] : run.components[0].results[0];
  std::string out(bs::model::name_of(result.outcome));
  for (const auto& finding : result.findings) out += " " + finding.path;
  out += fmt::format(" | {}{}", uses.at(0).findings, uses.at(0).expired ? " expired" : "");
  return out;
}

}  // namespace

TEST_CASE("exemptions: components by ref and by name") {
  const auto run = run_of("component:default/legacy-pay", {"a", ""});
  for (const auto* name :
       {"legacy-pay", "component:legacy-pay", "default/legacy-pay", "component:default/legacy-pay",
        "LEGACY-Pay", "legacy-*", "*", "*pay", "component:legacy-*", "component:default/*", "*-*"}) {
    INFO(name);
    CHECK(applied(exemption("c", name, ""), run) == "exempt a  | 2");
  }
  for (const auto* name : {"pay", "legacy", "api:legacy-pay", "other/legacy-pay", "legacy-?ay", "api:*", "x*",
                           "*x", ":", "a:b:c/"}) {
    INFO(name);
    CHECK(applied(exemption("c", name, ""), run) == "failed a  | 0");
  }
  CHECK(applied(exemption("other", "*", ""), run) == "failed a  | 0");
}

TEST_CASE("exemptions: paths") {
  const auto run = run_of("component:default/pay", {"vendor/a/b.c", "src/a.c", ""});
  CHECK(applied(exemption("c", "", "vendor/**"), run) == "failed src/a.c  | 1");
  CHECK(applied(exemption("c", "", "**"), run).ends_with("| 3"));
  CHECK(applied(exemption("c", "", "*"), run).ends_with("| 1"));
  CHECK(applied(exemption("c", "", "src/a.c"), run) == "failed vendor/a/b.c  | 1");
  CHECK(applied(exemption("c", "pay", "src/*"), run) == "failed vendor/a/b.c  | 1");
  CHECK(applied(exemption("c", "other", "src/*"), run).ends_with("| 0"));
  CHECK(applied(exemption("c", "", "src/[a"), run).ends_with("| 0"));
}

TEST_CASE("exemptions: the repository as a whole, and repositories") {
  const auto run = run_of("component:default/pay", {"a"});
  CHECK(applied(exemption("w", "*", ""), run) == "exempt a | 1");
  CHECK(applied(exemption("w", "pay", ""), run) == "failed a | 0");
  CHECK(applied(exemption("w", "p*", ""), run) == "failed a | 0");
  CHECK(applied(exemption("w", "", "a"), run) == "exempt a | 1");
  auto one = exemption("c", "*", "");
  for (const auto* name : {"pay", "github.com/acme/pay", "github.com/acme/*", "P*"}) {
    one.repository = name;
    CHECK(applied(one, run) == "exempt a | 1");
  }
  for (const auto* name : {"acme/pay", "github.com/other/*", "p"}) {
    one.repository = name;
    CHECK(applied(one, run) == "failed a | 0");
  }
}

TEST_CASE("exemptions: days") {
  const auto run = run_of("component:default/pay", {"a"});
  auto one = exemption("c", "pay", "");
  one.expires = k_test_now + 1;
  CHECK(applied(one, run) == "exempt a | 1");
  one.expires = k_test_now;
  CHECK(applied(one, run) == "failed a | 1 expired");
  one.expires = 1;  // how a malformed date is read
  CHECK(applied(one, run) == "failed a | 1 expired");
  one.component = "other";
  CHECK(applied(one, run) == "failed a | 0");
  // One in force wins over one that is not, wherever it stands.
  Policy policy;
  one.component = "pay";
  policy.exemptions = {one, exemption("c", "pay", "")};
  auto twice = run;
  const auto uses = apply_exemptions(policy, twice);
  CHECK(twice.components[0].results[0].outcome == Outcome::exempt);
  CHECK(uses[0].findings == 0);
  CHECK(uses[1].findings == 1);
  CHECK(uses[1].exemption == &policy.exemptions[1]);
}

TEST_CASE("exemptions: what they say") {
  auto run = run_of("component:default/pay", {"a", "b", "c"});
  Policy policy;
  policy.exemptions = {exemption("c", "", "a"), exemption("c", "", "b"), exemption("c", "", "c")};
  policy.exemptions[1].reason = "generated";
  policy.exemptions[1].until = "2026-12-31";
  policy.exemptions[1].expires = k_test_now + k_day;
  policy.exemptions[2].approver = "";
  apply_exemptions(policy, run);
  CHECK(run.components[0].results[0].exempt_reason ==
        "moves in May (approved by group:platform); generated (approved by group:platform, until "
        "2026-12-31); moves "
        "in May");
  auto partly = run_of("component:default/pay", {"a", "b", "x"});
  policy.checks.push_back(std::make_shared<const bs::model::Check>(check_of(Condition::everything())));
  partly.components[0].results[0].message = "m a, and 2 more";
  apply_exemptions(policy, partly);
  CHECK(partly.components[0].results[0].message == "m x");
  CHECK(partly.components[0].results[0].exempt_reason.empty());
}

TEST_CASE("exemptions: only failures and warnings") {
  for (const auto outcome :
       {Outcome::error, Outcome::not_reported, Outcome::passed, Outcome::not_applicable}) {
    auto run = run_of("component:default/pay", {});
    run.components[0].results[0].outcome = outcome;
    Policy policy;
    policy.exemptions = {exemption("c", "*", "")};
    apply_exemptions(policy, run);
    CHECK(run.components[0].results[0].outcome == outcome);
  }
  auto run = run_of("component:default/pay", {"a"});
  run.components[0].results[0].outcome = Outcome::warning;
  CHECK(applied(exemption("c", "*", ""), run) == "exempt a | 1");
}

TEST_CASE("exemptions: a change does not exempt itself") {
  const auto base = run_of("component:default/pay", {}, "pay");
  const auto one = exemption("c", "legacy-*", "");
  // By a name that is exempt …
  CHECK(applied(one, run_of("component:default/legacy-pay", {"pay/x"}, "pay"), &base) == "failed pay/x | 0");
  // … by another folder …
  const auto legacy = run_of("component:default/legacy-a", {}, "old");
  CHECK(applied(one, run_of("component:default/legacy-a", {"pay/x"}, ""), &legacy) == "failed pay/x | 0");
  CHECK(applied(exemption("c", "*", ""), run_of("component:default/new", {"new/x"}, "new"), &legacy) ==
        "failed new/x | 0");
  // What was exempt stays so, and paths are paths.
  CHECK(applied(one, run_of("component:default/legacy-a", {"old/x"}, "old"), &legacy) == "exempt old/x | 1");
  CHECK(applied(exemption("c", "", "pay/*"), run_of("component:default/new", {"pay/x"}, "pay"), &legacy) ==
        "exempt pay/x | 1");
  CHECK(applied(exemption("w", "*", ""), run_of("component:default/new", {"pay/x"}, "pay"), &legacy) ==
        "exempt pay/x | 1");
}

TEST_CASE("exemptions: after a comparison") {
  auto run = run_of("component:default/pay", {"a", "b"});
  auto& result = run.components[0].results[0];
  result.change = Change::added;
  result.findings[0].change = Change::added;
  result.findings[1].change = Change::known;
  Policy policy;
  policy.exemptions = {exemption("c", "", "a")};
  auto covered = run;
  apply_exemptions(policy, covered);
  CHECK(covered.components[0].results[0].change == Change::known);
  policy.exemptions = {exemption("c", "", "*")};
  policy.exemptions[0].expires = 1;
  apply_exemptions(policy, run);
  CHECK(result.change == Change::added);
  CHECK(result.findings[0].change == Change::added);  // a new finding is no matter of the clock
  CHECK(result.findings[1].change == Change::due);
  result.findings.erase(result.findings.begin());
  result.findings[0].change = Change::known;
  apply_exemptions(policy, run);
  CHECK(result.change == Change::due);
}

TEST_CASE("exemptions: as YAML that reads back") {
  auto one = exemption("lockfile-in-step", "legacy-*", "");
  one.reason = "it's: \"odd\" # really";
  one.until = "2026-12-31";
  const auto text = bs::checks::to_yaml(one);
  CHECK(text.starts_with("- check: lockfile-in-step\n  component: legacy-*\n  reason: "));
  CHECK(text.ends_with("\n"));
  const auto read =
      bs::data::parse_yaml_single("# ours\n- check: a\n  reason: b\n" + text, "exemptions.yaml");
  REQUIRE(read.as_array().size() == 2);
  const auto& item = read.as_array()[1];
  CHECK(item.string_or("reason") == one.reason);
  CHECK(item.string_or("until") == "2026-12-31");
  CHECK(item.string_or("approver") == "group:platform");
  CHECK(item.as_object().size() == 5);
}
