#include "bs/report/formats.hpp"

#include <catch2/catch.hpp>

#include "bs/data/json.hpp"

using namespace bs::report;

TEST_CASE("CSV cells are quoted when they must be, and never run as formulas", "[report]") {
  CHECK(csv_row({"a", "b c", ""}) == "a,b c,\n");
  CHECK(csv_row({"", ""}) == ",\n");
  CHECK(csv_row({"x,y", "say \"hi\"", "two\nlines"}) == "\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\"\n");
  for (const char* formula : {"=1+1", "+1", "-1", "@x", "\tx"}) CHECK(csv_row({formula})[0] == '\'');
  CHECK(csv_row({"\rx"}) == "\"'\rx\"\n");
  CHECK(csv_row({"a=1"}) == "a=1\n");
  CHECK(csv_row({"\xff"}) == "\xEF\xBF\xBD\n");
}

TEST_CASE("HTML is escaped in text and attributes, illegal characters are dropped", "[report]") {
  CHECK(html_escaped("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(html_escaped(std::string("a\0b\x1b"
                                 "c\td",
                                 7)) == "abc\td");
  CHECK(html_escaped("\xEF\xBF\xBE") == "");
}

TEST_CASE("Markdown cannot be escaped from", "[report]") {
  CHECK(markdown_escaped("[x](http://y) *z* `c` <b>\n# h") ==
        "\\[x\\]\\(http://y\\) \\*z\\* \\`c\\` &lt;b\\> \\# h");
}

TEST_CASE("only web and mail links survive", "[report]") {
  CHECK(safe_link("https://x.y/z?a=b") == "https://x.y/z?a=b");
  CHECK(safe_link("HTTP://X") == "HTTP://X");
  CHECK(safe_link("mailto:a@b.c") == "mailto:a@b.c");
  for (const char* bad : {"javascript:alert(1)", "data:text/html,x", "//x", "/x", "https://x y", "ftp://x",
                          " https://x", "https://x\n"}) {
    CHECK(safe_link(bad).empty());
  }
}

TEST_CASE("graphs number their nodes, so names need no trust", "[report]") {
  Graph graph{{{"component:default/a", "a\"]; evil", "component", false, true},
               {"api:default/b", "b\n", "api", true, false}},
              {{"component:default/a", "api:default/b", "consumesApi"}}};
  CHECK(to_mermaid(graph) ==
        "graph LR\n"
        "  n0[\"a#34;]#59; evil\"]\n"
        "  n1([\"b \"])\n"
        "  n0 -->|consumesApi| n1\n"
        "  style n0 stroke-width: 3px\n"
        "  style n1 stroke-dasharray: 4 4\n");
  CHECK(to_dot(graph) ==
        "digraph catalog {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n  edge "
        "[fontname=\"sans-serif\", fontsize=10];\n"
        "  n0 [label=\"a\\\"]; evil\", shape=box, penwidth=3];\n"
        "  n1 [label=\"b \", shape=oval, style=dashed];\n"
        "  n0 -> n1 [label=\"consumesApi\"];\n}\n");
  CHECK(bs::data::to_json(to_json_value(graph)) ==
        "{\"nodes\":[{\"ref\":\"component:default/a\",\"label\":\"a\\\"]; "
        "evil\",\"kind\":\"component\",\"missing\":false},"
        "{\"ref\":\"api:default/b\",\"label\":\"b\\n\",\"kind\":\"api\",\"missing\":true}],"
        "\"edges\":[{\"from\":\"component:default/a\",\"to\":\"api:default/b\",\"type\":\"consumesApi\"}]}");
}
