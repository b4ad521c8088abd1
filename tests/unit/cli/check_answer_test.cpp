#include "cli/check_answer.hpp"

#include <catch2/catch.hpp>

using namespace bs;
using namespace bs::cli;

TEST_CASE("an error travels with all that is told of it", "[cli]") {
  CheckAnswer answer;
  answer.error = Error(ErrorKind::config, "no such \xff check")
                     .at({"bs.yaml", {3, 4}})
                     .source_line("  only: x")
                     .hint("did you mean y?")
                     .with({{Severity::warning, "further", {5, 6}, "h", "other.yaml"}});
  answer.is_catalog_damaged = true;
  const auto after = decode_check_answer(encode(answer));
  REQUIRE(after.error);
  CHECK(after.error->kind() == ErrorKind::config);
  CHECK(after.error->message() == "no such \xff check");
  CHECK(after.error->hint() == "did you mean y?");
  CHECK(after.error->place() == answer.error->place());
  CHECK(after.error->source_line() == "  only: x");
  CHECK(after.error->diagnostics() == answer.error->diagnostics());
  CHECK(after.is_catalog_damaged);
}

TEST_CASE("an answer travels with what a report tells of its checks", "[cli]") {
  auto check = std::make_shared<model::Check>();
  check->id = "no-todo";
  check->why = "why";
  check->severity = model::CheckSeverity::high;
  check->warns = true;
  check->file = "policy/no-todo.yaml";
  CheckAnswer answer;
  answer.run.repository = "pay";
  answer.fail_on = model::CheckSeverity::medium;
  answer.kept = OutcomeKeeper::Kept::changed;
  answer.checks = {check};
  answer.tags = {{"no-todo", {"ours", "security"}}};
  const auto after = decode_check_answer(encode(answer));
  CHECK_FALSE(after.error);
  CHECK(after.run.repository == "pay");
  CHECK(after.fail_on == model::CheckSeverity::medium);
  CHECK(after.kept == OutcomeKeeper::Kept::changed);
  CHECK(after.tags == answer.tags);
  REQUIRE(after.checks.size() == 1);
  CHECK(after.checks[0]->id == "no-todo");
  CHECK(after.checks[0]->why == "why");
  CHECK(after.checks[0]->severity == model::CheckSeverity::high);
  CHECK(after.checks[0]->warns);
  CHECK(after.checks[0]->file == "policy/no-todo.yaml");

  answer.fail_on.reset();
  CHECK_FALSE(decode_check_answer(encode(answer)).fail_on);
}

TEST_CASE("bytes that no worker of ours sends are refused", "[cli]") {
  for (const std::string_view bytes : {"", "\x02", "\x01", "\x01\x09"}) {
    CHECK_THROWS_AS(decode_check_answer(bytes), Error);
  }
  CHECK_THROWS_AS(decode_check_answer(encode(CheckAnswer{}) + "x"), Error);
}
