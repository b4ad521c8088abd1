// Compound commands: if, loops, case, functions, [[ … ]].
#include "facts/shell/reader.hpp"

namespace bs::facts::shell {

void Reader::compound(std::string_view word) {
  if (word == "{") {
    list({"}"});
    expect("}");
  } else if (word == "if") {
    if_command();
  } else if (word == "while" || word == "until") {
    list({"do"});
    do_group();
  } else if (word == "for" || word == "select") {
    for_command();
  } else if (word == "case") {
    case_command();
  } else if (word == "[[") {
    test_command();
  } else {
    function_command();
  }
  redirections();
}

void Reader::if_command() {
  list({"then"});
  expect("then");
  list({"elif", "else", "fi"});
  while (keyword() == "elif") {
    at_ += 4;
    list({"then"});
    expect("then");
    list({"elif", "else", "fi"});
  }
  if (keyword() == "else") {
    at_ += 4;
    list({"fi"});
  }
  expect("fi");
}

void Reader::do_group() {
  skip_separators();
  const bool braces = keyword() == "{";
  expect(braces ? "{" : "do");
  list({braces ? "}" : "done"});
  expect(braces ? "}" : "done");
}

void Reader::for_command() {
  skip_blanks();
  if (take("((")) {
    arithmetic("))");
  } else {
    word();
    skip_separators();
    if (keyword() == "in") {
      at_ += 2;
      for (skip_blanks(); !ends_command(); skip_blanks()) {
        const std::size_t before = at_;
        word();
        if (at_ == before) fail(fmt::format("unexpected {}", peek()), at_);
      }
    }
  }
  skip_blanks();
  take(";");
  do_group();
}

void Reader::case_command() {
  skip_blanks();
  word();
  expect("in");
  for (skip_separators(); !at_end() && keyword() != "esac"; skip_separators()) {
    take("(");
    for (skip_blanks(); !at_end() && peek() != ')'; skip_blanks()) {
      const std::size_t before = at_;
      if (!take("|")) word();
      if (at_ == before) fail(fmt::format("unexpected {}", peek()), at_);
    }
    if (!take(")")) fail("a pattern of case has no )", at_);
    list({";;", ";&", "esac"});
    if (!take(";;&") && !take(";;") && !take(";&")) break;
  }
  expect("esac");
}

void Reader::function_command() {
  skip_blanks();
  word();
  skip_blanks();
  if (take("(")) {
    skip_blanks();
    if (!take(")")) fail("a ) is missing", at_);
  }
  skip_separators();
  command();
}

void Reader::test_command() {
  const std::size_t opened = at_;
  for (skip_separators(); !at_end(); skip_separators()) {
    if (keyword() == "]]") {
      at_ += 2;
      return;
    }
    if (peek() == ';') break;
    const bool is_operator = std::string_view("()<>|&").find(peek()) != std::string_view::npos;
    if (is_operator && !sees("<(") && !sees(">("))
      ++at_;
    else
      word();
  }
  fail("[[ is never closed", opened);
}

}  // namespace bs::facts::shell
