#include <random>

#include "bs/base/os.hpp"
#include "bs/model/validate.hpp"
#include "bs/scan/propose.hpp"
#include "bs/scan/scan.hpp"
#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

namespace {
const std::vector<std::string> k_names{
    "package.json",   "pnpm-workspace.yaml", "go.mod",     "go.work",      "Cargo.toml",
    "pyproject.toml", "setup.cfg",           "pom.xml",    "build.gradle", "settings.gradle",
    "a.csproj",       "composer.json",       "a.gemspec",  "Gemfile",      "mix.exs",
    "CMakeLists.txt", "Dockerfile",          "Chart.yaml", "openapi.yaml", "openapi.json",
    "asyncapi.yaml",  "schema.graphql",      "a.proto",    "main.tf",      "k8s/a.yaml"};

void check_all(const std::string& text) {
  InferRepository repository("shop");
  for (const std::string& name : k_names) repository.file("f/" + name, text).file("g-" + name, text);
  const auto result = repository.infer();
  for (const model::Problem& problem : result.problems) {
    CHECK(problem.kind == model::ProblemKind::manifest);
    CHECK(problem.severity == Severity::warning);
    CHECK_FALSE(problem.message.empty());
  }
  for (const scan::Proposal& proposal : scan::propose(result.entities)) {
    INFO(proposal.text);
    CHECK(model::validate_text(proposal.text).ok);
  }
}
}  // namespace

TEST_CASE("Faulty manifests are problems, never exceptions", "[infer]") {
  for (const char* text : {"",
                           "\n",
                           "{",
                           "[",
                           "<",
                           "<project",
                           "null",
                           "[]",
                           "\"x\"",
                           "{}",
                           "a: [",
                           "\t",
                           "\xff\xfe",
                           "---\n---\n",
                           "use (\n",
                           "{\"name\": {}, \"dependencies\": [], \"workspaces\": {\"packages\": {}}, "
                           "\"bin\": 3, \"scripts\": []}",
                           "{\"name\": \"\", \"workspaces\": [\"[\", \"{a,\", \"../../x\", \"\", \"**\"]}",
                           "[package]\nname = 3\nversion = []\n[workspace]\nmembers = 'x'\n",
                           "[project]\nname = 'x'\ndependencies = 'y'\n",
                           "<project><modules/><dependencies><dependency/></dependencies></project>",
                           "<Project><PropertyGroup>x</PropertyGroup></Project>",
                           "kind: Deployment\nmetadata: []\n",
                           "kind: Deployment\nspec: {template: 3}\n",
                           "openapi: 3\ninfo: x\n",
                           "openapi: 3\ninfo: {title: 3, description: []}\n",
                           "name: 3\ndependencies: {}\n",
                           "packages: 3\n",
                           "project(",
                           "project()",
                           "include(",
                           "include \"$x\"",
                           "s.name = \"\"",
                           "module\nrequire (\n",
                           "FROM x\nEXPOSE\n"}) {
    INFO(text);
    check_all(text);
  }
}

TEST_CASE("Bytes of any kind", "[infer]") {
  std::mt19937 random(20261122);
  const std::string alphabet = "{}[]()<>\"'\\/:,=-_.#$&*!|%@~` \n\t\r\0abcXYZ0189\xc3\xa9\xff<project>";
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += alphabet[random() % alphabet.size()];
    check_all(text);
  }
}

TEST_CASE("Large and deep manifests end soon", "[infer]") {
  check_all(std::string(100'000, '['));
  check_all(std::string(100'000, '('));
  check_all("module x\n" + std::string(200'000, '\n'));
  std::string includes = "include ";
  for (int i = 0; i < 20'000; ++i) includes += "':m" + std::to_string(i) + "', ";
  check_all(includes);
}

// BS_REPOSITORIES names a folder of repositories: every proposal made from them must be valid.
TEST_CASE("Proposals for real repositories are valid", "[infer]") {
  const auto folder = environment("BS_REPOSITORIES");
  if (!folder) {
    WARN("skipped: BS_REPOSITORIES is not set");
    return;
  }
  scan::ScanOptions options;
  options.trust = {"*"};
  std::size_t proposals = 0, invalid = 0;
  for (const auto& entry : fs::directory_iterator(*folder)) {
    const fs::path path = fs::exists(entry.path() / "repo") ? entry.path() / "repo" : entry.path();
    model::RepositoryScan scanned;
    try {
      scanned = scan::scan_repository(path, options);
    } catch (const Error&) {
      continue;  // no repository
    }
    for (const scan::Proposal& proposal : scan::propose(scanned.entities)) {
      ++proposals;
      const auto validated = model::validate_text(proposal.text);
      if (validated.ok && validated.documents.size() == proposal.refs.size()) continue;
      ++invalid;
      UNSCOPED_INFO(path.native() << ": " << proposal.path);
    }
  }
  CHECK(proposals > 0);
  CHECK(invalid == 0);
}
