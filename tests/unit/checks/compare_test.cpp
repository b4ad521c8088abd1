#include "bs/checks/compare.hpp"

#include "runs.hpp"

using namespace bs::test;
using bs::model::Change;

namespace {

const std::string k_a = "component:default/a";
const std::string k_b = "component:default/b";

}  // namespace

TEST_CASE("compare: known, new and fixed") {
  const auto base = Run()
                        .failed("w", {{"CODEOWNERS", "x"}})
                        .component(k_a, "a")
                        .failed("c", {{"a/1", "m"}, {"a/2", "m"}})
                        .failed("d", {{"", "no README"}})
                        .passed("e");
  const auto head = Run()
                        .failed("w", {{"CODEOWNERS", "x"}})
                        .component(k_a, "a")
                        .failed("c", {{"a/2", "m"}, {"a/3", "m"}})
                        .passed("d")
                        .failed("e", {{"", "bad"}});
  CHECK(told(base, base) ==
        "- w failed KNOWN\n  KNOWN CODEOWNERS x\n"
        "component:default/a c failed KNOWN\n  KNOWN a/1 m\n  KNOWN a/2 m\n"
        "component:default/a d failed KNOWN\n  KNOWN  no README\n"
        "component:default/a e passed\n");
  CHECK_FALSE(is_shut(base, base));
  CHECK(told(base, head) ==
        "- w failed KNOWN\n  KNOWN CODEOWNERS x\n"
        "component:default/a c failed NEW\n  KNOWN a/2 m\n  NEW a/3 m\n"
        "component:default/a d passed FIXED\n"
        "component:default/a e failed NEW\n  NEW  bad\n"
        "FIXED c a/1 m\nFIXED d  no README\n");
  CHECK(is_shut(base, head));
  CHECK_FALSE(is_shut(base, Run().passed("w").component(k_a, "a").passed("c").passed("d").passed("e")));
}

TEST_CASE("compare: what cannot be told") {
  const auto with = [](Outcome outcome) {
    Run run;
    run.component(k_a, "a").result(
        "c", outcome, outcome == Outcome::failed ? std::vector<At>{{"a/1", "m"}} : std::vector<At>{});
    return run;
  };
  for (const auto outcome : {Outcome::error, Outcome::not_reported}) {
    for (const auto before :
         {Outcome::passed, Outcome::failed, Outcome::warning, Outcome::exempt, Outcome::not_applicable}) {
      INFO(name_of(before) << " to " << name_of(outcome));
      CHECK(is_shut(with(before), with(outcome)));
    }
    CHECK_FALSE(is_shut(with(Outcome::error), with(outcome)));
    CHECK_FALSE(is_shut(with(Outcome::not_reported), with(outcome)));
  }
  // Nothing is fixed by not being looked at.
  CHECK(told(with(Outcome::failed), with(Outcome::error)) == "component:default/a c error NEW\n");
}

TEST_CASE("compare: what no longer applies is listed") {
  const auto base = Run()
                        .component(k_a, "a")
                        .failed("c", {{"a/Dockerfile", "root"}})
                        .passed("d")
                        .result("e", Outcome::not_applicable);
  const auto head = Run()
                        .component(k_a, "a")
                        .result("c", Outcome::not_applicable)
                        .result("d", Outcome::not_applicable)
                        .result("e", Outcome::not_applicable);
  CHECK(told(base, head) ==
        "component:default/a c not-applicable NEW\n"
        "component:default/a d not-applicable NEW\n"
        "component:default/a e not-applicable\n"
        "scope c of component:default/a no longer applies (it was failed)\n"
        "scope d of component:default/a no longer applies (it was passed)\n");
  CHECK_FALSE(is_shut(base, head));
}

TEST_CASE("compare: new and vanished components") {
  const auto base = Run().component(k_a, "a").passed("c").result("n", Outcome::not_reported);
  auto head = base;
  head.component(k_b, "b").passed("c").result("n", Outcome::not_reported);
  CHECK_FALSE(is_shut(base, head));  // what nobody reports is no fault of a new component
  head.failed("d", {{"b/x", "m"}});
  CHECK(is_shut(base, head));
  CHECK(told(head, base) ==
        "component:default/a c passed\ncomponent:default/a n not-reported KNOWN\n"
        "scope component:default/b is no longer there\n");
  CHECK_FALSE(is_shut(head, base));
}

TEST_CASE("compare: a directory that moves keeps what it had") {
  const auto base =
      Run().component(k_a, "a").failed("c", {{"a/x/1", "m"}, {"CODEOWNERS", "n"}, {"", "p"}}).passed("d");
  const auto head = Run()
                        .component(k_a, "libs/a")
                        .failed("c", {{"libs/a/x/1", "m"}, {"CODEOWNERS", "n"}, {"", "p"}})
                        .passed("d");
  CHECK(told(base, head) ==
        "component:default/a c failed KNOWN\n  KNOWN libs/a/x/1 m\n  KNOWN CODEOWNERS n\n  KNOWN  p\n"
        "component:default/a d passed\n"
        "scope component:default/a moved from a to libs/a\n");
  CHECK_FALSE(is_shut(base, head));
  CHECK_FALSE(is_shut(head, base));
  const auto root =
      Run().component(k_a, "").failed("c", {{"x/1", "m"}, {"CODEOWNERS", "n"}, {"", "p"}}).passed("d");
  CHECK_FALSE(is_shut(root, base));
  CHECK_FALSE(is_shut(base, root));
  // In another place below it, it is new.
  const auto elsewhere = Run().component(k_a, "libs/a").failed("c", {{"libs/a/y/1", "m"}}).passed("d");
  CHECK(is_shut(base, elsewhere));
}

TEST_CASE("compare: a file that comes to another component keeps what it had") {
  const auto base = Run().component(k_a, "").failed("c", {{"sub/x", "m"}});
  const auto split = Run().component(k_a, "").passed("c").component(k_b, "sub").failed("c", {{"sub/x", "m"}});
  CHECK_FALSE(is_shut(base, split));
  CHECK_FALSE(is_shut(split, base));
  CHECK(told(base, split) ==
        "component:default/a c passed FIXED\ncomponent:default/b c failed KNOWN\n  KNOWN sub/x m\n");
}

TEST_CASE("compare: what is due stays due, unless it is new") {
  CheckRun head = Run().component(k_a, "a").failed("c", {{"a/1", "m"}, {"a/2", "m"}}).run();
  for (auto& finding : head.components[0].results[0].findings) finding.change = Change::due;
  head.base.emplace();
  CheckRun other = head;
  bs::checks::compare(Run().component(k_a, "a").failed("c", {{"a/1", "m"}, {"a/2", "m"}}).run(), head);
  CHECK(head.components[0].results[0].change == Change::due);
  CHECK(head.components[0].results[0].findings[0].change == Change::due);
  bs::checks::compare(Run().component(k_a, "a").failed("c", {{"a/1", "m"}}).run(), other);
  CHECK(other.components[0].results[0].change == Change::added);
  CHECK(other.components[0].results[0].findings[0].change == Change::due);
  CHECK(other.components[0].results[0].findings[1].change == Change::added);
}

TEST_CASE("compare: many equal findings are counted, and soon") {
  std::vector<At> many(50'000, {"a/generated", "m"});
  const auto base = Run().component(k_a, "a").failed("c", many);
  many.push_back({"a/generated", "m"});
  const auto run = compared(base, Run().component(k_a, "a").failed("c", many));
  const auto& findings = run.components[0].results[0].findings;
  CHECK(std::count_if(findings.begin(), findings.end(),
                      [](const auto& one) { return one.change == Change::added; }) == 1);
}

TEST_CASE("compare: policies") {
  using bs::checks::compare_policies;
  const auto standing = [](const std::string& track, const std::string& level) {
    bs::model::Standing one;
    one.track = track;
    one.level = level;
    return one;
  };
  auto before = Run()
                    .failed("w", {{"", "m"}})
                    .component(k_a, "a")
                    .failed("c", {{"", "m"}})
                    .passed("d")
                    .component(k_b, "b")
                    .passed("c")
                    .run();
  auto after =
      Run().passed("w").component(k_a, "a").failed("d", {{"", "m"}}).component(k_b, "b").passed("c").run();
  before.components[0].standings = {standing("basics", "silver")};
  after.components[0].standings = {standing("basics", "")};
  before.components[1].standings = after.components[1].standings = {standing("basics", "gold")};
  const auto effects = compare_policies(before, after);
  REQUIRE(effects.size() == 2);
  CHECK(effects[0].ref.empty());
  CHECK(effects[0].newly_passing == std::vector<std::string>{"w"});
  CHECK(effects[1].ref == k_a);
  CHECK(effects[1].before == "silver");
  CHECK(effects[1].after == "none");
  CHECK(effects[1].newly_failing == std::vector<std::string>{"d"});
  CHECK(effects[1].newly_passing == std::vector<std::string>{"c"});
  // A level alone; several tracks; a component of which only one policy asks something.
  before = after;
  before.components.pop_back();
  before.components[0].standings.push_back(standing("delivery", "bronze"));
  const auto others = compare_policies(before, after);
  REQUIRE(others.size() == 2);
  CHECK(others[0].before == "basics: none, delivery: bronze");
  CHECK(others[0].after == "none");
  CHECK(others[1].ref == k_b);
  CHECK(others[1].before.empty());
  CHECK(others[1].after == "gold");
  CHECK(compare_policies(after, after).empty());
}
