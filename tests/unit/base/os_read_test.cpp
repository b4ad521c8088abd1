#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "bs/base/os.hpp"
#include "support/child.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::read_file;
using bs::read_file_below;
using bs::test::error_of;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

struct Fallback {
  explicit Fallback(bool on) { bs::force_posix_fallback(on); }
  ~Fallback() { bs::force_posix_fallback(false); }
};

}  // namespace

TEST_CASE("a file that was named is read whole") {
  const TemporaryFolder folder;
  const std::string bytes("a\0\r\n\xFF", 5);
  CHECK(read_file(folder.write("a", bytes), 5) == bytes);
  CHECK(read_file(folder.write("empty", ""), 0).empty());
  const std::string large(3'000'000, 'x');
  CHECK(read_file(folder.write("large", large), 3'000'000) == large);
  fs::create_symlink("a", folder / "link");
  CHECK(read_file(folder / "link", 100) == bytes);
  CHECK(read_file("/proc/self/stat", 10'000).size() > 10);  // its size is told as 0
}

TEST_CASE("what cannot be read is said exactly") {
  const TemporaryFolder folder;
  const auto error = [&](const fs::path& path, std::size_t cap = 100) {
    return error_of([&] { read_file(path, cap); }, folder.path());
  };
  folder.write("six", "123456");
  mkfifo((folder / "fifo").c_str(), 0600);
  fs::create_symlink("loop", folder / "loop");
  fs::create_symlink("nowhere", folder / "dangling");
  CHECK(error(folder / "none") == "not_found: cannot read DIR/none: No such file or directory");
  CHECK(error(folder / "six/x") == "not_found: cannot read DIR/six/x: Not a directory");
  CHECK(error(folder / "dangling") == "not_found: cannot read DIR/dangling: No such file or directory");
  CHECK(error(folder / "loop") == "unreadable: cannot read DIR/loop: Too many levels of symbolic links");
  CHECK(error(folder.path()) == "unreadable: cannot read DIR: it is a folder");
  CHECK(error(folder / "fifo") == "unreadable: cannot read DIR/fifo: it is no regular file");
  CHECK(error("/dev/zero") == "unreadable: cannot read /dev/zero: it is no regular file");
  CHECK(error(folder / "six", 5) == "limit: cannot read DIR/six: it is larger than 5 bytes");
  CHECK(error(folder / "six", 6) == "none");
  CHECK(error("/proc/self/stat", 3) == "limit: cannot read /proc/self/stat: it is larger than 3 bytes");
}

TEST_CASE("a file without permission is unreadable") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("secret", "x");
  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(file, fs::perms(0));
  const int status = bs::test::run_child([&] {
    if (!bs::test::become_nobody()) return 77;
    const auto named = error_of([&] { read_file(file, 9); }, folder.path());
    const auto below = error_of([&] { read_file_below(folder.path(), "secret", 9); }, folder.path());
    return named == "unreadable: cannot read DIR/secret: Permission denied" &&
                   below == "unreadable: cannot read secret: Permission denied"
               ? 0
               : 1;
  });
  CHECK(status == 0);
}

TEST_CASE("below a folder, links are followed that stay in it") {
  const Fallback fallback(GENERATE(false, true));
  const TemporaryFolder folder;
  folder.write("a/b/file", "text");
  fs::create_symlink("../b/file", folder / "a/b/up");
  fs::create_directory_symlink("a/b", folder / "into");
  fs::create_symlink("into/../b/up", folder / "winding");
  const auto read = [&](std::string_view path) { return read_file_below(folder.path(), path, 100); };
  CHECK(read("a/b/file") == "text");
  CHECK(read("a//b/./file") == "text");
  CHECK(read("a/../a/b/file") == "text");
  CHECK(read("a/b/up") == "text");
  CHECK(read("into/file") == "text");
  CHECK(read("winding") == "text");  // ".." after a link is the parent of where the link leads
  CHECK(read("none") == std::nullopt);
  CHECK(read("a/none/x") == std::nullopt);
  CHECK(read("a/b/file/x") == std::nullopt);
  CHECK(read("a/b/file/") == std::nullopt);
  CHECK(read("") == std::nullopt);
}

TEST_CASE("below a folder, nothing outside is ever read") {
  const bool posix = GENERATE(false, true);
  const Fallback fallback(posix);
  const TemporaryFolder outside;
  outside.write("secret", "x");
  outside.write("root/inside", "y");
  const fs::path root = outside / "root";
  fs::create_symlink("../secret", root / "relative");
  fs::create_symlink(outside / "secret", root / "absolute");
  fs::create_symlink(root / "inside", root / "absolute-inside");
  fs::create_directory_symlink("..", root / "parent");
  fs::create_directory_symlink("parent/../..", root / "chain");
  fs::create_symlink("/proc/self/root/etc/passwd", root / "magic");
  fs::create_symlink("loop", root / "loop");
  const auto error = [&](std::string_view path) {
    return error_of([&] { read_file_below(root, path, 100); }, root);
  };
  for (const std::string_view path :
       {"../secret", "/etc/passwd", "relative", "absolute", "absolute-inside", "parent/secret",
        "chain/secret", "magic", "..", "inside/../../secret"}) {
    CAPTURE(path, posix);
    const bool is_missing = path == "inside/../../secret" && error(path) == "none";  // "inside" is no folder
    CHECK((is_missing ||
           error(path) == fmt::format("unreadable: cannot read {}: it leads out of its folder", path)));
  }
  CHECK(error("loop") == "unreadable: cannot read loop: Too many levels of symbolic links");
  CHECK(error(std::string_view("inside\0x", 8)) ==
        "unreadable: cannot read " + std::string("inside\0x", 8) + ": its name holds NUL");
}

TEST_CASE("below a folder, only regular files are read") {
  const Fallback fallback(GENERATE(false, true));
  const TemporaryFolder folder;
  mkfifo((folder / "fifo").c_str(), 0600);
  fs::create_directories(folder / "sub");
  fs::create_directory_symlink("sub", folder / "link");
  const auto error = [&](std::string_view path, std::size_t cap = 100) {
    return error_of([&] { read_file_below(folder.path(), path, cap); }, folder.path());
  };
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder / "socket").native().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK(error("socket") == "unreadable: cannot read socket: it is no regular file");
  close(listener);
  CHECK(error("fifo") == "unreadable: cannot read fifo: it is no regular file");
  CHECK(error("sub") == "unreadable: cannot read sub: it is a folder");
  CHECK(error("sub/") == "unreadable: cannot read sub/: it is a folder");
  CHECK(error("link") == "unreadable: cannot read link: it is a folder");
  CHECK(error(".") == "unreadable: cannot read .: it is a folder");
  folder.write("six", "123456");
  CHECK(error("six", 5) == "limit: cannot read six: it is larger than 5 bytes");
  CHECK(error_of([&] { read_file_below(folder / "none", "x", 9); }, folder.path()) ==
        "not_found: cannot read DIR/none: No such file or directory");
}

TEST_CASE("below a folder, a link that is swapped meanwhile gains nothing") {
  const Fallback fallback(GENERATE(false, true));
  const TemporaryFolder outside;
  outside.write("secret", "secret");
  outside.write("root/a/secret", "public");
  const fs::path root = outside / "root";
  std::atomic<bool> done{false};
  std::thread swapper([&] {
    while (!done) {
      fs::rename(root / "a", root / "b");
      fs::create_directory_symlink("..", root / "a");
      fs::remove(root / "a");
      fs::rename(root / "b", root / "a");
    }
  });
  int leaks = 0;
  for (int i = 0; i < 2000; ++i) {
    try {
      const auto text = read_file_below(root, "a/secret", 100);
      leaks += text && *text == "secret";
    } catch (const bs::Error&) {
      // refused: what is wanted
    }
  }
  done = true;
  swapper.join();
  CHECK(leaks == 0);
}

TEST_CASE("a deep path is read") {
  const Fallback fallback(GENERATE(false, true));
  const TemporaryFolder folder;
  std::string path;
  for (int i = 0; i < 100; ++i) path += "d/";
  folder.write(path + "f", "deep");
  CHECK(read_file_below(folder.path(), path + "f", 9) == "deep");
}
