#include "bs/git/work_tree.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

std::string walk(const fs::path& root, const IgnoreTest& ignored = {}, const WalkLimits& limits = {},
                 std::string_view skipped = "-") {
  std::string out;
  const auto seen = [&](std::string_view folder, std::string_view text) {
    out += fmt::format("[{}:{}] ", folder, text);
  };
  const auto visit = [&](const Entry& entry) {
    out += fmt::format("{}{}{} ", "blts"[static_cast<int>(entry.type)], entry.executable ? "x:" : ":",
                       entry.path);
    return entry.path == skipped ? WalkStep::skip : WalkStep::into;
  };
  const WalkResult result = walk_work_tree(root, ignored, seen, visit, limits);
  for (const std::string& path : result.refused) out += fmt::format("({}) ", path);
  return out + result.incomplete.value_or("done");
}

}  // namespace

TEST_CASE("work tree: files, links and folders in git's order") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  write(root / "a/x", "1");
  write(root / "a.b", "2");
  write(root / "a/run", "3");
  fs::permissions(root / "a/run", fs::perms::owner_all);
  fs::create_symlink("/etc", root / "z");
  REQUIRE(mkfifo((root / "fifo").c_str(), 0600) == 0);
  CHECK(walk(root) == "b:a.b t:a bx:a/run b:a/x l:z done");
  CHECK(walk(root, {}, {}, "a") == "b:a.b t:a l:z done");
  CHECK(walk(root, {}, {256, 2}) == "b:a.b t:a more than 2 entries");
  CHECK(walk(root, {}, {1, 100}) == "b:a.b t:a l:z folders nested deeper than 1");
  CHECK(fault_of([&] { walk(root / "none"); }) ==
        fmt::format("unreadable: {}/none cannot be read: No such file or directory", root.native()));
}

TEST_CASE("work tree: .git and repositories of their own are left out") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  write(fixture.path / "f", "");
  Fixture(fixture.path / "nested");
  write(fixture.path / "sub/.git", "gitdir: ../.git/modules/sub\n");
  write(fixture.path / "sub/file", "");
  CHECK(walk(fixture.path) == "b:f t:nested t:sub done");
}

TEST_CASE("work tree: ignore files are told before their folder's entries") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  write(root / ".gitignore", "x");
  write(root / "d/.gitignore", "y");
  write(root / "d/y", "");
  write(root / "x", "");
  fs::create_directory(root / "e");
  fs::create_symlink("/etc/passwd", root / "e/.gitignore");
  const IgnoreTest ignored = [](std::string_view path, bool is_folder) {
    return !is_folder && (path == "x" || path == "d/y");
  };
  CHECK(walk(root, ignored) == "[:x] b:.gitignore t:d [d:y] b:d/.gitignore t:e l:e/.gitignore done");
  write(root / ".gitignore", std::string((1 << 20) + 1, 'x'));
  CHECK(walk(root, ignored)
            .ends_with(
                "the folder . cannot be read: cannot read .gitignore: it is larger than 1,048,576 bytes"));
}

TEST_CASE("work tree: names that git would not take") {
  const TemporaryFolder folder;
  write(folder.path() / "a\\b", "");
  write(folder.path() / ".GIT", "");
  write(folder.path() / "git~1", "");
  CHECK(walk(folder.path()) == "(.GIT) (a\\b) (git~1) done");
}

TEST_CASE("work tree: deeper than files may be open") {
  const TemporaryFolder folder;
  fs::path deep = folder.path();
  for (int i = 0; i < 120; ++i) deep /= "d";
  write(deep / "end", "");
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit few{80, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  const std::string text = walk(folder.path());
  REQUIRE(setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(text.ends_with("/end done"));
}
