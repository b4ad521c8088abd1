#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "bs/base/os.hpp"
#include "support/child.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::write_file;
using bs::write_new_file;
using bs::test::error_of;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a file is written and replaced") {
  const TemporaryFolder folder;
  const mode_t before = umask(022);
  write_file(folder / "a", std::string_view("x\0y", 3));
  CHECK(folder.read("a") == std::string_view("x\0y", 3));
  CHECK(mode_of(folder / "a") == 0644);
  fs::permissions(folder / "a", fs::perms(0751));
  write_file(folder / "a", "");
  CHECK(folder.read("a").empty());
  CHECK(mode_of(folder / "a") == 0751);
  umask(before);
  CHECK(folder.names() == Names{"a"});
}

TEST_CASE("a relative name is written in the current folder") {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  write_file("plain", "x");
  write_new_file("new", "y");
  fs::current_path(before);
  CHECK(folder.read("plain") == "x");
  CHECK(folder.read("new") == "y");
}

TEST_CASE("a name of the longest length can be written") {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  write_file(folder / name, "x");
  CHECK(folder.names() == Names{name});
}

TEST_CASE("nothing is written through a link, over a folder or where there is no folder") {
  const TemporaryFolder folder;
  const auto error = [&](const fs::path& path) {
    const auto replaced = error_of([&] { write_file(path, "new"); }, folder.path());
    CHECK(error_of([&] { write_new_file(path, "new"); }, folder.path()) == replaced);
    return replaced;
  };
  folder.write("target", "old");
  fs::create_symlink("target", folder / "link");
  fs::create_symlink("nowhere", folder / "dangling");
  fs::create_directories(folder / "sub");
  mkfifo((folder / "fifo").c_str(), 0600);
  CHECK(error(folder / "link") == "io: cannot write DIR/link: it is a symbolic link");
  CHECK(error(folder / "dangling") == "io: cannot write DIR/dangling: it is a symbolic link");
  CHECK(error(folder / "sub") == "io: cannot write DIR/sub: it is no regular file");
  CHECK(error(folder / "sub/") == "io: cannot write DIR/sub/: it names a folder");
  CHECK(error(folder / "sub/..") == "io: cannot write DIR/sub/..: it names a folder");
  CHECK(error("") == "io: cannot write : it names a folder");
  CHECK(error(folder / "fifo") == "io: cannot write DIR/fifo: it is no regular file");
  CHECK(error(folder / "none/x") == "io: cannot write DIR/none/x: No such file or directory");
  CHECK(error(folder / "target/x") == "io: cannot write DIR/target/x: Not a directory");
  CHECK(folder.read("target") == "old");
  CHECK(folder.names() == Names{"dangling", "fifo", "link", "sub", "target"});
}

TEST_CASE("a new file never replaces one") {
  const TemporaryFolder folder;
  write_new_file(folder / "a", "first");
  CHECK(error_of([&] { write_new_file(folder / "a", "second"); }, folder.path()) ==
        "io: cannot write DIR/a: it exists already");
  CHECK(folder.read("a") == "first");
  CHECK(folder.names() == Names{"a"});
}

TEST_CASE("of many who write one new file, one wins") {
  const TemporaryFolder folder;
  std::vector<pid_t> children;
  for (int i = 0; i < 20; ++i) {
    children.push_back(bs::test::start_child([&] {
      return error_of([&] { write_new_file(folder / "a", std::string(100'000, 'x')); }, folder.path()) ==
             "none";
    }));
  }
  int winners = 0;
  for (const pid_t child : children) winners += bs::test::wait_for_child(child);
  CHECK(winners == 1);
  CHECK(folder.read("a").size() == 100'000);
  CHECK(folder.names() == Names{"a"});
}

TEST_CASE("readers see the old file or the new one, never a part") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a", std::string(50'000, 'a'));
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int i = 0; i < 100; ++i) write_file(file, std::string(50'000, i % 2 == 0 ? 'b' : 'a'));
    done = true;
  });
  int torn = 0;
  while (!done) {
    const std::string text = bs::read_file(file, 100'000);
    torn += text.size() != 50'000 || text.front() != text.back();
  }
  writer.join();
  CHECK(torn == 0);
}

TEST_CASE("a failed write leaves what was there and nothing beside it") {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0777));
  const fs::path file = folder.write("a", "old");
  const int status = bs::test::run_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto replaced = error_of([&] { write_file(file, std::string(5000, 'n')); }, folder.path());
    const auto created =
        error_of([&] { write_new_file(folder / "b", std::string(5000, 'n')); }, folder.path());
    return replaced == "io: cannot write DIR/a: File too large" &&
                   created == "io: cannot write DIR/b: File too large"
               ? 0
               : 1;
  });
  CHECK(status == 0);
  CHECK(folder.read("a") == "old");
  CHECK(folder.names() == Names{"a"});
}

TEST_CASE("a folder without permission is told apart") {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0755));
  CHECK(bs::is_writable_folder(folder.path()));
  CHECK_FALSE(bs::is_writable_folder(folder / "none"));
  CHECK_FALSE(bs::is_writable_folder(folder.write("file", "")));
  const int status = bs::test::run_child([&] {
    if (!bs::test::become_nobody()) return 77;
    std::error_code ignored;
    fs::permissions(folder.path(), fs::perms(0555),
                    ignored);  // for those who run the tests without being root
    if (bs::is_writable_folder(folder.path())) return 1;
    return error_of([&] { write_file(folder / "a", "x"); }, folder.path()) ==
                   "io: cannot write DIR/a: Permission denied"
               ? 0
               : 2;
  });
  fs::permissions(folder.path(), fs::perms(0755));
  CHECK(status == 0);
}

TEST_CASE("all bytes go to a descriptor, or the caller learns") {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  bs::Fd reader(ends[0]);
  const bs::Fd writer(ends[1]);
  fcntl(writer.get(), F_SETFL, O_NONBLOCK);  // so that writes come short
  const std::string text(1'000'000, 'x');
  std::size_t received = 0;
  std::thread thread([&] {
    std::array<char, 10'000> buffer{};
    while (received < text.size())
      received += static_cast<std::size_t>(read(reader.get(), buffer.data(), buffer.size()));
  });
  CHECK(bs::write_all(writer.get(), text));
  thread.join();
  CHECK(received == text.size());
  CHECK(bs::write_all(writer.get(), ""));
  reader = bs::Fd();
  CHECK_FALSE(bs::write_all(writer.get(), "x"));
  CHECK_FALSE(bs::write_all(-1, "x"));
}
