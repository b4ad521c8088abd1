// Which text has which structure, and what is wrong with text that has none.
#include "outcome.hpp"

using bs::test::outcome;

namespace {

struct Case {
  std::string_view text;
  std::string_view outcome;
};

}  // namespace

TEST_CASE("yaml: what is accepted") {
  const Case test = GENERATE(values<Case>({
      {"a: 1\nb:\n- x\n- y\nc:\n  - z\n", R"({"a":1,"b":["x","y"],"c":["z"]})"},
      {"- a: 1\n  b: 2\n-\n  c: 3\n- - d\n  - e\n-\n", R"([{"a":1,"b":2},{"c":3},["d","e"],null])"},
      {"{a: 1, 'b': [x, y,], c: , \"d\":1, e}", R"({"a":1,"b":["x","y"],"c":null,"d":1,"e":null})"},
      {"[a: 1, {b: c}, ? d : e, : f, [g]: h]", R"([{"a":1},{"b":"c"},{"d":"e"},{"":"f"},{"[ g ]":"h"}])"},
      {"a: {\n  b: c,\n  # comment\n  d\n    : e\n}\nf: g", R"({"a":{"b":"c","d":"e"},"f":"g"})"},
      {"a: {\tb: c}", R"({"a":{"b":"c"}})"},
      {"a:\tb\t# c\n\t\nc: d", R"({"a":"b","c":"d"})"},
      {"url: {x: https://a/b?c=d&e, y: a#b, z: a:b}",
       R"({"url":{"x":"https://a/b?c=d&e","y":"a#b","z":"a:b"}})"},
      {"? a\n: b\n? - c\n: - d\n? e\n", R"({"a":"b","[ c ]":["d"],"e":null})"},
      {": a\n", R"({"":"a"})"},
      {"a: b: # no", "1:4 a map cannot start on the line of another key"},
      {"&a !t\nk: v", R"({"k":"v"})"},
      {"a: &x\n- b", R"({"a":["b"]})"},
      {"{{ name }}: {{ value }}", R"({"{ ? { name } }":{"{ value }":null}})"},
      {"? {a: 1, b: ~}\n: x\n? [1, \"b\"]\n: y", "{\"{ a: 1, b: ~ }\":\"x\",\"[ 1, \\\"b\\\" ]\":\"y\"}"},
      {"1: a\ntrue: b\n~: c\n1.5: d\n0x10: e", R"({"1":"a","true":"b","":"c","1.5":"d","16":"e"})"},
      {"1: a\n'1': b", R"({"1":"b"})"},
      {"__proto__: a\nconstructor: b", R"({"__proto__":"a","constructor":"b"})"},
      {"<<: {a: 1}\nb: 2", R"({"<<":{"a":1},"b":2})"},
      {"a: -b\nc: ?d\ne: :f\ng: -\n", "4:4 a list cannot start on this line"},
      {"a: -b\nc: ?d\ne: :f", R"({"a":"-b","c":"?d","e":":f"})"},
      {"a: 'x'   # c\n# d\n  # e\nb: y", R"({"a":"x","b":"y"})"},
      {R"({"a": {"b": [1, 2.5, true, null, "c"]}})", R"({"a":{"b":[1,2.5,true,null,"c"]}})"},
      {"a: b c\td", R"({"a":"b c\td"})"},
      {"a: x\n\n\n", R"({"a":"x"})"},
      {"  a: 1\n  b: 2", R"({"a":1,"b":2})"},
  }));
  INFO(test.text);
  CHECK(outcome(test.text) == test.outcome);
}

TEST_CASE("yaml: what is refused, and where") {
  const Case test = GENERATE(values<Case>({
      {"a:\n\tb: 1", "2:1 tabs are not allowed as indentation"},
      {"a:\n  - b\n \t- c", "3:2 tabs are not allowed as indentation"},
      {"-\ta: b", "1:2 tabs are not allowed as indentation"},
      {"a: |\n  b\n\tc",
       "3:1 tabs are not allowed as indentation; 3:2 expected a key with a ':' behind it, found 'c'"},
      {"\ta: b", "1:1 tabs are not allowed as indentation"},
      {"a: 1\na: 2\nb: {c: 1, c: 2, c: 3}",
       "2:1 map keys must be unique: 'a' is already set on line 1; "
       "3:11 map keys must be unique: 'c' is already set on line 3; "
       "3:17 map keys must be unique: 'c' is already set on line 3"},
      {"1: a\n1.0: b", "2:1 map keys must be unique: '1' is already set on line 1"},
      {"a: b: c", "1:4 a map cannot start on the line of another key"},
      {"a:\nb", "2:1 this line must be indented deeper than what it belongs to"},
      {"a:\n  b:\n c", "3:2 expected a key with a ':' behind it, found 'c'"},
      {"a: b\n  c: d", "1:4 a key must stand on one line with its ':'"},
      {"a:\n  b: 1\n c: 2", "3:2 key 'c' is indented differently from the other keys of its map"},
      {"a:\n  - b\n - c", "3:2 a list item stands among the keys of a map"},
      {"- a\n- b\nc", "3:1 the document's value ended before this"},
      {"- - a\n - b", "2:2 this '-' is indented differently from the other items of its list"},
      {"- a\n  b: c", "1:3 a key must stand on one line with its ':'"},
      {"a: 1\nb", "2:1 expected a key with a ':' behind it, found 'b'"},
      {"a: - b", "1:4 a list cannot start on this line"},
      {"a: ? b", "1:4 '?' cannot stand here"},
      {"\"a\" b", "1:5 text follows the end of the value"},
      {"[a] b", "1:5 text follows the end of the value"},
      {"a: 'b' &c", "1:8 nothing may follow the value on this line"},
      {"a: b # c\n  d", "2:3 expected a key with a ':' behind it, found 'd'"},
      {"a: \"b", "1:4 this quoted text is not closed by \""},
      {"a: 'b\nc: d'",
       "1:4 this quoted text is not closed before a line that is not indented enough to belong to it"},
      {"a: [b, c", "1:4 this list is not closed by ']'"},
      {"a: {b: c]", "1:9 expected '}' to close the map that starts on line 1"},
      {"a: [b,\nc: d",
       "2:1 the list that starts on line 1 is not closed, and this line is not indented enough to belong to "
       "it"},
      {"a: b]\n]: c", "2:1 ']' closes nothing"},
      {"[a,, b, ,]", "1:4 nothing stands before this ','; 1:9 nothing stands before this ','"},
      {"[,]", "1:2 nothing stands before this ','"},
      {"['a', 'b' \"c\"]", "1:11 a ',' is missing before this item of the list"},
      {"{a: b: c}", "1:6 a second ':' in one item"},
      {"[- a]", "1:2 a list item with '-' cannot stand inside brackets"},
      {"[a\n: b]", "1:2 a key inside a list in brackets must stand on one line with its ':'"},
      {"a: \"b\"#c", "1:7 a comment needs a space before its '#'"},
      {"a: %b", "1:4 text without quotes cannot start with '%': '%' starts a directive"},
      {"a: @b\nc: `d",
       "1:4 text without quotes cannot start with '@': '@' and '`' are reserved; "
       "2:4 text without quotes cannot start with '`': '@' and '`' are reserved"},
      {"a: ,b", "1:4 text without quotes cannot start with ',': ',' separates items in brackets"},
      {"[|\n a]",
       "1:2 text without quotes cannot start with '|': '|' and '>' start a text block, which brackets cannot "
       "hold"},
      {"a: | b\n  c", "1:6 only a comment may stand here"},
      {"a: |x\n  c", "1:5 'x' cannot stand behind '|'"},
      {"a: >0\n  c", "1:5 '0' cannot stand behind '>'"},
      {"a: |\n    \n  b", "2:5 an empty line at the start of a text block is indented deeper than its text"},
      {"&a &b c", "1:4 a value can have one anchor at most"},
      {"!a !b c", "1:4 a value can have one tag at most"},
      {"& a", "1:1 '&' needs a name"},
      {"a: * b", "1:4 '*' needs a name; 1:6 text follows the end of the value"},
      {"[&a[b]]", "1:4 a space is missing behind &a"},
      {"!a\"b\"", "1:3 a space is missing behind !a"},
      {"--- a: b", "1:5 a map or list cannot start on the line of '---'"},
      {"--- - b", "1:5 a list cannot start on this line"},
  }));
  INFO(test.text);
  CHECK(outcome(test.text) == test.outcome);
}

TEST_CASE("yaml: a key has 1024 characters at most, and stands on one line") {
  const std::string longest(1024, 'k');
  CHECK(outcome(longest + ": 1") == "{\"" + longest + "\":1}");
  CHECK(outcome(longest + "k: 1") == "1:1 a key must not be longer than 1024 characters");
  CHECK(outcome("? " + longest + "k\n: 1") == "{\"" + longest + "k\":1}");
  CHECK(outcome("[" + longest + "k: 1]") ==
        "1:2 a key inside a list in brackets must not be longer than 1024 characters");
  CHECK(outcome("{" + longest + "k: 1}") == "{\"" + longest + "k\":1}");
  std::string wide;  // 3 bytes each, one UTF-16 unit
  for (int i = 0; i < 1024; ++i) wide += "€";
  CHECK(outcome(wide + ": 1") == "{\"" + wide + "\":1}");
  CHECK(outcome("\"a\n  b\": 1") == "1:1 a key must stand on one line with its ':'");
}

TEST_CASE("yaml: hints say what to do") {
  CHECK(outcome("a: b: c", {}, true) ==
        "1:4 a map cannot start on the line of another key (put the value in quotes if it is meant as text)");
  CHECK(outcome("a: *.yaml", {}, true) ==
        "1:4 alias '*.yaml' has no anchor '&.yaml' before it (put text that starts with '*' in quotes)");
  CHECK(outcome("a: @b", {}, true) ==
        "1:4 text without quotes cannot start with '@': '@' and '`' are reserved (put the text in quotes)");
  CHECK(outcome("a: \"\\d\"", {}, true) ==
        R"(1:5 unknown escape '\d' in double quotes (write '\\' for a backslash, or use single quotes))");
}
