#include <catch2/catch.hpp>

#include "rendered.hpp"

using bs::Mark;
using bs::scaffold::Context;
using bs::scaffold::evaluate;
using bs::scaffold::Reference;
using bs::scaffold::Template;
using bs::test::Dialect;
using bs::test::EngineOptions;
using bs::test::in_dialect;
using bs::test::rendered;

namespace {

Context context(std::string_view json) {
  return Context(bs::data::parse_json(json));
}

/// What a step's value becomes, as JSON; "dropped" for undefined.
std::string value_of(std::string_view source, std::string_view values = "{}") {
  const auto value = evaluate(source, "t.yaml", {1, 1}, context(values));
  return value ? bs::data::to_json(*value) : "dropped";
}

EngineOptions trimming(bool trim, bool lstrip) {
  EngineOptions options;
  options.trim_blocks = trim;
  options.lstrip_blocks = lstrip;
  return options;
}

}  // namespace

TEST_CASE("engine: the dialects' tags") {
  const char* text = "{{ a }} ${{ a }}";
  CHECK(rendered(text, R"({"a":1})", in_dialect(Dialect::backstage)) == "{{ a }} 1");
  CHECK(rendered(text, R"({"a":1})", in_dialect(Dialect::plain)) == "1 $1");
  CHECK(rendered(text, R"({"a":1})", in_dialect(Dialect::cookiecutter)) == "1 $1");
  CHECK(rendered("{{ [1] | jsonify }}", "{}", in_dialect(Dialect::cookiecutter)) == "[1]");
  CHECK(rendered("{{ 'A b' | slugify }}", "{}", in_dialect(Dialect::jinja)) == "a-b");
}

TEST_CASE("engine: a value alone keeps its type") {
  CHECK(value_of("${{ p.port }}", R"({"p":{"port":8080}})") == "8080");
  CHECK(value_of("${{p.port}}", R"({"p":{"port":8080}})") == "8080");
  CHECK(value_of("${{ p.list }}", R"({"p":{"list":[1,{"a":null}]}})") == R"([1,{"a":null}])");
  CHECK(value_of("${{ p.port }} ", R"({"p":{"port":8080}})") == R"("8080 ")");
  CHECK(value_of("port ${{ p.port }}", R"({"p":{"port":8080}})") == R"("port 8080")");
  CHECK(value_of("${{ a }}${{ a }}", R"({"a":true})") == R"("truetrue")");
  CHECK(value_of("${{ missing }}") == "dropped");
  CHECK(value_of("${{ missing.member }}") == "dropped");
  CHECK(value_of("${{ range }}") == "dropped");
  CHECK(value_of("${{ none }}") == "null");
  CHECK(value_of("${{ 1/0 }}") == "null");
  CHECK(value_of("${{ 0.5 }}") == "0.5");
  CHECK(value_of("${{ -0 }}") == "0");
  CHECK(value_of("${{ 'x' | safe }}") == R"("x")");
  CHECK(value_of("${{ [missing, range] }}") == "[null,null]");
  CHECK(value_of("${{ {a: missing, b: 1} }}") == R"({"b":1})");
  CHECK(value_of("${{ {b: 1, '10': 2, '9': 3} }}") == R"({"9":3,"10":2,"b":1})");
  CHECK(value_of("plain text") == R"("plain text")");
  CHECK(value_of("") == R"("")");
  CHECK(value_of("{% if a %}yes{% endif %}", R"({"a":1})") == R"("yes")");
}

TEST_CASE("engine: what a value holds is no template") {
  CHECK(rendered("{{ a }}", R"({"a":"{{ b }}{% if %}","b":"secret"})") == "{{ b }}{% if %}");
}

TEST_CASE("engine: errors of a value are placed where it stands") {
  const auto place_of = [](std::string_view source) {
    try {
      evaluate(source, "t.yaml", {7, 11}, context("{}"));
    } catch (const bs::Error& error) {
      return bs::format_error(error);
    }
    return std::string("none");
  };
  CHECK(place_of("${{ a || b }}") ==
        "bs: error: t.yaml:7:17: \"||\" is no operator of templates\n"
        " 7 |           ${{ a || b }}\n"
        "   |                 ^\n"
        "hint: write or\n");
  CHECK(place_of("one\n${{ 1 | nope }}") ==
        "bs: error: t.yaml:8:9: there is no filter \"nope\"\n"
        " 8 | ${{ 1 | nope }}\n"
        "   |         ^\n");
}

TEST_CASE("engine: white space") {
  CHECK(rendered("a {{- 1 -}} b") == "a1b");
  CHECK(rendered("a {%- if true -%} b {%- endif -%} c") == "abc");
  CHECK(rendered("a {#- x -#} b") == "ab");
  CHECK(rendered("a\u00A0\u2003{{- 1 }}") == "a1");
  const char* text = "  {% if true %}\n  x\n  {% endif %}\ny";
  CHECK(rendered(text, "{}", trimming(false, false)) == "  \n  x\n  \ny");
  CHECK(rendered(text, "{}", trimming(true, false)) == "    x\n  y");
  CHECK(rendered(text, "{}", trimming(false, true)) == "\n  x\n\ny");
  CHECK(rendered(text, "{}", trimming(true, true)) == "  x\ny");
  CHECK(rendered("{% if true %}\r\nx{% endif %}", "{}", trimming(true, false)) == "x");
  CHECK(rendered("{% if true %}\rx{% endif %}", "{}", trimming(true, false)) == "\rx");
  CHECK(rendered("a  {% if true %}b{% endif %}", "{}", trimming(false, true)) == "a  b");
}

TEST_CASE("engine: bytes that are no UTF-8 stay in text") {
  CHECK(rendered("\xE9{{ 1 }}\xFF\n") ==
        "\xE9"
        "1\xFF\n");
}

TEST_CASE("engine: halves of characters") {
  CHECK(rendered("{{ '😀'[0] }}") == "\uFFFD");
  CHECK(rendered("{{ '😀'[0] ~ '😀'[1] }}") == "😀");
  CHECK(rendered("{{ '😀'[0] }}{{ '😀'[1] }}") == "😀");
  CHECK(rendered("{{ '😀'.length }}") == "2");
}

TEST_CASE("engine: a context for many templates is not changed by one") {
  const Context values = context(R"({"a":[1],"o":{"x":1}})");
  const EngineOptions options = in_dialect(Dialect::plain);
  const auto once = [&](std::string_view source) {
    return Template::parse(source, "t", options).render(values);
  };
  CHECK(once("{% set a = 2 %}{% set o = 3 %}{{ a }}{{ o }}") == "23");
  CHECK(once("{{ a }}{{ o.x }}") == "11");
}

TEST_CASE("engine: random is the same in every rendering") {
  const char* text = "{% for i in range(20) %}{{ [1,2,3,4,5,6,7,8,9] | random }}{% endfor %}";
  const std::string first = rendered(text);
  CHECK(first.size() == 20);
  CHECK(rendered(text) == first);
  CHECK(rendered(std::string(text) + " ") != first + " ");
  CHECK(rendered("{{ [] | random }}") == "");
}

TEST_CASE("engine: Jinja's dialect") {
  const auto jinja = [](std::string_view source, std::string_view values = "{}") {
    return rendered(source, values, in_dialect(Dialect::jinja));
  };
  CHECK(jinja("{{ True }} {{ False }} {{ None }}") == "True False None");
  CHECK(jinja("{% if [] %}x{% endif %}{% if {} %}y{% endif %}{{ 'z' if not [] }}") == "z");
  CHECK(jinja("{{ ' A b '.strip().lower().replace(' ', '_') }}") == "a_b");
  CHECK(jinja("{{ 'a b  c'.split() | dump }}{{ 'a,b'.split(',') | dump }}") == R"(["a","b","c"]["a","b"])");
  CHECK(jinja("{% for k, v in o.items() %}{{ k }}={{ v }};{% endfor %}", R"({"o":{"a":1,"b":2}})") ==
        "a=1;b=2;");
  CHECK(jinja("{{ o.get('x', 'none') }}{{ o.keys() | join }}", R"({"o":{"a":1}})") == "nonea");
  CHECK(jinja("{{ 'it is'.title() }}{{ ','.join(['a','b']) }}") == "It Isa,b");
  CHECK(jinja("{{ missing }}").find("what is printed here is undefined") != std::string::npos);
}

TEST_CASE("engine: references") {
  const auto parsed = Template::parse(
      "${{ parameters.a.b | upper }}\n{% for x in steps['my-id'].output %}${{ x.y }}{% endfor %}${{ z is odd "
      "}}",
      "t");
  using K = Reference::Kind;
  const std::vector<Reference> expected = {
      {K::name, {"parameters", "a", "b"}, {1, 5}},
      {K::filter, {"upper"}, {1, 22}},
      {K::assigned, {"x"}, {2, 8}},
      {K::name, {"steps", "my-id", "output"}, {2, 13}},
      {K::name, {"z"}, {2, 63}},
      {K::test, {"odd"}, {2, 65}},
  };
  const auto found = parsed.references();
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    INFO(i << ": " << found[i].path.front() << " at " << found[i].mark.line << ":" << found[i].mark.column);
    CHECK(found[i] == expected[i]);
  }
}

TEST_CASE("engine: names of arguments are no references") {
  const auto parsed = Template::parse("${{ f(a=b) }}{% macro m(p, q=r) %}{% endmacro %}", "t");
  std::vector<std::string> names;
  for (const Reference& one : parsed.references())
    if (one.kind == Reference::Kind::name) names.push_back(one.path.front());
  CHECK(names == std::vector<std::string>{"f", "b", "r"});
}
