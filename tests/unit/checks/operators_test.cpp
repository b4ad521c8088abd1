#include "bs/checks/operators.hpp"

#include <limits>

#include "bs/base/error.hpp"
#include "bs/data/json.hpp"
#include "support/error_of.hpp"

using bs::data::Value;
using namespace bs::checks;

namespace {

constexpr bs::Seconds k_now = 1774958400;  // 2026-03-31T12:00:00Z

/// "true", "false" or the error. Fact and value as JSON, "-" for a missing fact.
std::string asked(std::string_view fact, std::string_view name, std::string_view value,
                  bool (*ask)(std::string_view, const OperatorInput&) = apply) {
  const Value fact_value = fact == "-" ? Value() : bs::data::parse_json(fact);
  const Value value_value = bs::data::parse_json(value);
  OperatorInput input;
  input.fact = fact == "-" ? nullptr : &fact_value;
  input.value = &value_value;
  input.now = k_now;
  std::string out;
  const std::string error = bs::test::error_of([&] { out = ask(name, input) ? "true" : "false"; });
  return error == "none" ? out : error;
}

std::string soundcheck(std::string_view fact, std::string_view name, std::string_view value) {
  return asked(fact, name, value, apply_as_soundcheck);
}

std::string literal(std::string_view name, std::string_view value) {
  return bs::test::error_of([&] { check_literal(name, bs::data::parse_json(value)); });
}

std::string moment(std::string_view text) {
  const auto time = parse_moment(text, k_now);
  return time ? bs::to_rfc3339(*time) : "none";
}

}  // namespace

TEST_CASE("operators: exists") {
  CHECK(asked("0", "exists", "true") == "true");
  CHECK(asked("null", "exists", "true") == "true");
  CHECK(asked("-", "exists", "true") == "false");
  CHECK(asked("-", "exists", "false") == "true");
  CHECK(asked("false", "exists", "false") == "false");
  CHECK(asked("1", "exists", "1") == "config: exists takes true or false, not 1");
  CHECK(asked("[]", "exists", "null") == "config: exists takes true or false, not null");
}

TEST_CASE("operators: matches") {
  CHECK(asked(R"("go1.22")", "matches", R"("^go1\\.2[2-9]")") == "true");
  CHECK(asked(R"("x go1.22 y")", "matches", R"("go")") == "true");
  CHECK(asked(R"("")", "matches", R"("^$")") == "true");
  CHECK(asked("3.8", "matches", R"("^3")") == "true");
  CHECK(asked("true", "matches", R"("^true$")") == "true");
  CHECK(asked("null", "matches", R"("null")") == "false");
  CHECK(asked("-", "matches", R"("undefined")") == "false");
  CHECK(asked(R"(["a"])", "matches", R"("a")") == "false");
  CHECK(asked(R"("a")", "matches", "1") == "config: matches takes a pattern, not 1");
  CHECK(asked(R"("é")", "matches", R"("^\\u00e9$")") == "true");     // JavaScript's
  CHECK(asked(R"("AB")", "matches", R"("(?i)^ab\\z")") == "true");   // RE2's
  CHECK(asked(R"("a1")", "matches", R"_("(?<n>\\d)")_") == "true");  // both
  CHECK(asked(R"("a")", "matches", R"("(")").starts_with("config: "));
  CHECK(asked("-", "matches", R"("(")").starts_with("config: "));
  // Linear: a backtracking engine takes ages for this.
  CHECK(asked('"' + std::string(50'000, 'a') + "!\"", "matches", R"("^(a+)+$")") == "false");
}

TEST_CASE("operators: startsWith and endsWith") {
  CHECK(asked(R"("https://x")", "startsWith", R"("https:")") == "true");
  CHECK(asked(R"("https://x")", "startsWith", R"("//")") == "false");
  CHECK(asked(R"("a.md")", "endsWith", R"(".md")") == "true");
  CHECK(asked(R"("a.md")", "endsWith", R"("")") == "true");
  CHECK(asked("12", "startsWith", R"("1")") == "true");
  CHECK(asked("-", "startsWith", R"("")") == "false");
  CHECK(asked("{}", "endsWith", R"("]")") == "false");
  CHECK(asked(R"("a")", "endsWith", "null") == "config: endsWith takes a text, not null");
  CHECK(asked(R"("a")", "startsWith", R"(["a"])") == R"(config: startsWith takes a text, not ["a"])");
}

TEST_CASE("operators: hasLengthOf") {
  CHECK(asked("[]", "hasLengthOf", "0") == "true");
  CHECK(asked("[1,2]", "hasLengthOf", "2.0") == "true");
  CHECK(asked(R"("é")", "hasLengthOf", "1") == "true");
  CHECK(asked(R"("😀")", "hasLengthOf", "2") == "true");  // UTF-16, as JavaScript counts
  CHECK(asked("-", "hasLengthOf", "0") == "false");
  CHECK(asked("null", "hasLengthOf", "0") == "false");
  CHECK(asked("{}", "hasLengthOf", "0") == "false");
  CHECK(asked("12", "hasLengthOf", "2") == "false");
  const std::string takes = "config: hasLengthOf takes a whole number from 0 on, not ";
  CHECK(asked("[]", "hasLengthOf", "-1") == takes + "-1");
  CHECK(asked("[]", "hasLengthOf", "0.5") == takes + "0.5");
  CHECK(asked("[]", "hasLengthOf", R"("0")") == takes + R"("0")");
  CHECK(asked("[]", "hasLengthOf", "1e300") == "false");
}

TEST_CASE("operators: before and after") {
  CHECK(asked(R"("2026-03-30")", "before", R"("now")") == "true");
  CHECK(asked(R"("2026-03-31T12:00:00Z")", "before", R"("now")") == "false");
  CHECK(asked(R"("2026-03-31T12:00:00Z")", "after", R"("now")") == "false");
  CHECK(asked(R"("2026-03-31T12:00:01Z")", "after", R"("now")") == "true");
  CHECK(asked(R"("2026-03-01")", "after", R"("now-P30D")") == "false");
  CHECK(asked(R"("2026-03-02")", "after", R"("now-P30D")") == "true");
  CHECK(asked(R"("2026-03-01T00:30:00+02:00")", "before", R"("2026-02-28T23:00:00Z")") == "true");
  for (const std::string_view fact :
       {"-", "null", R"("soon")", "1774958400", R"("now")", R"(["2020-01-01"])"}) {
    INFO(fact);
    CHECK(asked(fact, "before", R"("now")") == "false");
    CHECK(asked(fact, "after", R"("now")") == "false");
  }
  CHECK(asked(R"("2026-03-30")", "before", R"("soon")") ==
        "config: before takes a date, now, or now less a duration (now-P30D), not \"soon\"");
  CHECK(asked("-", "after", "7") ==
        "config: after takes a date, now, or now less a duration (now-P30D), not 7");
}

TEST_CASE("operators: moments by the calendar") {
  CHECK(moment("now") == "2026-03-31T12:00:00Z");
  CHECK(moment("now-P1M") == "2026-02-28T12:00:00Z");
  CHECK(moment("now-P25M") == "2024-02-29T12:00:00Z");
  CHECK(moment("now-P1Y") == "2025-03-31T12:00:00Z");
  CHECK(moment("now - P1Y1M") == "2025-02-28T12:00:00Z");
  CHECK(moment("now-P3M") == "2025-12-31T12:00:00Z");
  CHECK(moment("now-P2W") == "2026-03-17T12:00:00Z");
  CHECK(moment("now-P31D") == "2026-02-28T12:00:00Z");
  CHECK(moment("now-P1M1D") == "2026-02-27T12:00:00Z");  // the month first
  CHECK(moment("now-PT36H") == "2026-03-30T00:00:00Z");
  CHECK(moment("now-P1DT1H2M3S") == "2026-03-30T10:57:57Z");
  CHECK(moment("now-P0D") == "2026-03-31T12:00:00Z");
  CHECK(moment("now-P2025Y2M") == "0001-01-31T12:00:00Z");
  CHECK(moment("now-P999999999Y") == "0001-01-01T00:00:00Z");
  CHECK(moment("now-P999999999W") == "0001-01-01T00:00:00Z");
  CHECK(moment("2026-01-02") == "2026-01-02T00:00:00Z");
  for (const std::string_view text :
       {"",          "now-",     "now-P",     "now-PT",    "now-P1DT", "now-1D",           "now-P1",
        "now-P1.5D", "now-P-1D", "now-P1D1Y", "now-P1D1D", "now-P1H",  "now-PT1D",         "now-PT1HT1M",
        "now+P1D",   "nowP1D",   "nows",      "NOW",       "P1D",      "now-P1000000000D", "2026-02-30",
        "now-P1d"}) {
    INFO(text);
    CHECK(moment(text) == "none");
  }
}

TEST_CASE("operators: versions") {
  CHECK(asked(R"("1.2.3")", "semverGte", R"("1.2.3+b")") == "true");
  CHECK(asked(R"("2.0.0")", "semverSatisfies", R"("^1 || ^2")") == "true");
  CHECK(asked(R"("2.0.0")", "semverGtr", R"("^1")") == "true");
  CHECK(asked(R"("0.9.0")", "semverLtr", R"("^1")") == "true");
  for (const std::string_view name : {"semverEq", "semverNeq", "semverGt", "semverGte", "semverLt",
                                      "semverLte", "semverSatisfies", "semverGtr", "semverLtr"}) {
    INFO(name);
    for (const std::string_view fact : {"-", "null", "1", R"("1")", R"("latest")", R"(["1.2.3"])"}) {
      INFO(fact);
      CHECK(asked(fact, name, R"("1.2.3")") == "false");
    }
  }
  CHECK(asked("-", "semverNeq", R"("1.2")") ==
        "config: semver operators take a version (1.2.3), not \"1.2\"");
  CHECK(asked("-", "semverGtr", R"("a b")") ==
        "config: semverSatisfies, semverGtr and semverLtr take a range (^1.2), not \"a b\"");
  CHECK(asked("-", "semverSatisfies", "1") ==
        "config: semverSatisfies, semverGtr and semverLtr take a range (^1.2), not 1");
}

TEST_CASE("operators: what JavaScript's comparisons make of odd values") {
  CHECK(asked(R"("10")", "lessThan", R"("9")") == "true");  // two texts
  CHECK(asked(R"("10")", "lessThan", "9") == "false");
  CHECK(asked(R"(" 10 ")", "greaterThan", R"(9)") == "true");
  CHECK(asked(R"("0x10")", "equal", "16") == "false");
  CHECK(asked(R"("0x10")", "greaterThanInclusive", "16") == "true");
  CHECK(asked("16", "lessThanInclusive", R"("0b10000")") == "true");
  CHECK(asked("16", "lessThan", R"("0o21")") == "true");
  CHECK(asked("1", "lessThan", R"("0x")") == "false");
  CHECK(asked("1", "lessThan", R"("0xg")") == "false");
  CHECK(asked("1", "lessThan", R"("1e999")") == "true");
  CHECK(asked("1", "greaterThan", R"("-1e999")") == "true");
  CHECK(asked("1", "greaterThan", R"("1e-999")") == "true");
  CHECK(asked("-1", "lessThan", R"("0.5.")") == "false");
  CHECK(asked("1", "greaterThan", R"(".5")") == "true");
  CHECK(asked("1", "greaterThan", R"(".")") == "false");
  CHECK(asked("1", "greaterThan", R"("+.5e-1")") == "true");
  CHECK(asked(R"("1e")", "lessThan", R"("2")") == "true");  // parseFloat takes the 1
  CHECK(asked(R"("-")", "lessThan", R"("2")") == "false");
  CHECK(asked("true", "lessThan", "2") == "false");
  CHECK(asked("[[5]]", "lessThan", "6") == "true");
  CHECK(asked("[[5],null]", "lessThan", R"("5,,")") == "true");
  CHECK(asked("9007199254740993", "greaterThan", "9007199254740992") == "true");  // exact, other than there
  CHECK(asked("9007199254740993", "equal", "9007199254740992") == "false");
  CHECK(asked("1.0", "equal", "1") == "true");
  CHECK(asked(R"("1😀")", "lessThan", "\"1\uFF5E\"") == "true");  // by UTF-16 units
  CHECK(asked(R"("1é")", "greaterThan", R"("1è")") == "true");
  CHECK(asked(R"("1é")", "greaterThan", R"("1")") == "true");
  CHECK(asked("1.5", "in", R"("a 1.5 b")") == "true");
  CHECK(asked("-", "in", R"("undefined")") == "true");
  const Value infinite(std::numeric_limits<double>::infinity());
  const Value nan(std::numeric_limits<double>::quiet_NaN());
  OperatorInput input;
  input.fact = &infinite;
  input.value = &infinite;
  CHECK(apply("equal", input));
  CHECK(apply("lessThanInclusive", input));
  input.fact = input.value = &nan;
  CHECK_FALSE(apply("equal", input));
  CHECK(apply("notEqual", input));
  CHECK_FALSE(apply("lessThanInclusive", input));
}

TEST_CASE("operators: prefixes") {
  CHECK(asked("[1,2]", "all:lessThan", "3") == "true");
  CHECK(asked("[1,3]", "all:lessThan", "3") == "false");
  CHECK(asked("[]", "all:lessThan", "3") == "true");
  CHECK(asked("[1,3]", "any:lessThan", "3") == "true");
  CHECK(asked("[]", "any:lessThan", "3") == "false");
  CHECK(asked("[4,3]", "none:lessThan", "3") == "true");
  CHECK(asked("[4,1]", "none:lessThan", "3") == "false");
  CHECK(asked("[]", "none:lessThan", "3") == "true");
  CHECK(asked("1", "all:equal", "1") == "true");
  CHECK(asked("1", "any:equal", "1") == "true");
  CHECK(asked("1", "none:equal", "1") == "false");
  CHECK(asked("-", "all:equal", "1") == "false");
  CHECK(asked("-", "any:equal", "1") == "false");
  CHECK(asked("-", "none:equal", "1") == "true");
  CHECK(asked(R"(["ab","ac"])", "all:matches", R"("^a")") == "true");
  CHECK(asked("[]", "all:matches", R"("(")").starts_with("config: "));
  CHECK(asked("[[1],[2]]", "all:contains", "1") == "false");
  CHECK(asked("[[1],[2]]", "any:contains", "1") == "true");
  CHECK(asked("1", "every:equal", "1") == "config: there is no operator \"every:equal\"");
  CHECK(asked("1", "all:any:equal", "1") == "config: there is no operator \"all:any:equal\"");
  CHECK(asked("1", "", "1") == "config: there is no operator \"\"");
}

TEST_CASE("operators: Soundcheck's rule for what is no array") {
  CHECK(soundcheck(R"("a")", "in", R"("abc")") == "false");  // the operator alone finds it in the text
  CHECK(soundcheck(R"("abc")", "in", R"("abc")") == "true");
  CHECK(soundcheck(R"("a")", "notIn", R"("abc")") == "true");
  CHECK(soundcheck("1", "in", "1") == "true");  // the operator alone throws
  CHECK(soundcheck("1", "notIn", "null") == "true");
  CHECK(soundcheck("-", "in", "null") == "false");
  CHECK(soundcheck("-", "notIn", "1") == "true");
  CHECK(soundcheck("1", "in", "[1]") == "true");
  CHECK(soundcheck("2", "notIn", "[1]") == "true");
  CHECK(soundcheck(R"("a")", "contains", R"("a")") == "true");
  CHECK(soundcheck(R"("ab")", "contains", R"("a")") == "false");
  CHECK(soundcheck(R"("ab")", "doesNotContain", R"("a")") == "true");
  CHECK(soundcheck(R"("a")", "doesNotContain", R"("a")") == "false");
  CHECK(soundcheck("null", "doesNotContain", "1") == "true");
  CHECK(soundcheck("-", "contains", "1") == "false");
  CHECK(soundcheck("-", "doesNotContain", "1") == "false");
  CHECK(soundcheck("[1]", "contains", "1") == "true");
  CHECK(soundcheck("[1]", "doesNotContain", "2") == "true");
  CHECK(soundcheck(R"(["a","b"])", "any:contains", R"("b")") == "true");
  CHECK(soundcheck(R"(["a","b"])", "none:contains", R"("b")") == "false");
  CHECK(soundcheck(R"(["a",["b"]])", "all:doesNotContain", R"("b")") == "false");
  CHECK(soundcheck(R"("ab")", "startsWith", R"("a")") == "true");
}

TEST_CASE("operators: the table, names and hints") {
  CHECK(operators().size() == 26);
  for (const Operator& one : operators()) {
    INFO(one.name);
    CHECK(find_operator(one.name) == &one);
    CHECK(is_operator(one.name));
    CHECK(is_operator("none:" + std::string(one.name)));
    CHECK_FALSE(one.summary.empty());
  }
  std::string hint;
  CHECK_FALSE(is_operator("equals", &hint));
  CHECK(hint == "equal");
  CHECK_FALSE(is_operator("any:mathces", &hint));
  CHECK(hint == "any:matches");
  CHECK_FALSE(is_operator("eny:contain", &hint));
  CHECK(hint == "any:contains");
  CHECK_FALSE(is_operator("xyzzy", &hint));
  CHECK(hint.empty());
  CHECK_FALSE(is_operator("Equal"));
}

TEST_CASE("operators: literals that cannot be asked with") {
  CHECK(literal("equal", "[1]") == "none");
  CHECK(literal("in", R"("a")") == "none");
  CHECK(literal("lessThan", "3") == "none");
  CHECK(literal("lessThan", "null") == "config: lessThan takes a number or a text, not null");
  CHECK(literal("all:greaterThan", "[3]") == "config: greaterThan takes a number or a text, not [3]");
  CHECK(literal("exists", R"("yes")") == "config: exists takes true or false, not \"yes\"");
  CHECK(literal("matches", R"("a(")").starts_with("config: "));
  CHECK(literal("none:matches", R"("a")") == "none");
  CHECK(literal("before", R"("now-P1Q")") ==
        "config: before takes a date, now, or now less a duration (now-P30D), not \"now-P1Q\"");
  CHECK(literal("semverGt", R"("1.0")") == "config: semver operators take a version (1.2.3), not \"1.0\"");
  CHECK(literal("semverLtr", R"(">=1")") == "none");
  CHECK(literal("hasLengthOf", "0") == "none");
  const std::string endless = literal("exists", '"' + std::string(500, 'x') + '"');
  CHECK(endless.size() < 150);
}
