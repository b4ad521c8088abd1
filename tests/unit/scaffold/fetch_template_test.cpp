// fetch:template and the other actions that bring files.
#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "run_fixture.hpp"
#include "scaffold/skeleton.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::shown_files;
using bs::test::tree_of;
using bs::test::Trial;

/// What fetch:template makes of these files of t/skeleton, with further inputs.
std::string fetched(std::initializer_list<test::NamedText> skeleton, std::string_view inputs = "",
                    std::string parameters = R"({"a":"A","no":""})") {
  Trial trial{
      "  steps:\n  - id: f\n    action: fetch:template\n    input:\n      url: ./skeleton\n"
      "      values: {a: '${{ parameters.a }}', no: '${{ parameters.no }}'}\n" +
      std::string(inputs)};
  for (const auto& [name, text] : skeleton) trial.files["t/skeleton/" + std::string(name)].bytes = text;
  trial.parameters = std::move(parameters);
  return shown_files(trial.run());
}

}  // namespace

TEST_CASE("fetch:template renders names and texts with values alone") {
  CHECK(fetched({{"${{ values.a }}/x.txt", "1 ${{ values.a }}"}, {".env", "${{ parameters.a }}."}}) ==
        ".env=. A/x.txt=1 A");
  CHECK(fetched({{"x", "{{ values.a }} {% if values.a %}yes{% endif %}"}}) == "x={{ values.a }} yes");
}

TEST_CASE("fetch:template: files whose name, or a folder's, is empty are left out, before any refusal") {
  CHECK(fetched({{"{% if values.no %}x{% endif %}", "a"},
                 {"d/{% if values.no %}x{% endif %}", "b"},
                 {"{% if values.no %}d{% endif %}/y", "c"},
                 {"d/{% if values.no %}e{% endif %}/y", "d"},
                 {"{% if values.no %}d{% endif %}/../../y", "e"},
                 {"{% if values.a %}kept{% endif %}", "f"}}) == "kept=f");
}

TEST_CASE("fetch:template refuses what leaves the result, with the file named") {
  CHECK(fetched({{"${{ values.a }}", ""}}, "", R"({"a":"../x","no":""})") ==
        "t/skeleton/${{ values.a }}: \"../x\" may not be written: it leads out with \"..\"");
  CHECK(
      fetched({{"${{ values.a }}/config", ""}}, "", R"({"a":".GIT","no":""})") ==
      "t/skeleton/${{ values.a }}/config: \".GIT/config\" may not be written: git keeps its own files there");
  CHECK(fetched({{"x", ""}}, "      targetPath: ../out\n") ==
        "t/template.yaml:13:19: \"../out\" may not be written: it leads out with \"..\"");
  CHECK(fetched({{"x", ""}}, "      targetPath: /etc\n") ==
        "t/template.yaml:13:19: \"/etc\" may not be written: it is absolute");
  CHECK(fetched({{"x", "1"}}, "      targetPath: ./a//b/./\n") == "a/b/x=1");
}

TEST_CASE("fetch:template: what is there stays, unless it is to be replaced") {
  const std::string again = "  - id: g\n    action: fetch:template\n    input: {url: ./more, values: {}";
  Trial trial{"  steps:\n  - {id: f, action: 'fs:write', input: {path: x, content: old}}\n" + again + "}\n"};
  trial.files = tree_of({{"t/more/x", "new"}, {"t/more/y", "new"}});
  const RunResult kept = trial.run();
  CHECK(shown_files(kept) == "x=old y=new");
  CHECK(kept.notes == std::vector<std::string>{
                          "g: 1 file was there already, stays as it is (replace: true takes the new): x"});
  trial.steps = "  steps:\n  - {id: f, action: 'fs:write', input: {path: x, content: old}}\n" + again +
                ", replace: true}\n";
  const RunResult replaced = trial.run();
  CHECK(shown_files(replaced) == "x=new y=new");
  CHECK(replaced.notes.empty());
}

TEST_CASE("fetch:template: binary files, symlinks and modes") {
  Trial trial{"  steps:\n  - {action: 'fetch:template', input: {url: skeleton, values: {}}}\n"};
  const std::string picture("\x89PNG\r\n\x1a\n\0\0${{ values.a }}", 25);
  trial.files["t/skeleton/p.png"].bytes = picture;
  trial.files["t/skeleton/run.sh"] = {"#!/bin/sh ${{ 1 + 1 }}", FileMode::executable};
  trial.files["t/skeleton/d/link"] = {"../run.sh", FileMode::symlink};
  const RunResult result = trial.run();
  REQUIRE_FALSE(result.failure);
  CHECK(result.files.at("p.png").bytes == picture);
  CHECK(result.files.at("run.sh") == TreeFile{"#!/bin/sh 2", FileMode::executable});
  CHECK(result.files.at("d/link") == TreeFile{"../run.sh", FileMode::symlink});
  trial.files["t/skeleton/d/link"].bytes = "../../../../etc/passwd";
  CHECK(shown_files(trial.run()) ==
        "t/skeleton/d/link: this symbolic link leads out of the template, to \"../../../../etc/passwd\"");
  trial.files["t/skeleton/d/link"].bytes = "../../template.yaml";
  CHECK(shown_files(trial.run()) ==
        "t/template.yaml: \"d/link\" may not be written: the target of this symbolic link is "
        "\"../../template.yaml\": it leads out");
}

TEST_CASE("fetch:template: files that are copied") {
  constexpr std::string_view k_text = "${{ values.a }}";
  CHECK(fetched({{"${{ values.a }}.md", k_text}, {"w/x.yml", k_text}, {"w/d/y", k_text}},
                "      copyWithoutTemplating: ['*.md', w/*]\n") ==
        "A.md=${{ values.a }} w/d/y=A w/x.yml=${{ values.a }}");
  CHECK(fetched({{"${{ values.a }}.md", k_text}, {"w/x.yml", k_text}, {"w/d/y", k_text}},
                "      copyWithoutRender: ['*.md', w, '!w/d/**']\n") ==
        "${{ values.a }}.md=${{ values.a }} w/d/y=A w/x.yml=${{ values.a }}");
  CHECK(fetched({{"x", ""}}, "      copyWithoutRender: [a]\n      copyWithoutTemplating: [a]\n") ==
        "t/template.yaml:13:26: fetch:template takes either \"copyWithoutTemplating\" or "
        "\"copyWithoutRender\", not both");
  CHECK(fetched({{"x", ""}}, "      copyWithoutRender: '*'\n") ==
        "t/template.yaml:13:26: fetch:template takes a list as \"copyWithoutRender\"");
}

TEST_CASE("fetch:template: an extension of what is rendered") {
  constexpr std::string_view k_text = "${{ values.a }}";
  CHECK(fetched({{"a.md.njk", k_text}, {"b.md", k_text}, {"${{ values.a }}", k_text}, {".njk", k_text}},
                "      templateFileExtension: true\n") ==
        ".njk=${{ values.a }} A=${{ values.a }} a.md=A b.md=${{ values.a }}");
  CHECK(fetched({{"a.md.tpl", k_text}, {"b.njk", k_text}}, "      templateFileExtension: tpl\n") ==
        "a.md=A b.njk=${{ values.a }}");
}

TEST_CASE("fetch:template: cookiecutter's tags, and blocks that are trimmed") {
  CHECK(fetched({{"{{ cookiecutter.a }}", "{{ cookiecutter.a }} ${{ 1 }} {{ values.a }}"}},
                "      cookiecutterCompat: true\n") == "A=A $1 ");
  CHECK(fetched({{"x", "  {% if values.a %}\n  y\n  {% endif %}\n"}},
                "      trimBlocks: true\n      lstripBlocks: true\n") == "x=  y\n");
}

TEST_CASE("fetch:template: errors in a file stand there") {
  CHECK(fetched({{"src/x.txt", "one\n  ${{ values.a | nosuch }}\n"}}) ==
        "t/skeleton/src/x.txt:2:18: there is no filter \"nosuch\"");
  CHECK(fetched({{"${{ values.a | nosuch }}", ""}}) ==
        "t/skeleton/${{ values.a | nosuch }}: in the file's name: there is no filter \"nosuch\"");
}

TEST_CASE("fetch actions: where a url leads") {
  Trial trial{"  steps:\n  - {id: f, action: 'fetch:plain', input: {url: ../shared/docs/}}\n"};
  trial.files = tree_of({{"shared/docs/a", "${{ 1 }}"}, {"shared/docs2/a", "no"}, {"x", "no"}});
  CHECK(shown_files(trial.run()) == "a=${{ 1 }}");
  trial.steps = "  steps:\n  - {id: f, action: 'fetch:plain', input: {url: ../../x}}\n";
  CHECK(shown_files(trial.run()) == "t/template.yaml:8:49: \"../../x\" leads out of the template's files");
  trial.steps = "  steps:\n  - {id: f, action: 'fetch:plain', input: {url: ./none}}\n";
  CHECK(shown_files(trial.run()) == "t/template.yaml:8:49: there are no files in t/none");
  trial.steps = "  steps:\n  - {id: f, action: 'fetch:plain:file', input: {url: ../x, targetPath: d/y}}\n";
  CHECK(shown_files(trial.run()) == "d/y=no");
  trial.steps =
      "  steps:\n  - {id: f, action: 'fetch:template:file', input: {url: ../shared/docs/a, targetPath: "
      "d/y}}\n";
  CHECK(shown_files(trial.run()) == "d/y=1");
}

TEST_CASE("fetch actions: absolute urls") {
  Trial trial{
      "  steps:\n  - {id: f, action: 'fetch:template', input: {url: 'https://github.com/acme/t/tree/v "
      "1/skel', values: {}}}\n"};
  const RunResult far = trial.run();
  CHECK(far.files.empty());
  REQUIRE_FALSE(far.failure);
  CHECK(far.steps[0].state == StepState::not_run);
  CHECK(far.steps[0].makes_files);
  CHECK(far.steps[0].reason == "needs the network: https://github.com/acme/t/tree/v 1/skel");
  CHECK(far.steps[0].commands ==
        std::vector<std::string>{"git clone --depth 1 --branch 'v 1' -- https://github.com/acme/t"});
  trial.options.locate = [](std::string_view url) -> std::optional<RunOptions::Located> {
    CHECK(url == "https://github.com/acme/t/tree/v 1/skel");
    return RunOptions::Located{memory_files(tree_of({{"skel/a", "${{ 2 }}"}})), "skel"};
  };
  CHECK(shown_files(trial.run()) == "a=2");
}

TEST_CASE("workspace:template renders what is there") {
  const std::string first =
      "  steps:\n  - {action: 'fs:write', input: {path: 'in/x.njk', content: \"${{ '${{ values.v }}' "
      "}}\"}}\n";
  Trial trial{first +
              "  - {action: 'workspace:template', input: {sourcePath: in, targetPath: out, "
              "templateFileExtension: true, values: {v: 7}}}\n"};
  CHECK(shown_files(trial.run()) == "in/x.njk=${{ values.v }} out/x=7");
  trial.steps = first +
                "  - {action: 'workspace:template:file', input: {sourcePath: in/x.njk, targetPath: y, "
                "values: {v: 8}}}\n";
  CHECK(shown_files(trial.run()) == "in/x.njk=${{ values.v }} y=8");
}

TEST_CASE("binary files are told from text") {
  CHECK_FALSE(is_binary(""));
  CHECK_FALSE(is_binary("plain\ttext\r\n\x1b[0m\f"));
  CHECK_FALSE(is_binary("Grüße, 世界"));
  CHECK_FALSE(is_binary("\xEF\xBB\xBF with a mark"));
  CHECK(is_binary(std::string_view("a\0b", 3)));
  CHECK(is_binary("%PDF-1.7 text"));
  CHECK(is_binary("\xFF\xFEx"));
  CHECK(is_binary("\xC0\xC1\xF5 abc"));
  std::string cut(511, 'a');
  CHECK_FALSE(is_binary(cut + "ü and more"));
}
