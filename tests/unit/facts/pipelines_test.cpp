// CI, tokens, packages, scanners, GitLab.
#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;

namespace {

std::string member(const Texts& files, std::string_view collector, std::string_view key) {
  const auto snapshot = bs::facts::memory_snapshot(files);
  const bs::model::FactReading reading = fact_reading(*snapshot, collector);
  if (reading.state != bs::model::FactState::value) return shown_reading(reading);
  const bs::data::Value* value = reading.value.find(key);
  return value == nullptr ? "missing" : bs::data::to_json(*value);
}

std::string ci(const Texts& files, std::string_view key) {
  return member(files, "ci", key);
}

std::string permissions(std::string text, std::string_view key = "problems") {
  return findings({{".github/workflows/a.yml", std::move(text)}}, "token-permissions", key);
}

}  // namespace

TEST_CASE("which CI there is", "[facts]") {
  CHECK(ci({{"README.md", ""}}, "exists") == "false");
  CHECK(ci({{".github/workflows/a.txt", ""}, {".github/dependabot.yml", ""}}, "exists") == "false");
  CHECK(ci({{".github/workflows/a.yaml", "on: push"},
            {".gitlab-ci.yml", ""},
            {"Jenkinsfile", ""},
            {".circleci/config.yml", ""},
            {"azure-pipelines.yml", ""},
            {".travis.yml", ""},
            {".buildkite/pipeline.yml", ""}},
           "systems") == R"(["buildkite","circleci","github","gitlab","travis","jenkins","azure"])");
  CHECK(ci({{"docs/.travis.yml", ""}}, "exists") == "false");
}

TEST_CASE("when CI runs, and what", "[facts]") {
  const std::string push = "on: push\njobs: {a: {steps: [{run: echo hi}]}}\n";
  CHECK(ci({{".github/workflows/a.yml", push}}, "onPullRequests") == "false");
  CHECK(ci({{".github/workflows/a.yml", push}}, "runsTests") == "false");
  const std::string pull =
      "on: {pull_request: {branches: [main]}}\njobs: {a: {steps: [{run: make -j check}]}}\n";
  CHECK(ci({{".github/workflows/a.yml", pull}}, "onPullRequests") == "true");
  CHECK(ci({{".github/workflows/a.yml", pull}}, "runsTests") == "true");
  CHECK(ci({{".github/workflows/a.yml", "on: push\njobs: {a: {uses: x/y/.github/workflows/test.yml@v1}}\n"}},
           "runsTests") == "true");
  CHECK(ci({{".gitlab-ci.yml", "a: {script: [mvn --batch-mode]}\n"}}, "runsTests") == "true");
  CHECK(ci({{".gitlab-ci.yml", "a: {script: [go test ./...]}\n"}}, "runsTests") == "true");
}

TEST_CASE("tokens that may write too much", "[facts]") {
  CHECK(permissions("on: push\njobs:\n  a:\n    steps: []\n  b:\n    permissions: {}\n") ==
        ".github/workflows/a.yml:3:3 no permissions are declared for a: the token may do what the "
        "repository's default "
        "allows\n");
  CHECK(permissions("on: push\npermissions: write-all\njobs: {}\n") ==
        ".github/workflows/a.yml:2:14 every job may write everything\n");
  CHECK(permissions("on: push\npermissions:\n  contents: write\n  issues: write\njobs: {}\n") ==
        ".github/workflows/a.yml:3:13 every job may write contents\n");
  CHECK(permissions("on: push\npermissions: read-all\njobs: {a: {steps: []}}\n").empty());
  CHECK(permissions("on: push\npermissions: {}\njobs: {a: {steps: []}}\n").empty());
  CHECK(permissions("on: push\njobs: {a: {permissions: {contents: read}}}\n").empty());
  CHECK(permissions("on: push\njobs: {a: {permissions: {contents: read}}}\n", "undeclared") ==
        ".github/workflows/a.yml:0:0 no permissions at the top: a job added later gets the default\n");
}

TEST_CASE("a job that publishes may write packages", "[facts]") {
  const auto job = [](std::string_view step) {
    return fmt::format(
        "on: push\npermissions: {{}}\njobs:\n  a:\n    permissions: {{packages: write}}\n    steps: "
        "[{{{}}}]\n",
        step);
  };
  CHECK(permissions(job("uses: docker/build-push-action@v5"), "jobs").empty());
  CHECK(permissions(job("run: make"), "jobs") == ".github/workflows/a.yml:5:29 job a may write packages\n");
}

TEST_CASE("packages and scanners in pipelines", "[facts]") {
  const Texts files = {{".github/workflows/a.yml",
                        "on: push\njobs:\n  release:\n    steps:\n      - run: cargo publish\n"
                        "      - uses: github/codeql-action/analyze@v3\n"}};
  CHECK(findings(files, "packaging", "workflows") ==
        ".github/workflows/a.yml:3:3 job release publishes a Rust crate\n");
  CHECK(findings(files, "sast", "tools") == ".github/workflows/a.yml:6:15 CodeQL\n");
  CHECK(member({{"pom.xml", "<a/>"}}, "sast", "exists") == "false");
  CHECK(member({{"a.go", "fuzz"}}, "fuzzing", "exists") == "false");
}

TEST_CASE("what GitLab's pipeline includes", "[facts]") {
  CHECK(member({}, "gitlab-ci", "exists") == "false");
  const Texts files = {{".gitlab-ci.yml",
                        "include:\n  - local: a.yml\n  - template: Jobs/Build.gitlab-ci.yml\n"
                        "  - remote: https://x.org/a.yml\n  - project: g/p\n    file: a.yml\n"
                        "  - {project: g/p, ref: main, file: a}\n  - {project: g/p, ref: v1.2.0, file: a}\n"
                        "  - component: $CI_SERVER_FQDN/g/c@1.0\n  - component: x.org/g/c@~latest\n"
                        "build: {script: [!reference [.a, script]]}\n"}};
  CHECK(findings(files, "gitlab-ci") ==
        ".gitlab-ci.yml:4:5 https://x.org/a.yml may change at any time\n"
        ".gitlab-ci.yml:5:5 g/p is taken from its default branch\n"
        ".gitlab-ci.yml:7:5 g/p is taken from main, which moves\n"
        ".gitlab-ci.yml:10:5 x.org/g/c@~latest names no version\n");
  CHECK(findings({{".gitlab-ci.yml", "a: [\n"}}, "gitlab-ci", "broken").starts_with(".gitlab-ci.yml:"));
  CHECK(member({{".gitlab-ci.yml", "spec: {inputs: {a: {}}}\n---\ninclude: x.yml\n"}}, "gitlab-ci",
               "includes") == "1");
}
