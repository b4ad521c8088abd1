#include <catch2/catch.hpp>

#include <chrono>

#include "rendered.hpp"

using bs::Error;
using bs::ErrorKind;
using bs::scaffold::Context;
using bs::scaffold::Template;
using bs::test::Dialect;
using bs::test::EngineOptions;
using bs::test::in_dialect;
using bs::test::rendered;

namespace {

struct Outcome {
  std::string message;
  std::uint32_t line = 0;
  double seconds = 0;
};

/// The limit that a template passes, and how long that took.
Outcome limit_of(const std::string& source, const EngineOptions& options = in_dialect(Dialect::plain)) {
  Outcome outcome;
  const auto start = std::chrono::steady_clock::now();
  try {
    Template::parse(source, "t", options).render(Context(bs::data::Value::object()));
    outcome.message = "none";
  } catch (const Error& error) {
    outcome.message = error.kind() == ErrorKind::limit ? error.message() : "no limit: " + error.message();
    outcome.line = error.place().mark.line;
  }
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (; count > 0; --count) out += text;
  return out;
}

constexpr auto k_work = "the template needs more than 5,000,000 steps of work";
constexpr auto k_text = "a text is longer than 16,777,216 bytes";
constexpr auto k_list = "a list has more than 100,000 elements";
constexpr auto k_depth = "tags and expressions stand in each other more than 512 deep";
constexpr auto k_calls = "macros call each other too deep";
constexpr auto k_height = "lists and objects stand in each other more than 512 deep";
/// Generous: a debug build under sanitizers on a machine that does other things.
constexpr double k_patience = 20;

}  // namespace

TEST_CASE("engine limits: templates that run away stop") {
  const std::string forever =
      "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}";
  const std::string doubling = "{% set s = 'x' %}{% for i in range(100) %}{% set s = s ~ s %}{% endfor %}";
  const std::pair<std::string, std::string> cases[] = {
      {forever, k_work},
      {"{% for i in range(100000) %}{% for j in range(100000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor "
       "%}{% endfor %}",
       "the output is longer than 16,777,216 bytes"},
      {doubling, k_text},
      {"{{ range(1000000000) }}", k_list},
      {"{{ range(0, 1, 1e-300) }}{{ range(0, 1, 0.000001) }}", k_list},
      {"{{ 'x' | center(1000000000) }}", k_text},
      {"{{ 'x' | indent(1000000000, true) }}", k_text},
      {"{{ [1,2] | batch(1, 2) | slice(1000000000) }}", k_list},
      {"{{ [1] | batch(1000000000, 1) }}", k_list},
      {"{{ [1][::0] }}", k_list},
      {"{{ {length: 1e9} | list }}{{ {length: 1000000000} | reverse }}", k_list},
      {"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", k_calls},
      {"{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{% if true %}{{ a() }}{% endif %}{% endmacro "
       "%}{{ a() }}",
       k_calls},
      {"{% macro m() %}{% call m() %}{% endcall %}{% endmacro %}{{ m() }}", k_calls},
      {"{% set a = [] %}{% for i in range(1000) %}{% set a = [a] %}{% endfor %}", k_height},
      {"{% set a = {} %}{% for i in range(1000) %}{% set a = {a: a} %}{% endfor %}", k_height},
      {"{% set a = [1] %}{% for i in range(200) %}{% set a = [a, a] %}{% endfor %}{{ a }}", k_work},
      {"{% set a = [1] %}{% for i in range(200) %}{% set a = [a, a] %}{% endfor %}{{ a | dump }}", k_work},
      {"{% set a = [1] %}{% for i in range(200) %}{% set a = [a, a] %}{% endfor %}{{ a == 'x' }}", k_work},
      {"{% set s = 'ab' | center(1000000) %}{{ s.split('') | length }}", k_list},
      {"{% set s = 'ab' | center(1000000) %}{% for i in range(100000) %}{% set x = s == s ~ '' %}{% endfor "
       "%}",
       k_work},
      {"{% set s = 'é' | center(1000000) %}{% for i in range(100000) %}{% set x = s.indexOf('z') %}{% endfor "
       "%}",
       k_work},
      {"{% set s = 'ab' | center(1000000) %}{{ s.replaceAll(' ', s) }}", k_text},
      {"{% set s = 'ab' | center(60000) %}{{ s | replace(r/ /g, s) }}", k_text},
      {"{% set s = 'x' | center(2000000) %}{{ s | replace(r/x/, 'y') }}",
       "a regular expression is held against a text of more than 1,048,576 bytes"},
      {"{% for i in range(20) %}{{ 'x' | center(1000000) }}{% endfor %}",
       "the output is longer than 16,777,216 bytes"},
      {"{{ ('x' | center(90000)).split('') | sort | length }}{% for i in range(1000) %}"
       "{{ ('ab' | center(90000)).split('') | sort | length }}{% endfor %}",
       k_work},
  };
  for (const auto& [source, expected] : cases) {
    const Outcome outcome = limit_of(source);
    INFO(source.substr(0, 100) << " took " << outcome.seconds << " s");
    CHECK(outcome.message == expected);
    CHECK(outcome.line == 1);
    CHECK(outcome.seconds < k_patience);
  }
}

TEST_CASE("engine limits: a limit is passed in time") {
  // Ten times less work is allowed, so ten times less time is needed: no operation runs on by itself.
  EngineOptions options = in_dialect(Dialect::plain);
  options.limits.steps = 1000;
  for (const char* source :
       {"{% for i in range(100000) %}{% endfor %}", "{{ range(100000) | join(',') }}",
        "{{ 'x' | center(1000000) }}",
        "{% set s = 'x' | center(30000) %}{{ s ~ s ~ s }}{{ s | upper }}{{ s | replace(' ', 'y') }}"}) {
    const Outcome outcome = limit_of(source, options);
    INFO(source);
    CHECK(outcome.message == "the template needs more than 1,000 steps of work");
    CHECK(outcome.seconds < 1);
  }
}

TEST_CASE("engine limits: depth of the source") {
  for (const std::size_t deep : {std::size_t{600}, std::size_t{200'000}}) {
    CHECK(limit_of("{{ " + repeated("(", deep)).message == k_depth);
    CHECK(limit_of("{{ " + repeated("[", deep)).message == k_depth);
    CHECK(limit_of("{{ " + repeated("{a:", deep)).message == k_depth);
    CHECK(limit_of("{{ " + repeated("- ", deep) + "1 }}").message == k_depth);
    CHECK(limit_of("{{ " + repeated("not ", deep) + "1 }}").message == k_depth);
    CHECK(limit_of("{{ a" + repeated(".b", deep) + " }}").message == k_depth);
    CHECK(limit_of("{{ a" + repeated("()", deep) + " }}").message == k_depth);
    CHECK(limit_of("{{ a" + repeated("|e", deep) + " }}").message == k_depth);
    CHECK(limit_of("{{ a" + repeated("//2", deep) + " }}").message == k_depth);
    CHECK(limit_of("{{ a" + repeated(" in b", deep) + " }}").message == k_depth);
    CHECK(limit_of(repeated("{% if a %}", deep)).message == k_depth);
    CHECK(limit_of(repeated("{% for a in b %}", deep)).message == k_depth);
    CHECK(limit_of(repeated("{% set a %}", deep)).message == k_depth);
    CHECK(limit_of(repeated("{% macro a() %}", deep)).message == k_depth);
    CHECK(limit_of(repeated("{% filter e %}", deep)).message == k_depth);
  }
  CHECK(limit_of(repeated("{% for a, b in c %}", 40)).message ==
        "no limit: this tag is not closed: there is no {% endfor %}");
  CHECK(limit_of(repeated("{% for a, b in c %}", 40) + repeated("{% endfor %}", 40)).message ==
        "loops over several names stand in each other too deep");
}

TEST_CASE("engine limits: long chains are not deep") {
  CHECK(rendered("{{ 1" + repeated("+1", 20'000) + " }}") == "20001");
  CHECK(rendered("{{ 1" + repeated(" and 1", 20'000) + " }}") == "1");
  CHECK(rendered("{{ 'a'" + repeated("~'a'", 500) + " }}").size() == 501);
  CHECK(rendered("{% if 0 %}" + repeated("{% elif 0 %}", 5'000) + "{% else %}x{% endif %}") == "x");
  CHECK(rendered("{{ [1" + repeated(",1", 20'000) + "] | length }}") == "20001");
}

TEST_CASE("engine limits: recursion that ends is allowed") {
  CHECK(rendered("{% macro m(n) %}{{ n }}{% if n > 0 %},{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(100) }}")
            .size() == 293);
}

TEST_CASE("engine limits: the source and its parts") {
  CHECK(limit_of(std::string((4u << 20) + 1, 'x')).message == "the template is longer than 4,194,304 bytes");
  CHECK(limit_of(std::string(4u << 20, 'x')).message == "none");
  CHECK(limit_of(repeated("{{a}}", 600'000)).message == "the template has more than 1,000,000 parts");
}

TEST_CASE("engine limits: values") {
  EngineOptions options;
  options.limits.list_length = 3;
  options.limits.depth = 3;
  const auto refused = [&](std::string_view json) {
    try {
      const Context context(bs::data::parse_json(json), options.limits);
    } catch (const Error& error) {
      return error.message();
    }
    return std::string("none");
  };
  CHECK(refused(R"({"a":[1,2,3]})") == "none");
  CHECK(refused(R"({"a":[1,2,3,4]})") == "a list in the values is longer than 3");
  CHECK(refused(R"({"a":[[1]]})") == "none");
  CHECK(refused(R"({"a":[[[1]]]})") == "the values are more than 3 deep");
}
