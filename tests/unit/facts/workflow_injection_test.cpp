#include <catch2/catch.hpp>

#include "facts/workflows/expressions.hpp"
#include "facts_of.hpp"

using namespace bs::test;
using bs::facts::untrusted_context;

namespace {

std::string workflow(std::string_view step, std::string_view on = "pull_request") {
  return fmt::format("on: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {}\n", on, step);
}

std::string injections(std::string text) {
  return findings({{".github/workflows/a.yml", text}}, "workflow-injection");
}

}  // namespace

TEST_CASE("contexts that strangers fill", "[facts]") {
  CHECK(untrusted_context("github.event.issue.title") == "github.event.issue.title");
  CHECK(untrusted_context("github.event['issue']['title']") == "github.event.issue.title");
  CHECK(untrusted_context("GitHub.Head_Ref") == "github.head_ref");
  CHECK(untrusted_context("github.event.commits.*.message") == "github.event.commits.*.message");
  CHECK(untrusted_context("format('{0}', github.event.comment.body)") == "github.event.comment.body");
  CHECK(untrusted_context("github.head_ref || github.ref") == "github.head_ref");
  CHECK(untrusted_context("github.event.workflow_run.head_branch") ==
        "github.event.workflow_run.head_branch");
}

TEST_CASE("what gives true or false, or is ours, is no danger", "[facts]") {
  for (const char* expression :
       {"github.event.issue.number", "contains(github.event.comment.body, '/ok')",
        "github.head_ref == 'main'", "startsWith(github.head_ref, 'a') && 'x' || 'y'",
        "!github.event.issue.title", "'github.head_ref'", "github.event.pull_request.head.sha",
        "github.event.issue.titles", "steps.x.outputs.title", ""}) {
    CAPTURE(expression);
    CHECK(untrusted_context(expression).empty());
  }
}

TEST_CASE("expressions that are hostile end", "[facts]") {
  CHECK_FALSE(untrusted_context(fmt::format("{}github.head_ref", std::string(100'000, '('))).empty());
  CHECK_FALSE(untrusted_context(fmt::format("{}github.head_ref", std::string(1'000, '('))).empty());
  CHECK(untrusted_context(fmt::format("'{}", std::string(100, '('))).empty());
  CHECK(bs::facts::expressions_in("${{ a }} ${{ b").size() == 1);
}

TEST_CASE("an injection is told at its expression", "[facts]") {
  CHECK(injections(workflow("run: echo ${{ github.head_ref }}")) ==
        ".github/workflows/a.yml:6:19 github.head_ref comes from outside and becomes part of the script in "
        "run:\n");
  CHECK(injections(workflow(
            "run: |\n          a\n\n          echo \"é${{ github.head_ref }}\" ${{ github.head_ref }}")) ==
        ".github/workflows/a.yml:9:18 github.head_ref comes from outside and becomes part of the script in "
        "run:\n"
        ".github/workflows/a.yml:9:42 github.head_ref comes from outside and becomes part of the script in "
        "run:\n");
  CHECK(injections(workflow("run: >-\n          a\n          ${{ github.head_ref }}")) ==
        ".github/workflows/a.yml:8:11 github.head_ref comes from outside and becomes part of the script in "
        "run:\n");
  CHECK(injections(workflow("run: \"x\\n ${{ github.head_ref }}\"")) ==
        ".github/workflows/a.yml:6:19 github.head_ref comes from outside and becomes part of the script in "
        "run:\n");
  CHECK(injections(workflow("uses: actions/github-script@v7\n        with:\n          script: |\n            "
                            "x('${{ github.event.issue.body }}')")) ==
        ".github/workflows/a.yml:9:16 github.event.issue.body comes from outside and becomes part of the "
        "script in "
        "script:\n");
}

TEST_CASE("ordinary workflows have none", "[facts]") {
  CHECK(injections(workflow("run: echo \"$T\"\n        env:\n          T: ${{ github.event.issue.title }}"))
            .empty());
  CHECK(
      injections(workflow("if: github.head_ref == 'x'\n        run: echo ${{ github.sha }} ${{ matrix.os }}"))
          .empty());
  CHECK(
      injections(workflow("uses: a/b@v1\n        with:\n          script: ${{ github.head_ref }}")).empty());
  CHECK(injections("# nothing\n").empty());
  CHECK(injections("on: push\njobs: [a]\n").empty());
}

TEST_CASE("a workflow that is no YAML is told and hides no other", "[facts]") {
  const Texts files = {{".github/workflows/a.yml", "on: push\njobs: {\n"},
                       {".github/workflows/b.yml", workflow("run: echo ${{ github.head_ref }}")},
                       {".github/workflows/c.yml", "- a\n"},
                       {".github/workflows/d.txt", "{"}};
  CHECK(findings(files, "workflow-injection").starts_with(".github/workflows/b.yml:6:19 "));
  const std::string broken = findings(files, "workflow-injection", "broken");
  CHECK(broken.find(".github/workflows/a.yml:") != std::string::npos);
  CHECK(broken.find(".github/workflows/c.yml:1:1 is no workflow: a map was expected\n") != std::string::npos);
}

TEST_CASE("many injections are all told, in time", "[facts]") {
  std::string script = "run: |\n";
  for (int i = 0; i < 20'000; ++i) script += "          echo ${{ github.head_ref }}\n";
  const std::string told = injections(workflow(script));
  CHECK(std::count(told.begin(), told.end(), '\n') == 20'000);
}
