#include "cli/route.hpp"

#include <catch2/catch.hpp>

#include "bs/base/error.hpp"
#include "cli/arguments.hpp"

using namespace bs;
using namespace bs::cli;

namespace {

std::string refused(const std::vector<std::string>& words) {
  try {
    auto found = route(words);
    Arguments::parse(*found.command, found.rest);
  } catch (const Error& error) {
    CHECK(exit_status(error.kind()) == 2);
    return error.message() + " | " + error.hint();
  }
  return "accepted";
}

Arguments parsed(const std::vector<std::string>& words) {
  auto found = route(words);
  return Arguments::parse(*found.command, found.rest);
}

std::string command_of(const std::vector<std::string>& words) {
  auto found = route(words);
  return found.command == nullptr ? "" : std::string(found.command->name);
}

}  // namespace

TEST_CASE("the first words decide which command runs", "[cli]") {
  CHECK(command_of({"catalog"}) == "catalog list");
  CHECK(command_of({"catalog", "pay"}) == "catalog list");
  CHECK(command_of({"catalog", "show"}) == "catalog show");
  CHECK(command_of({"catalog", "show", "scan"}) == "catalog show");
  CHECK(command_of({"catalog", "./show"}) == "catalog list");
  CHECK(command_of({"catalog", "--owner", "show"}) == "catalog list");
  CHECK(command_of({"--color", "never", "catalog", "scan"}) == "catalog scan");
  CHECK(command_of({"--catalog=x.db", "catalog"}) == "catalog list");
  CHECK(command_of({"--version"}) == "version");
  CHECK(command_of({}).empty());
  CHECK(route({"help", "catalog", "scan"}).help);
  CHECK(command_of({"help", "catalog", "scan"}) == "catalog scan");
}

TEST_CASE("what follows reaches the option parser whole", "[cli]") {
  auto args = parsed({"catalog", "--owner", "payments", "pay", "--limit=5", "kind=api", "-f", "json"});
  CHECK(args.words() == std::vector<std::string>{"pay", "kind=api"});
  CHECK(args.value("--owner") == "payments");
  CHECK(args.number("--limit") == 5);
  CHECK(args.values("--format") == std::vector<std::string>{"json"});
  CHECK_FALSE(args.flag("--no-scan"));
  CHECK(parsed({"catalog", "--", "-x"}).words() == std::vector<std::string>{"-x"});
  // An option takes one value and never the words after it.
  CHECK(parsed({"catalog", "--tag", "a", "b"}).words() == std::vector<std::string>{"b"});
  CHECK(parsed({"catalog", "--tag", "a", "--tag", "b"}).values("--tag") ==
        std::vector<std::string>{"a", "b"});
}

TEST_CASE("faults of the command line name the nearest known thing", "[cli]") {
  CHECK(refused({"catlog"}) == "'catlog' is no command of bs | did you mean bs catalog?");
  CHECK(refused({"shwo"}) == "'shwo' is no command of bs | did you mean bs catalog show?");
  CHECK(refused({"zzzzzzzz"}) == "'zzzzzzzz' is no command of bs | bs --help lists the commands");
  CHECK(refused({"catalog", "--ower", "x"}) ==
        "bs catalog list has no option --ower | did you mean --owner?");
  CHECK(refused({"catalog", "path"}) ==
        "bs catalog path needs ENTITY | bs catalog path --help shows how it is used");
  CHECK(refused({"catalog", "path", "a", "b"}) ==
        "bs catalog path takes 1 argument, and got 2 | bs catalog path --help shows how it is used");
  CHECK(refused({"catalog", "--limit", "1", "--limit", "2"}) == "--limit was given more than once | ");
  CHECK(refused({"catalog", "--limit"}) ==
        "--limit needs a value | bs catalog list --help shows how it is used");
  CHECK(refused({"catalog", "--limit="}) ==
        "--limit needs a value | bs catalog list --help shows how it is used");
  CHECK(refused({"-x", "catalog"}) ==
        "unknown option -x before the command | the command comes first: bs COMMAND [OPTIONS]");
}

TEST_CASE("a number is a whole number, not too small", "[cli]") {
  for (const char* bad : {"x", "-1", "1.5", "1x", "99999999999999999999"}) {
    auto args = parsed({"catalog", std::string("--limit=") + bad});
    CHECK_THROWS_AS(args.number("--limit"), Error);
  }
}
