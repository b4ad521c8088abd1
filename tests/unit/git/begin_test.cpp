#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "bs/git/merge.hpp"
#include "unit/git/fixture.hpp"

using namespace bs;
using namespace bs::test;

namespace {

const git::Signature k_ann{"Ann", "ann@acme.dev", 1'000'000'000};

FileTree project() {
  return {{"README.md", {"# pay\n"}},
          {"a", {"file\n"}},
          {"a-b", {"between\n"}},
          {"bin/run", {"#!/bin/sh\n", FileMode::executable}},
          {"bin/sub/deep.txt", {"deep\n"}},
          {"empty", {""}},
          {"link", {"README.md", FileMode::symlink}}};
}

void lay_out(const TemporaryFolder& folder, const FileTree& files) {
  for (const auto& [path, file] : files) {
    if (file.mode != FileMode::symlink) {
      folder.write(path, file.bytes);
      if (file.mode == FileMode::executable) chmod((folder / path).c_str(), 0755);
    } else {
      fs::create_symlink(file.bytes, folder / path);
    }
  }
}

}  // namespace

TEST_CASE("a new repository holds exactly the files in one commit on its branch") {
  const TemporaryFolder folder;
  lay_out(folder, project());
  folder.write("not-of-the-template.txt", "mine\n");
  const git::Commit made =
      git::begin_repository(folder.path(), "trunk", project(), k_ann, "initial commit\n\nbody");
  const Repository repository = Repository::open(folder.path());
  CHECK(repository.current_branch() == "trunk");
  const git::Commit head = repository.resolve("HEAD");
  CHECK(head.id == made.id);
  CHECK(head.tree == made.tree);
  CHECK(head.parents.empty());
  CHECK(head.summary == "initial commit");
  CHECK(head.author.name == "Ann");
  CHECK(head.author.email == "ann@acme.dev");
  CHECK(head.committer.time == 1'000'000'000);
  CHECK(git::read_tree(repository, head.tree, "") == project());
  CHECK(folder.read(".git/logs/HEAD") ==
        "0000000000000000000000000000000000000000 " + made.id.hex() +
            " Ann <ann@acme.dev> 1000000000 +0000\tcommit (initial): initial commit\n");
}

TEST_CASE("a repository that cannot be begun leaves no .git behind") {
  const TemporaryFolder folder;
  CHECK(fault_of([&] {
          git::begin_repository(folder.path(), "main", {{"gone", {"x"}}}, k_ann, "m");
        }) == "io: gone cannot be read: No such file or directory");
  CHECK(folder.names().empty());
  CHECK(fault_of([&] { git::begin_repository(folder.path(), "a..b", {}, k_ann, "m"); }) ==
        "usage: a..b is no name for a branch");
  CHECK(fault_of([&] {
          git::begin_repository(folder.path(), "main", {{"x/.GIT/config", {"x"}}}, k_ann, "m");
        }) == "unreadable: no tree may hold the path x/.GIT/config");
  CHECK(folder.names().empty());
}

TEST_CASE("a folder that has a .git already keeps it") {
  const TemporaryFolder folder;
  folder.write(".git/precious", "x");
  const std::string told = fault_of([&] { git::begin_repository(folder.path(), "main", {}, k_ann, "m"); });
  CHECK(told == "io: " + (folder / ".git").native() + " is there already");
  CHECK(folder.read(".git/precious") == "x");
}

TEST_CASE("a commit's line cannot be broken by a name") {
  const TemporaryFolder folder;
  folder.write("f", "x");
  const git::Signature evil{" ,Eve\n<x@y> tree ", "<e\n@x>", 5};
  git::begin_repository(folder.path(), "main", {{"f", {"x"}}}, evil, "m");
  const git::Commit head = Repository::open(folder.path()).resolve("HEAD");
  CHECK(head.author.name == "Evex@y tree");
  CHECK(head.author.email == "e@x");
  CHECK(head.author.time == 5);
}

TEST_CASE("line ends are stored as .gitattributes asks, so that nothing looks changed afterwards") {
  const TemporaryFolder folder;
  const FileTree files = {
      {".gitattributes", {"# rules\n* text=auto\n*.bat text eol=crlf\n/keep/** -text\n*.bin binary\n"}},
      {"sub/.gitattributes", {"*.txt -text\nonly.txt text\n"}},
      {"a.txt", {"a\r\nb\r\n"}},
      {"deep/run.bat", {"a\r\n"}},
      {"keep/a.txt", {"a\r\n"}},
      {"picture", {std::string("\0\r\n", 3)}},
      {"x.bin", {"a\r\n"}},
      {"sub/a.txt", {"a\r\n"}},
      {"sub/only.txt", {"a\r\n"}}};
  lay_out(folder, files);
  git::begin_repository(folder.path(), "main", files, k_ann, "m");
  const Repository repository = Repository::open(folder.path());
  FileTree stored = files;
  stored["a.txt"].bytes = "a\nb\n";
  stored["deep/run.bat"].bytes = stored["sub/only.txt"].bytes = "a\n";
  CHECK(git::read_tree(repository, repository.resolve("HEAD").tree, "") == stored);
}
