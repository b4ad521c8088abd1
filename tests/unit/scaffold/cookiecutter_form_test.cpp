#include <catch2/catch.hpp>
#include <cstdlib>

#include "unit/scaffold/cookiecutter_template.hpp"

using namespace bs;
using scaffold::Answer;
using test::cookiecutter;
using test::json;

namespace {

std::string completed(std::string_view variables, std::string_view answers = "{}") {
  const auto form = scaffold::make_form(cookiecutter(std::string(variables)));
  return data::to_json(form->completed(json(answers)));
}

std::string faults(std::string_view variables, std::string_view answers) {
  const auto form = scaffold::make_form(cookiecutter(std::string(variables)));
  std::string out;
  for (const auto& fault : form->faults(form->completed(json(answers)))) {
    out += fault.name + " " + fault.message;
    if (fault.proposal) out += " -> " + data::to_json(*fault.proposal);
    out += ";";
  }
  return out;
}

}  // namespace

TEST_CASE("cookiecutter form: questions in the order of the file, dictionaries last") {
  const auto form = scaffold::make_form(cookiecutter(R"({
    "name": "My Tool", "map": {"a": "{{ cookiecutter.slug }}"}, "slug": "{{ cookiecutter.name|lower|replace(' ', '-') }}",
    "licence": ["MIT", "GPL-3.0"], "docs": true, "_private": ["*.html"], "__derived": "{{ cookiecutter.slug }}-x"})"));
  const auto questions = form->questions(data::Value::object());
  REQUIRE(questions.size() == 5);
  CHECK(questions[0].name == "name");
  CHECK(questions[0].answer == Answer::text);
  CHECK(questions[1].fallback == data::Value("my-tool"));
  CHECK(questions[2].answer == Answer::choice);
  CHECK(questions[2].choices[1].label == "GPL-3.0");
  CHECK(questions[2].fallback == data::Value("MIT"));
  CHECK(questions[3].answer == Answer::boolean);
  CHECK(questions[3].fallback == data::Value(true));
  CHECK(questions[4].name == "map");
  CHECK(data::to_json(*questions[4].fallback) == R"({"a":"my-tool"})");
  CHECK(form->questions(json(R"({"name": "B"})"))[1].fallback == data::Value("b"));
  CHECK(form->secrets().empty());
}

TEST_CASE("cookiecutter form: prompts give titles and labels") {
  const auto form = scaffold::make_form(cookiecutter(R"({"name": "x", "licence": ["MIT", "BSD"], "other": "",
    "__prompts__": {"name": "What is it called?", "licence": {"__prompt__": "Which licence?", "MIT": "MIT, short"}}})"));
  const auto questions = form->questions(data::Value::object());
  REQUIRE(questions.size() == 3);
  CHECK(questions[0].title == "What is it called?");
  CHECK(questions[1].title == "Which licence?");
  CHECK(questions[1].choices[0].label == "MIT, short");
  CHECK(questions[1].choices[1].label == "BSD");
  CHECK(questions[2].title == "other");
}

TEST_CASE("cookiecutter form: answers stand for defaults and are never templates") {
  CHECK(completed(R"({"a": "x", "b": "{{ cookiecutter.a }}!"})") == R"({"a":"x","b":"x!"})");
  CHECK(completed(R"({"a": "x", "b": "{{ cookiecutter.a }}!"})", R"({"a": "{{ 1 }}"})") ==
        R"({"a":"{{ 1 }}","b":"{{ 1 }}!"})");
  CHECK(completed(R"({"n": 8080, "v": 1.0, "z": 1.5, "nothing": null})", "{}") ==
        R"({"n":"8080","v":"1.0","z":"1.5","nothing":null})");
  CHECK(completed(R"({"n": "1"})", R"({"n": 8080})") == R"({"n":"8080"})");
  CHECK(completed(R"({"yes": false})", R"({"yes": "Y"})") == R"({"yes":true})");
  CHECK(completed(R"({"map": {"a": "1", "deep": {"b": "2"}}})", R"({"map": {"deep": {"c": "3"}}})") ==
        R"({"map":{"a":"1","deep":{"b":"2","c":"3"}}})");
}

TEST_CASE("cookiecutter form: private keys are completed when they are given") {
  CHECK(completed(R"({"a": "x", "_new_lines": "\n", "__b": "{{ cookiecutter.a }}"})") == R"({"a":"x"})");
  CHECK(completed(R"({"a": "x", "_new_lines": "\n"})", R"({"_new_lines": "\r\n", "unknown": 1})") ==
        R"({"a":"x","_new_lines":"\r\n"})");
}

TEST_CASE("cookiecutter form: what does not hold") {
  CHECK(faults(R"({"licence": ["MIT", "GPL-3.0"]})", R"({"licence": "GPL-3.1"})") ==
        R"(licence is none of "MIT", "GPL-3.0" -> "GPL-3.0";)");
  CHECK(faults(R"({"a": "x", "licence": ["MIT", "{{ cookiecutter.a }}"]})", R"({"licence": "x"})").empty());
  CHECK(faults(R"({"empty": []})", "{}") == "empty has no choices;");
  CHECK(faults(R"({"docs": true})", R"({"docs": "perhaps"})") == "docs is neither true nor false;");
  CHECK(faults(R"({"map": {}})", R"({"map": "x"})") == "map is no object;");
  CHECK(faults(R"({"name": "x"})", R"({"name": ["x"]})") == "name is no text;");
}

TEST_CASE("cookiecutter form: a default that cannot be rendered is told where it stands") {
  CHECK(test::error_of([] { completed("{\n  \"a\": \"{{ cookiecutter.later }}\",\n  \"later\": \"x\"}"); }) ==
        "bs: error: cookiecutter.json:2:8: what is printed here is undefined\n"
        " 2 |   \"a\": \"{{ cookiecutter.later }}\",\n"
        "   |        ^\n"
        "hint: give it a value with `| default(…)`\n");
  CHECK(test::error_of(
            [] { completed(R"({"_jinja2_env_vars": {"block_start_string": "<%"}, "a": "{{ 1 }}"})"); }) ==
        "bs: error: cookiecutter.json:1:23: _jinja2_env_vars sets block_start_string, which bs does not "
        "follow\nhint: trim_blocks and lstrip_blocks are followed\n");
}

TEST_CASE("cookiecutter form: random text is another in each form, and the same in one") {
  constexpr std::string_view k_json = R"({"key": "{{ random_ascii_string(40, punctuation=true) }}"})";
  const auto form = scaffold::make_form(cookiecutter(std::string(k_json)));
  const data::Value first = form->completed(data::Value::object());
  CHECK(first.string_or("key").size() == 40);
  CHECK(form->completed(data::Value::object()) == first);
  CHECK(form->questions(data::Value::object())[0].fallback == *first.find("key"));
  CHECK(form->completed(first) == first);
  CHECK((completed(k_json) != data::to_json(first) || std::getenv("BS_NOW") != nullptr));
}

TEST_CASE("cookiecutter form: variables that double each other") {
  std::string text = R"({"v0": "xxxxxxxx")";
  for (int i = 1; i < 100; ++i)
    text += fmt::format(R"(, "v{}": "{{{{ cookiecutter.v{} ~ cookiecutter.v{} }}}}")", i, i - 1, i - 1);
  CHECK(test::error_of([&] { completed(text + "}"); }) ==
        "bs: error: cookiecutter.json: the variables of this template are larger than 4,194,304 bytes\n");
}

TEST_CASE("cookiecutter form: too many variables") {
  std::string text = "{";
  for (int i = 0; i <= 1000; ++i) text += fmt::format("{}\"v{}\": \"x\"", i == 0 ? "" : ",", i);
  CHECK(test::error_of([&] { completed(text + "}"); }) ==
        "bs: error: cookiecutter.json: cookiecutter.json has more than 1,000 variables\n");
}
