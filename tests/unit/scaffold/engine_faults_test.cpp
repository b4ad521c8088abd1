#include <catch2/catch.hpp>

#include "rendered.hpp"

using bs::test::Dialect;
using bs::test::fault;
using bs::test::in_dialect;
using bs::test::rendered;

TEST_CASE("engine faults: operators that templates do not have") {
  CHECK(fault("{{ a || b }}") == "1:6: \"||\" is no operator of templates | write or");
  CHECK(fault("{{ a && b }}") == "1:6: \"&&\" stands where an operator or }} is expected | write and");
  CHECK(fault("{{ a&&b }}") == "1:5: \"&&\" is no operator of templates | write and");
  CHECK(fault("{% if !a %}{% endif %}") == "1:7: \"!\" stands where a value is expected | write not");
  CHECK(fault("{{ a ? b : c }}") ==
        "1:6: \"?\" stands where an operator or }} is expected | write A if CONDITION else B");
}

TEST_CASE("engine faults: tags of other files") {
  CHECK(fault("{% include 'x' %}") ==
        "1:4: the tag include is not available: a template stands alone | Backstage does not have it either; "
        "a macro "
        "in the same file may do");
  for (const char* tag : {"import 'x' as y", "from 'x' import y", "extends 'x'"})
    CHECK(fault(fmt::format("{{% {} %}}", tag)).find("is not available: a template stands alone") !=
          std::string::npos);
}

TEST_CASE("engine faults: tags") {
  CHECK(fault("{% fro x in y %}") == "1:4: there is no tag \"fro\" | did you mean \"for\"?");
  CHECK(fault("x\n {% if a %}b") == "2:5: this tag is not closed: there is no {% endif %}");
  CHECK(fault("{% for a in b %}") == "1:4: this tag is not closed: there is no {% endfor %}");
  CHECK(fault("{% endif %}") == "1:4: endif stands where no tag of it is open");
  CHECK(fault("{% for a in b %}{% endif %}{% endfor %}") == "1:20: endif stands where no tag of it is open");
  CHECK(fault("{%- raw %}x{%- endraw %}") ==
        "1:5: the tag raw is not closed | what closes it is written {% endraw %}, without a hyphen");
  CHECK(fault("{% endraw %}") ==
        "1:4: endraw closes nothing | what closes it is written {% endraw %}, without a hyphen");
  CHECK(fault("{% switch a %}x{% endswitch %}") == "1:4: the switch has no case");
  CHECK(fault("{% set a.b = 1 %}") ==
        "1:9: set cannot change a member | set makes variables; build a new object instead");
  CHECK(fault("{% for 1 in a %}{% endfor %}") ==
        "1:8: \"1\" stands where the name of a loop variable is expected");
  CHECK(fault("{% for a of b %}{% endfor %}") == "1:10: \"of\" stands where \"in\" is expected");
  CHECK(fault("{% block a %}{% endblock %}{% block a %}{% endblock %}") ==
        "1:37: there are two blocks \"a\"");
  CHECK(fault("{% call f %}{% endcall %}") == "1:9: call needs a macro that is called | {% call NAME(…) %}");
}

TEST_CASE("engine faults: what is not closed") {
  CHECK(fault("a {# b") ==
        "1:3: the comment is not closed | a comment ends in #}; where {# is text, write {{ \"{#\" }} or put "
        "it into raw");
  CHECK(fault("a #} b") ==
        "1:3: \"#}\" ends a comment that was not begun | where #} is text, put it into raw");
  CHECK(fault("{{ 'a }}") == "1:4: the string is not closed | it ends in '");
  CHECK(fault("{{ r/a }}") ==
        "1:4: the regular expression is not closed | it ends in /; to divide a variable r, write (r)/2");
  CHECK(fault("{{ a") == "1:5: the end of the template stands where an operator or }} is expected");
  CHECK(fault("{{ (1 ") == "1:4: ( is not closed");
  CHECK(fault("{{ [1, ") == "1:8: the end of the template stands where a value is expected");
  CHECK(fault("{{ f(1 ") == "1:5: ( is not closed");
  CHECK(fault("{{ {a: {b: 1}} }}") ==
        "1:13: \"}}\" stands where a comma or } is expected | where }} closes two objects, put a space "
        "between: } }");
}

TEST_CASE("engine faults: expressions") {
  CHECK(
      fault("{{ }}") ==
      "1:4: \"}}\" stands where a value is expected | where }} closes two objects, put a space between: } }");
  CHECK(fault("{{ () }}") == "1:4: there is nothing between ( and )");
  CHECK(fault("{{ a[] }}") == "1:5: there is nothing between [ and ]");
  CHECK(fault("{{ a[1:2:3:4] }}") == "1:11: a slice has three parts at most");
  CHECK(fault("{{ a.1 }}") == "1:6: \"1\" stands where the name of a member is expected");
  CHECK(fault("{{ {1: 2} }}") == "1:5: \"1\" stands where a name or a string as key is expected");
  CHECK(fault("{{ f(1=2) }}") == "1:7: = stands behind what is no name | to compare, write ==");
  CHECK(fault("{{ a is even(1, 2) }}") == "1:13: a test takes one argument at most");
  CHECK(fault("{{ r/(/ }}") == "1:4: the regular expression \"(\" is faulty: missing )");
  CHECK(fault("{{ r/(?=a)/ }}") ==
        "1:4: the regular expression \"(?=a)\" is faulty: lookahead and lookbehind are not supported");
  CHECK(fault("{{ r/a/gg }}") == "1:4: the regular expression has the flag \"g\" twice");
}

TEST_CASE("engine faults: while rendering") {
  CHECK(fault("a\n  {{ 'é' ~ (1 | upprr) }}") ==
        "2:17: there is no filter \"upprr\" | did you mean \"upper\"?");
  CHECK(fault("{{ 1 is evn }}") == "1:6: there is no test \"evn\" for \"is\" | did you mean \"even\"?");
  CHECK(fault("{{ a.b() }}").starts_with("1:7: \"b\" cannot be called: it is undefined | only macros"));
  CHECK(fault("{{ a() }}", R"({"a":1})") == "1:5: \"a\" cannot be called: it is a number");
  CHECK(fault("{{ range }}").starts_with("1:1: a function stands where a value is needed | call it"));
  CHECK(fault("{{ 1 in 2 }}") ==
        "1:6: \"in\" cannot look into a number | it looks into lists, strings and objects");
  CHECK(fault("{{ a | trim }}") ==
        "1:8: trim needs text, not undefined | give it a value with `| default(\"…\")` first");
  CHECK(fault("{{ 1 | trim }}") == "1:8: trim needs text, not a number | `| string` makes text of a value");
  CHECK(fault("{{ a | first }}") ==
        "1:8: undefined has no \"0\" | give it a value with `| default(…)` first");
  CHECK(fault("{{ 'x' | parseRepoUrl }}") ==
        "1:10: \"x\" is no repository URL of the form HOST?owner=OWNER&repo=REPO | a RepoUrlPicker gives "
        "one, for "
        "example github.com?owner=acme&repo=pay");
  CHECK(fault("{{ 'h?repo=r' | projectSlug }}") == "1:17: the repository URL has no owner");
}

TEST_CASE("engine faults: a filter that is not reached is no fault") {
  CHECK(rendered("{% if false %}{{ 1 | nope }}{{ 1 is nope }}{% endif %}ok") == "ok");
}

TEST_CASE("engine faults: how they are shown") {
  CHECK(rendered("one\n\ttwo {{ x | nope }}\n") ==
        "bs: error: t.txt:2:13: there is no filter \"nope\"\n"
        " 2 | \\ttwo {{ x | nope }}\n"
        "   |              ^\n");
}
