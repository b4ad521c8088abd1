#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "support/child.hpp"
#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

using bs::Fd;
using bs::FileLock;
using bs::test::run_child;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

bool is_open(int fd) {
  return fcntl(fd, F_GETFD) >= 0;
}

/// Counts in a file, under the lock: read, wait, write. Without the lock, counts are lost.
int count_up(const fs::path& counter, const fs::path& lock_file, FileLock::After after) {
  for (int i = 0; i < 20; ++i) {
    const FileLock lock(lock_file, after);
    int value = 0;
    std::ifstream(counter) >> value;
    usleep(100);
    std::ofstream(counter) << value + 1;
  }
  return 0;
}

}  // namespace

TEST_CASE("a descriptor has one owner") {
  const int raw = open("/dev/null", O_RDONLY | O_CLOEXEC);
  REQUIRE(raw >= 0);
  {
    Fd first(raw);
    Fd second(std::move(first));
    CHECK_FALSE(first);
    CHECK(second.get() == raw);
    first = std::move(second);
    CHECK(first.get() == raw);
    CHECK(is_open(raw));
  }
  CHECK_FALSE(is_open(raw));
  Fd replaced(open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int old = replaced.get();
  replaced = Fd();
  CHECK_FALSE(is_open(old));
  CHECK(Fd().release() == -1);
}

TEST_CASE("a lock excludes, whether its file stays or goes") {
  const auto after = GENERATE(FileLock::After::keep, FileLock::After::remove);
  const TemporaryFolder folder;
  folder.write("counter", "0");
  std::vector<pid_t> children;
  for (int i = 0; i < 10; ++i)
    children.push_back(
        bs::test::start_child([&] { return count_up(folder / "counter", folder / "lock", after); }));
  for (const pid_t child : children) CHECK(bs::test::wait_for_child(child) == 0);
  CHECK(folder.read("counter") == "200");
  CHECK(fs::exists(folder / "lock") == (after == FileLock::After::keep));
}

TEST_CASE("a lock is let go when its holder dies") {
  const TemporaryFolder folder;
  const int status = run_child([&] {
    const FileLock lock(folder / "lock");
    raise(SIGKILL);
    return 0;
  });
  CHECK(status == 256 + SIGKILL);
  const FileLock lock(folder / "lock");
}

TEST_CASE("a lock that cannot be had is an error") {
  const TemporaryFolder folder;
  folder.write("target", "");
  fs::create_symlink("target", folder / "link");
  const auto message = [](const fs::path& path) {
    try {
      const FileLock lock(path);
    } catch (const bs::Error& error) {
      return error.message();
    }
    return std::string();
  };
  CHECK(message(folder / "none/lock") ==
        fmt::format("cannot lock {}: No such file or directory", (folder / "none/lock").string()));
  CHECK(message(folder / "link") ==
        fmt::format("cannot lock {}: Too many levels of symbolic links", (folder / "link").string()));
}

TEST_CASE("limits hold") {
#ifndef BS_SANITIZED
  CHECK(run_child([] {
          bs::limit_this_process({.address_space = 512u << 20, .cpu_seconds = 0});
          try {
            std::vector<char> large(std::size_t{1} << 30);
            return large.empty() ? 1 : 2;
          } catch (const std::bad_alloc&) {
            return 0;
          }
        }) == 0);
#endif
  CHECK(run_child([] {
          bs::limit_this_process({.address_space = 0, .cpu_seconds = 1});
          for (volatile unsigned spin = 0;;) spin = spin + 1;
          return 0;
        }) == 256 + SIGXCPU);
}

TEST_CASE("limits are never raised above what was set from outside") {
  CHECK(run_child([] {
          const rlimit outside{5, 5};
          setrlimit(RLIMIT_CPU, &outside);
          bs::limit_this_process({.address_space = 0, .cpu_seconds = 60});
          rlimit now{};
          getrlimit(RLIMIT_CPU, &now);
          return now.rlim_cur == 5 && now.rlim_max == 5 ? 0 : 1;
        }) == 0);
}

TEST_CASE("what is asked of the system has an answer") {
  const bool posix = GENERATE(false, true);
  bs::force_posix_fallback(posix);
  CHECK(bs::processor_count() >= 1);
  CHECK(bs::peak_memory_bytes() > 1'000'000);
  CHECK(bs::peak_memory_bytes() < 100'000'000'000);
  CHECK_FALSE(bs::is_local_file_system("/no/such/folder"));
#ifdef __linux__
  CHECK(bs::is_local_file_system("/proc") == !posix);
#endif
  bs::force_posix_fallback(false);
}

TEST_CASE("the environment is read") {
  const bs::test::Variable variable("BS_TEST_VARIABLE", std::nullopt);
  CHECK(bs::environment("BS_TEST_VARIABLE") == std::nullopt);
  variable.set("");
  CHECK(bs::environment("BS_TEST_VARIABLE") == "");
  variable.set("x");
  CHECK(bs::environment("BS_TEST_VARIABLE") == "x");
}
