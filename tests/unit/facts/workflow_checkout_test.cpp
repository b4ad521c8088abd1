#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;

namespace {

std::string workflow(std::string_view on, std::string_view ref, std::string_view more = "") {
  return fmt::format(
      "name: it\non: {}\njobs:\n  a:\n    runs-on: x\n{}    steps:\n      - uses: actions/checkout@v4\n"
      "        with:\n          ref: {}\n",
      on, more, ref);
}

std::string checkouts(const Texts& files) {
  return findings(files, "workflow-checkout");
}
std::string one(std::string_view on, std::string_view ref, std::string_view more = "") {
  return checkouts({{".github/workflows/a.yml", workflow(on, ref, more)}});
}

constexpr std::string_view k_head = "${{ github.event.pull_request.head.sha }}";
constexpr std::string_view k_run = "${{ github.event.workflow_run.head_sha }}";
constexpr std::string_view k_after = "{workflow_run: {workflows: [CI]}}";

}  // namespace

TEST_CASE("a privileged workflow that checks out the head is told", "[facts]") {
  CHECK(
      one("pull_request_target", k_head) ==
      ".github/workflows/a.yml:9:16 pull_request_target runs with this repository's rights and checks out a "
      "stranger's code\n");
  CHECK_FALSE(one("[pull_request_target]",
                  "${{ github.head_ref }}\n          repository: ${{ "
                  "github.event.pull_request.head.repo.full_name }}")
                  .empty());
  CHECK_FALSE(one("{pull_request_target: {types: [labeled]}}",
                  "refs/pull/${{ github.event.pull_request.number }}/merge")
                  .empty());
  CHECK(one(k_after, k_run).starts_with(".github/workflows/a.yml:9:16 workflow_run "));
}

TEST_CASE("checkouts of our own code are none", "[facts]") {
  CHECK(one("pull_request", k_head).empty());
  CHECK(one("pull_request_target", "main").empty());
  CHECK(one("pull_request_target", "${{ github.event.pull_request.base.sha }}").empty());
  CHECK(one("pull_request_target", "${{ github.sha }}").empty());
  CHECK(one("pull_request_target", k_head,
            "    if: github.event.pull_request.head.repo.full_name == github.repository\n")
            .empty());
  CHECK(one("pull_request_target", "${{ github.head_ref }}").empty());  // a branch of ours
  CHECK(one(k_after, k_run, "    if: github.event.workflow_run.event == 'push'\n").empty());
  CHECK_FALSE(one(k_after, k_run, "    if: github.event.workflow_run.event == 'push' || always()\n").empty());
}

TEST_CASE("workflow_run is as trusted as what it follows", "[facts]") {
  const std::string after = workflow(k_after, k_run);
  CHECK(checkouts({{".github/workflows/a.yml", after},
                   {".github/workflows/ci.yml", "name: CI\non: push\njobs: {}\n"}})
            .empty());
  CHECK_FALSE(checkouts({{".github/workflows/a.yml", after},
                         {".github/workflows/ci.yml", "name: CI\non: [push, pull_request]\njobs: {}\n"}})
                  .empty());
}

TEST_CASE("conditions are read, not searched", "[facts]") {
  const auto guarded = [](std::string_view condition) {
    return one("pull_request_target", k_head, fmt::format("    if: {}\n", condition)).empty();
  };
  CHECK(
      guarded("github.event.pull_request.merged == true && (github.event.action != 'labeled' || "
              "startsWith('a', 'b'))"));
  CHECK(guarded("${{ github.event.pull_request.user.login == 'dependabot[bot]' }}"));
  CHECK(guarded(
      "(github.event.pull_request.head.repo.fork == false && always()) || github.event.pull_request.merged"));
  CHECK_FALSE(guarded("github.event.pull_request.merged == true || github.event.action == 'labeled'"));
  CHECK_FALSE(guarded("github.event.pull_request.merged == false"));
  CHECK_FALSE(guarded("\"github.event.label.name == 'pull_request.merged == true'\""));
  CHECK_FALSE(guarded("github.actor == 'dependabot[bot]'"));
  CHECK_FALSE(guarded("!(github.event.pull_request.merged == true)"));
  CHECK_FALSE(guarded(std::string(9'000, '(')));
}
