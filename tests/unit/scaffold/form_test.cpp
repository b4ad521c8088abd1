#include <catch2/catch.hpp>

#include "form_spec.hpp"

using namespace bs::scaffold;
using bs::data::Value;

namespace {

const std::string k_service = R"(
- title: The service
  required: [name, owner]
  properties:
    name:
      title: Name
      type: string
      description: also the folder
      ui:help: lower case
      ui:placeholder: billing-api
      pattern: ^[a-z0-9-]+$
      maxLength: 20
    owner: {type: string}
    port: {title: Port, type: integer, default: 8080, minimum: 1024, maximum: 65535}
    notes: {type: string, ui:widget: textarea}
    internal: {type: boolean, default: true}
    host: {type: string, ui:widget: hidden, default: github.com}
- title: CI
  required: [ci]
  properties:
    ci:
      type: string
      default: gha
      enum: [gha, gitlab, none]
      enumNames: [GitHub Actions, GitLab CI]
    tags: {type: array, items: {type: string}}
    size: {type: number, enum: [1, 2.5]}
)";

}  // namespace

TEST_CASE("form: plain pages become questions in their order") {
  const auto form = form_of(k_service);
  CHECK(names_text(*form) == "name* owner* port notes internal ci* tags size");
  const Question name = question_named(*form, "name");
  CHECK(name.title == "Name");
  CHECK(name.help == "lower case");
  CHECK(name.placeholder == "billing-api");
  CHECK(name.page_title == "The service");
  CHECK(name.answer == Answer::text);
  CHECK_FALSE(name.fallback);
  CHECK(question_named(*form, "owner").title == "owner");
  CHECK(question_named(*form, "port").answer == Answer::integer);
  CHECK(*question_named(*form, "port").fallback == Value(8080));
  CHECK(question_named(*form, "notes").is_multiline);
  CHECK(question_named(*form, "internal").answer == Answer::boolean);
  const Question ci = question_named(*form, "ci");
  CHECK(ci.answer == Answer::choice);
  CHECK(ci.page == 1);
  REQUIRE(ci.choices.size() == 3);
  CHECK(ci.choices[0].label == "GitHub Actions");
  CHECK(ci.choices[2].label == "none");
  CHECK_FALSE(ci.allows_other);
  CHECK(question_named(*form, "tags").answer == Answer::list);
  CHECK(question_named(*form, "size").answer == Answer::choice);
  CHECK(form->names() ==
        std::vector<std::string>{"name", "owner", "port", "notes", "internal", "host", "ci", "tags", "size"});
}

TEST_CASE("form: defaults, hidden ones and empty lists too") {
  const auto form = form_of(k_service);
  CHECK(completed_text(*form, "{}") ==
        R"({"port":8080,"internal":true,"host":"github.com","ci":"gha","tags":[]})");
  CHECK(completed_text(*form, R"({"port":9000,"ci":"none","tags":["a"]})") ==
        R"({"port":9000,"ci":"none","tags":["a"],"internal":true,"host":"github.com"})");
}

TEST_CASE("form: faults in a user's words") {
  const auto form = form_of(k_service);
  CHECK(faults_text(*form, "{}") == "name: is required\nowner: is required\n");
  CHECK(faults_text(*form, R"({"name":"billing-api","owner":"x"})").empty());
  CHECK(faults_text(*form, R"({"name":"Billing API","owner":"x","port":80,"ci":"gitlap","size":3})") ==
        "name: has a space and capitals -> \"billing-api\"\n"
        "port: must be at least 1024 -> 1024\n"
        "ci: must be one of gha, gitlab, none -> \"gitlab\"\n"
        "size: must be one of 1, 2.5\n");
  CHECK(faults_text(*form, R"({"name":"","owner":"x","port":70000,"internal":"yes"})") ==
        "name: must not be empty; it must be lower case letters, digits and dashes (pattern ^[a-z0-9-]+$)\n"
        "port: must be at most 65535 -> 65535\n"
        "internal: must be yes or no\n");
  CHECK(faults_text(*form, R"({"name":"a-name-that-is-far-too-long","owner":5,"tags":"a"})") ==
        "name: has 27 characters, at most 20 are allowed -> \"a-name-that-is-far-t\"\n"
        "owner: must be text\n"
        "tags: must be a list\n");
}

TEST_CASE("form: examples satisfy it") {
  const auto form = form_of(k_service);
  const Value answers = example_answers(*form);
  CHECK(form->faults(answers).empty());
  CHECK(answers.string_or("name") == "example-app");
  CHECK(bs::data::to_json(example_answers(*form)) == bs::data::to_json(answers));
}
