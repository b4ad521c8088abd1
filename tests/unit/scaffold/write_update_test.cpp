#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "bs/scaffold/update.hpp"
#include "support/child.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::test;
using Change = git::MergeChange;

namespace {

unsigned mode_of(const fs::path& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0 ? info.st_mode & 0777u : 0;
}

git::Merge merge_of(FileTree files, std::vector<std::string> removed = {}) {
  git::Merge merge;
  merge.files = std::move(files);
  merge.removed = std::move(removed);
  return merge;
}

}  // namespace

TEST_CASE("an update is written with its modes, and what became empty goes") {
  const TemporaryFolder folder;
  folder.write("a/b/gone", "x");
  folder.write("a/stays", "x");
  folder.write("run", "old");
  folder.write("file", "x");
  folder.write("tree/inside", "x");
  scaffold::write_update(merge_of({{"run", {"new", FileMode::executable}},
                                   {"deep/er/new", {"n"}},
                                   {"link", {"run", FileMode::symlink}},
                                   {"file/now-a-folder", {"f"}},
                                   {"tree", {"now a file"}}},
                                  {"a/b/gone", "file", "tree/inside", "not/there"}),
                         folder.path());
  CHECK(folder.names() == std::vector<std::string>{"a", "deep", "file", "link", "run", "tree"});
  CHECK(folder.names("a") == std::vector<std::string>{"stays"});
  CHECK(folder.read("run") == "new");
  CHECK((mode_of(folder / "run") & 0100u) != 0);
  CHECK((mode_of(folder / "deep/er/new") & 0111u) == 0);
  CHECK(fs::read_symlink(folder / "link") == "run");
  CHECK(folder.read("file/now-a-folder") == "f");
  CHECK(folder.read("tree") == "now a file");
}

TEST_CASE("an update that cannot be written whole leaves everything as it was") {
  const TemporaryFolder folder;
  folder.write("a/gone", "precious");
  folder.write("changed", "old");
  folder.write("z/untracked/file", "mine");
  const std::string told = error_of([&] {
    scaffold::write_update(merge_of({{"changed", {"new"}}, {"made/x", {"x"}}, {"z", {"a file"}}}, {"a/gone"}),
                           folder.path());
  });
  CHECK(told == "io: cannot write z: a folder is there, which holds files that git does not know");
  CHECK(folder.names() == std::vector<std::string>{"a", "changed", "z"});
  CHECK(folder.read("a/gone") == "precious");
  CHECK(folder.read("changed") == "old");
  CHECK(folder.read("z/untracked/file") == "mine");
}

TEST_CASE("a new file never replaces one that git does not know") {
  const TemporaryFolder folder;
  folder.write(".env", "SECRET=1");
  git::Merge merge = merge_of({{".env", {"EXAMPLE=1"}}});
  merge.changes = {{Change::Kind::added, ".env", ""}};
  CHECK(error_of([&] { scaffold::write_update(merge, folder.path()); }) ==
        "usage: .env is there and git does not know it: the update would replace it");
  CHECK(folder.read(".env") == "SECRET=1");
  CHECK(folder.names() == std::vector<std::string>{".env"});
}

TEST_CASE("nothing is written through a symlink, and nothing outside") {
  const TemporaryFolder outside;
  const TemporaryFolder folder;
  outside.write("kept", "x");
  fs::create_directory_symlink(outside.path(), folder / "way");
  fs::create_symlink(outside / "kept", folder / "file");
  CHECK(error_of([&] {
          scaffold::write_update(merge_of({{"way/kept", {"evil"}}}), folder.path());
        }) == "io: cannot write way/kept: way is no folder");
  scaffold::write_update(merge_of({}, {"way/kept"}), folder.path());
  scaffold::write_update(merge_of({{"file", {"mine"}}}), folder.path());
  CHECK(folder.read("file") == "mine");
  CHECK(outside.read("kept") == "x");
  for (const char* path : {"../kept", "/tmp/x", "a/../../kept", ".git/config", "a/.GIT/hooks/x", ""})
    CHECK(error_of([&] {
            scaffold::write_update(merge_of({{path, {"evil"}}}), folder.path());
          }) == std::string("io: cannot write ") + path + ": no project may have such a path");
}

TEST_CASE("a folder without permission stops the update, and nothing is changed") {
  const TemporaryFolder folder;
  folder.write("a", "old");
  folder.write("locked/b", "old");
  const fs::path root = folder.path();
  fs::permissions(root, fs::perms::all);
  fs::permissions(root / "a", fs::perms::all);
  fs::permissions(root / "locked", fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                       fs::perms::others_exec);
  const int status = run_child([&] {
    if (!become_nobody()) return 99;
    const std::string told = error_of(
        [&] {
          scaffold::write_update(merge_of({{"a", {"new"}}, {"locked/b", {"new"}}}), root);
        },
        root);
    return told == "io: cannot write DIR/locked/b: Permission denied" ? 0 : 1;
  });
  CHECK((status == 0 || status == 99));
  CHECK(folder.read("a") == "old");
  CHECK(folder.names() == std::vector<std::string>{"a", "locked"});
  fs::permissions(root / "locked", fs::perms::all);
}
