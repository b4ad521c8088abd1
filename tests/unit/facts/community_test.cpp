#include <catch2/catch.hpp>

#include "facts/test_names.hpp"
#include "facts_of.hpp"

using bs::test::fact;
using bs::test::findings;

TEST_CASE("tests: names and folders, by language") {
  for (const std::string_view path : {"a_test.go",
                                      "test_a.py",
                                      "tests/conftest.py",
                                      "src/a.test.ts",
                                      "src/a.spec.js",
                                      "src/__tests__/a.jsx",
                                      "cypress/e2e/a.ts",
                                      "src/test/java/A.java",
                                      "src/FooTest.java",
                                      "FooIT.java",
                                      "spec/a_spec.rb",
                                      "tests/a.rs",
                                      "App.Tests/A.cs",
                                      "FooTests.cs",
                                      "tests/FooTest.php",
                                      "test/a.c",
                                      "a_unittest.cc",
                                      "Tests/FooTests.swift",
                                      "test/a_test.dart",
                                      "test/a_test.exs",
                                      "a.bats",
                                      "t/01.t",
                                      "features/a.feature",
                                      "main.tftest.hcl",
                                      "src/integrationTest/kotlin/A.kt",
                                      "test.js"}) {
    INFO(path);
    CHECK(bs::facts::is_test_file(path));
  }
  for (const std::string_view path :
       {"latest.js", "src/contest.py", "testdata/a.json", "tests/README.md", "attest/a.go", "src/Edit.java",
        "Audit.cs", "src/inspect.py", "a.go", "README.md"}) {
    INFO(path);
    CHECK_FALSE(bs::facts::is_test_file(path));
  }
}

TEST_CASE("tests: the fact") {
  CHECK(
      fact({{"a.go", ""}, {"a_test.go", ""}, {"web/x.test.ts", ""}, {"README.md", ""}}, "tests") ==
      R"({"exists":true,"around":false,"count":2,"files":["a_test.go","web/x.test.ts"],"languages":["go","typescript"],)"
      R"("sources":1,"sourceLanguages":["go"]})");
  CHECK(
      fact({{"a.go", ""}, {"b.py", "x = 1"}}, "tests") ==
      R"({"exists":false,"around":false,"count":0,"files":[],"languages":[],"sources":2,"sourceLanguages":["go","python"]})");
  CHECK(fact({{"src/lib.rs", "#[cfg(test)]\nmod tests {}"}}, "tests") ==
        R"({"exists":true,"around":false,"count":1,"files":["src/lib.rs"],"languages":["rust"],"sources":1,)"
        R"("sourceLanguages":["rust"]})");
}

TEST_CASE("tests: those above a component and inside it count, those beside it do not") {
  const auto exists = [](const bs::test::Texts& files, std::string_view folder,
                         std::vector<std::string> others) {
    const std::string json = fact(files, "tests", "null", folder, std::move(others));
    return json.substr(0, json.find(",\"count\""));
  };
  const bs::test::Texts beside = {{"a/a.go", ""}, {"b/b_test.go", ""}};
  CHECK(exists(beside, "a", {"b"}) == R"({"exists":false,"around":false)");
  CHECK(exists(beside, "", {"a", "b"}) == R"({"exists":true,"around":true)");
  CHECK(exists({{"a/a.go", ""}, {"tests/a.py", ""}}, "a", {"b"}) == R"({"exists":true,"around":true)");
}

TEST_CASE("update-bot: bots and what they update") {
  CHECK(
      fact({{"go.mod", ""}, {"web/package.json", ""}, {".github/workflows/ci.yml", ""}}, "update-bot") ==
      R"({"exists":false,"bots":[],"ecosystems":[],"needed":3,"manifests":["github-actions","go","npm"],"problems":[]})");
  CHECK(
      fact({{"renovate.json", "{}"}}, "update-bot") ==
      R"({"exists":true,"bots":[{"name":"renovate","path":"renovate.json"}],"ecosystems":["all"],"needed":0,)"
      R"("manifests":[],"problems":[]})");
  CHECK(fact({{"package.json", R"({"renovate": {"extends": []}})"}}, "update-bot")
            .find(R"("path":"package.json")") != std::string::npos);
  CHECK(
      fact({{"package.json", R"({"scripts": {"renovate": "x"}})"}}, "update-bot").find(R"("exists":false)") ==
      1);
}

TEST_CASE("update-bot: folders that Dependabot is told to look in") {
  const bs::test::Texts files = {
      {".github/dependabot.yml",
       "version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /web\n  - package-ecosystem: gomod\n"
       "    directories: [/, \"/svc/*\", /gone]\n  - {package-ecosystem: docker, directory: old}\n"},
      {"web/package.json", "{}"}};
  CHECK(findings(files, "update-bot") ==
        ".github/dependabot.yml:6:32 Dependabot is told to look in /gone, which is not there\n"
        ".github/dependabot.yml:7:44 Dependabot is told to look in old, which is not there\n");
  CHECK(fact(files, "update-bot").find(R"("ecosystems":["docker","gomod","npm"])") != std::string::npos);
  CHECK(findings({{".github/dependabot.yml", "a: [\n"}}, "update-bot")
            .find("Dependabot cannot read its configuration: ") != std::string::npos);
}

TEST_CASE("community: files where hosts look for them, or a README's section") {
  CHECK(fact({{"a.md", ""}}, "community") == R"({"issueTemplates":[]})");
  CHECK(
      fact({{"CONTRIBUTING.md", ""},
            {".github/CODE_OF_CONDUCT.md", ""},
            {"docs/security.rst", ""},
            {"ChangeLog", ""},
            {".github/ISSUE_TEMPLATE/bug.yml", ""},
            {".github/ISSUE_TEMPLATE/config.yml", ""},
            {".github/pull_request_template.md", ""},
            {"security.go", ""},
            {"src/SECURITY.md", ""}},
           "community") ==
      R"({"contributing":"CONTRIBUTING.md","codeOfConduct":".github/CODE_OF_CONDUCT.md","security":"docs/security.rst",)"
      R"("changelog":"ChangeLog","pullRequestTemplate":".github/pull_request_template.md",)"
      R"("issueTemplates":[".github/ISSUE_TEMPLATE/bug.yml"]})");
  CHECK(fact({{"README.md", "# X\n\n## **Contributing**:\n\nyes\n\nSecurity\n--------\n"}}, "community") ==
        R"({"contributing":"README.md","security":"README.md","issueTemplates":[]})");
  CHECK(fact({{"README.md", "# X\ncontributing\n"}}, "community") == R"({"issueTemplates":[]})");
}
