// Ways in which a pull request tries to pass its own gate by how it is compared (reliability.md §5). In each
// the gate must stay shut.
#include "bs/checks/exempt.hpp"
#include "judging.hpp"
#include "runs.hpp"

using namespace bs::test;

namespace {

const std::string k_a = "component:default/a";
const std::string k_b = "component:default/b";

/// One component with one judged check.
CheckRun judged_run(Facts& facts, const std::string& ref, const std::string& folder, Condition rule) {
  CheckRun run;
  bs::model::ComponentOutcomes component;
  component.ref = ref;
  component.folder = folder;
  component.results.push_back(judged(check_of(std::move(rule)), facts));
  run.components.push_back(component);
  return run;
}

bool is_shut(const CheckRun& base, CheckRun head) {
  head.base.emplace();
  bs::checks::compare(base, head);
  return bs::model::fails(head, bs::model::CheckSeverity::low);
}

}  // namespace

TEST_CASE("attack: a new name does not make a new finding old") {
  const auto base = Run().component(k_a, "a").failed("c", {{"a/1", "m"}}).component(k_b, "b").passed("c");
  CHECK(is_shut(base, Run()
                          .component("component:default/z", "a")
                          .failed("c", {{"a/1", "m"}, {"a/2", "m"}})
                          .component(k_b, "b")
                          .passed("c")));
  // Names swapped: what is known is known of a folder's files.
  const auto lacking =
      Run().component(k_a, "a").failed("c", {{"", "no README"}}).component(k_b, "b").passed("c");
  CHECK(is_shut(lacking,
                Run().component(k_b, "a").passed("c").component(k_a, "b").failed("c", {{"", "no README"}})));
  CHECK(is_shut(lacking,
                Run().component(k_a, "b").failed("c", {{"", "no README"}}).component(k_b, "a").passed("c")));
}

TEST_CASE("attack: a new name and a new folder at once are a new component") {
  const auto base = Run().component(k_a, "a").failed("c", {{"a/1", "m"}}).passed("d");
  CHECK(is_shut(base, Run().component("component:default/z", "z").failed("c", {{"z/1", "m"}}).passed("d")));
  CHECK(is_shut(base,
                Run().component("component:default/z", "z").passed("c").result("d", Outcome::not_reported)));
  CHECK(is_shut(base, Run().component("component:default/z", "z").passed("c").result("d", Outcome::error)));
}

TEST_CASE("attack: another kind in the same folder stays the same component") {
  const auto base = Run().component(k_a, "a").passed("c");
  CHECK(is_shut(base, Run().component("resource:default/a", "a").failed("c", {{"a/1", "m"}})));
  CHECK(is_shut(base, Run().component("resource:default/a", "a")));  // and is asked what it was asked
}

TEST_CASE("attack: one finding fixed and an equal one made elsewhere") {
  const auto base =
      Run().component(k_a, "a").failed("c", {{"a/1", "m"}, {"", "p"}}).component(k_b, "b").passed("c");
  // In another file, in another component, in a file that both name, without a file.
  CHECK(is_shut(
      base,
      Run().component(k_a, "a").failed("c", {{"a/2", "m"}, {"", "p"}}).component(k_b, "b").passed("c")));
  CHECK(is_shut(
      base,
      Run().component(k_a, "a").failed("c", {{"", "p"}}).component(k_b, "b").failed("c", {{"b/1", "m"}})));
  CHECK(is_shut(
      base,
      Run().component(k_a, "a").failed("c", {{"a/1", "m"}}).component(k_b, "b").failed("c", {{"", "p"}})));
  const auto shared = Run()
                          .component(k_a, "a")
                          .failed("c", {{".github/CODEOWNERS", "no rule matches"}})
                          .component(k_b, "b")
                          .passed("c");
  CHECK(is_shut(shared, Run().component(k_a, "a").passed("c").component(k_b, "b").failed(
                            "c", {{".github/CODEOWNERS", "no rule matches"}})));
  // Under another check.
  CHECK(is_shut(Run().component(k_a, "a").failed("c", {{"a/1", "m"}}).passed("d"),
                Run().component(k_a, "a").passed("c").failed("d", {{"a/1", "m"}})));
}

TEST_CASE("attack: a second equal finding in the same file") {
  const auto base = Run().component(k_a, "a").failed("c", {{"a/1", "m"}});
  CHECK(is_shut(base, Run().component(k_a, "a").failed("c", {{"a/1", "m"}, {"a/1", "m"}})));
  // Split between two components that both hold the file.
  const auto root = Run().component(k_a, "").failed("c", {{"b/1", "m"}});
  CHECK(is_shut(
      root,
      Run().component(k_a, "").failed("c", {{"b/1", "m"}}).component(k_b, "b").failed("c", {{"b/1", "m"}})));
}

TEST_CASE("attack: a file moves, and takes a finding where it was none's") {
  const auto base = Run().component(k_a, "a").failed("c", {{"a/1", "m"}});
  CHECK(is_shut(base, Run().component(k_a, "a").failed("c", {{"a/x/1", "m"}})));
  CHECK(is_shut(base, Run().component(k_a, "a").passed("c").component(k_b, "b").failed("c", {{"b/1", "m"}})));
  // The folder "ab" does not lie in "a".
  CHECK(is_shut(base, Run().component(k_a, "x").failed("c", {{"xb/1", "m"}})));
  CHECK(is_shut(Run().component(k_a, "a").failed("c", {{"ab/1", "m"}}),
                Run().component(k_a, "x").failed("c", {{"xb/1", "m"}})));
}

TEST_CASE("attack: a file of others is not taken over, nor moved along") {
  const auto base = Run().component(k_a, "a").failed("c", {{"b/1", "m"}}).component(k_b, "b").passed("c");
  CHECK(is_shut(base, Run().component(k_a, "a").passed("c").component(k_b, "b").failed("c", {{"b/1", "m"}})));
  const auto outside = Run().component(k_a, "a").failed("c", {{"c/1", "m"}});
  CHECK(is_shut(outside, Run().component(k_a, "z").failed("c", {{"z/1", "m"}})));
}

TEST_CASE("attack: moved and kept at once") {
  // One known finding accounts for one, wherever it went.
  const auto base = Run().component(k_a, "a").failed("c", {{"a/1", "m"}});
  CHECK(is_shut(base, Run().component(k_a, "b").failed("c", {{"b/1", "m"}, {"a/1", "m"}})));
}

TEST_CASE("attack: a fact made unreadable") {
  for (const auto before : {Outcome::passed, Outcome::failed}) {
    Run base;
    base.component(k_a, "a").result("c", before, {{"a/1", "m"}});
    CHECK(is_shut(base, Run().component(k_a, "a").result("c", Outcome::error)));
    CHECK(is_shut(base, Run().component("component:default/z", "a").result("c", Outcome::not_reported)));
  }
  CHECK(is_shut(Run().passed("w"), Run().result("w", Outcome::error)));
  // Also where the check did not apply, and where it was not asked.
  CHECK(is_shut(Run().component(k_a, "a").result("c", Outcome::not_applicable),
                Run().component(k_a, "a").result("c", Outcome::error)));
  CHECK(is_shut(Run().component(k_a, "a"), Run().component(k_a, "a").result("c", Outcome::error)));
  CHECK(is_shut(Run(), Run().component(k_a, "a").result("c", Outcome::error)));
}

TEST_CASE("attack: a check is not asked any more") {
  const auto base = Run().passed("w").component(k_a, "a").passed("c").failed("d", {{"a/1", "m"}});
  CHECK(is_shut(base, Run().passed("w").component(k_a, "a").passed("c")));
  CHECK(is_shut(base, Run().passed("w").component(k_a, "a").failed("d", {{"a/1", "m"}})));
  CHECK(is_shut(base, Run().component(k_a, "a").passed("c").failed("d", {{"a/1", "m"}})));
  CHECK(is_shut(base, Run().passed("w").component(k_a, "a")));
  CHECK(told(base, Run().passed("w").component(k_a, "a").passed("c")) ==
        "- w passed\ncomponent:default/a c passed\ncomponent:default/a d error NEW\n"
        "scope d of component:default/a was asked of the base and is not asked of the change\n");
}

TEST_CASE("attack: a number that was bad gets worse") {
  const auto shut = [](std::string_view name, double before, double after, double limit,
                       bool negated = false) {
    Facts old_facts;
    Facts new_facts;
    old_facts.value("bs:default/n", fmt::format(R"({{"n":{}}})", before));
    new_facts.value("bs:default/n", fmt::format(R"({{"n":{}}})", after));
    Condition rule = test("bs:default/n", "$.n", name, fmt::format("{}", limit));
    if (negated) rule = group(Form::none, {rule});
    return is_shut(judged_run(old_facts, k_a, "a", rule), judged_run(new_facts, k_a, "a", rule));
  };
  CHECK(shut("greaterThanInclusive", 79, 10, 80));
  CHECK_FALSE(shut("greaterThanInclusive", 70, 79, 80));
  CHECK_FALSE(shut("greaterThanInclusive", 70, 70, 80));
  CHECK(shut("greaterThan", 80, 79.5, 80));
  CHECK(shut("lessThan", 12, 500, 10));
  CHECK_FALSE(shut("lessThan", 500, 12, 10));
  CHECK(shut("lessThanInclusive", 12, 13, 10));
  CHECK(shut("greaterThan", 12, 13, 10, true));
  CHECK_FALSE(shut("greaterThan", 13, 12, 10, true));
}

TEST_CASE("attack: a text at fault is exchanged for another") {
  const auto rule = test("bs:default/n", "$.licence", "in", R"(["MIT","Apache-2.0"])");
  Facts before;
  Facts after;
  before.value("bs:default/n", R"({"licence":"GPL-2.0"})");
  after.value("bs:default/n", R"({"licence":"SSPL-1.0"})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  CHECK_FALSE(is_shut(judged_run(before, k_a, "a", rule), judged_run(before, k_a, "a", rule)));
  // From one way of failing to another: there and wrong, gone.
  after.value("bs:default/n", "{}");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  // One item more in a list at fault, one exchanged for another.
  const auto none = test("bs:default/n", "$.owners", "hasLengthOf", "0");
  before.value("bs:default/n", R"({"owners":["@x"]})");
  after.value("bs:default/n", R"({"owners":["@x","@y"]})");
  CHECK(is_shut(judged_run(before, k_a, "a", none), judged_run(after, k_a, "a", none)));
  after.value("bs:default/n", R"({"owners":["@y"]})");
  CHECK(is_shut(judged_run(before, k_a, "a", none), judged_run(after, k_a, "a", none)));
  after.value("bs:default/n", R"({"owners":["@x","@x"]})");
  CHECK(is_shut(judged_run(before, k_a, "a", none), judged_run(after, k_a, "a", none)));
  // A list that is no list any more.
  after.value("bs:default/n", R"({"owners":{"length":0}})");
  CHECK(is_shut(judged_run(before, k_a, "a", none), judged_run(after, k_a, "a", none)));
}

TEST_CASE("attack: a second condition of a failing check") {
  const auto rule = group(Form::all, {test("bs:default/n", "$.a", "equal", "true"),
                                      test("bs:default/n", "$.b", "equal", "true")});
  Facts before;
  Facts after;
  before.value("bs:default/n", R"({"a":false,"b":true})");
  after.value("bs:default/n", R"({"a":false,"b":false})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  after.value("bs:default/n", R"({"a":true,"b":false})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
}

TEST_CASE("attack: white space in what makes a key") {
  const auto rule = test("bs:default/n", "$.p", "hasLengthOf", "0");
  Facts before;
  Facts after;
  before.value("bs:default/n", R"({"p":[{"path":"a/1","line":3,"message":"run:  echo $X"}]})");
  // The same, indented otherwise and on another line, is known: no alarm …
  after.value("bs:default/n", R"({"p":[{"path":"a/1","line":9,"message":" run: echo\n $X "}]})");
  CHECK_FALSE(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  // … and no room for a second one.
  after.value(
      "bs:default/n",
      R"({"p":[{"path":"a/1","message":"run:  echo $X"},{"path":"a/1","message":"run: echo   $X"}]})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  // Words do not run together.
  after.value("bs:default/n", R"({"p":[{"path":"a/1","message":"run: echo$X"}]})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
  // A path that holds a line break takes no other finding's key.
  before.value("bs:default/n", R"({"p":[{"path":"a/1","message":"x\nm"}]})");
  after.value("bs:default/n", R"({"p":[{"path":"a/1\nx","message":"m"}]})");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
}

TEST_CASE("attack: both sides of a comparison taken away") {
  const auto rule = test_of_facts(operand("bs:default/n", "$.go"), "equal", operand("bs:default/m", "$.go"));
  Facts before;
  Facts after;
  before.value("bs:default/n", R"({"go":"1.22"})").value("bs:default/m", R"({"go":"1.22"})");
  after.missing("bs:default/n").missing("bs:default/m");
  CHECK(is_shut(judged_run(before, k_a, "a", rule), judged_run(after, k_a, "a", rule)));
}

TEST_CASE("attack: a list taken away altogether") {
  Facts after;
  after.missing("bs:default/n");
  for (const auto* name : {"doesNotContain", "all:notEqual", "all:matches", "any:matches"}) {
    const auto rule = test("bs:default/n", "$.tags", name, R"("secret")");
    INFO(name);
    // A missing list is at fault with all of these but all:notEqual, where nothing is unequal to it.
    const bool holds = std::string_view(name) == "all:notEqual";
    CHECK((judged(check_of(rule), after).outcome == Outcome::passed) == holds);
  }
}

TEST_CASE("attack: a name that is exempt") {
  bs::checks::Policy policy;
  policy.exemptions.emplace_back();
  policy.exemptions[0].check = "c";
  policy.exemptions[0].component = "legacy-*";
  const auto base = Run()
                        .component(k_a, "a")
                        .passed("c")
                        .component("component:default/legacy-x", "legacy")
                        .passed("c")
                        .run();
  for (const auto& [ref, folder, path] : {std::tuple("component:default/legacy-a", "a", "a/1"),
                                          std::tuple("component:default/legacy-x", "", "a/1"),
                                          std::tuple("component:default/legacy-new", "n", "n/1")}) {
    INFO(ref);
    CheckRun head = Run().component(ref, folder).failed("c", {{path, "m"}}).run();
    head.base.emplace();
    CheckRun other = head;
    // In either order.
    bs::checks::compare(base, head);
    bs::checks::apply_exemptions(policy, head, &base);
    CHECK(bs::model::fails(head, bs::model::CheckSeverity::low));
    bs::checks::apply_exemptions(policy, other, &base);
    bs::checks::compare(base, other);
    CHECK(bs::model::fails(other, bs::model::CheckSeverity::low));
  }
}
