#include <catch2/catch.hpp>

#include "bs/data/json.hpp"
#include "bs/scaffold/template_spec.hpp"
#include "support/error_of.hpp"
#include "template_text.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::error_of;
using bs::test::files_of;
using bs::test::template_text;

using Texts = std::vector<std::string>;

TemplateSpec loaded(std::string_view text, std::initializer_list<test::NamedText> others = {}) {
  return load_template(files_of("go/template.yaml", text, others), "go/template.yaml");
}

/// The whole error as it is printed.
std::string fault(std::string_view text, std::initializer_list<test::NamedText> others = {},
                  std::string_view path = "go/template.yaml") {
  try {
    load_template(files_of(path, text, others), path);
  } catch (const Error& error) {
    return format_error(error);
  }
  return "none";
}

}  // namespace

TEST_CASE("a template is read as it was written") {
  const TemplateSpec spec = loaded(R"(# a comment
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: go-service
  title: A Go service
  description: Makes one
  tags: [go, service]
  whatever: {x: 1}
spec:
  owner: team-a
  type: service
  future: key
  parameters:
    - title: First
      description: about it
      properties: {name: {type: string}}
    - required: [a]
      properties: {a: {type: number}}
  steps:
    - action: fetch:template
      input: {url: ./skeleton}
    - id: two
      name: Second
      if: ${{ parameters.a }}
      each: [1, 2]
      action: debug:log
    - action: debug:log
      if: false
  output:
    links: [{title: x, url: y}]
)");
  CHECK(spec.form == TemplateForm::backstage);
  CHECK(spec.name == "go-service");
  CHECK(spec.title == "A Go service");
  CHECK(spec.description == "Makes one");
  CHECK(spec.owner == "team-a");
  CHECK(spec.type == "service");
  CHECK(spec.tags == Texts{"go", "service"});
  CHECK(spec.path == "go/template.yaml");
  CHECK(spec.text.starts_with("# a comment"));
  REQUIRE(spec.pages.size() == 2);
  CHECK(spec.pages[0].title == "First");
  CHECK(spec.pages[0].description == "about it");
  CHECK(spec.pages[1].title == "");
  CHECK(data::to_json(spec.pages[1].schema) == R"({"required":["a"],"properties":{"a":{"type":"number"}}})");
  REQUIRE(spec.steps.size() == 3);
  CHECK(spec.steps[0].id == "step-1");
  CHECK(spec.steps[0].name == "fetch:template");
  CHECK(spec.steps[0].input.string_or("url") == "./skeleton");
  CHECK(spec.steps[0].mark == Mark{21, 7});
  CHECK(spec.steps[0].action_mark == Mark{21, 15});
  CHECK(!spec.steps[0].condition);
  CHECK(spec.steps[1].id == "two");
  CHECK(spec.steps[1].name == "Second");
  CHECK(spec.steps[1].condition->as_string() == "${{ parameters.a }}");
  CHECK(spec.steps[1].each->as_array().size() == 2);
  CHECK(spec.steps[1].input.is_null());
  CHECK(spec.steps[2].id == "step-3");
  CHECK(spec.steps[2].condition == data::Value(false));
  CHECK(data::to_json(spec.output) == R"({"links":[{"title":"x","url":"y"}]})");
}

TEST_CASE("parameters may be one page, or none; a template without a title is called by its name") {
  const TemplateSpec spec =
      loaded(template_text("  parameters: {title: One, properties: {}}\n  steps: []\n"));
  CHECK(spec.title == "t");
  REQUIRE(spec.pages.size() == 1);
  CHECK(spec.pages[0].title == "One");
  CHECK(spec.steps.empty());
  CHECK(loaded(template_text("  steps: []\n")).pages.empty());
}

TEST_CASE("of a file's documents the one template counts") {
  const std::string location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: l}\n";
  const std::string one = template_text("  steps: []\n");
  CHECK(loaded(location + "---\n" + one).name == "t");
  // A broken neighbour does no harm.
  CHECK(loaded("a: [\n---\n" + one).name == "t");
  CHECK(fault(one + "---\n" + one) ==
        "bs: error: go/template.yaml:9:1: a second template starts here, and a file may hold one\n"
        " 9 | apiVersion: scaffolder.backstage.io/v1beta3\n"
        "   | ^\n"
        "hint: give it a file of its own\n");
  CHECK(fault(location) ==
        "bs: error: go/template.yaml: this file holds no template\n"
        "hint: a template begins with \"apiVersion: scaffolder.backstage.io/v1beta3\" and \"kind: "
        "Template\"\n");
  CHECK(fault("") ==
        "bs: error: go/template.yaml: this file holds no template\n"
        "hint: a template begins with \"apiVersion: scaffolder.backstage.io/v1beta3\" and \"kind: "
        "Template\"\n");
  CHECK(fault("apiVersion: backstage.io/v1beta2\nkind: Template\n") ==
        "bs: error: go/template.yaml:1:13: templates of backstage.io/v1beta2 are not read any more, neither "
        "here nor by Backstage\n"
        " 1 | apiVersion: backstage.io/v1beta2\n"
        "   |             ^\n"
        "hint: write it as scaffolder.backstage.io/v1beta3\n");
}

TEST_CASE("all faults of a template are told at once, those of bs-template.yaml too") {
  CHECK(fault("apiVersion: scaffolder.backstage.io/v1beta3\n"
              "kind: Template\n"
              "metadata: {name: t}\n"
              "spec:\n"
              "  type: service\n"
              "  parameters: [1]\n"
              "  steps:\n"
              "    - id: 5\n"
              "      input: ${{ parameters }}\n",
              {{"go/bs-template.yaml", "files: {managd: [a]}\n"}}) ==
        "bs: error: go/template.yaml:6:16: spec.parameters[0] must be a map, found the number 1\n"
        " 6 |   parameters: [1]\n"
        "   |                ^\n"
        "bs: error: go/template.yaml:8:7: spec.steps[0].action is missing\n"
        "hint: for example \"action: fetch:template\"\n"
        "bs: error: go/template.yaml:8:11: spec.steps[0].id must be a string, found the number 5\n"
        "hint: put it in quotes\n"
        "bs: error: go/template.yaml:9:14: spec.steps[0].input must be a map, found \"${{ parameters }}\"\n"
        "bs: error: go/bs-template.yaml:1:9: unknown key \"files.managd\"\n"
        "hint: is \"managed\" meant?\n");
  CHECK(fault("apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: {name: t}\n"
              "spec: {type: service}\n") ==
        "bs: error: go/template.yaml:4:1: spec.steps is missing\n"
        " 4 | spec: {type: service}\n"
        "   | ^\n");
  CHECK(fault("apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nspec: [\n")
            .find("go/template.yaml:3:7: ") != std::string::npos);
}

TEST_CASE("files that $yaml names stand in their place") {
  const std::string text = template_text(
      "  parameters: {$yaml: ./pages/one.yaml}\n"
      "  steps:\n"
      "    - {$yaml: ../shared/step.yaml}\n"
      "    - $yaml: /shared/step.yaml\n");
  const TemplateSpec spec = loaded(text, {{"go/pages/one.yaml", "- title: A\n- title: B\n"},
                                          {"shared/step.yaml", "id: x\naction: debug:log\n"}});
  REQUIRE(spec.pages.size() == 2);
  CHECK(spec.pages[1].title == "B");
  REQUIRE(spec.steps.size() == 2);
  CHECK(spec.steps[1].id == "x");
  CHECK(spec.steps[0].mark == Mark{9, 7});
}

TEST_CASE("what $yaml may not name is a fault at its place") {
  const auto refusal = [](std::string_view target) {
    FileTree tree;
    tree["go/template.yaml"].bytes = template_text(fmt::format("  steps:\n    - $yaml: \"{}\"\n", target));
    tree["go/link.yaml"] = {"template.yaml", FileMode::symlink};
    tree["go/broken.yaml"].bytes = "a:\n  - [\n";
    tree["go/large.yaml"].bytes = std::string((1u << 20) + 1, '#');
    return error_of([&] { load_template(memory_files(tree), "go/template.yaml"); });
  };
  CHECK(refusal("../../x.yaml") == "config: $yaml \"../../x.yaml\": it leads out of the template's files");
  CHECK(refusal("nope.yaml") == "config: $yaml \"nope.yaml\": there is no such file");
  CHECK(refusal("link.yaml") == "config: $yaml \"link.yaml\": it is a symbolic link");
  CHECK(refusal("https://x.example/a.yaml") ==
        "config: $yaml \"https://x.example/a.yaml\": nothing is read from the network");
  CHECK(refusal("large.yaml") ==
        "config: $yaml \"large.yaml\": cannot read go/large.yaml: it is larger than 1,048,576 bytes");
  CHECK(refusal("broken.yaml").starts_with("config: $yaml \"broken.yaml\": line 2, column "));
  std::string many = "  steps:\n";
  for (int i = 0; i < 101; ++i) many += "    - $yaml: s.yaml\n";
  CHECK(fault(template_text(many), {{"go/s.yaml", "action: a:b\n"}})
            .find("108:14: $yaml \"s.yaml\": more than 100 files are included") != std::string::npos);
}

TEST_CASE("classes of files come from bs-template.yaml") {
  const std::string text = template_text("  steps: []\n");
  const TemplateSpec spec =
      loaded(text, {{"go/bs-template.yaml", "files:\n  managed: [.github/**]\n  once: ['*.md', src/**]\n"}});
  CHECK(spec.classes.managed == Texts{".github/**"});
  CHECK(spec.classes.once == Texts{"*.md", "src/**"});
  CHECK(loaded(text, {{"go/bs-template.yaml", "# nothing\n"}}).classes.managed.empty());
  CHECK(loaded(text, {{"bs-template.yaml", "x: 1\n"}}).classes.managed.empty());
  CHECK(fault(text, {{"go/bs-template.yaml", "files: {managed: ['[a'], once: x}\n"}}) ==
        "bs: error: go/bs-template.yaml:1:19: files.managed[0]: the glob \"[a\" is faulty at character 1: "
        "the class is not "
        "closed\n"
        " 1 | files: {managed: ['[a'], once: x}\n"
        "   |                   ^\n"
        "bs: error: go/bs-template.yaml:1:32: files.once must be a list of strings, found \"x\"\n");
}

TEST_CASE("a cookiecutter.json is a template too") {
  const auto files =
      files_of("old/app/cookiecutter.json",
               R"({"name": "My app", "_extensions": ["jinja2_time.TimeExtension", "local.Mine"], "n": 1})",
               {{"old/app/hooks/pre_gen_project.py", ""},
                {"old/app/hooks/post_gen_project.sh", ""},
                {"old/app/hooks/README.md", ""},
                {"old/app/{{cookiecutter.name}}/a", ""}});
  const TemplateSpec spec = load_template(files, "old/app/cookiecutter.json");
  CHECK(spec.form == TemplateForm::cookiecutter);
  CHECK(spec.name == "app");
  CHECK(spec.cookiecutter.string_or("name") == "My app");
  CHECK(spec.cookiecutter.find("n")->mark == Mark{1, 85});
  CHECK(spec.notices == Texts{"hooks/post_gen_project.sh is not run", "hooks/pre_gen_project.py is not run",
                              "the extension local.Mine is not loaded"});
  FileTree tree;
  tree["cookiecutter.json"].bytes = "{}";
  CHECK(load_template(memory_files(tree), "cookiecutter.json").name == "template");
  CHECK(load_template(memory_files(tree, {"github.com/acme/cc-app", "", ""}), "cookiecutter.json").name ==
        "cc-app");
  CHECK(fault("[1]", {}, "cookiecutter.json") ==
        "bs: error: cookiecutter.json:1:1: the file must be a map of variables and their defaults, found a "
        "list\n");
  CHECK(fault("{", {}, "cookiecutter.json").starts_with("bs: error: cookiecutter.json:1:2: "));
}

TEST_CASE("a template that is not there, or a link, is told") {
  FileTree tree;
  tree["a.yaml"] = {"b.yaml", FileMode::symlink};
  const auto files = memory_files(tree);
  CHECK(error_of([&] { load_template(files, "x.yaml"); }) == "not_found: there is no template at x.yaml");
  CHECK(error_of([&] { load_template(files, "../x.yaml"); }) ==
        "not_found: there is no template at ../x.yaml");
  CHECK(error_of([&] { load_template(files, "a.yaml"); }) ==
        "config: a template's file may not be a symbolic link");
}

TEST_CASE("templates are found, skeletons are not") {
  const std::string fetches = template_text(
      "  steps:\n"
      "    - {action: fetch:template, input: {url: ./skeleton}}\n"
      "    - {action: fetch:template, input: {url: '../common/${{ parameters.kind }}/'}}\n"
      "    - {action: fetch:plain, input: {url: '${{ parameters.x }}'}}\n"
      "    - {action: fetch:plain, input: {url: https://github.com/a/b}}\n");
  const std::string plain = template_text("  steps: []\n");
  const auto files =
      files_of("go/template.yaml", fetches,
               {{"go/skeleton/template.yaml", plain},
                {"go/skeleton/deep/cookiecutter.json", "{}"},
                {"go/other/t.yml", plain},
                {"common/a/template.yaml", plain},
                {"root.yaml", template_text("  steps: [{action: fetch:plain, input: {url: ./}}]\n")},
                {"node_modules/x/template.yaml", plain},
                {"broken/template.yaml", plain + "  a: [\n"},
                {"entity.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\n"},
                {"text.txt", plain},
                {"cc/cookiecutter.json", "{}"},
                {"cc/{{cookiecutter.x}}/cookiecutter.json", "{}"}});
  CHECK(find_templates(*files) == Texts{"broken/template.yaml", "cc/cookiecutter.json", "go/other/t.yml",
                                        "go/template.yaml", "root.yaml"});
  CHECK(find_templates(*files, "go") == Texts{"go/other/t.yml", "go/template.yaml"});
  CHECK(find_templates(*files, "nope").empty());
}
