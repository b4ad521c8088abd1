// A tree is written whole or not at all.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "bs/scaffold/write.hpp"
#include "run_fixture.hpp"
#include "scaffold/write_calls.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace bs;
using namespace bs::scaffold;
using bs::test::error_of;
using bs::test::TemporaryFolder;
using bs::test::tree_of;

FileTree project() {
  FileTree tree = tree_of({{"README.md", "hello"}, {"a-b", "x"}, {"src/deep/er/x.c", "c"}, {"src/y.c", ""}});
  tree["bin/run"] = {"#!/bin/sh\n", FileMode::executable};
  tree["latest"] = {"bin/run", FileMode::symlink};
  return tree;
}

/// Every path below a folder with what it is: "d src", "- 644 README.md", "l latest>bin/run".
std::vector<std::string> all_of(const fs::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).string();
    struct stat info {};
    lstat(entry.path().c_str(), &info);
    if (S_ISLNK(info.st_mode))
      found.push_back("l " + path + ">" + fs::read_symlink(entry.path()).string());
    else
      found.push_back(
          fmt::format("{} {:o} {}", S_ISDIR(info.st_mode) ? "d" : "-", info.st_mode & 07777, path));
  }
  std::sort(found.begin(), found.end());
  return found;
}

const std::vector<std::string> k_written = {
    "- 644 README.md", "- 644 a-b", "- 644 src/deep/er/x.c", "- 644 src/y.c",     "- 755 bin/run",
    "d 755 bin",       "d 755 src", "d 755 src/deep",        "d 755 src/deep/er", "l latest>bin/run"};

class Umask {
 public:
  explicit Umask(mode_t mask) : before_(umask(mask)) {}
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;
  ~Umask() { umask(before_); }

 private:
  mode_t before_;
};

/// Makes each call of a writing fail in turn; `prepared` makes the surroundings, which must be as before.
template <class Prepare, class Work>
long failures(Prepare prepare, Work work) {
  for (long n = 0;; ++n) {
    const TemporaryFolder folder;
    prepare(folder);
    const std::vector<std::string> before = all_of(folder.path());
    calls::fail_after(n);
    bool has_failed = false;
    try {
      work(folder);
    } catch (const Error& error) {
      has_failed = true;
      CHECK(error.kind() == ErrorKind::io);
      CHECK(error.message().find(folder.path().string()) != std::string::npos);
    }
    const long made = calls::made();
    calls::fail_after(-1);
    if (!has_failed) {
      CHECK(made <= n);
      return n;
    }
    INFO("call " << n);
    REQUIRE(all_of(folder.path()) == before);
  }
}

}  // namespace

TEST_CASE("a tree becomes a new folder, with its parents") {
  const Umask mask(022);
  const TemporaryFolder folder;
  const Written written = write_tree(project(), folder / "new/project");
  CHECK(written.files == 6);
  CHECK(written.bytes == 5 + 1 + 1 + 10 + 7);
  CHECK(written.clashes.empty());
  CHECK(all_of(folder / "new/project") == k_written);
  CHECK(folder.names("new") == std::vector<std::string>{"project"});
  CHECK(folder.read("new/project/README.md") == "hello");
}

TEST_CASE("modes obey the umask") {
  const Umask mask(077);
  const TemporaryFolder folder;
  write_tree(tree_of({{"a/b", ""}}), folder / "p/");
  CHECK(all_of(folder.path()) == std::vector<std::string>{"- 600 p/a/b", "d 700 p", "d 700 p/a"});
}

TEST_CASE("an empty folder is filled and stays itself") {
  const Umask mask(022);
  const TemporaryFolder folder;
  struct stat before {
  }, after{};
  stat(folder.path().c_str(), &before);
  write_tree(project(), folder.path());
  stat(folder.path().c_str(), &after);
  CHECK(before.st_ino == after.st_ino);
  CHECK(all_of(folder.path()) == k_written);
}

TEST_CASE("a folder that holds something is refused") {
  const TemporaryFolder folder;
  folder.write("p/old", "old");
  CHECK(error_of([&] { write_tree(project(), folder / "p"); }, folder.path()) == "usage: DIR/p is not empty");
  CHECK(folder.names("p") == std::vector<std::string>{"old"});
  folder.write("file", "");
  CHECK(error_of([&] { write_tree(project(), folder / "file"); }, folder.path()) ==
        "usage: DIR/file is there and is no folder");
  fs::create_directory_symlink("p", folder / "link");
  CHECK(error_of([&] { write_tree(project(), folder / "link"); }, folder.path()) ==
        "usage: DIR/link is a symbolic link");
}

TEST_CASE("with force new files are added, and what is there stays") {
  const Umask mask(022);
  const TemporaryFolder folder;
  folder.write("README.md", "mine");
  folder.write("bin", "a file");
  folder.write("src/other", "");
  fs::create_symlink("nowhere", folder / "a-b");
  const Written written = write_tree(project(), folder.path(), {.force = true});
  CHECK(written.clashes == std::vector<std::string>{"README.md", "a-b", "bin/run"});
  CHECK(written.files == 3);
  CHECK(folder.read("README.md") == "mine");
  CHECK(all_of(folder.path()) ==
        std::vector<std::string>{"- 644 README.md", "- 644 bin", "- 644 src/deep/er/x.c", "- 644 src/other",
                                 "- 644 src/y.c", "d 755 src", "d 755 src/deep", "d 755 src/deep/er",
                                 "l a-b>nowhere", "l latest>bin/run"});
}

TEST_CASE("nothing is written through a symlink") {
  const TemporaryFolder folder;
  folder.write("outside/keep", "");
  folder.write("p/x", "");
  fs::create_directory_symlink("../outside", folder / "p/src");
  CHECK(error_of([&] { write_tree(project(), folder / "p", {.force = true}); }, folder.path()) ==
        "io: cannot write DIR/p/src/deep/er/x.c: DIR/p/src is a symbolic link");
  CHECK(folder.names("outside") == std::vector<std::string>{"keep"});
  CHECK(folder.names("p") == std::vector<std::string>{"src", "x"});
}

TEST_CASE("an unsafe tree is not written") {
  const TemporaryFolder folder;
  CHECK(error_of([&] {
          write_tree(tree_of({{"a/../../x", ""}}), folder / "p");
        }) == "config: \"a/../../x\" may not be written: it leads out with \"..\"");
  CHECK(folder.names().empty());
}

TEST_CASE("a failure of any call leaves nothing of a new folder") {
  const long calls_made =
      failures([](const TemporaryFolder&) {},
               [](const TemporaryFolder& folder) { write_tree(project(), folder / "new/er/p"); });
  CHECK(calls_made == 30);
}

TEST_CASE("a failure of any call leaves an empty folder empty") {
  failures([](const TemporaryFolder& folder) { fs::create_directory(folder / "p"); },
           [](const TemporaryFolder& folder) { write_tree(project(), folder / "p"); });
}

TEST_CASE("a failure of any call leaves a full folder as it was") {
  failures(
      [](const TemporaryFolder& folder) {
        folder.write("p/README.md", "mine");
        folder.write("p/src/deep/other", "");
      },
      [](const TemporaryFolder& folder) { write_tree(project(), folder / "p", {.force = true}); });
}

TEST_CASE("no permission and no parent are told with the path") {
  const TemporaryFolder folder;
  folder.write("file", "");
  CHECK(error_of([&] { write_tree(project(), folder / "file/p"); }, folder.path()) ==
        "io: cannot write DIR/file/p: a symbolic link or a file stands on the way");
  if (geteuid() == 0) return;  // may write everywhere
  fs::create_directory(folder / "closed");
  fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(error_of([&] { write_tree(project(), folder / "closed/p"); }, folder.path())
            .starts_with("io: cannot write DIR/closed/.bs-new-"));
}

TEST_CASE("two that write one folder: one does, the other is told") {
  const TemporaryFolder folder;
  int done = 0;
  std::string told;
  std::mutex lock;
  const auto write = [&] {
    try {
      write_tree(project(), folder / "p");
      const std::lock_guard guard(lock);
      ++done;
    } catch (const Error& error) {
      const std::lock_guard guard(lock);
      told = error.message();
    }
  };
  std::thread one(write), other(write);
  one.join();
  other.join();
  CHECK(done == 1);
  CHECK_FALSE(told.empty());
  CHECK(folder.names() == std::vector<std::string>{"p"});
}
