#include <catch2/catch.hpp>

#include "facts_of.hpp"

using namespace bs::test;

namespace {
const Texts k_files = {
    {"go.mod", "m"}, {"docs/a.md", ""}, {"svc/go.mod", ""}, {"svc/[x].md", ""}, {"svc/in/b.md", ""}};
}

TEST_CASE("exists tells which paths are there", "[facts]") {
  CHECK(fact(k_files, "exists", "[go.mod, go.sum]") ==
        R"({"exists":true,"all":false,"count":1,"files":["go.mod"],"missing":["go.sum"]})");
  CHECK(fact(k_files, "exists", "{paths: go.mod}") ==
        R"({"exists":true,"all":true,"count":1,"files":["go.mod"],"missing":[]})");
  CHECK(fact(k_files, "exists", "docs") ==
        R"({"exists":true,"all":true,"count":1,"files":["docs"],"missing":[]})");
  CHECK(fact(k_files, "exists", "go.mod/") ==
        R"({"exists":false,"all":false,"count":0,"files":[],"missing":["go.mod/"]})");
  CHECK(
      fact(k_files, "exists", "\"**/*.md\"") ==
      R"({"exists":true,"all":true,"count":3,"files":["docs/a.md","svc/[x].md","svc/in/b.md"],"missing":[]})");
}

TEST_CASE("paths start at the component's folder, with a slash at the root", "[facts]") {
  CHECK(fact(k_files, "exists", "[go.mod, /go.mod]", "svc") ==
        R"({"exists":true,"all":true,"count":2,"files":["go.mod","svc/go.mod"],"missing":[]})");
  CHECK(fact(k_files, "exists", "'*.md'", "svc") ==
        R"({"exists":true,"all":true,"count":1,"files":["svc/[x].md"],"missing":[]})");
  CHECK(fact(k_files, "exists", "'**/*.md'", "svc", {"svc/in"}) ==
        R"({"exists":true,"all":true,"count":1,"files":["svc/[x].md"],"missing":[]})");
  CHECK(fact(k_files, "exists", "'/**/a.md'", "svc") ==
        R"({"exists":true,"all":true,"count":1,"files":["docs/a.md"],"missing":[]})");
}

TEST_CASE("a component's own files are those that no other below it holds", "[facts]") {
  const Texts files = {{"a", ""}, {"b/x", ""}, {"b/c/y", ""}, {"b-d/z", ""}, {"e/f", ""}, {"g", ""}};
  const auto own = [&](std::string_view folder, std::vector<std::string> nested) {
    const std::string all = fact(files, "exists", "'**'", folder, std::move(nested));
    return all.substr(all.find("[") + 1, all.find("]") - all.find("[") - 1);
  };
  CHECK(own("", {"b", "b/c", "e"}) == R"("a","b-d/z","g")");
  CHECK(own("b", {"b/c"}) == R"("b/x")");
  CHECK(own("", {"b/c"}) == R"("a","b-d/z","b/x","e/f","g")");
  CHECK(own("b", {}) == R"("b/c/y","b/x")");
  CHECK(own("", {"none"}) == R"("a","b-d/z","b/c/y","b/x","e/f","g")");
}

TEST_CASE("a component's folder is no pattern", "[facts]") {
  CHECK(fact({{"[ab]/x.md", ""}, {"a/x.md", ""}}, "exists", "'*.md'", "[ab]") ==
        R"({"exists":true,"all":true,"count":1,"files":["[ab]/x.md"],"missing":[]})");
}

TEST_CASE("arguments of exists are judged", "[facts]") {
  const auto fault = [](std::string_view arguments) {
    try {
      bs::facts::find_collector("exists")->check_arguments(bs::data::parse_yaml_single(arguments, "x"));
    } catch (const bs::Error& error) {
      return fmt::format("{}:{} {} | {}", error.place().mark.line, error.place().mark.column, error.message(),
                         error.hint());
    }
    return std::string("none");
  };
  CHECK(fault("a") == "none");
  CHECK(fault("{path: a}") == R"(1:2 unknown key "path" | did you mean paths?)");
  CHECK(fault("[a, 1]") == "1:5 a path or glob must be a string | ");
  CHECK(fault("[]") == R"(1:1 "paths" must be a path, or a list of paths | )");
  CHECK(fault("''") == "1:1 an empty path | ");
  CHECK(fault("'[a'").starts_with("1:1 the glob \"[a\" is faulty"));
  CHECK(fault("../a") == R"(1:1 "../a" leads out of the repository | )");
}

TEST_CASE("facts that nobody collects say so", "[facts]") {
  const auto snapshot = bs::facts::memory_snapshot({});
  bs::facts::Surroundings around;
  around.snapshot = snapshot.get();
  bs::facts::SourceOptions options;
  options.given[{"x", "default", "given"}] = 7;
  bs::facts::RepositoryFacts facts(around, options);
  bs::model::FactSource& source = facts.of(nullptr);
  CHECK(shown_reading(source.read({"github", "default", "x"})) ==
        "not reported: nothing here collects github:default/x");
  CHECK(shown_reading(source.read({"bs", "default", "exists"})) ==
        "not reported: nothing here collects bs:default/exists");
  CHECK(shown_reading(source.read({"x", "default", "given"})) == "7");
  const bs::model::FactRef level{"soundcheck", "default", "track/a"};
  CHECK(shown_reading(source.read(level)) ==
        "not reported: soundcheck:default/track/a is known only once its track is judged");
  facts.give(nullptr, level, 3);
  CHECK(shown_reading(source.read(level)) == "3");
}
