#include "bs/base/error.hpp"

using bs::Diagnostic;
using bs::Error;
using bs::ErrorKind;
using bs::format_error;
using bs::Mark;
using bs::Place;
using bs::Severity;

TEST_CASE("each kind of error has its exit status") {
  CHECK(bs::exit_status(ErrorKind::usage) == 2);
  CHECK(bs::exit_status(ErrorKind::config) == 2);
  CHECK(bs::exit_status(ErrorKind::not_found) == 2);
  for (const auto kind :
       {ErrorKind::unreadable, ErrorKind::unsupported, ErrorKind::limit, ErrorKind::io, ErrorKind::internal})
    CHECK(bs::exit_status(kind) == 3);
}

TEST_CASE("a place says what is known") {
  CHECK(Place{}.text() == "");
  CHECK(Place{"bs.yaml", {}}.text() == "bs.yaml");
  CHECK(Place{"bs.yaml", {3, 0}}.text() == "bs.yaml:3");
  CHECK(Place{"bs.yaml", {3, 7}}.text() == "bs.yaml:3:7");
  CHECK(Place{"", {3, 7}}.text() == "");
}

TEST_CASE("an error without a place is one line") {
  CHECK(format_error(Error(ErrorKind::usage, "no such command: ctaalog")) ==
        "bs: error: no such command: ctaalog\n");
  CHECK(format_error(Error(ErrorKind::usage, "no such command: ctaalog").hint("did you mean catalog?")) ==
        "bs: error: no such command: ctaalog\nhint: did you mean catalog?\n");
}

TEST_CASE("an error shows place, line, caret and hint") {
  const Error error = Error(ErrorKind::config, "unknown key \"trakc\"")
                          .at({"bs.yaml", {12, 9}})
                          .source_line("check: {trakc: basics}")
                          .hint("did you mean track?");
  CHECK(format_error(error) ==
        "bs: error: bs.yaml:12:9: unknown key \"trakc\"\n"
        " 12 | check: {trakc: basics}\n"
        "    |         ^\n"
        "hint: did you mean track?\n");
}

TEST_CASE("the caret stands below its column, whatever stands before it") {
  const auto caret_line = [](std::string line, std::uint32_t column) {
    const std::string text =
        format_error(Error(ErrorKind::config, "x").at({"f", {1, column}}).source_line(std::move(line)));
    return text.substr(text.rfind(" | "));
  };
  CHECK(caret_line("\tname", 2) == " |   ^\n");  // the tab is shown as \t
  CHECK(caret_line("日本: x", 5) == " |       ^\n");
  CHECK(caret_line("é: x", 4) == " |    ^\n");
  CHECK(caret_line("ab", 3) == " |   ^\n");   // just after the end
  CHECK(caret_line("ab", 99) == " |   ^\n");  // a column beyond the line
}

TEST_CASE("a long source line is cut around the caret") {
  const std::string line = fmt::format("{:a<100000}X{:b<100000}", "", "");
  const std::string text =
      format_error(Error(ErrorKind::config, "x").at({"f", {1, 100'001}}).source_line(line));
  CHECK(text == "bs: error: f:1:100001: x\n 1 | ..." + std::string(37, 'a') + "X" + std::string(28, 'b') +
                    "...\n   | " + std::string(40, ' ') + "^\n");
}

TEST_CASE("a line without a column has no caret") {
  CHECK(format_error(Error(ErrorKind::config, "x").at({"f", {7, 0}}).source_line("abc")) ==
        "bs: error: f:7: x\n 7 | abc\n");
  CHECK(format_error(Error(ErrorKind::config, "x").at({"f", {}}).source_line("abc")) == "bs: error: f: x\n");
}

TEST_CASE("all faults of a file are told, the hint comes last") {
  const Error error = Error(ErrorKind::config, "bs.yaml has 2 faults")
                          .at({"bs.yaml", {}})
                          .hint("see bs help bs.yaml")
                          .with({{Severity::error, "unknown key \"a\"", {1, 1}, "did you mean b?"},
                                 {Severity::warning, "not UTF-8", {2, 5}, ""},
                                 {Severity::note, "seen", {}, ""}});
  CHECK(format_error(error) ==
        "bs: error: bs.yaml: bs.yaml has 2 faults\n"
        "bs: error: bs.yaml:1:1: unknown key \"a\"\n"
        "hint: did you mean b?\n"
        "bs: warning: bs.yaml:2:5: not UTF-8\n"
        "bs: note: bs.yaml: seen\n"
        "hint: see bs help bs.yaml\n");
}

TEST_CASE("nothing from outside reaches the terminal raw") {
  const std::string text = format_error(Error(ErrorKind::config, "a\x1b[31mb")
                                            .at({"x\n\u202e.yaml", {1, 2}})
                                            .source_line("\x1b]0;t\x07")
                                            .hint("\x9b")
                                            .with({{Severity::error, "\r", {}, "\x1b"}}));
  CHECK(text ==
        "bs: error: x\\n\\u{202e}.yaml:1:2: a\\x1b[31mb\n"
        " 1 | \\x1b]0;t\\x07\n"
        "   |     ^\n"
        "bs: error: x\\n\\u{202e}.yaml: \\x0d\n"
        "hint: \\x1b\n"
        "hint: \\x9b\n");
}

TEST_CASE("an error carries its parts, and what() is the message") {
  Error error(ErrorKind::limit, "too large");
  error.at({"f", {1, 2}}).hint("h").source_line("l").with({Diagnostic{}});
  CHECK(std::string(error.what()) == "too large");
  CHECK(error.kind() == ErrorKind::limit);
  CHECK(error.place() == Place{"f", Mark{1, 2}});
  CHECK(error.hint() == "h");
  CHECK(error.source_line() == "l");
  CHECK(error.diagnostics().size() == 1);
}

TEST_CASE("faults of several files each name theirs") {
  const std::string text = format_error(
      Error(ErrorKind::config, "a")
          .at({"x.yaml", {1, 2}})
          .with({{Severity::error, "b", {3, 4}, "", "y.yaml"}, {Severity::error, "c", {5, 6}, ""}}));
  CHECK(text ==
        "bs: error: x.yaml:1:2: a\n"
        "bs: error: y.yaml:3:4: b\n"
        "bs: error: x.yaml:5:6: c\n");
}
