#include <catch2/catch.hpp>

#include "scaffold/cookiecutter_run.hpp"
#include "unit/scaffold/cookiecutter_template.hpp"

using namespace bs;
using test::cookiecutter;
using test::json;

namespace {

constexpr std::string_view k_root = "{{cookiecutter.name}}/";

TreeFile regular(std::string bytes) {
  return {std::move(bytes), FileMode::regular};
}

/// Files below the template's folder.
FileTree inside(std::initializer_list<std::pair<std::string, TreeFile>> files) {
  FileTree tree;
  for (const auto& [path, file] : files) tree[std::string(k_root) + path] = file;
  return tree;
}

scaffold::RunResult run(std::string variables, FileTree files, std::string_view answers = "{}") {
  scaffold::RunOptions options;
  options.parameters = json(answers);
  options.now = 1'800'000'000;  // 2027
  return scaffold::run_template(cookiecutter(std::move(variables), std::move(files)), options);
}

/// "path=bytes" of each file.
std::string rendered(std::string variables, FileTree files, std::string_view answers = "{}") {
  const scaffold::RunResult result = run(std::move(variables), std::move(files), answers);
  if (result.failure) return format_error(*result.failure);
  std::string out;
  for (const auto& [path, file] : result.files)
    out += path + (file.mode == FileMode::executable ? "*=" : "=") + file.bytes + ";";
  return out;
}

}  // namespace

TEST_CASE("cookiecutter: names and contents are rendered, the folder's content is the root") {
  CHECK(rendered(R"({"name": "tool", "pkg": "{{ cookiecutter.name }}_x"})",
                 inside({{"{{cookiecutter.pkg}}/a.py", regular("x = '{{ cookiecutter.pkg }}'\n")},
                         {"run.sh", {"#!/bin/sh\n", FileMode::executable}},
                         {"{% if cookiecutter.name == 'no' %}gone{% endif %}", regular("x")},
                         {"deep/{% if false %}gone{% endif %}", regular("x")},
                         {"year", regular("{% now 'utc', '%Y' %}\n\n")}}),
                 R"({"name": "big"})") ==
        "big_x/a.py=x = 'big_x'\n;keep=;run.sh*=#!/bin/sh\n;year=2027\n\n;");
}

TEST_CASE("cookiecutter: what is copied, not rendered") {
  const std::string variables =
      R"({"name": "tool", "_copy_without_render": ["*.html", "raw", "not[!x]here/*"]})";
  CHECK(rendered(variables, inside({{"{{cookiecutter.name}}.html", regular("{{ x }}")},
                                    {"a/b.html", regular("{{ x }}")},
                                    {"raw/{{y}}/z", regular("{{ x }}")},
                                    {"not_here/z", regular("{{ x }}")},
                                    {"picture", regular(std::string("\x89PNG{{ x }}\0", 12))}})) ==
        "a/b.html={{ x }};keep=;not_here/z={{ x }};picture=" + std::string("\x89PNG{{ x }}\0", 12) +
            ";raw/{{y}}/z={{ x }};tool.html={{ x }};");
}

TEST_CASE("cookiecutter: line ends are those of the file, or of _new_lines") {
  CHECK(rendered(R"({"name": "t"})", inside({{"a.bat", regular("a {{ cookiecutter.name }}\r\nb\r\n")},
                                             {"b", regular("a\nb\r\n")}})) ==
        "a.bat=a t\r\nb\r\n;b=a\nb\n;keep=;");
  CHECK(rendered(R"({"name": "t", "_new_lines": "\r\n"})", inside({{"b", regular("a\nb\n")}})) ==
        "b=a\r\nb\r\n;keep=;");
}

TEST_CASE("cookiecutter: the variables that it adds itself") {
  CHECK(rendered(R"({"name": "t", "__d": "{{ cookiecutter.name }}2", "__prompts__": {"name": "?"}})",
                 inside({{"a", regular("{{ cookiecutter._template }} {{ cookiecutter._output_dir }} "
                                       "{{ cookiecutter._repo_dir }} {{ cookiecutter._checkout }} "
                                       "{{ cookiecutter.__d }} {{ '__prompts__' in cookiecutter }}")}})) ==
        "a=the/source . the/source v1 t2 False;keep=;");
}

TEST_CASE("cookiecutter: symlinks to files of the template are followed") {
  const scaffold::RunResult result =
      run(R"({"name": "t"})", inside({{"a", regular("{{ cookiecutter.name }}")},
                                      {"b", {"a", FileMode::symlink}},
                                      {"c", {"/etc/passwd", FileMode::symlink}},
                                      {"d", {"../../../x", FileMode::symlink}},
                                      {"e", {"f", FileMode::symlink}},
                                      {"f", {"e", FileMode::symlink}}}));
  CHECK(result.files.size() == 3);
  CHECK(result.files.at("b") == regular("t"));
  REQUIRE(result.notes.size() == 4);
  CHECK(result.notes[0] ==
        "{{cookiecutter.name}}/c is a symlink to what is no file of the template: it was left out");
}

TEST_CASE("cookiecutter: paths that may not be written are refused") {
  const auto refused = [](std::string_view value, std::string_view name = "{{cookiecutter.v}}") {
    return rendered(R"({"name": "t", "v": ""})", inside({{std::string(name), regular("x")}}),
                    fmt::format(R"({{"v": {}}})", data::json_quoted(value)));
  };
  CHECK(refused("../x") ==
        "bs: error: {{cookiecutter.name}}/{{cookiecutter.v}}: \"../x\" may not be written: it "
        "leads out with \"..\"\n");
  CHECK(refused("/etc/x").find("\"/etc/x\" may not be written: ") != std::string::npos);
  CHECK(refused("a/.GIT/config").find("\"a/.GIT/config\" may not be written: ") != std::string::npos);
  CHECK(refused(".git", "{{cookiecutter.v}}/hooks/x").find("may not be written: ") != std::string::npos);
  CHECK(refused("", "{{cookiecutter.v}}/x") ==
        "bs: error: {{cookiecutter.name}}/{{cookiecutter.v}}: with these answers this folder has no name\n");
  CHECK(refused("a//./b") == "a/b=x;keep=;");
  CHECK(refused("Keep").find("keep") != std::string::npos);
  CHECK(refused("Keep").find("bs: error:") == 0);
}

TEST_CASE("cookiecutter: faults of a template are told with their place") {
  CHECK(rendered(R"({"name": "t"})", inside({{"a", regular("x\n{{ cookiecutter.nam }}")}})) ==
        "bs: error: {{cookiecutter.name}}/a:2:1: what is printed here is undefined\n"
        " 2 | {{ cookiecutter.nam }}\n   | ^\n"
        "hint: give it a value with `| default(…)`\n");
  CHECK(rendered(R"({"name": "t"})", inside({{"{{ nam }}", regular("x")}})) ==
        "bs: error: {{cookiecutter.name}}/{{ nam }}: in the name of this file: what is printed here is "
        "undefined\nhint: give it a value with `| default(…)`\n");
  CHECK(rendered(R"({"name": "t"})", inside({{"a", regular("{% include 'b' %}")}})) ==
        "bs: error: {{cookiecutter.name}}/a:1:4: the tag include is not available: a template stands alone\n"
        " 1 | {% include 'b' %}\n   |    ^\nhint: a macro in the same file may do\n");
  FileTree none;
  none["cookiecutter.json"] = regular(R"({"templates": {"a": {"path": "./a"}}})");
  none["a/x"] = regular("x");
  CHECK(format_error(*scaffold::run_template(cookiecutter(none), {}).failure) ==
        "bs: error: cookiecutter.json: beside this file there is no folder \"{{cookiecutter.…}}\"\n"
        "hint: it offers a choice of templates: name the folder of one of them\n");
}

TEST_CASE("cookiecutter: notes") {
  const scaffold::RunResult result =
      run(R"({"name": "t"})", inside({{"{{ 'a' }}", regular("1")},
                                      {"a", regular("2")},
                                      {"key", regular("{{ random_ascii_string(8) | length }}")}}));
  REQUIRE(result.notes.size() == 2);
  CHECK(result.notes[1] == "{{cookiecutter.name}}/{{ 'a' }} takes the place of another a");
  CHECK(result.notes[0] ==
        "{{cookiecutter.name}}/key: its random text is the same in each project; make secrets anew");
  CHECK(result.files.at("key").bytes == "8");
}

TEST_CASE("cookiecutter: limits") {
  scaffold::RunOptions options;
  options.parameters = data::Value::object();
  options.limits.files = 2;
  FileTree files = inside({{"a", regular("1")}, {"b", regular("2")}});
  const scaffold::TemplateSpec spec = cookiecutter(R"({"name": "t"})", files);
  CHECK(test::error_of([&] { scaffold::run_cookiecutter(spec, options); }) ==
        "bs: error: {{cookiecutter.name}}/keep: the template renders to more than 2 files\n");
  options.limits = {};
  options.limits.bytes = 1;
  CHECK(test::error_of([&] { scaffold::run_cookiecutter(spec, options); }) ==
        "bs: error: {{cookiecutter.name}}/b: the template renders to more than 1 bytes\n");
}

TEST_CASE("cookiecutter: the project is called as the rendered folder") {
  const scaffold::TemplateSpec spec = cookiecutter(R"({"name": "t"})");
  CHECK(scaffold::project_name(spec, json(R"({"name": "billing"})")) == "billing");
  CHECK(scaffold::project_name(spec, json("{}")) == "t");
  CHECK(scaffold::project_name(spec, json(R"({"name": ""})")) == std::nullopt);
  CHECK(scaffold::project_name(spec, json(R"({"name": "a/b"})")) == std::nullopt);
  CHECK(scaffold::project_name(spec, json(R"({"name": ".."})")) == std::nullopt);
}

TEST_CASE("cookiecutter: a folder for fetch:cookiecutter") {
  FileTree files;
  files["skeleton/cookiecutter.json"] =
      regular(R"({"name": "x", "slug": "{{ cookiecutter.name }}-s", "_copy_without_render": ["raw"]})");
  files["skeleton/{{cookiecutter.slug}}"] = regular("{{ cookiecutter.extra.a }} {{ cookiecutter.name }}");
  files["skeleton/raw"] = regular("{{ a }}");
  files["skeleton/more"] = regular("{{ a }}");
  std::vector<std::string> notes;
  const FileTree tree =
      scaffold::render_cookiecutter_folder({scaffold::memory_files(files),
                                            "skeleton",
                                            json(R"({"name": "{{ y }}", "extra": {"a": "{{ z }}"}})"),
                                            {"more"}},
                                           {}, notes);
  CHECK(tree.size() == 4);
  CHECK(tree.at("{{ y }}-s").bytes == "{{ z }} {{ y }}");
  CHECK(tree.at("raw").bytes == "{{ a }}");
  CHECK(tree.at("more").bytes == "{{ a }}");
  CHECK(notes.empty());
}
