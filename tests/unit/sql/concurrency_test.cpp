// Fifty processes on one fresh file. Each child tells by its exit status what it saw.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "bs/base/error.hpp"
#include "bs/base/os.hpp"
#include "bs/sql/database.hpp"
#include "sql/busy.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::BusyWait;
using bs::sql::Database;
using bs::sql::OpenMode;
using bs::sql::Transaction;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int k_processes = 50;
constexpr std::array<bs::embedded::File, 1> k_schema = {{{"0001_t.sql", "CREATE TABLE t(process, n);"}}};

/// Starts all at once: each waits until the pipe is closed.
template <class Work>
int count_failures(Work work) {
  std::array<int, 2> gate{};
  REQUIRE(pipe(gate.data()) == 0);
  std::vector<pid_t> children;
  for (int i = 0; i < k_processes; ++i) {
    children.push_back(bs::test::start_child([&gate, &work, i] {
      close(gate[1]);
      char byte = 0;
      if (read(gate[0], &byte, 1) != 0) return 2;
      return work(i);
    }));
  }
  close(gate[0]);
  close(gate[1]);
  int failures = 0;
  for (const pid_t child : children) failures += bs::test::wait_for_child(child) != 0;
  return failures;
}

/// Opens, brings up the schema, writes rows in transactions of their own, reads in between.
int write_and_read(const fs::path& file, int process, int rows) {
  try {
    Database database = Database::open(file, OpenMode::read_write);
    migrate(database, k_schema);
    for (int n = 0; n < rows; ++n) {
      Transaction transaction(database);
      database.cached("INSERT INTO t VALUES (?1, ?2)").with(process, n).run();
      transaction.commit();
      Database reader = Database::open(file, OpenMode::read_only);
      if (reader.integer(fmt::format("SELECT count(*) FROM t WHERE process = {}", process)) != n + 1)
        return 3;
    }
    return 0;
  } catch (const bs::Error& error) {
    bs::write_all(STDERR_FILENO, bs::format_error(error));
    return 1;
  }
}

struct ForcePosix {
  explicit ForcePosix(bool on) { bs::force_posix_fallback(on); }
  ~ForcePosix() { bs::force_posix_fallback(false); }
};

}  // namespace

TEST_CASE("fifty processes open one fresh database and none sees it locked") {
  const ForcePosix without_wal(GENERATE(false, true));
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    CHECK(count_failures([&](int) {
            try {
              Database::open(folder / "a.db", OpenMode::read_write)
                  .integer("SELECT count(*) FROM sqlite_schema");
              return 0;
            } catch (const bs::Error& error) {
              bs::write_all(STDERR_FILENO, bs::format_error(error));
              return 1;
            }
          }) == 0);
    CHECK_FALSE(fs::exists(folder / "a.db.lock"));
  }
}

TEST_CASE("fifty processes write and read one fresh database and nothing is lost") {
  const ForcePosix without_wal(GENERATE(false, true));
  const TemporaryFolder folder;
  constexpr int k_rows = 5;
  CHECK(count_failures([&](int process) { return write_and_read(folder / "a.db", process, k_rows); }) == 0);
  Database database = Database::open(folder / "a.db", OpenMode::read_only);
  CHECK(database.integer("SELECT count(*) FROM t") == k_processes * k_rows);
  CHECK(database.integrity_ok());
}

TEST_CASE("a killed writer loses nothing that was committed and tears nothing") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a.db";
  for (int round = 0; round < 10; ++round) {
    const pid_t child = bs::test::start_child([&] {
      Database database = Database::open(file, OpenMode::read_write);
      migrate(database, k_schema);
      for (int n = 0;; ++n) {
        Transaction transaction(database);  // two rows that belong together
        database.cached("INSERT INTO t VALUES (?1, ?2)").with(round, n).run();
        database.cached("INSERT INTO t VALUES (?1, ?2)").with(round, -n).run();
        transaction.commit();
      }
      return 0;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(5 + 7 * round));
    kill(child, SIGKILL);
    CHECK(bs::test::wait_for_child(child) == 256 + SIGKILL);
    Database database = Database::open(file, OpenMode::read_write);
    migrate(database, k_schema);
    CHECK(database.integrity_ok());
    CHECK(database.integer("SELECT coalesce(sum(n), 0) FROM t") == 0);
    CHECK(database.integer("SELECT count(*) % 2 FROM t") == 0);
  }
}

TEST_CASE("waiting: short sleeps, one message after a second, an end after thirty") {
  using std::chrono::milliseconds;
  BusyWait wait("a\x1b.db");
  const BusyWait::Time start{};
  CHECK(wait.next(0, start)->sleep == milliseconds(1));
  CHECK(wait.next(1, start)->sleep == milliseconds(1));
  CHECK(wait.next(500, start + milliseconds(999))->sleep == milliseconds(15));
  CHECK_FALSE(wait.next(501, start + milliseconds(999))->say);
  CHECK(wait.next(502, start + milliseconds(1000))->say);
  CHECK_FALSE(wait.next(503, start + milliseconds(2000))->say);
  CHECK(wait.next(504, start + milliseconds(29'999)));
  CHECK_FALSE(wait.next(505, start + milliseconds(30'000)));
  // The next wait starts afresh; the message does not come again.
  CHECK(wait.next(0, start + milliseconds(40'000)));
  CHECK_FALSE(wait.next(1, start + milliseconds(42'000))->say);
  CHECK(wait.message() == "bs: waiting for another process that writes a\\x1b.db (at most 30 s)\n");
}

TEST_CASE("who waits for a second says so, and then goes on") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a.db";
  Database::open(file, OpenMode::read_write).execute("CREATE TABLE t(x)");
  std::array<int, 2> locked{};
  std::array<int, 2> said{};
  REQUIRE((pipe(locked.data()) == 0 && pipe(said.data()) == 0));
  const pid_t holder = bs::test::start_child([&] {
    Database database = Database::open(file, OpenMode::read_write);
    Transaction transaction(database);
    if (!bs::write_all(locked[1], "x")) return 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(1400));
    transaction.commit();
    return 0;
  });
  char byte = 0;
  REQUIRE(read(locked[0], &byte, 1) == 1);
  const pid_t waiter = bs::test::start_child([&] {
    dup2(said[1], STDERR_FILENO);
    Database database = Database::open(file, OpenMode::read_write);
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (2)");
    transaction.commit();
    return 0;
  });
  CHECK(bs::test::wait_for_child(holder) == 0);
  CHECK(bs::test::wait_for_child(waiter) == 0);
  close(said[1]);
  std::array<char, 1000> buffer{};
  const ssize_t count = read(said[0], buffer.data(), buffer.size());
  CHECK(std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))) ==
        fmt::format("bs: waiting for another process that writes {} (at most 30 s)\n", bs::short_path(file)));
  for (const int fd : {locked[0], locked[1], said[0]}) close(fd);
  CHECK(Database::open(file, OpenMode::read_only).integer("SELECT x FROM t") == 2);
}
