#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "support/environment.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

std::string open_fault(const fs::path& path, const OpenOptions& options = {}) {
  return fault_of([&] { Repository::open(path, options); });
}

/// What opening says of a repository with this text at the end of its config.
std::string config_fault(std::string_view text) {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  write(fixture.git / "config", text);
  return replace_all(open_fault(fixture.path), folder.path().native(), "DIR");
}

}  // namespace

TEST_CASE("open: a work tree, its .git folder and a bare repository") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Fixture bare(folder.path() / "b.git", true);
  const Repository repository = fixture.open();
  CHECK(repository.layout() == Layout::work_tree);
  CHECK(repository.path() == fixture.path);
  CHECK(repository.git_folder() == fixture.git);
  CHECK(repository.common_folder() == fixture.git);
  CHECK(repository.work_tree() == fixture.path);
  CHECK_FALSE(repository.is_shallow());
  CHECK_FALSE(repository.is_partial());
  CHECK(repository.current_branch() == "main");
  CHECK(repository.origin_url() == std::nullopt);
  CHECK(Repository::open(fixture.git).work_tree() == fixture.path);
  CHECK(Repository::open(fixture.git / "").work_tree() == fixture.path);
  CHECK(Repository::open(fixture.path / "").work_tree() == fixture.path);
  CHECK(bare.open().layout() == Layout::bare);
  CHECK(bare.open().work_tree() == std::nullopt);
}

TEST_CASE("open: what is no repository") {
  const TemporaryFolder folder;
  const std::string name = folder.path().native();
  CHECK(open_fault(folder.path()) == fmt::format("not_found: {} is not a git repository", name));
  CHECK(open_fault(folder.path() / "x") == fmt::format("not_found: {}/x is not a git repository", name));
  fs::create_directories(folder.path() / "a/.git");
  CHECK(open_fault(folder.path() / "a") == "unreadable: .git has no HEAD");
  write(folder.path() / "a/.git/HEAD", "ref: refs/heads/main\n");
  CHECK(open_fault(folder.path() / "a") == "unreadable: the folder objects is missing");
  fs::create_directory_symlink("a/.git", folder.path() / ".git");
  CHECK(open_fault(folder.path()) == "unreadable: .git is a symbolic link");
}

TEST_CASE("open: HEAD and config are regular files with sense") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const auto replace = [&](const char* name, const std::function<void(const fs::path&)>& make) {
    fs::remove_all(fixture.git / name);
    make(fixture.git / name);
    return open_fault(fixture.path);
  };
  const auto fifo = [](const fs::path& path) { REQUIRE(mkfifo(path.c_str(), 0600) == 0); };
  const auto link = [](const fs::path& path) { fs::create_symlink("/etc/passwd", path); };
  CHECK(replace("HEAD", fifo) == "unreadable: HEAD is not a regular file");
  CHECK(replace("HEAD", link) == "unreadable: HEAD is not a regular file");
  for (const char* text : {"", "garbage\n", "ref: ../../x\n", "ref: refs/heads/a..b\n",
                           "0123456789012345678901234567890123456789x"}) {
    INFO(text);
    CHECK(replace("HEAD", [&](const fs::path& path) { write(path, text); }) ==
          "unreadable: HEAD names neither a branch nor a commit");
  }
  write(fixture.git / "HEAD", "ref: refs/heads/main");
  CHECK(replace("config", fifo) == "unreadable: config is not a regular file");
  CHECK(replace("config", link) == "unreadable: config is not a regular file");
  CHECK(replace("config", [](const fs::path& path) { fs::create_directory(path); }) ==
        "unreadable: config is not a regular file");
  CHECK(replace("config", [](const fs::path& path) { write(path, std::string((1 << 20) + 1, '\n')); }) ==
        "unreadable: config is too large");
  CHECK(replace("config", [](const fs::path&) {}) == "nothing");
  CHECK(replace("shallow", fifo) == "unreadable: shallow is not a regular file");
  CHECK(replace("shallow", [](const fs::path& path) { write(path, "x\n"); }) ==
        "unreadable: shallow holds a line that is no commit's hash");
}

TEST_CASE("open: formats and extensions") {
  CHECK(config_fault(
            "[core]\nrepositoryformatversion = 1\n[extensions]\nnoop\npartialClone = origin\npreciousObjects "
            "= true\n"
            "worktreeConfig = true\nobjectFormat = sha1\nrefStorage = files\nrelativeWorktrees = true\n") ==
        "nothing");
  CHECK(config_fault("[core]\nrepositoryformatversion = 2\n") ==
        "unsupported: the repository format version 2 is not known");
  CHECK(config_fault("[core]\nrepositoryformatversion = x\n") ==
        "unsupported: the repository format version x is not known");
  CHECK(config_fault("[core]\nrepositoryformatversion = 1\n[extensions]\nfoo = 1\n") ==
        "unsupported: the repository extension foo is not known");
  CHECK(config_fault("[extensions]\nfoo = 1\n") == "nothing");
  CHECK(config_fault("[extensions]\nobjectFormat = sha256\n") ==
        "unsupported: the object format sha256 is not supported");
  CHECK(config_fault("[extensions]\nrefStorage = reftable\n") ==
        "unsupported: the ref format reftable is not supported");
}

TEST_CASE("open: an include is not followed") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  REQUIRE(mkfifo((fixture.git / "fifo").c_str(), 0600) == 0);
  write(fixture.git / "config", "[include]\npath = fifo\n[remote \"origin\"]\nurl = https://x/y\n");
  CHECK(fixture.open().origin_url() == "https://x/y");
}

TEST_CASE("open: core.worktree may only be the work tree") {
  CHECK(config_fault("[core]\nworktree = ..\n") == "nothing");
  CHECK(config_fault("[core]\nworktree = ../../r\n") == "nothing");
  CHECK(config_fault("[core]\nworktree = /etc\n") ==
        "unreadable: core.worktree leads to /etc, which is not this repository's | remove core.worktree from "
        "its configuration");
  CHECK(config_fault("[core]\nworktree = ../..\n") ==
        "unreadable: core.worktree leads to DIR, which is not this repository's | remove core.worktree from "
        "its configuration");
}

TEST_CASE("open: worktree configuration counts where the extension asks for it") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  write(fixture.git / "config.worktree", "[core]\nworktree = /etc\n");
  CHECK(open_fault(fixture.path) == "nothing");
  write(fixture.git / "config", "[extensions]\nworktreeConfig = true\n");
  CHECK(open_fault(fixture.path).starts_with("unreadable: core.worktree leads to /etc"));
}

TEST_CASE("open: another user's repository") {
  if (geteuid() != 0) {
    WARN("skipped: only root can give a folder away");
    return;
  }
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const auto fault =
      fmt::format("unreadable: not owned by you: it belongs to user 1234 | --trust {} reads it all the same",
                  fixture.path.native());
  for (const fs::path& path : {fixture.path, fixture.git}) {
    REQUIRE(chown(path.c_str(), 1234, 0) == 0);
    CHECK(open_fault(fixture.path) == fault);
    CHECK(open_fault(fixture.path, {{"/elsewhere", folder.path() / "r2"}, {}}) == fault);
    CHECK(open_fault(fixture.path, {{"*"}, {}}) == "nothing");
    CHECK(open_fault(fixture.path, {{fixture.path}, {}}) == "nothing");
    CHECK(open_fault(fixture.path, {{folder.path().native() + "/"}, {}}) == "nothing");
    const Variable user("SUDO_UID", "1234");
    CHECK(open_fault(fixture.path) == "nothing");
    user.set("1234x");
    CHECK(open_fault(fixture.path) == fault);
    user.set(std::nullopt);
    REQUIRE(chown(path.c_str(), 0, 0) == 0);
  }
}

TEST_CASE("open: neither the user's nor the system's configuration is read") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid tip = fixture.first_commit();
  REQUIRE(mkfifo((folder.path() / ".gitconfig").c_str(), 0600) == 0);
  const Variable home("HOME", folder.path().native());
  const Repository repository = fixture.open();
  CHECK(repository.resolve("main^0").id == tip);
}
