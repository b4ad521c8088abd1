#include <catch2/catch.hpp>

#include "bs/model/check.hpp"

using namespace bs::model;

TEST_CASE("a fact's name is read as Soundcheck writes it") {
  REQUIRE(parse_fact_ref("scm:default/readme") == FactRef{"scm", "default", "readme"});
  REQUIRE(parse_fact_ref("scm:readme") == FactRef{"scm", "default", "readme"});
  REQUIRE(parse_fact_ref("soundcheck:default/track/basics") ==
          FactRef{"soundcheck", "default", "track/basics"});
  REQUIRE(parse_fact_ref("scm:default/readme")->text() == "scm:default/readme");
  for (const auto* text : {"", "scm", ":default/x", "scm:", "scm:/x", "scm:default/"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_fact_ref(text));
  }
}

TEST_CASE("outcomes and severities read back") {
  for (const auto outcome : {Outcome::passed, Outcome::failed, Outcome::warning, Outcome::not_applicable,
                             Outcome::not_reported, Outcome::error, Outcome::exempt})
    REQUIRE(parse_outcome(name_of(outcome)) == outcome);
  REQUIRE_FALSE(parse_outcome("Passed"));
  REQUIRE(parse_check_severity("high") == CheckSeverity::high);
  REQUIRE_FALSE(parse_check_severity("severe"));
}

TEST_CASE("a check's facts are those of its rule, of applicable and of compared values, once each") {
  Condition test;
  test.left.fact = {"a", "default", "x"};
  test.right = Operand{{"b", "default", "y"}, nullptr};
  Condition group;
  group.form = Condition::Form::none;
  group.members = {test, test};
  Check check;
  check.rule = group;
  check.applicable.form = Condition::Form::test;
  check.applicable.left.fact = {"b", "default", "y"};
  REQUIRE(check.facts() == std::vector<FactRef>{{"b", "default", "y"}, {"a", "default", "x"}});
}
