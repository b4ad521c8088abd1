#include <catch2/catch.hpp>

#include "bs/scaffold/template_spec.hpp"
#include "support/error_of.hpp"
#include "template_text.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::files_of;
using bs::test::NamedText;
using bs::test::template_text;

using Lines = std::vector<std::string>;

/// "FILE:LINE:COL: SEVERITY: MESSAGE | HINT" of each finding; template.yaml itself is left out of the places.
Lines linted(const TemplateFilesPtr& files, std::string_view path = "go/template.yaml") {
  Lines lines;
  for (const Diagnostic& finding : lint_template(files, path)) {
    const bool is_own = finding.file == path;
    std::string place = Place{is_own ? "." : finding.file, finding.mark}.text();
    if (is_own) place.erase(0, 2);  // "."
    lines.push_back(fmt::format("{}{}{}: {}{}", place, place.empty() ? "" : ": ", name_of(finding.severity),
                                finding.message, finding.hint.empty() ? "" : " | " + finding.hint));
  }
  return lines;
}

Lines linted(std::string_view body, std::initializer_list<NamedText> others = {}) {
  return linted(files_of("go/template.yaml", template_text(body), others));
}

/// Of a step debug:log that prints the text, in a template with the parameters `name` and `my-port`.
Lines of_message(std::string_view yaml_text) {
  return linted(
      fmt::format("  parameters:\n"
                  "    properties:\n"
                  "      name: {{type: string}}\n"
                  "      my-port: {{type: number}}\n"
                  "  steps:\n"
                  "    - id: my-id\n"
                  "      action: publish:github\n"
                  "      input: {{repoUrl: '${{{{ parameters }}}}'}}\n"
                  "    - action: debug:log\n"
                  "      input:\n"
                  "        message: {}\n"
                  "    - id: late\n"
                  "      action: debug:log\n",
                  yaml_text));
}

}  // namespace

TEST_CASE("lint: a sound template has no findings") {
  CHECK(linted(R"(  parameters:
    - title: One
      required: [name]
      properties:
        name: {type: string, default: x, pattern: '^[a-z]+$'}
        kind: {type: string, enum: [a, b], enumNames: [A, B]}
      dependencies:
        kind:
          oneOf:
            - properties: {kind: {const: a}, extra: {type: number, default: 5}}
      if: {properties: {kind: {const: b}}}
      then: {properties: {other: {type: boolean}}, required: [other]}
  steps:
    - id: fetch
      action: fetch:template
      input:
        url: ./skeleton
        copyWithoutTemplating: [.github/workflows/, '*.raw']
        values: {name: '${{ parameters.name | upper }}', extra: '${{ parameters.extra }}', kind: fixed}
    - id: publish-it
      if: ${{ parameters.other and user.entity.metadata.name and not failure() }}
      action: publish:github
      input: {repoUrl: '${{ secrets.x }}${{ context.task.id }}${{ environment.parameters.y }}'}
    - each: ${{ [1, 2] }}
      action: debug:log
      input: {message: "${{ each.value }} ${{ steps['publish-it'].output.remoteUrl }} ${% for i in range(3) %}${{ i + loop.index }}{% endfor %}"}
  output:
    links: [{title: "${{ steps['publish-it'].output.remoteUrl }}", url: "${{ steps.fetch }}"}]
)",
               {{"go/skeleton/${{ values.name }}.txt",
                 "${{ values.extra }} {{ nothing }} {% set a = 1 %}${{ a }}"},
                {"go/skeleton/guarded",
                 "{% if values.no %}${{ values.no }}{% endif %}${{ values.n2 | default('x') }}"
                 "{% if values.kind == 'other' %}${{ values.dead }}{% else %}x{% endif %}"},
                {"go/skeleton/.github/workflows/ci.yml", "${{ secrets.X && true }}"},
                {"go/skeleton/a.raw", "${{ if }}"},
                {"go/skeleton/sub/picture.png", std::string_view("\x89PNG\0${{ if", 12)}}) == Lines{});
}

TEST_CASE("lint: names in expressions") {
  CHECK(of_message("${{ parameters.nme }}") ==
        Lines{"17:22: warning: no page asks for the parameter \"nme\" | is \"name\" meant?"});
  CHECK(of_message("${{ name }}") ==
        Lines{"17:22: warning: nothing is called \"name\" here | is \"parameters.name\" meant?"});
  CHECK(of_message("${{ parameter.name }}") ==
        Lines{"17:22: warning: nothing is called \"parameter\" here | is \"parameters\" meant?"});
  CHECK(
      of_message("${{ each.key }}") ==
      Lines{
          "17:22: warning: nothing is called \"each\" here | a step has it that has an \"each\" of its own"});
  CHECK(of_message("${{ always() }}") == Lines{"17:22: warning: nothing is called \"always\" here"});
  CHECK(of_message("${{ name | upcase }}")[1] == "17:29: error: there is no filter \"upcase\"");
  CHECK(of_message("${{ parameters.name | uper }}") ==
        Lines{"17:40: error: there is no filter \"uper\" | did you mean \"upper\"?"});
  CHECK(of_message("${{ parameters.name is oddd }}") ==
        Lines{"17:38: error: there is no test \"oddd\" for \"is\" | did you mean \"odd\"?"});
}

TEST_CASE("lint: steps in expressions") {
  CHECK(of_message("${{ steps.my.output }}") == Lines{"17:22: error: there is no step \"my\""});
  CHECK(of_message("${{ steps['my-it'].output }}") ==
        Lines{"17:22: error: there is no step \"my-it\" | is \"my-id\" meant?"});
  CHECK(of_message("${{ steps.late.output.x }}") ==
        Lines{"17:22: error: the step \"late\" runs later than this one"});
  CHECK(of_message("${{ steps['step-2'].output.x }}") ==
        Lines{"17:22: error: the step \"step-2\" names itself, before it has run"});
  CHECK(of_message("${{ steps['my-id'].output.remoteURL }}") ==
        Lines{"17:22: warning: publish:github has no output \"remoteURL\" | is \"remoteUrl\" meant?"});
  CHECK(of_message("${{ steps['my-id'].outputs.remoteUrl }}") ==
        Lines{"17:22: warning: a step has nothing called \"outputs\" | what it gives stands in "
              "steps['my-id'].output"});
}

TEST_CASE("lint: a dash behind a dot is a subtraction") {
  CHECK(of_message("${{ steps.my-id.output.remoteUrl }}") ==
        Lines{"17:22: error: steps.my-id is read as a subtraction | write steps['my-id']"});
  CHECK(of_message("${{ parameters.my-port + 1 }} ${{ nope }}") ==
        Lines{"17:22: error: parameters.my-port is read as a subtraction | write parameters['my-port']",
              "17:52: warning: nothing is called \"nope\" here"});
  CHECK(of_message("${{ 5 - parameters.name }}") == Lines{});
}

TEST_CASE("lint: || and && are told with what to write") {
  CHECK(of_message("${{ parameters.name || 'x' }}") ==
        Lines{"17:38: error: \"||\" is no operator of templates | write or"});
  CHECK(of_message("${{ parameters.name && 'x' }}") ==
        Lines{"17:38: error: \"&&\" stands where an operator or }} is expected | write and"});
}

TEST_CASE("lint: places within values of all styles") {
  const auto place = [](std::string_view text) {
    const Lines lines = of_message(text);
    return lines.size() == 1 ? lines[0].substr(0, lines[0].find(": "))
                             : fmt::format("{} findings", lines.size());
  };
  CHECK(place("é ${{ nope }}") == "17:24");
  CHECK(place("'a ${{ nope }}'") == "17:25");
  CHECK(place("\"a ${{ nope }}\"") == "17:25");
  CHECK(place("|\n          one\n          two ${{ nope }}") == "19:19");
  CHECK(place("|-\n\n          one ${{ nope }}") == "19:19");
  CHECK(place(">\n          one\n          two ${{ nope }}") == "19:19");
  CHECK(place("one\n          two ${{ nope }}") == "18:19");
  CHECK(place("'one\n          two ${{ nope }}'") == "18:19");
  // What was quoted in a way that cannot be followed is placed at the value.
  CHECK(place("\"\\u0041\\u0041 ${{ nope }}\"") == "17:18");
}

TEST_CASE("lint: conditions that never hold, and steps of one id") {
  CHECK(linted(R"(  steps:
    - {id: a, action: debug:log, if: false}
    - {id: b, action: debug:log, if: "${{ false }}"}
    - {id: c, action: debug:log, if: "${{ [] }}"}
    - {id: d, action: debug:log, if: "false"}
    - {id: e, action: debug:log, if: ""}
    - {id: f, action: debug:log, if: "${{ 1 > 2 }}"}
    - {id: g, action: debug:log, if: "${{ always() }}"}
    - {id: h, action: debug:log, if: true}
    - {id: i, action: debug:log}
    - {id: i, action: debug:log, if: true}
)") == Lines{
           "8:38: warning: the step \"a\" never runs: its condition is always false",
           "9:38: warning: the step \"b\" never runs: its condition is always false",
           "10:38: warning: the step \"c\" never runs: its condition is always false",
           "11:38: warning: the text \"false\" is true, so this step runs | write false without quotes, or "
           "${{ "
           "false }}",
           "12:38: warning: the step \"e\" never runs: its condition is always false",
           "13:38: warning: the step \"f\" never runs: its condition is always false",
           "17:7: warning: a second step has the id \"i\": its output takes the place of the first one's | "
           "the "
           "first stands in line 16",
       });
}

TEST_CASE("lint: actions and their inputs") {
  CHECK(linted(R"(  steps:
    - action: fetch:templte
      input: {url: ./x}
    - action: acme:deploy
      input: {x: 1}
    - action: fetch:template
      input: {ulr: ./x}
    - action: http:backstage:request
      input: {path: x, method: GET, timeout: 1, heders: y}
    - action: fetch:template
      input: {url: ./x, values: [1], replace: '${{ true }}', targetPth: y}
)",
               {{"go/x/f", ""}}) ==
        Lines{
            "8:15: error: the action \"fetch:templte\" is not known | is \"fetch:template\" meant?",
            "10:15: warning: the action \"acme:deploy\" is not known | a step of an action that bs does not "
            "know is not run",
            "12:15: error: fetch:template needs the input \"url\"",
            "13:15: warning: fetch:template takes no input \"ulr\" | is \"url\" meant?",
            "15:49: warning: http:backstage:request takes no input \"heders\" | is \"headers\" meant?",
            "17:33: warning: the input values of fetch:template must be a map, found a list",
            "17:62: warning: fetch:template takes no input \"targetPth\" | is \"targetPath\" meant?",
        });
}

TEST_CASE("lint: faults of the pages") {
  CHECK(linted(R"(  parameters:
    - required: [nme]
      properties:
        name: {type: string, default: 5}
        port: {type: number, enum: [1, 2], enumNames: [one]}
        bad: {type: strin}
    - required: [nam]
      properties:
        only: {type: string, default: x}
        list: {type: array, items: {type: string}, default: []}
        expr: {type: number, default: '${{ x }}'}
        pick: {enum: [a, b], enumNames: [A]}
        deflt: {type: integer, default: many}
  steps:
    - action: debug:log
      input: {message: '${{ parameters | dump }}'}
)") == Lines{
           "8:18: warning: \"nme\" is required, but no page asks for it | is \"name\" meant?",
           "10:39: warning: the default of \"name\" must be string",
           "11:55: warning: \"port\" has 2 choices but 1 name for them",
           "12:21: error: \"/properties/bad/type\" must be a type of JSON, not \"strin\" | the types are "
           "null, "
           "boolean, integer, number, string, array and object",
           "13:18: warning: \"nam\" is required, but no page asks for it | is \"name\" meant?",
           "18:41: warning: \"pick\" has 2 choices but 1 name for them",
           "19:41: warning: the default of \"deflt\" must be integer",
       });
}

TEST_CASE("lint: parameters that nothing uses are noted") {
  CHECK(linted(R"(  parameters:
    properties:
      used: {type: string}
      unused: {type: string}
      deciding: {type: boolean}
      other: {type: string}
      hidden: {type: string, 'ui:field': Secret}
    dependencies:
      deciding: {oneOf: [{properties: {deciding: {const: true}, deep: {type: string}}}]}
  steps:
    - action: debug:log
      input: {message: '${{ parameters["used"] }}', extra: {a: ['${{ parameters.other }}${{ secrets.hidden }}']}}
)") == Lines{"10:7: note: the parameter \"unused\" is asked for, but nothing uses it",
             "15:65: note: the parameter \"deep\" is asked for, but nothing uses it"});
}

TEST_CASE("lint: what steps fetch must be there, and inside") {
  CHECK(linted(R"(  parameters:
    properties:
      kind: {type: string, enum: [./a, ./b, https://x.example/c]}
  steps:
    - {action: fetch:plain, input: {url: ./nope}}
    - {action: fetch:plain, input: {url: ../../../etc}}
    - {action: fetch:plain, input: {url: '${{ parameters.kind }}'}}
    - {action: 'fetch:template:file', input: {url: ./no.txt, targetPath: x}}
    - {action: fetch:plain, input: {url: https://github.com/a/b, targetPath: ../x}}
    - {action: fetch:plain, input: {url: ./a, targetPath: '/etc/${{ parameters.kind }}'}}
    - {action: fetch:plain, input: {url: ./a, targetPath: './${{ parameters.kind }}'}}
)",
               {{"go/a/f", ""}}) ==
        Lines{
            "9:40: warning: there is no folder \"go/b\"",
            "11:42: error: there is no folder \"go/nope\"",
            "12:42: error: \"../../../etc\" leads out of the template's files",
            "14:52: error: there is no file \"go/no.txt\"",
            "15:78: error: \"../x\" leads out of the project",
            "16:59: error: \"/etc/${{ parameters.kind }}\" leads out of the project",
        });
}

TEST_CASE("lint: skeletons") {
  const auto skeleton = [](std::string_view input, std::initializer_list<NamedText> files) {
    return linted(fmt::format("  steps:\n    - id: f\n      action: fetch:template\n      input:\n"
                              "        url: ./s\n{}",
                              input),
                  files);
  };
  CHECK(skeleton("        values: {name: x, my-port: 1}\n",
                 {{"go/s/a", "one\n  ${{ values.nme }} ${{ values.nme }}\n${{ values.my-port }}\n"},
                  {"go/s/b", "${{ parameters.name }}"},
                  {"go/s/c", "a\n{% if x %}\n"},
                  {"go/s/d", "${{ values.name | uper }}${{ name }}"},
                  {"go/s/${{ values.nope }}/e", ""},
                  {"go/s/.github/f", "${{ secrets.TOKEN }}"}}) ==
        Lines{
            "go/s/${{ values.nope }}/e: warning: the step \"f\" does not give values.nope",
            "go/s/.github/f:1:5: warning: nothing is called \"secrets\" here | GitHub's own ${{ }} has to "
            "stand "
            "in {% raw %}, or the file in copyWithoutTemplating",
            "go/s/a:2:7: warning: the step \"f\" does not give values.nme | is \"name\" meant?",
            "go/s/a:3:5: error: values.my-port is read as a subtraction | write values['my-port']",
            "go/s/b:1:5: warning: nothing is called \"parameters\" here | all that a file knows is values",
            "go/s/c:2:4: error: this tag is not closed: there is no {% endif %}",
            "go/s/d:1:19: error: there is no filter \"uper\" | did you mean \"upper\"?",
            "go/s/d:1:30: warning: nothing is called \"name\" here | is \"values.name\" meant?",
        });
  CHECK(skeleton("        copyWithoutRender: [b]\n",
                 {{"go/s/a", "${{ values.x }}"}, {"go/s/b", "${{ if }}"}}) ==
        Lines{"12:9: warning: copyWithoutRender is the old name of copyWithoutTemplating | with the new name "
              "the files' names are rendered all the same",
              "go/s/a:1:5: warning: the step \"f\" does not give values.x"});
  CHECK(skeleton("        templateFileExtension: true\n",
                 {{"go/s/a", "${{ if }}"}, {"go/s/b.njk", "${{ values.x }}"}}) ==
        Lines{"go/s/b.njk:1:5: warning: the step \"f\" does not give values.x"});
  CHECK(
      skeleton("        cookiecutterCompat: true\n        values: {a: 1}\n",
               {{"go/s/a", "{{ cookiecutter.a }}{{ cookiecutter.b | jsonify }}{{ values.a }}"}}) ==
      Lines{
          "go/s/a:1:24: warning: the step \"f\" does not give cookiecutter.b",
          "go/s/a:1:54: warning: nothing is called \"values\" here | all that a file knows is cookiecutter"});
  CHECK(
      skeleton("        copyWithoutRender: [b]\n        copyWithoutTemplating: ['[b']\n        "
               "templateFileExtension: njk\n        cookiecutterCompat: true\n",
               {{"go/s/b", ""}}) ==
      Lines{
          "12:9: warning: copyWithoutRender is the old name of copyWithoutTemplating | with the new name the "
          "files' names are rendered all the same",
          "13:9: error: fetch:template takes either copyWithoutRender or copyWithoutTemplating, not both",
          "13:33: error: the glob \"[b\" is faulty at character 1: the class is not closed",
          "14:9: error: fetch:template takes either copyWithoutRender or templateFileExtension, not both",
          "14:9: error: fetch:template takes either copyWithoutTemplating or templateFileExtension, not both",
          "15:9: error: fetch:template takes either templateFileExtension or cookiecutterCompat, not both"});
  CHECK(skeleton("        values: '${{ parameters }}'\n", {{"go/s/a", "${{ values.x }}"}}) ==
        Lines{"go/s/a:1:5: warning: the step \"f\" does not give values.x"});
  CHECK(skeleton("        values: '${{ steps.f }}'\n", {{"go/s/a", "${{ values.x }}"}}).size() == 1);
}

TEST_CASE("lint: a template's own repository by its web page") {
  FileTree tree;
  tree["go/template.yaml"].bytes = template_text(
      "  steps:\n"
      "    - id: s\n      action: fetch:template\n"
      "      input: {url: https://github.com/acme/t/tree/main/go/skeleton}\n"
      "    - {action: fetch:plain, input: {url: 'https://github.com/acme/t/tree/main/nope'}}\n"
      "    - {action: fetch:plain, input: {url: 'https://github.com/acme/other/tree/main/nope'}}\n"
      "    - {action: fetch:plain, input: {url: 'https://github.com/acme/t/tree/main/${{ user.x }}'}}\n");
  tree["go/skeleton/a"].bytes = "${{ values.x }}";
  tree["go/skeleton/template.yaml"].bytes = template_text("  steps: []\n");
  const auto files = memory_files(tree, {"github.com/acme/t", "main", ""});
  CHECK(linted(files) == Lines{"11:42: error: there is no folder \"nope\"",
                               "go/skeleton/a:1:5: warning: the step \"s\" does not give values.x"});
  CHECK(find_templates(*files) == Lines{"go/template.yaml"});
  CHECK(find_templates(*memory_files(tree)).size() == 2);
}

TEST_CASE("lint: branches that the values rule out are not looked at") {
  const auto findings = [](std::string_view text) {
    return linted(
               "  steps:\n    - id: f\n      action: fetch:template\n      input:\n        url: ./s\n"
               "        values: {kind: api, open: '${{ user.x }}', n: 0}\n",
               {{"go/s/a", text}})
        .size();
  };
  CHECK(findings("{% if values.kind == 'x' %}${{ values.no }}{% endif %}") == 0);
  CHECK(findings("{% if values.kind == 'api' %}${{ values.no }}{% endif %}") == 1);
  CHECK(findings("{% if values.kind == 'api' %}x{% else %}${{ values.no }}{% endif %}") == 0);
  CHECK(findings("{%- if values.n -%}${{ values.no }}{%- elif values.kind -%}y{% else %}${{ values.no }}{% "
                 "endif %}") == 0);
  CHECK(findings("{% if values.gone == 1 %}{% if values.kind %}${{ values.no }}{% endif %}{% endif %}") == 0);
  CHECK(findings("{% if values.open %}${{ values.no }}{% else %}${{ values.no2 }}{% endif %}") == 2);
  CHECK(findings("{# {% if values.n %} #}${{ values.no }}") == 1);
  CHECK(findings("{% raw %}{% if values.n %}{% endraw %}${{ values.no }}") == 1);
  CHECK(findings("{% if values.n and %}") == 1);
}

TEST_CASE("lint: of more than 1,000 findings the others are counted") {
  std::string text;
  for (int i = 0; i < 1'500; ++i) text += fmt::format("${{{{ values.v{} | f{} }}}}\n", i, i);
  const Lines found =
      linted("  steps:\n    - {action: fetch:template, input: {url: ./s}}\n", {{"go/s/a", text}});
  REQUIRE(found.size() == 1'001);
  CHECK(found[1'000] == "error: and 2,000 further findings");
  CHECK(found[0] == "go/s/a:1:17: error: there is no filter \"f0\"");
}

TEST_CASE("lint: a file of one line with a hundred thousand names is looked at in one go") {
  std::string text = "{% if values.a %}é{% endif %}";
  for (int i = 0; i < 50'000; ++i) text += "${{ values.a | d(values.a) }}{% if values.n %}x{% endif %}";
  text += "${{ values.no }}";
  CHECK(
      linted("  steps:\n    - id: s\n      action: fetch:template\n      input: {url: ./s, values: {a: 1}}\n",
             {{"go/s/a", text}}) ==
      Lines{fmt::format("go/s/a:1:{}: warning: the step \"s\" does not give values.no", 29 + 2'900'000 + 5)});
}

TEST_CASE("lint: a template that does not load gives its faults") {
  CHECK(linted("  parameters: []\n", {{"go/bs-template.yaml", "x: 1\n"}}) ==
        Lines{"5:1: error: spec.steps is missing",
              "go/bs-template.yaml:1:1: error: unknown key \"x\" | known here: files"});
  CHECK(linted("  steps: [\n")[0].find(": error: ") != std::string::npos);
  CHECK(test::error_of([] { lint_template(memory_files({}), "x.yaml"); }) ==
        "not_found: there is no template at x.yaml");
}

TEST_CASE("lint: cookiecutter templates") {
  const auto files =
      files_of("cc/cookiecutter.json",
               "{\"name\": \"x\",\n \"slug\": \"{{ cookiecutter.nme|lower }}\", \"_copy_without_render\": "
               "[\"*.raw\", \"keep\"]}",
               {{"cc/{{cookiecutter.slug}}/a.txt", "{{ cookiecutter.name.lower() }} {{ cookiecutter.nope }}"},
                {"cc/{{cookiecutter.slug}}/b.txt", "{% if %}"},
                {"cc/{{cookiecutter.slug}}/keep/c", "{% if %}"},
                {"cc/{{cookiecutter.slug}}/d.raw", "{{ x"},
                {"cc/{{cookiecutter.slug}}/e", "{{ name }}"},
                {"cc/hooks/post_gen_project.py", ""}});
  const Lines found = linted(files, "cc/cookiecutter.json");
  CHECK(found ==
        Lines{
            "note: hooks/post_gen_project.py is not run",
            "2:14: warning: cookiecutter.json does not give cookiecutter.nme | is \"name\" meant?",
            "cc/{{cookiecutter.slug}}/a.txt:1:36: warning: cookiecutter.json does not give cookiecutter.nope",
            "cc/{{cookiecutter.slug}}/b.txt:1:7: error: \"%}\" stands where a value is expected",
            "cc/{{cookiecutter.slug}}/e:1:4: warning: nothing is called \"name\" here | is "
            "\"cookiecutter.name\" meant?",
        });
  CHECK(linted(files_of("cookiecutter.json", "{\"a\": 1}",
                        {{"{{cookiecutter.no}}/x", "{% for k in cookiecutter.items() %}{{ k }}{% endfor %}"},
                         {"{{cookiecutter.no}}/y", "{{ cookiecutter.no2 }}"}}),
               "cookiecutter.json") ==
        Lines{"{{cookiecutter.no}}/x: warning: cookiecutter.json does not give cookiecutter.no",
              "{{cookiecutter.no}}/y:1:4: warning: cookiecutter.json does not give cookiecutter.no2"});
  CHECK(linted(files_of("cookiecutter.json", "{\"template\": []}"), "cookiecutter.json") ==
        Lines{"error: beside this file there is no folder \"{{cookiecutter.…}}\" | it offers a choice of "
              "templates: name the folder of one of them"});
  CHECK(linted(files_of("cookiecutter.json", "{}"), "cookiecutter.json") ==
        Lines{"error: beside this file there is no folder \"{{cookiecutter.…}}\""});
}
