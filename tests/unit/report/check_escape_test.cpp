#include "report/check_escape.hpp"

#include <catch2/catch.hpp>

#include "bs/data/json.hpp"
#include "report/markdown_text.hpp"
#include "report/sha256.hpp"
#include "support/repeated.hpp"

using namespace bs;
using namespace bs::report;

TEST_CASE("no line holds a runner's ##[", "[report]") {
  CHECK(without_commands("a ##[error]b", "X") == "a ##Xerror]b");
  CHECK(without_commands("###[x] ##[y]", "X") == "###Xx] ##Xy]");
  CHECK(without_commands("#[derive] ## [x] #a#[", "X") == "#[derive] ## [x] #a#[");
  // Looked for with the rules of a language: what has no weight does not keep them apart.
  CHECK(without_commands("#\u200b#\u00ad[", "X") == "#\u200b#\u00adX");
  CHECK(without_commands("#\x01#\n[", "X") == "#\x01#\nX");
  CHECK(shown_in_log("##[error]\x1b\u202e") == "##\\x5berror]\\x1b\\u{202e}");
}

TEST_CASE("no line begins as a command", "[report]") {
  for (const char* line : {"::error::x", " \t::", "\u200b:\u2066:x", "\x01::"})
    CHECK(begins_as_command(line));
  for (const char* line : {"", ":", ":x:", "a::", "x ::error::", "./::error::"})
    CHECK_FALSE(begins_as_command(line));
}

TEST_CASE("what is not to be seen is blank", "[report]") {
  for (const char* text : {"", " ", "\t\n", "\u200b\u00a0", "\u202e", "\ufeff\x7f"}) CHECK(is_blank(text));
  for (const char* text : {"a", " . ", "\xff", "\u0301", "\u4e2d"}) CHECK_FALSE(is_blank(text));
}

TEST_CASE("XML: everything comes back but what XML cannot hold", "[report]") {
  CHECK(xml_escaped("<a b=\"c\">&]]>") == "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;");
  CHECK(xml_escaped(std::string_view("a\0b\x1b\uFFFE\uFFFFc", 11)) == "abc");
  CHECK(xml_escaped("\r\n\t\u0085\u202e") == "&#13;&#10;&#9;&#133;&#8238;");
  CHECK(xml_escaped("##[x ##\x01[") == "##&#91;x ##&#91;");
  CHECK(xml_escaped("\xff\xf0\x9f\x98\x80") == "\uFFFD\U0001F600");
}

TEST_CASE("paths are relative URIs", "[report]") {
  CHECK(path_as_uri("a/b-c_d.e~f") == "a/b-c_d.e~f");
  CHECK(path_as_uri("a b/\u00fc%.md") == "a%20b/%C3%BC%25.md");
  CHECK(path_as_uri("c:d?e#f[g]") == "c%3Ad%3Fe%23f%5Bg%5D");
  CHECK(path_as_uri("\xff\n") == "%FF%0A");
  CHECK(path_as_uri("//host/a//b") == "%2F%2Fhost/a/%2Fb");
}

TEST_CASE("JSON in a log: the same value, nothing that a terminal or a runner obeys", "[report]") {
  const data::Value value("##[error]\u2028\u202e\x7f\u0085 \u00fc");
  CHECK(to_log_json(value) == "\"##\\u005berror]\\u2028\\u202e\\u007f\\u0085 \u00fc\"\n");
  CHECK(data::parse_json(to_log_json_line(value)) == value);
}

TEST_CASE("Markdown: plain words are words, all else is code", "[report]") {
  CHECK(prose("The lock file belongs to its manifest") == "The lock file belongs to its manifest");
  CHECK(prose("pgx/v5 v5.7.1 is not in go.sum.") == "`pgx/v5 v5.7.1` is not in `go.sum`.");
  CHECK(prose("Run `go mod tidy`, then commit.") == "Run `go mod tidy`, then commit.");
  CHECK(prose("Don't (well-known) 2 of 3!") == "Don't (well-known) 2 of 3!");
  CHECK(prose("ask @acme/all about #12") == "ask `@acme/all` about `#12`");
  CHECK(prose("[a](http://b) <b>x</b> **y** | z") == "`[a](http://b) <b>x</b> **y** |` z");
  CHECK(prose("www.x.example https://y GH-1 1234567 deadbeef") ==
        "`www.x.example https://y GH-1 1234567 deadbeef`");
  CHECK(prose("a  b ") == "`a  b `");
  CHECK(prose("one `two") == "one `` `two ``");
  CHECK(prose("- # 1. > +") == "`- #` 1. `> +`");
  CHECK(prose("\u00fcber \u202e") == "\u00fcber `\\u{202e}`");
  CHECK(prose("") == "");
  CHECK(code_span("a`b``c") == "```a`b``c```");
  CHECK(code_span("`") == "`` ` ``");
  CHECK(code_span(" a ") == "`  a  `");
  CHECK(code_span(test::repeated("\u00fc", 301)) == "`" + test::repeated("\u00fc", 300) + "\u2026`");
}

TEST_CASE("SHA-256: the vectors of FIPS 180", "[report]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(test::repeated("a", 1'000'000)) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(sha256(test::repeated("a", 64)) ==
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}
