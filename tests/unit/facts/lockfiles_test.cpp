#include <catch2/catch.hpp>

#include "facts_of.hpp"

using bs::test::fact;
using bs::test::findings;
using bs::test::Texts;

namespace {

std::string problems(const Texts& files) {
  return findings(files, "lockfiles");
}

std::string problems_in(const Texts& files, std::string_view folder) {
  const std::string json = fact(files, "lockfiles", "null", folder);
  return json.substr(json.find("\"judged\""));
}

}  // namespace

TEST_CASE("manifests: those of the folder itself, by ecosystem") {
  CHECK(fact({{"README.md", ""}}, "manifests") == R"({"ecosystems":[]})");
  CHECK(fact({{"go.mod", ""}, {"src/App.csproj", ""}, {"web/package.json", ""}}, "manifests") ==
        R"({"go":["go.mod"],"ecosystems":["go"]})");
  CHECK(
      fact({{"a/pyproject.toml", ""}, {"a/setup.py", ""}, {"a/.csproj", ""}, {"a/x.csproj", ""}}, "manifests",
           "null", "a") ==
      R"({"dotnet":["a/x.csproj"],"python":["a/pyproject.toml","a/setup.py"],"ecosystems":["dotnet","python"]})");
}

TEST_CASE("lockfiles: what there is to compare") {
  CHECK(fact({{"README.md", ""}}, "lockfiles") ==
        R"({"judged":0,"ecosystems":[],"without":[],"problems":[]})");
  CHECK(fact({{"package.json", "{}"}, {"pom.xml", "<project/>"}}, "lockfiles") ==
        R"({"judged":0,"ecosystems":[],"without":["npm"],"problems":[]})");
  CHECK(fact({{"mix.exs", ""}, {"mix.lock", ""}}, "lockfiles") ==
        R"({"elixir":"mix.lock","judged":0,"ecosystems":[],"without":[],"problems":[]})");
}

TEST_CASE("lockfiles: go.mod and go.sum") {
  const std::string mod =
      "module example.com/a\n\ngo 1.21\n\nrequire example.com/x v1.2.0\n\nrequire (\n"
      "\texample.com/y v0.1.0 // indirect\n\t\"example.com/z\" v2.0.0\n)\n";
  const std::string sum =
      "example.com/x v1.2.0 h1:a=\nexample.com/x v1.2.0/go.mod h1:a=\n"
      "example.com/y v0.1.0/go.mod h1:a=\n";
  CHECK(problems({{"go.mod", mod}, {"go.sum", sum + "example.com/z v2.0.0/go.mod h1:a=\n"}}) == "");
  CHECK(problems({{"go.mod", mod}, {"go.sum", sum}}) == "go.mod:9:2 example.com/z v2.0.0 is not in go.sum\n");
  CHECK(problems({{"go.mod", mod}}) == "go.mod:5:1 go.sum is not there, and 3 modules are needed\n");
  CHECK(problems({{"go.mod", "module a\n"}}) == "");
  CHECK(problems({{"go.mod", mod}, {"vendor/modules.txt", ""}}) == "");
}

TEST_CASE("lockfiles: go.mod with replacements and workspaces") {
  const Texts files = {
      {"go.mod",
       "module example.com/a\nrequire example.com/x v1.0.0\nrequire example.com/y v1.0.0\n"
       "replace example.com/x => ../x\nreplace example.com/y v1.0.0 => example.com/fork v1.1.0\n"},
      {"go.sum", "example.com/fork v1.1.0/go.mod h1:a=\n"}};
  CHECK(problems(files) == "");
  Texts without = files;
  without["go.sum"] = "example.com/y v1.0.0/go.mod h1:a=\n";
  CHECK(problems(without) == "go.mod:3:1 example.com/fork v1.1.0 is not in go.sum\n");
  // Another module of the repository, and sums that another module of the workspace holds.
  CHECK(problems_in({{"go.work", "go 1.21\nuse ./a\nuse ./b\n"},
                     {"a/go.mod",
                      "module example.com/a\nrequire (\n example.com/b v0.0.0\n example.com/x v1.0.0\n)\n"},
                     {"b/go.mod", "module example.com/b\n"},
                     {"b/go.sum", "example.com/x v1.0.0/go.mod h1:a=\n"}},
                    "a") == R"("judged":1,"ecosystems":["go"],"without":["go"],"problems":[]})");
}

TEST_CASE("lockfiles: package-lock.json") {
  const std::string manifest =
      "{\n \"dependencies\": {\n  \"a\": \"^1.2.0\",\n  \"b\": \"npm:other@~2.0\"\n },\n"
      " \"devDependencies\": {\"c\": \"*\", \"d\": \"github:x/d\", \"e\": \"latest\"}\n}\n";
  const auto with = [&](const std::string& lock) {
    return problems({{"package.json", manifest}, {"package-lock.json", lock}});
  };
  CHECK(with(R"({"lockfileVersion": 3, "packages": {"": {}, "node_modules/a": {"version": "1.9.0"},
             "node_modules/b": {"version": "2.0.9"}, "node_modules/c": {"version": "0.0.1"}}})") == "");
  CHECK(with(R"({"lockfileVersion": 1, "dependencies": {"a": {"version": "1.2.0"}, "b": {"version": "2.0.1"},
             "c": {"version": "7.0.0"}}})") == "");
  CHECK(
      with(
          R"({"packages": {"node_modules/a": {"version": "2.0.0"}, "node_modules/c": {"version": "1.0.0"}}})") ==
      "package.json:3:3 package-lock.json has a 2.0.0, which ^1.2.0 does not take\n"
      "package.json:4:3 b npm:other@~2.0 is not in package-lock.json\n");
  // A prerelease and what no version can be read from are left to npm.
  CHECK(with(R"({"packages": {"node_modules/a": {"version": "2.0.0-rc.1"}, "node_modules/b": {"link": true},
             "node_modules/c": {"version": "1.0.0"}}})") == "");
  CHECK(with("{\n<<<<<<< HEAD\n}").find("package-lock.json:2:") == 0);
  CHECK(with("{\n<<<<<<< HEAD\n}").find(" The lock file is broken: ") != std::string::npos);
}

TEST_CASE("lockfiles: what npm may change is left alone") {
  CHECK(
      problems({{"package.json", R"({"dependencies": {"a": "^2", "@s/b": "1"}, "devDependencies": {"c": "1"},
                   "peerDependencies": {"c": "2"}, "optionalDependencies": {"d": "1"},
                   "overrides": {"x": {"a@1": "3"}}, "resolutions": {"**/@s/b": "2"}})"},
                {"package-lock.json", R"({"packages": {}})"}}) == "");
}

TEST_CASE("lockfiles: npm's workspaces") {
  const Texts files = {
      {"package.json", R"({"workspaces": ["packages/*"]})"},
      {"package-lock.json",
       R"({"packages": {"": {}, "packages/a": {}, "packages/a/node_modules/x": {"version": "1.0.0"},
                               "node_modules/x": {"version": "2.0.0"}, "node_modules/y": {"version": "1.0.0"}}})"},
      {"packages/a/package.json", R"({"dependencies": {"x": "^1", "y": "^2"}})"},
      {"packages/new/package.json", R"({"dependencies": {"x": "^1"}})"}};
  CHECK(
      problems_in(files, "packages/a") ==
      R"("judged":1,"ecosystems":["npm"],"without":[],"problems":[{"path":"packages/a/package.json","line":1,)"
      R"("column":30,"message":"package-lock.json has y 1.0.0, which ^2 does not take","key":"y"}]})");
  CHECK(problems_in(files, "packages/new") ==
        R"("judged":0,"ecosystems":[],"without":[],"problems":[]})");
}

TEST_CASE("lockfiles: yarn.lock, both forms") {
  const std::string manifest =
      "{\"dependencies\": {\n\"a\": \"^1.0.0\",\n\"@s/b\": \"~2.0.0\",\n\"own\": \"^1.0.0\", \"l\": "
      "\"link:../l\"}}";
  const auto with = [&](const std::string& lock, const std::string& root = "") {
    return problems({{"package.json", root.empty() ? manifest : root},
                     {"yarn.lock", lock},
                     {"packages/own/package.json", R"({"name": "own"})"}});
  };
  CHECK(with("# yarn lockfile v1\n\n\"@s/b@^2.0.0\", \"@s/b@~2.0.0\":\n  version \"2.0.1\"\n\na@^1.0.0:\n  "
             "version \"1\"\n") == "");
  CHECK(with("a@^0.9.0, a@^1.0.1:\n  version \"1\"\n  dependencies:\n    \"@s/b\" \"~2.0.0\"\n") ==
        "package.json:2:1 a ^1.0.0 is not in yarn.lock\npackage.json:3:1 @s/b ~2.0.0 is not in yarn.lock\n");
  CHECK(with("__metadata:\n  version: 8\n\n\"@s/b@npm:^1.0.0, @s/b@npm:~2.0.0\":\n  version: "
             "2\n\n\"a@npm:^1.0.0\":\n") == "");
  CHECK(with("__metadata:\n  version: 8\n\n\"a@npm:^1.1.0\":\n") ==
        "package.json:2:1 a ^1.0.0 is not in yarn.lock\npackage.json:3:1 @s/b ~2.0.0 is not in yarn.lock\n");
  CHECK(with("a@2:\n", R"({"dependencies": {"a": "^1.0.0"}, "resolutions": {"a": "2"}})") == "");
}

TEST_CASE("lockfiles: pnpm-lock.yaml, its versions") {
  const std::string manifest = "{\"dependencies\": {\n\"a\": \"^1.0.0\",\n\"@s/b\": \"workspace:*\"}}";
  const auto with = [&](const std::string& lock) {
    return problems({{"package.json", manifest}, {"pnpm-lock.yaml", lock}});
  };
  CHECK(with("lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      '@s/b':\n"
             "        specifier: workspace:*\n        version: link:b\n      a:\n        specifier: ^1.0.0\n"
             "        version: 1.0.0\n\npackages:\n\n  a@1.0.0:\n    resolution: {integrity: x}\n") == "");
  CHECK(with("lockfileVersion: 5.3\n\nspecifiers:\n  '@s/b': workspace:*\n  a: ^1.0.0\n\ndependencies:\n  a: "
             "1.0.0\n") == "");
  CHECK(with("lockfileVersion: '6.0'\n\ndependencies:\n  a:\n    specifier: ^0.9.0\n    version: 0.9.1\n") ==
        "package.json:2:1 pnpm-lock.yaml is for a ^0.9.0, not ^1.0.0\n"
        "package.json:3:1 @s/b workspace:* is not in pnpm-lock.yaml\n");
  CHECK(with("importers:\n  .:\n    specifiers:\n      a: ^1.0.0\n") ==
        "package.json:3:1 @s/b workspace:* is not in pnpm-lock.yaml\n");
  // Hooks and overrides may have changed the manifest; a folder that is not listed is none of the workspace.
  CHECK(with("pnpmfileChecksum: x\nimporters:\n  .:\n    dependencies: {}\n") == "");
  CHECK(with("overrides:\n  a: 2\n  x>@s/b: 3\nimporters:\n  .: {}\n") == "");
  CHECK(with("settings:\n  excludeLinksFromLockfile: true\nimporters:\n  .:\n    specifiers:\n      a: "
             "^1.0.0\n") == "");
  CHECK(with("importers:\n  packages/x: {}\n") == "");
  CHECK(with("importers:\n  .:\n    configDependencies: {}\n---\nimporters:\n  .:\n    specifiers:\n      a: "
             "^1.0.0\n"
             "      '@s/b': 'workspace:*'\n") == "");
}

TEST_CASE("lockfiles: two tools' lock files in one folder") {
  const Texts files = {
      {"package.json", R"({"dependencies": {"a": "1"}})"}, {"yarn.lock", ""}, {"package-lock.json", "{}"}};
  CHECK(fact(files, "lockfiles") ==
        R"({"npm":"package-lock.json","judged":0,"ecosystems":[],"without":[],"problems":[]})");
  Texts said = files;
  said["package.json"] = R"({"packageManager": "yarn@1.22.0", "dependencies": {"a": "1"}})";
  CHECK(problems(said) == "package.json:1:52 a 1 is not in yarn.lock\n");
}

TEST_CASE("lockfiles: Cargo.toml and Cargo.lock") {
  const std::string manifest =
      "[package]\nname = 'x'\nversion = '0.2.0'\n[dependencies]\na = '1.2'\n"
      "renamed = { package = 'b', version = '=0.3.1' }\nlocal = { path = 'local' }\n"
      "[target.'cfg(unix)'.dev-dependencies]\nc = { version = '>=1, <2', optional = true }\n";
  const auto package = [](const std::string& name, const std::string& version, bool is_own = false) {
    return "[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n" +
           (is_own ? "" : "source = \"registry\"\n");
  };
  const std::string own = package("x", "0.2.0", true) + package("local", "0.0.0", true);
  const auto with = [&](const std::string& lock) {
    return problems({{"Cargo.toml", manifest}, {"Cargo.lock", lock}});
  };
  CHECK(with(own + package("a", "1.9.0") + package("b", "0.3.1") + package("c", "1.0.0")) == "");
  CHECK(with(own + package("a", "0.9.0") + package("a", "1.2.5") + package("b", "0.3.1") +
             package("c", "2.0.0")) ==
        "Cargo.toml:9:1 Cargo.lock has c 2.0.0, which >=1, <2 does not take\n");
  CHECK(with(package("x", "0.1.0", true) + package("a", "1.1.0") + package("c", "1.0.0")) ==
        "Cargo.toml:3:11 Cargo.lock has version 0.1.0 of x, not 0.2.0\n"
        "Cargo.toml:5:1 Cargo.lock has a 1.1.0, which 1.2 does not take\n"
        "Cargo.toml:6:1 b =0.3.1 is not in Cargo.lock\n"
        "Cargo.toml:7:1 local is not in Cargo.lock\n");
  CHECK(problems({{"Cargo.toml", manifest}}) == "");
  CHECK(with(package("x", "9.9.9")) == "");  // not this package: a registry's of the same name
  CHECK(with("[[package]\n").find("Cargo.lock:") == 0);
}

TEST_CASE("lockfiles: Cargo's workspaces") {
  const Texts files = {{"Cargo.toml", "[workspace]\nmembers = ['crates/*']\nexclude = ['crates/out']\n"},
                       {"Cargo.lock", "[[package]]\nname = 'm'\nversion = '1.0.0'\n"},
                       {"crates/m/Cargo.toml",
                        "[package]\nname = 'm'\nversion = '1.0.0'\n[dependencies]\n"
                        "s = { workspace = true }\nt = '1'\n"},
                       {"crates/m/Cargo.lock", ""},
                       {"crates/out/Cargo.toml", "[package]\nname = 'm'\nversion = '3.0.0'\n"},
                       {"tests/in/Cargo.toml", "[package]\nname = 'm'\nversion = '4.0.0'\n"}};
  CHECK(
      problems_in(files, "crates/m") ==
      R"("judged":1,"ecosystems":["cargo"],"without":[],"problems":[{"path":"crates/m/Cargo.toml","line":6,"column":1,)"
      R"("message":"t 1 is not in Cargo.lock","key":"t"}]})");
  const std::string nothing = R"("judged":0,"ecosystems":[],"without":[],"problems":[]})";
  CHECK(problems_in(files, "crates/out") == nothing);
  CHECK(problems_in(files, "tests/in") == nothing);
}

TEST_CASE("lockfiles: Python's") {
  const std::string poetry =
      "[tool.poetry.dependencies]\npython = '^3.9'\nMy_Lib = '1'\nwin = {version='1', markers='x'}\n"
      "[tool.poetry.group.dev.dependencies]\npytest = '*'\n";
  CHECK(problems({{"pyproject.toml", poetry},
                  {"poetry.lock", "[[package]]\nname='my-lib'\n[[package]]\nname='pytest'\n"}}) == "");
  CHECK(problems({{"pyproject.toml", poetry}, {"poetry.lock", "[[package]]\nname='my-lib'\n"}}) ==
        "pyproject.toml:6:1 pytest is not in poetry.lock\n");
  const std::string project =
      "[project]\nname = 'p'\ndependencies = [\n 'a[x]>=1',\n 'b; python_version < \"3\"',\n]\n"
      "[dependency-groups]\ndev = ['c~=1', {include-group = 'x'}]\n";
  const std::string own = "[[package]]\nname = 'p'\n[[package]]\nname = 'a'\n";
  CHECK(problems({{"pyproject.toml", project}, {"uv.lock", own + "[[package]]\nname='c'\n"}}) == "");
  CHECK(problems({{"pyproject.toml", project}, {"uv.lock", own}}) ==
        "pyproject.toml:8:8 c is not in uv.lock\n");
  CHECK(problems({{"pyproject.toml", project}, {"uv.lock", "[[package]]\nname='else'\n"}}) == "");
  CHECK(problems({{"pyproject.toml", project}, {"pdm.lock", "[[package]]\nname='z'\n"}}) ==
        "pyproject.toml:4:2 a is not in pdm.lock\n");
  CHECK(
      problems({{"Pipfile", "[packages]\nFlask = '*'\nx = {path='.'}\n[dev-packages]\npytest='*'\n"},
                {"Pipfile.lock", R"({"_meta": {"pytest": {}}, "default": {"flask": {}}, "develop": {}})"}}) ==
      "Pipfile:5:1 pytest is not in Pipfile.lock\n");
}

TEST_CASE("lockfiles: composer and Bundler") {
  const std::string composer =
      "{\"require\": {\"php\": \">=8\", \"ext-json\": \"*\",\n\"v/a\": \"^1\", \"psr/log\": \"*\"},"
      "\n\"require-dev\": {\"V/B\": \"*\"}}";
  CHECK(problems({{"composer.json", composer},
                  {"composer.lock", R"({"packages": [{"name": "v/a", "provide": {"psr/log": "1"}}],
                                      "packages-dev": [{"name": "v/b"}]})"}}) == "");
  CHECK(
      problems({{"composer.json", composer}, {"composer.lock", R"({"packages": [{"name": "psr/log"}]})"}}) ==
      "composer.json:2:1 v/a ^1 is not in composer.lock\ncomposer.json:3:17 V/B * is not in composer.lock\n");
  const std::string gemfile =
      "source 'https://rubygems.org'\ngem \"rails\", \"~> 7\" # web\ngroup :test do\n  gem 'rspec'\nend\n"
      "if ENV['X']\n  gem 'maybe'\nend\ngem 'win' if Gem.win_platform?\ngem name\n%w[a].each do |g|\n  gem "
      "'z'\nend\n"
      "gem('last')\n";
  const std::string lock = "GEM\n  specs:\n    rspec (3)\n\nDEPENDENCIES\n  rails (~> 7)\n";
  CHECK(problems({{"Gemfile", gemfile}, {"Gemfile.lock", lock + "  rspec!\n  last\n"}}) == "");
  CHECK(problems({{"Gemfile", gemfile}, {"Gemfile.lock", lock}}) ==
        "Gemfile:4:3 rspec is not in Gemfile.lock\nGemfile:14:1 last is not in Gemfile.lock\n");
}

TEST_CASE("lockfiles: a manifest that cannot be read is an error, not a lock file in step") {
  CHECK(fact({{"package.json", "{"}, {"package-lock.json", "{}"}}, "lockfiles").find("error: ") == 0);
  CHECK(fact({{"Cargo.toml", "["}, {"Cargo.lock", ""}}, "lockfiles").find("error: ") == 0);
  const std::string large(17u << 20, ' ');
  CHECK(fact({{"package.json", "{}"}, {"package-lock.json", large}}, "lockfiles") ==
        "error: package-lock.json is larger than 16,777,216 bytes");
  // Beyond what a text fact reads, below what a lock file may have.
  const std::string lock =
      R"({"packages": {"node_modules/a": {"version": "1.0.0"}}})" + std::string(2u << 20, ' ');
  CHECK(problems({{"package.json", R"({"dependencies": {"a": "^2"}})"}, {"package-lock.json", lock}}) ==
        "package.json:1:19 package-lock.json has a 1.0.0, which ^2 does not take\n");
}
