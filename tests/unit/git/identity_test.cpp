#include <catch2/catch.hpp>

#include <list>

#include "bs/git/merge.hpp"
#include "support/environment.hpp"
#include "unit/git/fixture.hpp"

using namespace bs;
using namespace bs::test;

namespace {

/// An environment in which nothing but what a test writes says who commits.
struct Nobody {
  Nobody() {
    for (const char* name : {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL", "GIT_CONFIG_GLOBAL",
                             "GIT_CONFIG_COUNT", "XDG_CONFIG_HOME"})
      unset.emplace_back(name, std::nullopt);
    unset.emplace_back("HOME", home.path().native());
    unset.emplace_back("GIT_CONFIG_SYSTEM", (home / "system").native());
    fs::create_directories(home / "work/pay");
  }
  std::string who(const fs::path& folder) const {
    const auto identity = git::identity_for_commits(folder, 77);
    return identity ? fmt::format("{} <{}> {}", identity->name, identity->email, identity->time) : "nobody";
  }
  std::string who() const { return who(home / "work/pay"); }

  TemporaryFolder home;
  std::list<Variable> unset;
};

}  // namespace

TEST_CASE("who commits is read where git reads it, the nearest first") {
  const Nobody machine;
  const TemporaryFolder& home = machine.home;
  CHECK(machine.who() == "nobody");
  home.write("system", "[user]\n name = Sys\n email = sys@acme.dev\n");
  CHECK(machine.who() == "Sys <sys@acme.dev> 77");
  home.write(".config/git/config", "[user]\n name = Xdg\n");
  CHECK(machine.who() == "Xdg <sys@acme.dev> 77");
  home.write(".gitconfig", "[User]\n Email = home@acme.dev\n");
  CHECK(machine.who() == "Xdg <home@acme.dev> 77");
  const Fixture repository(home / "work/pay");
  home.write("work/pay/.git/config", "[user]\n name = Local\n");
  fs::create_directories(home / "work/pay/src");
  CHECK(machine.who() == "Local <home@acme.dev> 77");
  CHECK(machine.who(home / "work/pay/src") == "Local <home@acme.dev> 77");
  home.write(".gitconfig", "[user]\n email = home@acme.dev\n[author]\n name = Author\n");
  CHECK(machine.who() == "Author <home@acme.dev> 77");
  const Variable name("GIT_AUTHOR_NAME", std::string("Env"));
  CHECK(machine.who() == "Env <home@acme.dev> 77");
}

TEST_CASE("the user's includes are followed, a repository's are not") {
  const Nobody machine;
  const TemporaryFolder& home = machine.home;
  home.write(
      ".gitconfig",
      "[user]\n name = Ann\n email = ann@home.example\n[includeIf \"gitdir:~/work/\"]\n path = work.inc\n"
      "[includeIf \"gitdir:~/other/\"]\n path = other.inc\n[include]\n path = missing\n");
  home.write("work.inc", "[user]\n email = ann@acme.dev\n");
  home.write("other.inc", "[user]\n email = wrong@acme.dev\n");
  CHECK(machine.who() == "Ann <ann@home.example> 77");  // no repository yet
  const Fixture repository(home / "work/pay");
  CHECK(machine.who() == "Ann <ann@acme.dev> 77");
  home.write("work/pay/.git/config", "[include]\n path = ../../../other.inc\n");
  CHECK(machine.who() == "Ann <ann@acme.dev> 77");
}

TEST_CASE("includes that never end, and files that are none, are told") {
  const Nobody machine;
  const TemporaryFolder& home = machine.home;
  home.write(".gitconfig", "[include]\n path = .gitconfig\n");
  const std::string file = (home / ".gitconfig").native();
  CHECK(fault_of([&] { machine.who(); }) == "unreadable: " + file + ": includes nested deeper than 10");
  home.write(".gitconfig", "[user\n");
  CHECK(fault_of([&] { machine.who(); }) ==
        "unreadable: " + file + ": config, line 1: a section without its ]");
}

TEST_CASE("the environment's own configuration wins, GIT_CONFIG_GLOBAL replaces the user's files") {
  const Nobody machine;
  const TemporaryFolder& home = machine.home;
  home.write(".gitconfig", "[user]\n name = Home\n email = home@acme.dev\n");
  home.write("only", "[user]\n name = Only\n email = only@acme.dev\n");
  const Variable global("GIT_CONFIG_GLOBAL", (home / "only").native());
  CHECK(machine.who() == "Only <only@acme.dev> 77");
  const Variable count("GIT_CONFIG_COUNT", std::string("1"));
  const Variable key("GIT_CONFIG_KEY_0", std::string("user.name"));
  const Variable value("GIT_CONFIG_VALUE_0", std::string("Zero"));
  CHECK(machine.who() == "Zero <only@acme.dev> 77");
}
