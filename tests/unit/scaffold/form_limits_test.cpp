#include <catch2/catch.hpp>

#include <chrono>

#include "bs/base/error.hpp"
#include "form_spec.hpp"

using namespace bs::scaffold;
using bs::data::Value;

namespace {

TemplateSpec page_of(Value schema) {
  TemplateSpec spec;
  spec.path = "template.yaml";
  spec.pages.push_back({"", "", std::move(schema)});
  return spec;
}

std::string refused(const TemplateSpec& spec, bs::ErrorKind kind) {
  try {
    make_form(spec);
  } catch (const bs::Error& error) {
    CHECK(error.kind() == kind);
    return bs::format_error(error);
  }
  return "accepted";
}

Value parameters(std::size_t count, bool are_required) {
  Value properties = Value::object();
  Value required = Value::array();
  for (std::size_t i = 0; i < count; ++i) {
    Value one = Value::object();
    one.set("type", "string");
    one.set("pattern", "^[a-z]{12}$");
    properties.as_object().push_back({"p" + std::to_string(i), one, {}});
    required.push_back("p" + std::to_string(i));
  }
  Value schema = Value::object();
  schema.set("properties", std::move(properties));
  if (are_required) schema.set("required", std::move(required));
  return schema;
}

}  // namespace

TEST_CASE("form limits: faults of a schema are placed in the template") {
  CHECK(refused(spec_of("title: A page\nproperties:\n  a:\n    type: strnig\n"), bs::ErrorKind::config) ==
        "bs: error: t/template.yaml:4:11: \"/properties/a/type\" must be a type of JSON, not \"strnig\"\n"
        " 4 |     type: strnig\n"
        "   |           ^\n"
        "hint: the types are null, boolean, integer, number, string, array and object\n");
  CHECK(refused(spec_of("- 5\n"), bs::ErrorKind::config) ==
        "bs: error: t/template.yaml:1:3: a page of parameters must be an object, not number\n"
        " 1 | - 5\n"
        "   |   ^\n");
  CHECK(refused(spec_of("properties: {a: {$ref: 'https://example.com/a.json'}}"), bs::ErrorKind::config)
            .find("leads outside of this document: \"https://example.com/a.json\"") != std::string::npos);
  CHECK(refused(spec_of("properties: {a: {$ref: '#/definitions/none'}}"), bs::ErrorKind::config)
            .find("leads nowhere: \"#/definitions/none\"") != std::string::npos);
}

TEST_CASE("form limits: references that lead in circles") {
  CHECK(refused(spec_of("{definitions: {a: {$ref: '#/definitions/b'}, b: {$ref: '#/definitions/a'}}, "
                        "properties: {x: {$ref: "
                        "'#/definitions/a'}}}"),
                bs::ErrorKind::config)
            .find("leads back to itself without going deeper into the value") != std::string::npos);
  CHECK(refused(spec_of("{allOf: [{$ref: '#'}]}"), bs::ErrorKind::config)
            .find("leads back to itself without going deeper into the value") != std::string::npos);
  const auto tree = form_of("{properties: {x: {$ref: '#'}}}");  // deeper each time: answered as YAML
  CHECK(names_text(*tree) == "x");
}

TEST_CASE("form limits: references that multiply") {
  std::string yaml = "{definitions: {d0: {type: string}";
  for (int i = 1; i < 20; ++i) {
    const std::string below = "{$ref: '#/definitions/d" + std::to_string(i - 1) + "'}";
    yaml += ", d" + std::to_string(i) + ": {properties: {a: " + below + ", b: " + below + "}}";
  }
  yaml += "}, properties: {x: {$ref: '#/definitions/d19'}}}";
  CHECK(refused(spec_of(yaml), bs::ErrorKind::limit)
            .find("the parameters hold more than 50,000 values once references "
                  "are put in") != std::string::npos);
}

TEST_CASE("form limits: many parameters, deep nesting") {
  CHECK(refused(page_of(parameters(10'000, false)), bs::ErrorKind::limit) ==
        "bs: error: template.yaml: the template asks for more than 2,000 parameters\n");
  Value deep = Value::object();
  deep.set("type", "string");
  for (int i = 0; i < 300; ++i) {
    Value around = Value::object();
    around.set("properties", Value::object()).set("a", std::move(deep));
    deep = std::move(around);
  }
  CHECK(refused(page_of(std::move(deep)), bs::ErrorKind::limit) ==
        "bs: error: template.yaml: the parameters are nested more than 100 levels deep once references are "
        "put in\n");
}

TEST_CASE("form limits: two thousand parameters are still a form") {
  const auto start = std::chrono::steady_clock::now();
  const auto form = make_form(page_of(parameters(2'000, true)));
  CHECK(form->questions(Value::object()).size() == 2'000);
  CHECK(form->faults(form->completed(Value::object())).size() == 2'000);
  CHECK(form->faults(example_answers(*form)).empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("form limits: defaults that open branch after branch come to an end") {
  // Each default fits the condition of the next.
  Value all = Value::array();
  Value schema = Value::object();
  for (int i = 0; i < 100; ++i) {
    const std::string from = "p" + std::to_string(i), to = "p" + std::to_string(i + 1);
    all.push_back(bs::data::parse_json(R"({"if":{"required":[")" + from + R"("]},"then":{"properties":{")" +
                                       to + R"(":{"type":"string","default":"x"}}}})"));
  }
  schema.set("allOf", std::move(all));
  const auto form = make_form(page_of(std::move(schema)));
  CHECK(form->completed(Value::object()).as_object().empty());
  try {
    form->completed(answers_of(R"({"p0":"x"})"));
    FAIL("no limit");
  } catch (const bs::Error& error) {
    CHECK(error.message() == "the parameters' defaults open new branches more than 64 times");
  }
}

TEST_CASE("form examples: patterns, bounds, formats, lists") {
  const auto form = form_of(R"(
required: [a, b, c, d, e, f, g, h]
properties:
  a: {type: string, pattern: '^[A-Z]{3}-\d{4}$'}
  b: {type: string, pattern: '^(dev|prod)\.[a-z]+$'}
  c: {type: integer, minimum: 10, multipleOf: 7}
  d: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.5}
  e: {type: string, format: date}
  f: {type: array, minItems: 2, uniqueItems: true, items: {type: string, pattern: '^[a-z]+$'}}
  g: {type: string, minLength: 40, maxLength: 70}
  h: {type: boolean, const: true}
  optional: {type: string, pattern: '^a\bb$'}
)");
  const Value answers = example_answers(*form);
  CHECK(form->faults(answers).empty());
  CHECK(answers.string_or("a") == "AAA-1111");
  CHECK(answers.string_or("b") == "dev.a");
  CHECK(answers.string_or("e") == "2024-12-31");
  CHECK(answers.find("f")->as_array().size() == 2);
}
