#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;

namespace {

const std::string k_conflict = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n";

}  // namespace

TEST_CASE("conflict markers are all three in their order", "[facts]") {
  const auto conflicts = [](const std::string& path, const std::string& text) {
    return findings({{path, text}}, "conflict-markers");
  };
  CHECK(conflicts("a.go", k_conflict) == "a.go:2:1 A merge conflict that nobody resolved\n");
  CHECK(conflicts("a.go", "<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n") ==
        "a.go:1:1 A merge conflict that nobody resolved\n");
  CHECK(conflicts("a.go", "<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> x\n" + k_conflict) ==
        "a.go:1:1 A merge conflict that nobody resolved\na.go:6:1 A merge conflict that nobody resolved\n");
  CHECK(conflicts("README.md", k_conflict) == "README.md:2:1 A merge conflict that nobody resolved\n");
  CHECK(conflicts("README.md", "```\n" + k_conflict + "```\n").empty());
  CHECK(conflicts("README.md", "Title\n=======\n").empty());
  CHECK(conflicts("a.go", "  <<<<<<< HEAD\n=======\n>>>>>>> b").empty());
  CHECK(conflicts("a.go", ">>>>>>> b\n=======\n<<<<<<< HEAD\n").empty());
  CHECK(conflicts("a.go", "<<<<<<< HEAD\n========\n>>>>>>> b\n").empty());
  for (const auto* path :
       {"tests/a.go", "merge_test.go", "fix.patch", "Documentation/merge.txt", "vendor/a.go"})
    CHECK(conflicts(path, k_conflict).empty());
  CHECK(conflicts("skptesting/a.go", k_conflict).empty());
  CHECK(!conflicts("contest/latest.go", k_conflict).empty());
  CHECK(conflicts("bin", k_conflict + std::string(1, '\0')).empty());
}

TEST_CASE("committed files are told by kind", "[facts]") {
  const Texts files = {
      {".env",
       "PORT=80\nDB_PASSWORD=hunter2\nAPI_TOKEN=\nSTRIPE_SECRET_KEY=Zq8vT3mLx0Ka27RbYw\nREACT_APP_API_KEY="
       "Zq8vT3mLx0Ka27RbYw\n"},
      {".env.example", "API_TOKEN=Zq8vT3mLx0Ka27RbYw\n"},
      {"prod/.env.production",
       "export GH_TOKEN='Zq8vT3mLx0Ka27RbYw'\nOTHER_TOKEN=${GH}\nX_SECRET=replace-me-1234567890\n"},
      {"node_modules/a/index.js", ""},
      {"node_modules/b/node_modules/c/index.js", ""},
      {"tests/fixtures/node_modules/a.js", ""},
      {"act/action.yml", ""},
      {"act/node_modules/x.js", ""},
      {"py/env/pyvenv.cfg", ""},
      {"py/env/bin/python", ""},
      {"src/.DS_Store", ""},
      {"infra/terraform.tfstate", "{}"}};
  CHECK(findings(files, "committed", "env") ==
        ".env:4:1 STRIPE_SECRET_KEY has a value that looks like a secret\n"
        "prod/.env.production:1:1 GH_TOKEN has a value that looks like a secret\n");
  CHECK(findings(files, "committed", "packages") ==
        "node_modules/a/index.js:0:0 node_modules is committed\npy/env/bin/python:0:0 py/env is committed\n");
  CHECK(findings(files, "committed", "litter") == "src/.DS_Store:0:0 .DS_Store is no part of the project\n");
  CHECK(findings(files, "committed", "state").starts_with("infra/terraform.tfstate:0:0 "));
  CHECK(fact(files, "committed").find("Zq8vT3") == std::string::npos);
  const auto env = [](const std::string& path, const std::string& line) {
    return !findings({{path, line}}, "committed", "env").empty();
  };
  CHECK(env("agency.env", "APP_IDENTITY_TOKEN=Zq8vT3mLx0Ka27RbYw"));
  CHECK_FALSE(env(".env.ci", "TOKEN=Zq8vT3mLx0Ka27RbYw"));
  CHECK_FALSE(env(".env", "SECRET_ID=Zq8vT3mLx0Ka27RbYw"));
  CHECK_FALSE(env(".env", "#TOKEN=Zq8vT3mLx0Ka27RbYw"));
  CHECK_FALSE(env(".env", "TOKEN=sk_test_4eC39HqLyjWDarjtT1zdp7dc"));
}

TEST_CASE("CODEOWNERS is read with its faults", "[facts]") {
  const Texts files = {{".github/CODEOWNERS",
                        "/web/ @acme/web\n/gone/ @acme/x\n*.rs @acme/rust\nmain.go @a\ndocs/ @d\n/x bad\n"},
                       {"web/a.js", ""},
                       {"svc/main.go", ""},
                       {"a/docs/x.md", ""}};
  CHECK(findings(files, "codeowners-rules", "unmatched") ==
        ".github/CODEOWNERS:2:1 /gone/ matches no file\n.github/CODEOWNERS:3:1 *.rs matches no file\n");
  CHECK(findings(files, "codeowners").starts_with(".github/CODEOWNERS:6:"));
  CHECK(fact({}, "codeowners") == R"({"exists":false})");
  CHECK(fact({}, "codeowners-coverage") == "missing");
  CHECK(
      fact(files, "codeowners-coverage", "null", "web") ==
      R"({"path":".github/CODEOWNERS","covered":true,"assigns":true,"files":1,"matched":1,"owned":1,"owners":["@acme/web"],"problems":[]})");
  CHECK(
      fact({{"CODEOWNERS", "/web/ @w\n"}, {"api/a", ""}, {"api/b", ""}}, "codeowners-coverage", "null",
           "api") ==
      R"({"path":"CODEOWNERS","covered":false,"assigns":false,"files":2,"matched":0,"owned":0,"owners":[],"problems":[)"
      R"({"path":"CODEOWNERS","line":1,"message":"No rule matches most of api","excerpt":"2 of 2 files match none"}]})");
  std::string many;
  for (int i = 0; i < 30'000; ++i) many += fmt::format("*.x{} @a\n", i);
  Texts hostile{{"CODEOWNERS", many}};
  for (int i = 0; i < 3000; ++i) hostile.emplace(fmt::format("f{}.go", i), "");
  CHECK(fact(hostile, "codeowners-rules") ==
        "error: CODEOWNERS has too many rules with wildcards that match nothing");
  CHECK(fact(hostile, "codeowners-coverage").find("\"covered\":false") != std::string::npos);
  // Nobody, on purpose, is an answer too.
  CHECK(fact({{"CODEOWNERS", "* @w\n/gen/\n"}, {"gen/a", ""}}, "codeowners-coverage", "null", "gen")
            .find("\"covered\":true") != std::string::npos);
}

TEST_CASE("a README has sections and links", "[facts]") {
  const Texts files = {
      {"README.md",
       "# It\n\n## How to run\n\n[a](docs/a.md) [b](docs/b.md) [c](#how-to-run) [d](#gone)\n"
       "![logo](/img/l%20x.png) <https://x.y> [r][ref] [up](../../issues) [v]({{v}}) `[no](no)`\n\n"
       "[ref]: ./docs?x=1#y\n\n```\n[no](no)\n```\n<a name=\"gone2\"></a>[z](#gone2)\n"},
      {"docs/a.md", ""},
      {"img/l x.png", ""},
      {"svc/README.rst", "Title\n=====\n"},
      {"bare/main.go", ""}};
  CHECK(findings(files, "readme") == "README.md:5:0 docs/b.md leads nowhere\n");
  CHECK(findings(files, "readme", "anchors") == "README.md:5:0 No heading answers to #gone\n");
  CHECK(fact(files, "readme").find(R"({"text":"How to run","level":2,"line":3,"anchor":"how-to-run"})") !=
        std::string::npos);
  CHECK(
      fact(files, "readme", "null", "svc") ==
      R"({"exists":true,"inRepository":true,"anywhere":true,"path":"svc/README.rst","length":11,"lines":2,"problems":[]})");
  CHECK(fact(files, "readme", "null", "bare") == R"({"exists":false,"inRepository":true,"anywhere":true})");
  CHECK(
      fact({{"readme", "x"}, {".github/README.md", "y"}}, "readme").find("\"path\":\".github/README.md\"") !=
      std::string::npos);
  CHECK(fact({{"README.md", std::string(600'000, '[')}}, "readme") ==
        "error: Markdown of more than 524,288 bytes");
}

TEST_CASE("files are counted, large and binary ones told", "[facts]") {
  const Texts files = {{"a.go", "package a\n"},
                       {"b.ts", "12345678901234567890"},
                       {"vendor/v.go", std::string(100, 'x')},
                       {"pkg/c.py", "x"},
                       {"big", std::string(3 << 20, 'x')},
                       {"prog", std::string("\x7F"
                                            "ELF\0",
                                            5)}};
  CHECK(fact(files, "files", "null", "", {"pkg"}) == R"({"count":5,"bytes":3145863,"links":0})");
  CHECK(fact(files, "languages") == R"({"main":"TypeScript","bytes":{"TypeScript":20,"Go":10,"Python":1}})");
  CHECK(
      fact(files, "large-files") ==
      R"({"count":1,"files":[{"path":"big","message":"A large file","excerpt":"3.0 MiB","size":3145728}]})");
  CHECK(fact(files, "binaries") ==
        R"({"count":1,"bytes":5,"programs":[{"path":"prog","message":"A compiled program or library"}]})");
}
