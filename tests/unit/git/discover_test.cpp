#include "bs/git/discover.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "support/child.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

/// "path[:bare][:linked]" of each repository, then "!path: problem", relative to the root.
std::string found_below(const fs::path& root, const std::function<bool(std::string_view)>& ignored = {},
                        std::size_t depth = 12) {
  std::string out;
  const DiscoverResult result = discover(root, ignored, depth);
  for (const Found& found : result.repositories)
    out += fmt::format("{}{}{} ", found.path.lexically_relative(root).native(), found.bare ? ":bare" : "",
                       found.linked ? ":linked" : "");
  for (const auto& [path, problem] : result.problems)
    out += fmt::format("!{}: {} ", path.lexically_relative(root).native(), problem);
  return replace_all(out, root.native(), "ROOT");
}

}  // namespace

TEST_CASE("discover: work trees and bare repositories, sorted, their content not entered") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Fixture(root / "b/two");
  Fixture(root / "a.git", true);
  Fixture(root / "b/one");
  Fixture(root / "b/one/nested");
  Fixture(root / "b/one/evil.git", true);
  write(root / "c/file", "x");
  fs::create_directory_symlink(root / "b", root / "link");
  CHECK(found_below(root) == "a.git:bare b/one b/two ");
  CHECK(found_below(root / "b/one") == ". ");
  CHECK(found_below(root / "a.git") == ".:bare ");
  CHECK(found_below(root / "c").empty());
  CHECK(found_below(root / "link") == "one two ");
  CHECK(found_below(root, [](std::string_view path) { return path == "b/one"; }) == "a.git:bare b/two ");
}

TEST_CASE("discover: .git files inside the root, linked work trees, and what leads outside") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "root";
  const Fixture inside(root / "r");
  const Fixture outside(folder.path() / "outside");
  write(root / "separate/.git", "gitdir: ../r/.git\n");
  write(root / "stolen/.git", fmt::format("gitdir: {}\n", outside.git.native()));
  write(root / "linked/.git", fmt::format("gitdir: {}/worktrees/linked\n", outside.git.native()));
  write(outside.git / "worktrees/linked/HEAD", "ref: refs/heads/x\n");
  write(outside.git / "worktrees/linked/commondir", "../..\n");
  write(outside.git / "worktrees/linked/gitdir", (root / "linked/.git").native() + "\n");
  CHECK(found_below(root) ==
        fmt::format("linked:linked r separate !stolen: .git leads to {}, outside of what is scanned ",
                    outside.git.native()));
  OpenOptions options;
  options.root = root;
  for (const Found& found : discover(root, {}).repositories)
    CHECK(Repository::open(found.path, options).git_folder() == found.git_folder);
}

TEST_CASE("discover: what is no repository although it wants to be one is a problem") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  fs::create_directories(root / "empty/.git");
  Fixture(root / "empty/inner");
  write(root / "gone/.git", "gitdir: /nonexistent\n");
  write(root / "huge/.git", std::string(100'000, 'x'));
  fs::create_directories(root / "pipe");
  REQUIRE(mkfifo((root / "pipe/.git").c_str(), 0600) == 0);
  const Fixture broken(root / "broken");
  fs::remove(broken.git / "HEAD");
  REQUIRE(mkfifo((broken.git / "HEAD").c_str(), 0600) == 0);
  CHECK(found_below(root) ==
        "broken !pipe: .git is neither a folder nor a file !huge: .git is too large "
        "!gone: .git leads to /nonexistent, where no repository is !empty: .git has no HEAD ");
}

TEST_CASE("discover: depth, and folders that cannot be read") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Fixture(root / "1/2/3");
  fs::create_directories(root / "1/x/y");
  CHECK(found_below(root, {}, 3) == "1/2/3 ");
  CHECK(found_below(root, {}, 2) == "!.: 2 folders deeper than 2 were not searched ");
  CHECK(fault_of([&] { discover(root / "none", {}); }) ==
        fmt::format("not_found: {}/none cannot be searched: No such file or directory", root.native()));
  write(root / "file", "x");
  CHECK(fault_of([&] { discover(root / "file", {}); }).starts_with("unreadable: "));
  fs::permissions(root, fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
  fs::permissions(root / "1/x", fs::perms::none);
  CHECK(run_child([&] {
          if (!become_nobody()) return 2;
          return found_below(root) == "1/2/3 !1/x: the folder cannot be read: Permission denied " ? 0 : 1;
        }) == 0);
  fs::permissions(root / "1/x", fs::perms::owner_all);
}

TEST_CASE("enclosing: looks upwards") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  fs::create_directories(fixture.path / "a/b");
  for (const char* path : {"r", "r/a/b", "r/a/none", "r/.git", "r/.git/objects"}) {
    INFO(path);
    CHECK(enclosing(folder.path() / path)->path == fixture.path);
  }
  const Fixture bare(folder.path() / "b.git", true);
  CHECK(enclosing(bare.path / "objects")->bare);
  CHECK_FALSE(enclosing(folder.path()));
  write(folder.path() / "x/.git", "senseless");
  CHECK(enclosing(folder.path() / "x/y")->path == folder.path() / "x");
}

TEST_CASE("refs_fingerprint: changes with what decides the scanned commit, and with nothing else") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid tip = fixture.first_commit();
  const Found found = enclosing(fixture.path).value();
  std::set<std::uint64_t> seen{refs_fingerprint(found)};
  CHECK_FALSE(seen.contains(0));
  const auto is_new = [&] { return seen.insert(refs_fingerprint(found)).second; };
  CHECK_FALSE(is_new());
  fixture.ref("refs/heads/other", tip);
  write(fixture.git / "index", "x");
  CHECK_FALSE(is_new());
  fixture.ref("refs/heads/main", Oid{});
  CHECK(is_new());
  fixture.symbolic("HEAD", "refs/heads/topic");
  CHECK(is_new());
  write(fixture.git / "packed-refs", fmt::format("{} refs/heads/topic\n", tip.hex()));
  CHECK(is_new());
  fixture.symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  CHECK(is_new());
  fixture.ref("refs/remotes/origin/main", tip);
  CHECK(is_new());
  write(fixture.git / "shallow", tip.hex());
  CHECK(is_new());
  write(fixture.git / "config", "[core]\n");
  CHECK(is_new());
  fixture.ref("HEAD", tip);
  CHECK(is_new());
}

TEST_CASE("pack_index_bytes: the regular files among the packs' indexes") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Found found = enclosing(fixture.path).value();
  CHECK(pack_index_bytes(found) == 0);
  const fs::path packs = fixture.git / "objects/pack";
  write(packs / "pack-a.idx", std::string(1'000, 'x'));
  write(packs / "pack-b.idx", std::string(24, 'x'));
  write(packs / "pack-b.pack", std::string(5'000, 'x'));
  fs::create_directories(packs / "pack-c.idx");
  CHECK(pack_index_bytes(found) == 1'024);
  CHECK(pack_index_bytes({folder.path() / "none", folder.path() / "none/.git", false, false}) == 0);
}

TEST_CASE("refs_fingerprint: 0 when it cannot be told") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Found found = enclosing(fixture.path).value();
  write(fixture.git / "HEAD", "garbage");
  CHECK(refs_fingerprint(found) == 0);
  fixture.symbolic("HEAD", "refs/heads/a");
  fixture.symbolic("refs/heads/a", "refs/heads/a");
  CHECK(refs_fingerprint(found) == 0);
  fs::remove(fixture.git / "HEAD");
  CHECK(refs_fingerprint(found) == 0);
}

TEST_CASE("refs_fingerprint: a linked work tree has its own HEAD") {
  const TemporaryFolder folder;
  const Fixture main(folder.path() / "r");
  write(folder.path() / "w/.git", fmt::format("gitdir: {}/worktrees/w\n", main.git.native()));
  write(main.git / "worktrees/w/HEAD", "ref: refs/heads/topic\n");
  write(main.git / "worktrees/w/commondir", "../..\n");
  const Found found = enclosing(folder.path() / "w").value();
  CHECK(found.linked);
  const auto before = refs_fingerprint(found);
  CHECK(before != 0);
  main.ref("refs/heads/topic", Oid{});
  CHECK(refs_fingerprint(found) != before);
}

TEST_CASE("fetched_at: FETCH_HEAD, else the remote-tracking refs, and only with a remote") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const auto age = [&](const char* name, Seconds time) {
    const timespec times[2] = {{time, 0}, {time, 0}};
    REQUIRE(utimensat(AT_FDCWD, (fixture.git / name).c_str(), times, 0) == 0);
  };
  write(fixture.git / "packed-refs", "");
  age("packed-refs", 1000);
  CHECK(fixture.open().fetched_at() == std::nullopt);
  write(fixture.git / "config", "[remote \"origin\"]\nurl = x\n");
  CHECK(fixture.open().fetched_at() == 1000);
  fixture.ref("refs/remotes/origin/main", Oid{});
  age("refs/remotes", 500);
  age("refs/remotes/origin", 2000);
  CHECK(fixture.open().fetched_at() == 2000);
  write(fixture.git / "FETCH_HEAD", "");
  age("FETCH_HEAD", 1500);
  CHECK(fixture.open().fetched_at() == 1500);
}
