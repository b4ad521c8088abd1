#include "checks/judge_findings.hpp"

#include "checks/judge_words.hpp"
#include "judging.hpp"

using namespace bs::test;
using bs::checks::finding_key;

namespace {

const std::string k_a = "bs:default/a";

std::string listed_of(Condition rule, Facts& facts) {
  return listed(judged(check_of(std::move(rule)), facts));
}

std::string keys(Condition rule, Facts& facts) {
  std::string out;
  for (const auto& finding : judged(check_of(std::move(rule)), facts).findings)
    out += bs::data::json_quoted(finding.key) + "\n";
  return out;
}

}  // namespace

TEST_CASE("findings: those that the fact holds") {
  Facts facts;
  facts.value(k_a, R"({"problems":[
    {"path":"a.yml","line":3,"column":7,"message":"run: uses  an\ninput","excerpt":"run: x","key":"step 1"},
    {"path":"b.yml","line":-4,"column":2,"message":"m"},
    {"path":"c.yml","line":99999999999,"message":"m"},
    {"path":"","line":"3","message":"m"}]})");
  const auto rule = test(k_a, "$.problems", "hasLengthOf", "0");
  const auto result = judged(check_of(rule), facts);
  CHECK(listed(result) == "a.yml:3:7 run: uses  an\ninput\nb.yml m\nc.yml m\n m\n");
  CHECK(result.findings[0].excerpt == "run: x");
  CHECK(result.message == "run: uses  an\ninput, and 3 more");
  CHECK(keys(rule, facts) ==
        "\"a.yml\\nrun: uses an input\\nstep 1\"\n\"b.yml\\nm\\n\"\n\"c.yml\\nm\\n\"\n\"\\nm\\n\"\n");
  // Whatever the operator that failed, and through a query.
  CHECK(listed_of(test(k_a, "$.problems", "equal", "[]"), facts) == listed(result));
  CHECK(listed_of(test(k_a, "$.problems", "exists", "false"), facts) == listed(result));
  CHECK(listed_of(test(k_a, "$.problems[?@.path=='b.yml']", "hasLengthOf", "0"), facts) == "b.yml m\n");
  CHECK(listed_of(group(Form::none, {test(k_a, "$.problems", "exists", "true")}), facts) == listed(result));
  // The check's own message is the summary; findings keep theirs.
  auto check = check_of(rule);
  check.failed_message = "Workflows are open to injection";
  const auto spoken = judged(check, facts);
  CHECK(spoken.message == "Workflows are open to injection");
  CHECK(listed(spoken) == listed(result));
  // Two conditions that find the same tell it once; what the fact has twice stays twice.
  facts.value(k_a, R"({"p":[{"path":"a","message":"m"},{"path":"a","message":"m"}]})");
  const auto same = test(k_a, "$.p", "hasLengthOf", "0");
  CHECK(listed_of(group(Form::all, {same, same}), facts) == "a m\na m\n");
}

TEST_CASE("findings: items at fault") {
  Facts facts;
  facts.yaml(k_a, "images:\n  - a@sha256:1\n  - b:latest\n  - c:latest\n", "compose.yaml");
  CHECK(listed_of(test(k_a, "$.images", "all:matches", R"("@sha256:")"), facts) ==
        "compose.yaml:3:5 $.images of bs:default/a holds \"b:latest\", expected every item a match of "
        "\"@sha256:\"\n"
        "compose.yaml:4:5 $.images of bs:default/a holds \"c:latest\", expected every item a match of "
        "\"@sha256:\"\n");
  CHECK(listed_of(test(k_a, "$.images[*]", "none:endsWith", R"(":latest")"), facts) ==
        "compose.yaml:3:5 $.images[*] of bs:default/a holds \"b:latest\", expected no item a text that ends "
        "with "
        "\":latest\"\n"
        "compose.yaml:4:5 $.images[*] of bs:default/a holds \"c:latest\", expected no item a text that ends "
        "with "
        "\":latest\"\n");
  CHECK(
      listed_of(test(k_a, "$.images", "doesNotContain", R"("b:latest")"), facts) ==
      "compose.yaml:3:5 $.images of bs:default/a holds \"b:latest\", expected a list without \"b:latest\"\n");
  CHECK(listed_of(group(Form::none, {test(k_a, "$.images", "any:startsWith", R"("c")")}), facts) ==
        "compose.yaml:4:5 $.images of bs:default/a holds \"c:latest\", expected not one item at least a text "
        "that "
        "starts with \"c\"\n");
  CHECK(judged(check_of(test(k_a, "$.images", "hasLengthOf", "0")), facts).findings.size() == 3);
  // Where no item is at fault by itself, the list is.
  CHECK(listed_of(test(k_a, "$.images", "hasLengthOf", "1"), facts) ==
        "compose.yaml:2:3 $.images of bs:default/a has 3 items, expected a length of 1\n");
  CHECK(listed_of(test(k_a, "$.images", "any:startsWith", R"("x")"), facts) ==
        "compose.yaml:2:3 $.images of bs:default/a is [\"a@sha256:1\", \"b:latest\", \"c:latest\"], expected "
        "one item at "
        "least a text that starts with \"x\"\n");
  CHECK(listed_of(test(k_a, "$.gone", "hasLengthOf", "0"), facts) ==
        "compose.yaml $.gone of bs:default/a is missing, expected a length of 0\n");
  // Objects that are findings keep their place below a prefix, too.
  facts.value(k_a, R"({"p":[{"path":"a","line":2,"message":"m"},{"path":"b","message":"n"}]})");
  CHECK(listed_of(test(k_a, "$.p", "all:equal", "1"), facts) == "a:2 m\nb n\n");
  // A mixture is no list of findings.
  facts.value(k_a, R"({"p":[{"path":"a","message":"m"},{"path":"b"},3]})");
  CHECK(listed_of(test(k_a, "$.p", "equal", "1"), facts) ==
        " $.p of bs:default/a is [{...}, {...}, 3], expected 1\n");
}

TEST_CASE("findings: keys hold no place, and no number that changes by itself") {
  Facts facts;
  facts.yaml(k_a, "x: 5\ns: text\nl: [a,  b]\n", "f.yaml");
  const auto number = keys(test(k_a, "$.x", "lessThan", "3"), facts);
  const auto text = keys(test(k_a, "$.s", "equal", R"("t")"), facts);
  const auto items = keys(test(k_a, "$.l", "hasLengthOf", "0"), facts);
  CHECK(number == "\"f.yaml\\nbs:default/a\\n$.x\\nlessThan\\n\"\n");
  CHECK(text == "\"f.yaml\\nbs:default/a\\n$.s\\nequal\\n\\\"text\\\"\"\n");
  facts.yaml(k_a, "# moved\n\nl:\n- a\n- b\ns: text\nx: 6\n", "f.yaml");
  CHECK(keys(test(k_a, "$.x", "lessThan", "3"), facts) == number);
  CHECK(keys(test(k_a, "$.s", "equal", R"("t")"), facts) == text);
  CHECK(keys(test(k_a, "$.l", "hasLengthOf", "0"), facts) == items);
  facts.yaml(k_a, "s: other\n", "f.yaml");
  CHECK(keys(test(k_a, "$.s", "equal", R"("t")"), facts) != text);
}

TEST_CASE("findings: keys cannot run into each other") {
  CHECK(finding_key({"a", "b\nc"}) != finding_key({"a\nb", "c"}));
  CHECK(finding_key({"a b", "c"}) == finding_key({" a \t\r\n b ", "c"}));
  CHECK(finding_key({"ab"}) != finding_key({"a b"}));
  CHECK(finding_key({"a", ""}) != finding_key({"a"}));
  CHECK(finding_key({"a\x01"}) == "a\\x01");
  const std::string text(100'000, 'x');
  CHECK(finding_key({text}) != finding_key({text + "y"}));
}

TEST_CASE("findings: values in messages are short and in one line") {
  using bs::checks::quoted;
  using bs::data::parse_json;
  CHECK(quoted(parse_json("[1,\"a\"]")) == "[1, \"a\"]");
  CHECK(quoted(parse_json("[[1],{},[]]")) == "[[...], {...}, [...]]");
  CHECK(quoted(parse_json("[1,2,3,4,5,6,7,8,9]")) == "a list of 9 items");
  CHECK(quoted(parse_json(R"({"a":1})")) == "a map of 1 key");
  CHECK(quoted(parse_json("\"a\\nb\"")) == "\"a\\nb\"");
  CHECK(quoted(bs::data::Value(std::string(1'000'000, 'x'))).size() < 80);
  Facts facts;
  facts.value(k_a, R"({"m":{"a":1,"b":2},"s":"abc","l":[1,2,3,4,5,6,7,8,9]})");
  CHECK(outcome_of(test(k_a, "$.m", "equal", "1"), facts) ==
        "failed: $.m of bs:default/a is a map of 2 keys, expected 1");
  CHECK(outcome_of(test(k_a, "$.s", "hasLengthOf", "1"), facts) ==
        "failed: $.s of bs:default/a has 3 characters, expected a length of 1");
  CHECK(outcome_of(test(k_a, "$.l", "contains", "0"), facts) ==
        "failed: $.l of bs:default/a has 9 items, expected a list with 0");
  CHECK(outcome_of(test(k_a, "$", "equal", "1"), facts) ==
        "failed: bs:default/a is a map of 3 keys, expected 1");
}
