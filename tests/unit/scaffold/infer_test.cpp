#include <catch2/catch.hpp>

#include "bs/data/json.hpp"
#include "bs/scaffold/update.hpp"
#include "scaffold/infer/line_pattern.hpp"

using namespace bs;
using scaffold::infer::LinePattern;

namespace {

constexpr const char* k_template = R"(apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: go-service
spec:
  type: service
  parameters:
    - title: Service
      required: [name, owner]
      properties:
        name: {type: string, title: Name, pattern: '^[a-z-]+$'}
        owner: {type: string, title: Owner}
        port: {type: integer, default: 8080}
        docker: {type: boolean, default: false}
        license: {type: string, enum: [mit, apache], default: mit}
        nickname: {type: string, default: nobody}
        repoUrl: {type: string, ui:field: RepoUrlPicker}
  steps:
    - id: fetch
      action: fetch:template
      input:
        url: ./skeleton
        values:
          name: ${{ parameters.name }}
          owner: ${{ parameters.owner }}
          port: ${{ parameters.port }}
          docker: ${{ parameters.docker }}
          license: ${{ parameters.license }}
          home: https://example.org/${{ parameters.name }}
          org: ${{ (parameters.repoUrl | parseRepoUrl).owner }}
          repo: ${{ parameters.repoUrl | parseRepoUrl | pick("repo") }}
)";

scaffold::TemplateSpec backstage() {
  return scaffold::load_template(
      scaffold::memory_files(
          {{"template.yaml", {k_template}},
           {"skeleton/README.md",
            {"# The service ${{ values.name }}\n\nAsk ${{ values.owner }} about it.\n"
             "git clone https://github.com/${{ values.org }}/${{ values.repo }}.git\n"}},
           {"skeleton/cmd/${{ values.name }}/main.go", {"const port = ${{ values.port }}\n"}},
           {"skeleton/{% if values.docker %}Dockerfile{% endif %}", {"FROM scratch\n"}},
           {"skeleton/LICENSE",
            {"{% if values.license == 'mit' %}MIT License\n{% else %}Apache License\n{% endif %}"}}}),
      "template.yaml");
}

const FileTree k_project = {
    {"README.md",
     {"# The service billing-api\n\nSome words of ours.\nAsk group:default/pay about it.\n"
      "git clone https://github.com/acme/billing.git\n"}},
    {"cmd/billing-api/main.go", {"const port = 9090\nfunc main() {}\n"}},
    {"Dockerfile", {"FROM scratch\n"}},
    {"LICENSE", {"Apache License\n"}},
    {"own/notes.txt", {"# The service of somebody else\n"}}};

scaffold::Inferred infer(const scaffold::TemplateSpec& spec, const FileTree& project) {
  return scaffold::infer_answers(spec, *scaffold::make_form(spec), project);
}

scaffold::TemplateSpec cookiecutter() {
  return scaffold::load_template(
      scaffold::memory_files(
          {{"cookiecutter.json",
            {R"({"name": "My App", "slug": "{{ cookiecutter.name|lower }}", "ci": ["none", "github"]})"}},
           {"{{cookiecutter.slug}}/README.md", {"{{ cookiecutter.name }} is an app\n"}},
           {"{{cookiecutter.slug}}/{{cookiecutter.slug}}/app.py", {"NAME = '{{ cookiecutter.slug }}'\n"}}}),
      "cookiecutter.json");
}

std::string sightings(const char* line, const char* text) {
  const auto pattern = LinePattern::of(line, {}, 3);
  if (!pattern) return "no pattern";
  const auto found = pattern->match(text);
  if (!found) return "no match";
  std::string out;
  for (const auto& [name, value] : *found) out += name + "=" + value + ";";
  return out;
}

}  // namespace

TEST_CASE("a template's line turned round tells its values") {
  CHECK(sightings("name: ${{ values.name }}", "name: pay") == "name=pay;");
  CHECK(sightings("name: ${{values.a.b}} (${{ values.c | upper }})", "name: x (ANY)") == "a.b=x;");
  CHECK(sightings("a.b*c: ${{- values.x -}}  ", "a.b*c: y  ") == "x=y;");
  CHECK(sightings("from ${{ values.x }} to ${{ values.x }}", "from a to a") == "x=a;");
  CHECK(sightings("from ${{ values.x }} to ${{ values.x }}", "from a to b") == "no match");
  CHECK(sightings("name: ${{ values.name }}", "Name: pay") == "no match");
  CHECK(sightings("name: ${{ values.name }}", "name: ") == "no match");
  for (const char* line : {"${{ values.x }}", "{% if a %}name: ${{ values.x }}", "name: plain",
                           "name: ${{ values[0] }}", "name: ${{ values.x", "{# c #} abc ${{ values.x }}"})
    CHECK(sightings(line, line) == "no pattern");
}

TEST_CASE("answers are read off the project's text, names and files") {
  const auto found = infer(backstage(), k_project);
  CHECK(
      data::to_json(found.answers) ==
      R"({"name":"billing-api","owner":"group:default/pay","port":9090,"repoUrl":"github.com?owner=acme&repo=billing",)"
      R"("docker":true,"license":"apache"})");
  CHECK(found.guessed == std::vector<std::string>{"nickname"});
  CHECK(found.from == "2 files");
  CHECK_FALSE(found.commit);
}

TEST_CASE("a project that shows nothing leaves every answer a guess") {
  const auto found = infer(backstage(), {{"main.c", {"int main() {}\n"}}});
  CHECK(found.answers.find("name") == nullptr);
  CHECK(found.from == "0 files");
  CHECK(std::count(found.guessed.begin(), found.guessed.end(), "name") == 1);
  CHECK(std::count(found.guessed.begin(), found.guessed.end(), "nickname") == 1);
}

TEST_CASE("what no answer may be is no answer") {
  FileTree project = k_project;
  project["README.md"].bytes = "# The service ${{ values.name }}\n# The service Has Spaces\n";
  project.erase("cmd/billing-api/main.go");
  CHECK(infer(backstage(), project).answers.find("name") == nullptr);
}

TEST_CASE("a cookiecutter project is matched as well") {
  const auto found =
      infer(cookiecutter(), {{"README.md", {"Shop is an app\n"}}, {"shop/app.py", {"NAME = 'shop'\n"}}});
  CHECK(found.answers.string_or("name") == "Shop");
  CHECK(found.answers.string_or("slug") == "shop");
}

TEST_CASE("what cruft wrote down is taken as it is") {
  const auto found = infer(cookiecutter(),
                           {{".cruft.json", {R"({"template": "https://github.com/acme/cc", "commit": "abc123",
    "context": {"cookiecutter": {"name": "Shop", "slug": "shop", "ci": "github", "_template": "x", "gone": 1}}})"}}});
  CHECK(found.from == ".cruft.json");
  CHECK(found.commit == "abc123");
  CHECK(data::to_json(found.answers) == R"({"name":"Shop","slug":"shop","ci":"github"})");
  CHECK(found.guessed.empty());
}

TEST_CASE("what copier wrote down is taken; an empty file of answers is none") {
  FileTree project = k_project;
  project[".copier-answers.yml"] = {"_commit: v1.2\n_src_path: gh:acme/t\nname: pay\nport: 1\n"};
  auto found = infer(backstage(), project);
  CHECK(found.from == ".copier-answers.yml");
  CHECK(found.commit == "v1.2");
  CHECK(data::to_json(found.answers) == R"({"name":"pay","port":1})");
  project[".copier-answers.yml"] = {""};
  CHECK(infer(backstage(), project).from == "2 files");
}
