// Jinja's dialect: what tests/conformance/cookiecutter/jinja.py holds against Jinja itself, in short, and the
// messages.
#include <catch2/catch.hpp>

#include "unit/scaffold/rendered.hpp"

using namespace bs;

namespace {

std::string jinja(std::string_view source, std::string_view values = "{}") {
  return test::rendered(source, values, test::in_dialect(scaffold::Dialect::jinja));
}
std::string fault(std::string_view source, std::string_view values = "{}") {
  return test::fault(source, values, test::in_dialect(scaffold::Dialect::jinja));
}

}  // namespace

TEST_CASE("jinja: values print as Python prints them") {
  CHECK(jinja("{{ [1, 'a', None, True] }} {{ {'a': \"it's\"} }}") == "[1, 'a', None, True] {'a': \"it's\"}");
  CHECK(jinja(R"({{ ['a\n\\"', '\x41\u00e9\d'] }})") == R"(['a\n\\"', 'Aé\\d'])");
}

TEST_CASE("jinja: operators are Python's") {
  CHECK(jinja("{{ '=' * 3 }}{{ [1] + [2] }}{{ 7 // 2 }}{{ -7 % 3 }}{{ 2 ** 3 }}") == "===[1, 2]328");
  CHECK(jinja("{{ 1 == 1.0 }}{{ '1' == 1 }}{{ [1] == [1] }}{{ 1 < 2 < 3 }}{{ not 1 == 2 }}") ==
        "TrueFalseTrueTrueTrue");
  CHECK(jinja("{{ 'abc'[-1] }}{{ 'abc'[:2] }}{{ [1, 2, 3][::-1] }}") == "cab[3, 2, 1]");
  CHECK(fault("{{ 'a' + 1 }}") ==
        "1:8: \"+\" does not go with a string and a number | `~` joins any values as text");
  CHECK(fault("{{ 'a' < 1 }}") ==
        "1:8: \"<\" does not go with a string and a number | `~` joins any values as text");
  CHECK(fault("{{ 1 / 0 }}") == "1:6: this divides by zero");
  CHECK(fault("{{ 1 in 2 }}") ==
        "1:6: \"in\" cannot look into a number | it looks into lists, text and dictionaries");
}

TEST_CASE("jinja: undefined is an error wherever it is looked at") {
  const std::string hint = " | give it a value with `| default(…)`, or ask first: `is defined`";
  CHECK(fault("{% if missing %}x{% endif %}") == "1:1: a value that is needed here is undefined" + hint);
  CHECK(fault("{{ missing.x }}") == "1:11: a value that is needed here is undefined" + hint);
  CHECK(fault("{{ missing == 1 }}").find("undefined") != std::string::npos);
  CHECK(fault("{% for x in missing %}{% endfor %}").find("undefined") != std::string::npos);
  CHECK(jinja("{{ missing is defined }}{{ missing | default('x') }}") == "Falsex");
}

TEST_CASE("jinja: loops") {
  CHECK(jinja("{% for x in 'ab' %}{{ loop.index }}{{ x }}{% endfor %}") == "1a2b");
  CHECK(jinja("{% for k in {'a': 1} %}{{ k }}{% endfor %}") == "a");
  CHECK(jinja("{% for x in [1, 2, 3] if x != 2 %}{{ x }}{{ loop.length }}{% else %}no{% endfor %}") ==
        "1232");
  CHECK(jinja("{% for x in [1] if x == 2 %}{{ x }}{% else %}no{% endfor %}") == "no");
  CHECK(jinja("{% set n = 1 %}{% for i in [1, 2] %}{% set n = n + i %}{{ n }}{% endfor %}{{ n }}") == "231");
  CHECK(jinja("{% for i in [1, 2, 3] %}{{ loop.cycle('a', 'b') }}{% endfor %}") == "aba");
  CHECK(fault("{% for a, b in [[1]] %}{% endfor %}") == "1:4: 2 variables cannot take a list of 1");
  CHECK(fault("{% for a in [] recursive %}{% endfor %}") ==
        "1:16: recursive loops are not available | a macro may call itself");
}

TEST_CASE("jinja: set, with, namespaces, do") {
  CHECK(jinja("{% set a, b = 1, 2 %}{{ b }}{{ a }}{% set t | upper %}x{% endset %}{{ t }}") == "21X");
  CHECK(
      jinja(
          "{% set n = namespace(c=0) %}{% for i in [1, 2] %}{% set n.c = n.c + i %}{% endfor %}{{ n.c }}") ==
      "3");
  CHECK(jinja("{% with a = 1 %}{{ a }}{% endwith %}{{ a is defined }}{% do [1] %}") == "1False");
  CHECK(fault("{% set a = 1 %}{% set a.b = 2 %}") ==
        "1:19: \"b\" can be set in a namespace alone | {% set NAME = namespace(member=1) %} makes one");
  CHECK(fault("{% set n = namespace(a=1) %}{% set n.a = n %}")
            .find("a namespace cannot stand in another value") != std::string::npos);
}

TEST_CASE("jinja: raw, white space, comments") {
  CHECK(jinja("a {%- raw -%} {{ x }} {%- endraw -%} b") == "a{{ x }}b");
  CHECK(jinja("{% raw %}{% raw %}{% endraw %}c") == "{% raw %}c");
  CHECK(jinja("a #} b {#- c -#} d") == "a #} bd");
  CHECK(fault("{% raw %}") == "1:4: the tag raw is not closed | what closes it is written {% endraw %}");
  scaffold::EngineOptions options = test::in_dialect(scaffold::Dialect::jinja);
  options.trim_blocks = options.lstrip_blocks = true;
  CHECK(test::rendered("  {% if true %}\na\n  {%+ endif +%}\n  {# c #}\nb", "{}", options) == "a\n  \nb");
}

TEST_CASE("jinja: now") {
  scaffold::EngineOptions options = test::in_dialect(scaffold::Dialect::jinja);
  options.now = 1'709'208'000;  // 2024-02-29T12:00:00Z
  const auto at = [&](std::string_view source) { return test::rendered(source, "{}", options); };
  CHECK(at("{% now 'utc' %} {% now 'utc', '%Y' %} {% now '+02:00', '%H:%M' %}") == "2024-02-29 2024 14:00");
  CHECK(at("{% now 'utc' + 'years=1' %} {% now 'utc' - 'months=1,days=1', '%d.%m.' %}") ==
        "2025-02-28 28.01.");
  CHECK(at("{% now 'utc' - 'years=2000' %} {% now 'utc' + 'days=1,hours=-36' %}") == "24-02-29 2024-02-29");
  CHECK(at("{% now 'utc' - 'months=14' %}") == "2022-12-29");
  CHECK(fault("{% now 'utc' - 'years=5000' %}") == "1:4: this time is before the year 1 or after 9998");
  CHECK(fault("{% now 'utc' + 'weeks=999999' %}") == "1:4: this time is before the year 1 or after 9998");
  CHECK(fault("{% now 'Mars' %}") ==
        "1:4: the time zone \"Mars\" is not known here | utc, local and offsets such as +02:00 are");
  CHECK(fault("{% now 'utc' + 'weeks' %}") == "1:4: \"weeks\" is no amount of time | write 'days=1'");
  CHECK(fault("{% now 'utc' + 'eons=1' %}") ==
        "1:4: \"eons\" is no unit of time | years, months, weeks, days, hours, minutes and seconds are");
}

TEST_CASE("jinja: filters and tests with Jinja's arguments") {
  CHECK(jinja("{{ 'a\n\nb' | indent(width=2, first=true) }}") == "  a\n\n  b");
  CHECK(jinja("{{ 'one two three' | wordwrap(7) }}") == "one two\nthree");
  CHECK(jinja("{{ ['b', 'a'] | sort | map('upper') | join('-') }}") == "A-B");
  CHECK(jinja("{{ o | jsonify }}", R"({"o": {"b": "é", "a": []}})") ==
        "{\n    \"a\": [],\n    \"b\": \"\\u00e9\"\n}");
  CHECK(jinja("{{ 'Zoë Müller & 1,000' | slugify }}") == "zoe-muller-1000");
  CHECK(jinja("{{ 4 is divisibleby 2 }}{{ 'a' is in ['a'] }}{{ none is none }}{{ 1 is not odd }}") ==
        "TrueTrueTrueFalse");
  CHECK(fault("{{ 'a' | indent(depth=2) }}") == "1:10: indent has no argument \"depth\"");
  CHECK(fault("{{ 'a' | upper(1) }}") == "1:10: upper takes 0 arguments at most");
  CHECK(fault("{{ 'a' | uper }}") == "1:10: there is no filter \"uper\" | did you mean \"upper\"?");
}

TEST_CASE("jinja: texts with values in them") {
  CHECK(jinja("{{ '%s=%03d' % ('a', 7) }}{{ '{}-{x:>3}'.format(1, x='b') }}{{ '%s' | format('z') }}") ==
        "a=0071-  bz");
  CHECK(fault("{{ '%s %s' % 'a' }}") == "1:12: the format has more places than there are values");
  CHECK(fault("{{ '%s' % ('a', 'b') }}") == "1:9: the format has fewer places than there are values");
  CHECK(fault("{{ '%y' % 1 }}") ==
        "1:9: a % in a format begins no conversion | %s, %d, %r, %f and %x are some; %% is a % itself");
}

TEST_CASE("jinja: limits hold") {
  CHECK(fault("{{ 'ab' * 1000000000 }}").find("longer") != std::string::npos);
  CHECK(fault("{{ [1] * 10000000 }}").find("1:8: ") == 0);
  CHECK(fault("{{ 'x'.ljust(999999999) }}") != "none");
  CHECK(fault("{{ '%99999s' % 'x' }}") == "1:14: a width in a format is above 10,000");
}
