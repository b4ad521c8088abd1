// Every kind of parameter at a terminal: what is asked for it, and what reaches the template.
#include <catch2/catch.hpp>
#include "home.hpp"

using namespace bs::test;

namespace {

constexpr std::string_view k_everything = R"(apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: everything}
spec:
  owner: platform
  type: service
  parameters:
    - title: All kinds
      required: [region]
      properties:
        region:
          title: "Re\e[2Jgion"
          description: "where\r\nit runs \u202E"
          type: string
          enum: [eu-1, eu-2, eu-3, us-1, us-2, us-3, ap-1, ap-2, ap-3, sa-1]
        parts: {title: Parts, type: array, uniqueItems: true, items: {type: string, enum: [api, web, docs]}}
        topics: {title: Topics, type: array, items: {type: string}}
        notes: {title: Notes, type: string, ui:widget: textarea}
        token: {title: Token, type: string, ui:field: Secret}
        database: {title: Database, type: string, enum: [none, postgres], default: none}
      dependencies:
        database:
          oneOf:
            - properties: {database: {enum: [none]}}
            - properties:
                database: {enum: [postgres]}
                version: {title: Version, type: integer, enum: [15, 16], default: 16}
  steps:
    - id: fetch
      action: fetch:template
      input:
        url: ./skeleton
        values:
          region: ${{ parameters.region }}
          lists: ${{ [parameters.parts, parameters.topics] }}
          notes: ${{ parameters.notes }}
          version: ${{ parameters.version }}
)";

Home home_with_everything() {
  return Home({{"templates/everything/template.yaml", std::string(k_everything)},
               {"templates/everything/skeleton/all.json", "${{ values | dump }}\n"}});
}

/// A question of this name is asked, and keys are read.
bool asks(Pty& pty, std::string_view question) {
  return pty.wait_until([&](const Screen& screen) {
    const auto lines = screen.lines();
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.starts_with(question); });
  });
}

}  // namespace

TEST_CASE("bs new: every kind of parameter") {
  const Home home = home_with_everything();
  Pty pty({BS_PROGRAM, "new", "../templates/everything", "made", "--no-git"}, home.options());
  REQUIRE(is_asked(pty, R"(1/6  Re\x1b[2Jgion *)"));
  CHECK(pty.wait_for(R"(where\x0d\nit runs \u{202e})"));
  CHECK(pty.wait_for("… 2 more"));
  pty.send("us");
  REQUIRE(pty.wait_for("> us-1\n       us-2\n       us-3\n"));
  pty.send(keys::down);
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("2/6  Parts         [ ] api   [ ] web   [ ] docs"));
  pty.send(" ");
  pty.send(keys::left);
  pty.send(" \r");
  REQUIRE(pty.wait_for("2/6  Parts         api, docs\n"));
  REQUIRE(asks(pty, "3/6  Topics        one a line"));
  pty.send("one\rtwo\r\r");
  REQUIRE(asks(pty, "4/6  Notes"));
  pty.send(keys::paste("a paragraph\n\nanother: \"${{ 1 }}\"\n"));
  REQUIRE(pty.wait_for("> another"));
  pty.send(keys::enter);
  REQUIRE(asks(pty, "5/6  Token"));
  pty.send("s3cr3t\r");
  REQUIRE(asks(pty, "6/6  Database      (*) none   ( ) postgres"));
  pty.send("p\r");
  REQUIRE(asks(pty, "7/7  Version       ( ) 15   (*) 16"));  // asked because of the answer before
  pty.send(keys::left);
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("[n]o"));
  CHECK(pty.text().find("s3cr3t") == std::string::npos);
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(
      home.read("made/all.json") ==
      R"({"region":"us-2","lists":[["api","docs"],["one","two"]],"notes":"a paragraph\n\nanother: \"${{ 1 }}\"","version":15})"
      "\n");
  CHECK(home.read("made/.bs-template/everything.yaml").find("s3cr3t") == std::string::npos);
  CHECK(pty.screen().unknown().empty());
}

TEST_CASE("bs new: a question that an answer brought goes away with it") {
  const Home home = home_with_everything();
  Pty pty({BS_PROGRAM, "new", "../templates/everything", "made", "--set", "region=eu-1", "--set", "parts=[]",
           "--set", "topics=[]", "--set", "notes=n", "--set", "token=t"},
          home.options());
  REQUIRE(is_asked(pty, "1/1  Database"));
  pty.send("p\r");
  REQUIRE(asks(pty, "2/2  Version"));
  pty.send(keys::escape);
  REQUIRE(asks(pty, "1/1  Database      ( ) none   (*) postgres"));
  CHECK(pty.text().find("Version") == std::string::npos);
  pty.send("n\r");
  REQUIRE(pty.wait_for("[n]o"));
  pty.send("n");
  CHECK(pty.wait_for_exit() == 1);
  CHECK(home.is_untouched());
}

TEST_CASE("bs new: what has a default is not left open") {
  const Home home = home_with_everything();
  Pty pty({BS_PROGRAM, "new", "../templates/everything", "made", "--set", "region=eu-1", "--set", "parts=[]",
           "--set", "topics=[]", "--set", "notes=n", "--set", "token=t"},
          home.options());
  REQUIRE(is_asked(pty, "1/1  Database      (*) none"));
  pty.send(keys::backspace);
  REQUIRE(asks(pty, "1/1  Database      ( ) none   ( ) postgres"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("x needs an answer; did you mean none?   (Enter takes it)"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("[n]o"));
  CHECK(asks(pty, "1/1  Database      none"));
}

TEST_CASE("bs new: a cookiecutter template asks the same way") {
  const Home home(
      {{"templates/cut/cookiecutter.json",
        R"({"name": "Pale Blue", "slug": "{{ cookiecutter.name|lower|replace(' ', '-') }}", "licence": ["MIT", "none"]})"},
       {"templates/cut/{{ cookiecutter.slug }}/README.md",
        "{{ cookiecutter.name }}, {{ cookiecutter.licence }}\n"}});
  Pty pty({BS_PROGRAM, "new", "../templates/cut", "--no-git"}, home.options());
  REQUIRE(is_asked(pty, "1/3"));
  CHECK(pty.wait_for("[Pale Blue] >"));
  pty.send("Red Dot\r");
  REQUIRE(asks(pty, "2/3"));
  CHECK(pty.wait_for("[red-dot] >"));
  pty.send(keys::enter);
  REQUIRE(pty.wait_for("(*) MIT   ( ) none"));
  pty.send("n\r");
  REQUIRE(pty.wait_for("[n]o"));
  pty.send("y");
  CHECK(pty.wait_for_exit() == 0);
  CHECK(home.read("red-dot/README.md") == "Red Dot, none\n");
}
