#include "cli/check_fleet.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "cli/commands.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::cli;
using namespace bs::test;

namespace {

CheckTarget repository(const TemporaryFolder& folder, const std::string& name) {
  const auto path = folder.path() / name;
  folder.write(name + "/README.md", "# " + name + "\n");
  const auto git = fmt::format(
      "cd '{}' && git init -q && git add -A && git -c user.name=x -c user.email=x@y commit -qm one",
      path.string());
  REQUIRE(std::system(git.c_str()) == 0);
  return {path, false, {}, {}};
}

std::vector<CheckAnswer> checked(const std::vector<CheckTarget>& targets, const WorkerLimits& limits = {}) {
  Context context(Arguments::parse(k_check, {"--trust", "*"}), Terminal{});
  const OutcomeKeeper keeper(context);
  return check_targets_apart(context, keeper, targets, limits);
}

std::string told(CheckAnswer answer) {
  REQUIRE_FALSE(answer.error);
  answer.run.time = 0;
  answer.checks.clear();  // conditions do not travel
  answer.tags.clear();
  return encode(answer);
}

}  // namespace

TEST_CASE("what many give is what each gives alone, in the order of the targets", "[cli]") {
  const TemporaryFolder folder;
  std::vector<CheckTarget> targets;
  for (const char* name : {"c", "a", "b"}) targets.push_back(repository(folder, name));
  const auto answers = checked(targets);
  REQUIRE(answers.size() == 3);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    CHECK(answers[i].run.repository == targets[i].path.filename().string());
    CHECK(told(answers[i]) == told(checked({targets[i]}).at(0)));
  }
  CHECK_FALSE(answers[0].checks.empty());
}

TEST_CASE("a repository that takes too long is told with its reason, and the run goes on", "[cli]") {
  const TemporaryFolder folder;
  // Much more than a moment's work, however late this process looks at its clock.
  for (int i = 0; i < 16; ++i) {
    std::string text;
    while (text.size() < 900'000) text += fmt::format("password_{} = lookup({})\n", text.size(), i);
    folder.write(fmt::format("slow/src/{}.py", i), text);
  }
  const auto slow = repository(folder, "slow");
  WorkerLimits limits;
  limits.wall_seconds = 1e-6;
  const auto answers = checked({slow, slow, slow}, limits);
  REQUIRE(answers.size() == 3);
  for (const auto& answer : answers) {
    REQUIRE(answer.error);
    CHECK(answer.error->kind() == ErrorKind::unreadable);
    CHECK(answer.error->message() == "took more than 1e-06 s");
  }
}

TEST_CASE("a repository that is gone is told, alone it is the answer", "[cli]") {
  const TemporaryFolder folder;
  const CheckTarget gone{folder.path() / "gone", false, {}, {}};
  const auto answers = checked({gone, repository(folder, "a")});
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].error);
  CHECK_FALSE(answers[1].error);
  CHECK_THROWS_AS(checked({gone}), Error);
}
