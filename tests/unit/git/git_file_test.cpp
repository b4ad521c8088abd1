#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

/// A repository "r" and, beside it, the linked work tree "w" as `git worktree add` lays it out.
struct Linked {
  TemporaryFolder folder;
  Fixture main{folder.path() / "r"};
  fs::path work = folder.path() / "w";
  fs::path git = main.git / "worktrees/w";

  Linked() {
    write(work / ".git", fmt::format("gitdir: {}\n", git.native()));
    write(git / "gitdir", (work / ".git").native() + "\n");
    write(git / "commondir", "../..\n");
    write(git / "HEAD", "ref: refs/heads/topic\n");
  }
  std::string fault(const OpenOptions& options = {}) const {
    return replace_all(fault_of([&] { Repository::open(work, options); }), folder.path().native(), "DIR");
  }
};

}  // namespace

TEST_CASE("a linked work tree has its own HEAD and its repository's refs and objects") {
  const Linked linked;
  const Oid tip = linked.main.first_commit();
  linked.main.ref("refs/heads/topic", tip);
  const Repository repository = Repository::open(linked.work);
  CHECK(repository.layout() == Layout::linked_work_tree);
  CHECK(repository.work_tree() == linked.work);
  CHECK(repository.git_folder() == linked.git);
  CHECK(repository.common_folder() == linked.main.git);
  CHECK(repository.current_branch() == "topic");
  CHECK(repository.default_tip()->name == "topic");
  CHECK(repository.default_tip()->commit == tip);
  CHECK(repository.resolve("HEAD^0").id == tip);
  CHECK(repository.branches() == std::vector<std::string>{"main", "topic"});
}

TEST_CASE("a linked work tree with relative links") {
  const Linked linked;
  write(linked.work / ".git", "gitdir: ../r/.git/worktrees/w\n");
  write(linked.git / "gitdir", "../../../../w/.git\n");
  CHECK(linked.fault() == "nothing");
}

TEST_CASE("a .git file must lead to what leads back") {
  const Linked linked;
  const std::string fault =
      "unreadable: .git leads to DIR/r/.git/worktrees/w, which does not lead back | "
      "--trust DIR/r/.git/worktrees/w follows it all the same";
  write(linked.git / "gitdir", "/elsewhere/.git\n");
  CHECK(linked.fault() == fault);
  fs::remove(linked.git / "gitdir");
  CHECK(linked.fault() == fault);
  CHECK(linked.fault({{}, linked.folder.path()}) == "nothing");
  CHECK(linked.fault({{}, linked.work}) == fault);
  CHECK(linked.fault({{linked.main.git}, {}}) == "nothing");
}

TEST_CASE("commondir may not lead to a repository that this is no part of") {
  const Linked linked;
  const Fixture other(linked.folder.path() / "other");
  write(linked.git / "commondir", other.git.native());
  CHECK(linked.fault() == "unreadable: commondir leads to DIR/other/.git, out of the repository");
  const Fixture sly(linked.folder.path() / "sly");
  write(sly.git / "commondir", "../../other/.git");
  CHECK(fault_of([&] { sly.open(); }).starts_with("unreadable: commondir leads to "));
}

TEST_CASE("a submodule's core.worktree leads back") {
  const TemporaryFolder folder;
  const Fixture top(folder.path() / "top");
  const Fixture module(top.git / "modules/sub", true);
  write(module.git / "config", "[core]\nworktree = ../../../sub\n");
  write(top.path / "sub/.git", "gitdir: ../.git/modules/sub\n");
  const Repository repository = Repository::open(top.path / "sub");
  CHECK(repository.layout() == Layout::work_tree);
  CHECK(repository.git_folder() == module.git);
  write(module.git / "config", "[core]\nworktree = ../../../elsewhere\n");
  CHECK(fault_of([&] { Repository::open(top.path / "sub"); }).starts_with("unreadable: .git leads to "));
}

TEST_CASE("a faulty .git file") {
  const TemporaryFolder folder;
  const auto fault = [&](std::string_view text) {
    write(folder.path() / ".git", text);
    return fault_of([&] { Repository::open(folder.path()); });
  };
  const std::string senseless = "unreadable: .git is neither a folder nor leads to one";
  CHECK(fault("") == senseless);
  CHECK(fault("gitdir:\n") == senseless);
  CHECK(fault("gitdir /x\n") == senseless);
  CHECK(fault(std::string_view("gitdir: /x\0y\n", 14)) == senseless);
  CHECK(fault("gitdir: /nonexistent\n") == "unreadable: .git leads to /nonexistent, where no repository is");
  CHECK(fault(std::string(5000, ' ')) == "unreadable: .git is too large");
}
