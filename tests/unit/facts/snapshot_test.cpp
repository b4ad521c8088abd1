#include "bs/facts/snapshot.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <catch2/catch.hpp>

#include "unit/git/test_repository.hpp"

using namespace bs;
using namespace bs::facts;
using namespace bs::test;

namespace {

std::string listed(const Snapshot& snapshot, std::string_view folder = "") {
  std::string out;
  const auto [first, last] = snapshot.below(folder);
  for (const File* file = first; file != last; ++file)
    out += fmt::format("{}{}:{} ", "blts"[static_cast<int>(file->type)], file -> executable ? "x" : "",
                       file->path);
  return out;
}

/// Far enough in the past for its times to be trusted; the change time cannot be set.
void settle() {
  ::usleep(3'100'000);
}

}  // namespace

TEST_CASE("a snapshot in memory is listed by path", "[facts]") {
  const auto snapshot = memory_snapshot({{"a/b", "1"}, {"a-b", "2"}, {"a", "3"}, {"a/b/c", "4"}, {"z", ""}});
  CHECK(listed(*snapshot) == "b:a b:a-b b:a/b b:a/b/c b:z ");
  CHECK(listed(*snapshot, "a") == "b:a/b b:a/b/c ");
  CHECK(listed(*snapshot, "a/b") == "b:a/b/c ");
  CHECK(listed(*snapshot, "z").empty());
  CHECK(snapshot->has_folder("a"));
  CHECK_FALSE(snapshot->has_folder("z"));
  CHECK(snapshot->has_folder(""));
  CHECK(snapshot->text("a-b") == "2");
  CHECK(snapshot->text("z") == "");
  CHECK_FALSE(snapshot->text("b"));
  CHECK(snapshot->identity().empty());
  CHECK_FALSE(memory_snapshot({})->has_folder(""));
}

TEST_CASE("a file above the cap has no text", "[facts]") {
  const auto snapshot =
      memory_snapshot({{"fits", std::string(k_text_cap, 'x')}, {"big", std::string(k_text_cap + 1, 'x')}});
  CHECK(snapshot->text("fits")->size() == k_text_cap);
  CHECK(error_of([&] { snapshot->text("big"); }) == "limit: big is larger than 1,048,576 bytes");
  CHECK(snapshot->read(*snapshot->find("big")).size == k_text_cap + 1);
  CHECK(snapshot->read_once(*snapshot->find("big")).state == git::BlobState::too_large);
}

TEST_CASE("a revision lists blobs, links and submodules", "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file("src/main.go", "package main").file("README.md", "# It").link("docs", "src").link("loop", "loop");
  made.link("out", "../x").link("abs", "/etc/passwd").link("l2", "docs/main.go");
  made.save();
  const Repository repository = made.open();
  const git::Commit commit = repository.resolve("HEAD");
  const auto snapshot = revision_snapshot(repository, commit);
  CHECK(listed(*snapshot) == "b:README.md l:abs l:docs l:l2 l:loop l:out b:src/main.go ");
  CHECK(snapshot->identity() == commit.tree.hex());
  CHECK(snapshot->commit()->id == commit.id);
  CHECK(snapshot->text("src/main.go") == "package main");
  CHECK_FALSE(snapshot->text("docs"));  // a link is no file with a text
  REQUIRE(snapshot->follow("docs/main.go") != nullptr);
  CHECK(snapshot->follow("docs/main.go")->path == "src/main.go");
  CHECK(snapshot->follow("l2")->path == "src/main.go");
  CHECK(snapshot->follow("loop") == nullptr);
  CHECK(snapshot->follow("out") == nullptr);
  CHECK(snapshot->follow("abs") == nullptr);
  CHECK(snapshot->follow("README.md/x") == nullptr);
}

TEST_CASE("what cannot be read is an error, not absent", "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file("a", "gone").file("b/c", "kept").save();
  made.remove(made.id_of("a"));
  const Repository repository = made.open();
  const auto snapshot = revision_snapshot(repository, repository.resolve("HEAD"));
  CHECK(error_of([&] { snapshot->text("a"); }) == "unreadable: a is missing from the repository");
  CHECK(snapshot->text("b/c") == "kept");
  CHECK_FALSE(snapshot->text("d"));
}

TEST_CASE("a missing tree makes a snapshot incomplete", "[facts]") {
  const TemporaryFolder folder;
  const Fixture made(folder.path());
  const Oid lost = Oid::from_hex("0123456789012345678901234567890123456789").value();
  const Oid tree = made.tree({{"100644", "a", made.blob("x")}, {"40000", "b", lost}});
  made.ref("refs/heads/main", made.commit(tree));
  const Repository repository = made.open();
  const auto snapshot = revision_snapshot(repository, repository.resolve("main"));
  REQUIRE(snapshot->incomplete());
  CHECK(snapshot->text("a") == "x");
  CHECK(
      error_of([&] { snapshot->text("b/c"); }).starts_with("unreadable: the files were not listed whole: "));
}

TEST_CASE("names that a checkout would not write make a revision incomplete, backslashes do not", "[facts]") {
  const TemporaryFolder folder;
  const Fixture made(folder.path());
  const Oid blob = made.blob("x");
  made.ref("refs/heads/main", made.commit(made.tree({{"100644", "a", blob}, {"100644", "b\\c", blob}})));
  made.ref("refs/heads/odd", made.commit(made.tree({{"100644", ".GIT", blob}, {"100644", "a", blob}})));
  const Repository repository = made.open();
  CHECK_FALSE(revision_snapshot(repository, repository.resolve("main"))->incomplete());
  CHECK(revision_snapshot(repository, repository.resolve("odd"))->incomplete() ==
        ".GIT is no path that a checkout would write");
}

TEST_CASE("a work tree leaves out what is ignored, unless HEAD tracks it", "[facts]") {
  const TemporaryFolder folder;
  TestRepository made(folder.path());
  made.file(".gitignore", "build/\n*.log\n!keep.log\n").file("build/kept/a", "1").file("build/gone", "2");
  made.file("x.log", "3").file("src/main.go", "4").save();
  folder.write(".gitignore", "build/\n*.log\n!keep.log\n");
  folder.write("build/kept/a", "changed");
  folder.write("build/kept/new", "");
  folder.write("build/new", "");
  folder.write("x.log", "3");
  folder.write("y.log", "");
  folder.write("keep.log", "");
  folder.write("src/main.go", "4");
  folder.write(".git/info/exclude", "/mine\n");
  folder.write("mine", "");
  const Repository repository = made.open();
  const auto snapshot = work_tree_snapshot(&repository, folder.path());
  CHECK(listed(*snapshot) == "b:.gitignore b:build/kept/a b:keep.log b:src/main.go b:x.log ");
  CHECK(snapshot->text("build/kept/a") == "changed");
  CHECK(snapshot->find("src/main.go")->size == 1);
  CHECK_FALSE(snapshot->incomplete());
  const auto without = work_tree_snapshot(nullptr, folder.path());
  CHECK(listed(*without) == "b:.gitignore b:keep.log b:mine b:src/main.go ");
  CHECK_FALSE(without->commit());
}

TEST_CASE("what is tracked below an ignored link is not followed", "[facts]") {
  const TemporaryFolder folder;
  const TemporaryFolder outside;
  outside.write("secret", "x");
  TestRepository made(folder.path());
  made.file("out/secret", "1").file(".gitignore", "/out\n").save();
  folder.write(".gitignore", "/out\n");
  fs::create_directory_symlink(outside.path(), folder / "out");
  const Repository repository = made.open();
  CHECK(listed(*work_tree_snapshot(&repository, folder.path())) == "b:.gitignore ");
}

TEST_CASE("a work tree before its first commit, and with a HEAD that cannot be read", "[facts]") {
  const TemporaryFolder folder;
  const TestRepository made(folder.path());
  folder.write("a", "x");
  const Repository repository = made.open();
  const auto snapshot = work_tree_snapshot(&repository, folder.path());
  CHECK(listed(*snapshot) == "b:a ");
  CHECK_FALSE(snapshot->incomplete());
  made.ref("refs/heads/main", Oid::from_hex("0123456789012345678901234567890123456789").value());
  CHECK(work_tree_snapshot(&repository, folder.path())->incomplete());
}

TEST_CASE("the identity of a work tree is that of its content, once it has settled", "[facts]") {
  const TemporaryFolder folder;
  folder.write("a", "x");
  folder.write("b/c", "y");
  const auto identity = [&] { return work_tree_snapshot(nullptr, folder.path())->identity(); };
  CHECK(identity().empty());
  settle();
  const std::string before = identity();
  CHECK(before.starts_with("worktree-"));
  CHECK(identity() == before);
  folder.write("a", "z");  // the same size
  CHECK(identity().empty());
}

TEST_CASE("what collectors share is made once for each type", "[facts]") {
  const auto snapshot = memory_snapshot({{"a", "x"}});
  int made = 0;
  const std::function<std::vector<int>()> make = [&] { return std::vector<int>{++made}; };
  CHECK(snapshot->shared(make).front() == 1);
  CHECK(snapshot->shared(make).front() == 1);
  snapshot->forget();
  CHECK(snapshot->shared(make).front() == 2);
}
