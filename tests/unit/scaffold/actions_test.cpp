// The table of actions, and what each of them does.
#include <catch2/catch.hpp>
#include <set>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "run_fixture.hpp"
#include "scaffold/actions.hpp"
#include "scaffold/shell_line.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::shown_files;
using bs::test::tree_of;
using bs::test::Trial;

/// One step with these inputs, over files that fetch:plain brought.
RunResult ran(std::string_view action, const std::string& input,
              std::initializer_list<test::NamedText> files = {}) {
  Trial trial{"  steps:\n"};
  if (files.size() > 0) trial.steps += "  - {id: get, action: 'fetch:plain', input: {url: s}}\n";
  trial.steps += "  - {id: it, action: '" + std::string(action) + "', input: " + input + "}\n";
  for (const auto& [name, text] : files) trial.files["t/s/" + std::string(name)].bytes = text;
  trial.options.folder_name = "billing-api";
  return trial.run();
}

std::string output_of(const RunResult& result) {
  return result.failure ? result.failure->message() : data::to_json(result.steps.back().output);
}

/// The message of a failure, without its place.
std::string failure_of(const RunResult& result) {
  return result.failure ? result.failure->message() : "none";
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("actions: the table is whole") {
  std::set<std::string_view> ids;
  for (const Action* action : all_actions()) {
    INFO(action->id);
    CHECK(ids.insert(action->id).second);
    CHECK_FALSE(action->summary.empty());
    CHECK(find_action(action->id) == action);
    CHECK((action->run != nullptr || action->place == ActionPlace::network));
    std::set<std::string_view> names;
    for (const ActionInput& input : action->inputs) CHECK(names.insert(input.name).second);
    for (const std::string_view output : action->outputs) CHECK_FALSE(output.empty());
  }
  CHECK(find_action("none") == nullptr);
}

TEST_CASE("actions: the documentation names each") {
  const std::string text = bs::read_file(fs::path(BS_SOURCE_DIR) / "docs/templates.md", 1u << 20);
  for (const Action* action : all_actions()) {
    INFO(action->id);
    const auto names = [&](const char* after) {
      return text.find(fmt::format(" {}{}", action->id, after)) != std::string::npos;
    };
    CHECK((names(",") || names(" |")));
  }
}

TEST_CASE("actions: none throws anything but an error on odd inputs") {
  for (const Action* action : all_actions()) {
    for (const char* odd : {"null", "[1]", "{a: [1]}", "'../../x'", "5", "true", "''"}) {
      std::string input = "{";
      for (const ActionInput& each : action->inputs)
        input += fmt::format("{}{}: {}", input.size() > 1 ? ", " : "", each.name, odd);
      INFO(action->id << " " << odd);
      const RunResult result = ran(action->id, input + "}", {{"a", "b"}});
      if (result.failure) CHECK(result.failure->kind() != ErrorKind::internal);
      if (action->place != ActionPlace::here) CHECK_FALSE(result.failure);
    }
  }
}

TEST_CASE("fs actions") {
  CHECK(shown_files(ran("fs:rename", "{files: [{from: d, to: e/f}, {from: x, to: y}]}",
                        {{"d/a", "1"}, {"x", "2"}})) == "e/f/a=1 y=2");
  CHECK(failure_of(ran("fs:rename", "{files: [{from: ../x, to: y}]}", {{"x", ""}})) ==
        "\"../x\" may not be written: it leads out with \"..\"");
  CHECK(failure_of(ran("fs:rename", "{files: [{from: x}]}", {{"x", ""}})) ==
        "each of the files of fs:rename needs \"to\"");
  CHECK(failure_of(ran("fs:rename", "{files: {from: x}}", {{"x", ""}})) ==
        "fs:rename takes a list as \"files\"");
  CHECK(failure_of(ran("fs:rename", "{}", {{"x", ""}})) == "fs:rename needs the input \"files\"");
  CHECK(shown_files(ran("fs:delete", "{files: [a, none, ./d/]}", {{"a", ""}, {"b", ""}, {"d/x", ""}})) ==
        "b=");
  CHECK(shown_files(ran(
            "fs:delete", "{files: ['d/*', '**/*.tmp']}",
            {{"d/x", "1"}, {"d/e/y", "1"}, {"d/.z", "2"}, {"a.tmp", "1"}, {"b/c.tmp", "1"}, {"t", "2"}})) ==
        "d/.z=2 t=2");
  CHECK(failure_of(ran("fs:delete", "{files: ['a{']}", {{"x", ""}})).find("a{") != std::string::npos);
  CHECK(
      output_of(ran("fs:readdir", "{paths: ['.']}", {{"a", ""}, {"d/e/x", ""}})) ==
      R"({"files":[{"name":"a","path":"a","fullPath":"a"}],"folders":[{"name":"d","path":"d","fullPath":"d"}]})");
  CHECK(
      output_of(ran("fs:readdir", "{paths: [d], recursive: true}", {{"a", ""}, {"d/e/x", ""}})) ==
      R"({"files":[{"name":"x","path":"d/e/x","fullPath":"d/e/x"}],"folders":[{"name":"e","path":"d/e","fullPath":"d/e"}]})");
  CHECK(output_of(ran("fs:read", "{path: ./a}", {{"a", "text"}})) == R"({"content":"text"})");
}

TEST_CASE("Roadie's file actions") {
  CHECK(shown_files(ran("roadiehq:utils:fs:write",
                        "{path: a/b.json, content: '{\"x\":[1]}', preserveFormatting: true}")) ==
        "a/b.json={\n  \"x\": [\n    1\n  ]\n}");
  CHECK(shown_files(ran("roadiehq:utils:fs:append", "{path: a, content: more}", {{"a", "1\n"}})) ==
        "a=1\nmore");
  CHECK(shown_files(ran("roadiehq:utils:fs:append", "{path: b, content: more}", {{"a", ""}})) == "a= b=more");
  CHECK(output_of(ran("roadiehq:utils:fs:parse", "{path: a, parser: yaml}", {{"a", "x: [1, y]"}})) ==
        R"({"content":{"x":[1,"y"]}})");
  CHECK(output_of(ran("roadiehq:utils:fs:parse", "{path: a, parser: multiyaml}",
                      {{"a", "x: 1\n---\ny: 2\n"}})) == R"({"content":[{"x":1},{"y":2}]})");
  CHECK(output_of(ran("roadiehq:utils:fs:parse", "{path: a}", {{"a", "x: 1"}})) == R"({"content":"x: 1"})");
  CHECK(output_of(ran("roadiehq:utils:fs:parse", "{path: a, parser: toml}", {{"a", "x: 1"}})) ==
        "there is no parser \"toml\"");
  CHECK(shown_files(ran("roadiehq:utils:fs:replace",
                        "{files: [{file: '**/*.md', find: 'a(.)', matchRegex: true, replaceWith: '<$1$$>'}, "
                        "{file: x, find: b., replaceWith: '$&$&'}]}",
                        {{"a.md", "ab ac"}, {"d/.b/c.md", "ab"}, {"x", "ab.b"}})) ==
        "a.md=<b$> <c$> d/.b/c.md=ab x=ab.b.b");
}

TEST_CASE("Roadie's merges") {
  CHECK(shown_files(ran("roadiehq:utils:merge", "{path: a.json, content: {b: {c: 2}, l: [3]}}",
                        {{"a.json", R"({"a":1,"b":{"d":1,"c":0},"l":[1,2]})"}})) ==
        "a.json={\n  \"a\": 1,\n  \"b\": {\n    \"d\": 1,\n    \"c\": 2\n  },\n  \"l\": [\n    3\n  ]\n}");
  CHECK(shown_files(ran("roadiehq:utils:merge",
                        "{path: a.yaml, content: \"l: [2, 3]\\nx: null\", mergeArrays: true}",
                        {{"a.yaml", "l: [1, 2]\nx: 5\n"}})) == "a.yaml=l:\n  - 1\n  - 2\n  - 3\nx: null\n");
  CHECK(shown_files(ran("roadiehq:utils:merge",
                        "{path: a.yml, content: {v: 1}, useDocumentIncludingField: {key: kind, value: B}}",
                        {{"a.yml", "kind: A\n---\nkind: B\n"}})) == "a.yml=kind: A\n---\nkind: B\nv: 1\n");
  CHECK(failure_of(ran("roadiehq:utils:merge", "{path: a.yml, content: {v: 1}}",
                       {{"a.yml", "kind: A\n---\nkind: B\n"}})) == "the file holds several documents");
  CHECK(shown_files(ran("roadiehq:utils:json:merge", "{path: a.json, content: {v: 1}, matchFileIndent: true}",
                        {{"a.json", "{\n\t\"a\": 1\n}"}})) == "a.json={\n\t\"a\": 1,\n\t\"v\": 1\n}");
  CHECK(shown_files(ran("roadiehq:utils:json:merge", "{path: n.json, content: '{\"v\": 1}'}")) ==
        "n.json={\n  \"v\": 1\n}");
  CHECK(output_of(ran("roadiehq:utils:serialize:json",
                      "{data: {a: {b: 1, c: 2}}, replacer: [a, b], space: '    '}")) ==
        R"({"serialized":"{\n    \"a\": {\n        \"b\": 1\n    }\n}"})");
  CHECK(output_of(ran("roadiehq:utils:serialize:yaml", "{data: {a: [1]}}")) ==
        R"({"serialized":"a:\n  - 1\n"})");
}

TEST_CASE("catalog actions") {
  CHECK(shown_files(ran("catalog:write", "{entity: {kind: Component, metadata: {name: x}}}")) ==
        "catalog-info.yaml=kind: Component\nmetadata:\n  name: x\n");
  CHECK(shown_files(ran("catalog:write", "{filePath: d/c.yaml, entity: {a: 1}}")) == "d/c.yaml=a: 1\n");
  CHECK(output_of(ran("catalog:register",
                      "{repoContentsUrl: 'https://x/blob/main/', catalogInfoPath: /catalog-info.yaml}",
                      {{"catalog-info.yaml",
                        "kind: API\nmetadata: {name: a}\n---\nkind: Component\nmetadata: {name: B, "
                        "namespace: N}\n"}})) ==
        R"({"entityRef":"component:n/b","catalogInfoUrl":"https://x/blob/main/catalog-info.yaml"})");
  Trial trial{"  steps:\n  - {id: f, action: 'catalog:fetch', input: {entityRef: 'Group:Team-A'}}\n"};
  CHECK(trial.run().steps[0].reason == "no catalog at hand");
  trial.options.entity = [](std::string_view ref) -> std::optional<data::Value> {
    if (ref != "group:default/team-a") return std::nullopt;
    return data::parse_json(R"({"kind":"Group"})");
  };
  CHECK(output_of(trial.run()) == R"({"entity":{"kind":"Group"}})");
  trial.steps =
      "  steps:\n  - {id: f, action: 'catalog:fetch', input: {entityRefs: [x, 'group:team-a'], defaultKind: "
      "user, optional: true}}\n";
  CHECK(output_of(trial.run()) == R"({"entities":[null,{"kind":"Group"}]})");
  trial.steps = "  steps:\n  - {id: f, action: 'catalog:fetch', input: {entityRef: 'user:x'}}\n";
  CHECK(failure_of(trial.run()) == "there is no entity user:default/x in the catalog");
}

TEST_CASE("debug actions") {
  CHECK(ran("debug:log", "{message: {a: 1}, listWorkspace: true}", {{"x", ""}, {"d/y", ""}}).log ==
        Lines{R"({"a":1})", "Workspace:\n  - d/y\n  - x"});
  CHECK(ran("debug:wait", "{minutes: 5}").steps[0].state == StepState::done);
}

TEST_CASE("publish: a first commit here, a command line for the rest") {
  const RunResult result =
      ran("publish:github",
          "{repoUrl: 'github.com?owner=acme&repo=billing-api', defaultBranch: trunk, sourcePath: ./src, "
          "description: it's, gitCommitMessage: first}");
  CHECK(result.steps[0].state == StepState::not_run);
  CHECK(result.steps[0].reason == "needs the network");
  CHECK_FALSE(result.steps[0].makes_files);
  CHECK(result.steps[0].commands == Lines{"gh repo create acme/billing-api --private --description "
                                          "'it'\\''s' --source billing-api/src --push"});
  CHECK(
      output_of(result) ==
      R"({"remoteUrl":"https://github.com/acme/billing-api.git","repoContentsUrl":"https://github.com/acme/billing-api/blob/trunk","commitHash":"0000000000000000000000000000000000000000"})");
  REQUIRE(result.publications.size() == 1);
  const Publication& made = result.publications[0];
  CHECK(made.host == "github.com");
  CHECK(made.owner == "acme");
  CHECK(made.repository == "billing-api");
  CHECK(made.remote_url == "https://github.com/acme/billing-api.git");
  CHECK(made.branch == "trunk");
  CHECK(made.message == "first");
  CHECK(made.source_path == "src");
}

TEST_CASE("publish: the hosts") {
  const auto told = [](std::string_view action, const std::string& url) {
    const RunResult result = ran(action, "{repoUrl: '" + url + "'}");
    std::string text = result.steps[0].output.string_or("repoContentsUrl");
    for (const std::string& line : result.steps[0].commands) text += "\n" + line;
    return text;
  };
  CHECK(told("publish:gitlab", "gl.acme.io?owner=a/b&repo=c") ==
        "https://gl.acme.io/a/b/c/-/blob/main\nGITLAB_HOST=gl.acme.io glab repo create a/b/c --private\n"
        "git -C billing-api remote add origin https://gl.acme.io/a/b/c.git && git -C billing-api push -u "
        "origin main");
  CHECK(told("publish:azure", "dev.azure.com?owner=proj&repo=c&organization=org") ==
        "https://dev.azure.com/org/proj/_git/c\n"
        "az repos create --name c --project proj --organization https://dev.azure.com/org\n"
        "git -C billing-api remote add origin https://dev.azure.com/org/proj/_git/c && git -C billing-api "
        "push -u origin "
        "main");
  CHECK(told("publish:bitbucket", "bitbucket.org?workspace=w&project=p&repo=c") ==
        "https://bitbucket.org/w/c/src/main\n"
        "git -C billing-api remote add origin https://bitbucket.org/w/c.git && git -C billing-api push -u "
        "origin main");
  CHECK(told("publish:bitbucketServer", "bb.acme.io?project=p&repo=c")
            .starts_with("https://bb.acme.io/projects/p/repos/c/browse\n"));
}

TEST_CASE("publish: an address that is none keeps no files from being written") {
  const RunResult result = ran("publish:github", "{repoUrl: '{{ old }}'}", {{"a", "1"}});
  CHECK(shown_files(result) == "a=1");
  CHECK(result.notes == Lines{"it: \"{{ old }}\" names no repository (HOST?owner=OWNER&repo=REPO)"});
}

TEST_CASE("pull requests and services are told") {
  const RunResult result =
      ran("publish:github:pull-request",
          "{repoUrl: 'github.com?owner=a&repo=b', title: 'T', branchName: x y, targetPath: sub}");
  CHECK(result.steps[0].commands ==
        Lines{"git clone -- https://github.com/a/b.git b.clone", "git -C b.clone switch -c 'x y'",
              "cp -R billing-api/. b.clone/sub",
              "git -C b.clone add -A && git -C b.clone commit -m T && git -C b.clone push -u origin 'x y'",
              "gh pr create --repo a/b --head 'x y' --base main --title T --body ''"});
  CHECK(ran("roadiehq:utils:jsonata", "{data: {}, expression: x}").steps[0].reason ==
        "bs does not run JSONata; its outputs are empty");
  CHECK(ran("http:backstage:request", "{method: PUT, path: '/proxy/x y', body: {a: 1}}").steps[0].commands ==
        Lines{"curl -X PUT \"$BACKSTAGE_URL\"'/api/proxy/x y' -d '{\"a\":1}'"});
  CHECK(ran("fetch:rails", "{url: ./x, values: {name: shop}}").steps[0].commands == Lines{"rails new shop"});
  CHECK(ran("fetch:rails", "{url: ./x, values: {}}").steps[0].makes_files);
}

TEST_CASE("words of a shell") {
  CHECK(shell_word("a-b/c.d:e@f=1,2+3%") == "a-b/c.d:e@f=1,2+3%");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("a'b$(c)`d`\n") == "'a'\\''b$(c)`d`\n'");
  CHECK(shell_word("~") == "'~'");
}

TEST_CASE("a project's name") {
  const Trial trial{"  steps: []\n"};
  const auto name = [&](std::string_view parameters) {
    return project_name(trial.spec(), data::parse_json(parameters)).value_or("none");
  };
  CHECK(name(R"({"title":"x"})") == "none");
  CHECK(name(R"({"component_id":"a","repoUrl":"github.com?owner=o&repo=b"})") == "b");
  CHECK(name(R"({"component_id":"a"})") == "a");
  CHECK(name(R"({"name":"../x","component_id":"a"})") == "a");
  CHECK(name(R"({"name":"-x","repoUrl":"github.com?owner=o&repo=.git"})") == "none");
  CHECK(name(R"({"name":8})") == "none");
}
