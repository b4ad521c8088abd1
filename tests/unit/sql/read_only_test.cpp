// Folders that cannot be written. Root may write everywhere, so these run in a child without root's rights.
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/child.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int k_no_rights_to_drop = 77;

void close_folder(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) fs::permissions(entry.path(), fs::perms(0444));
  fs::permissions(folder, fs::perms(0555));
}

void open_folder(const fs::path& folder) {
  fs::permissions(folder, fs::perms(0755));
}

/// The sum in the table, or the error, as seen by someone who may only read.
std::string sum_seen_by_reader(const fs::path& file) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const int status = bs::test::run_child([&] {
    if (!bs::test::become_nobody()) return k_no_rights_to_drop;
    std::string answer;
    try {
      Database database = Database::open(file, OpenMode::read_only);
      answer = fmt::format("{}", database.integer("SELECT sum(x) FROM t").value_or(-1));
    } catch (const bs::Error& error) {
      answer = fmt::format("{} {} {}", bs::exit_status(error.kind()), error.message(), error.hint());
    }
    return write(ends[1], answer.data(), answer.size()) > 0 ? 0 : 1;
  });
  close(ends[1]);
  CHECK(status == 0);
  std::array<char, 1000> buffer{};
  const ssize_t count = read(ends[0], buffer.data(), buffer.size());
  close(ends[0]);
  return std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
}

/// Rows 1 and 2 in the file, and row 4 in the WAL that a killed process left.
void make_unclosed(const fs::path& file) {
  const int status = bs::test::run_child([&] {
    Database database = Database::open(file, OpenMode::read_write);
    database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2); PRAGMA wal_checkpoint(TRUNCATE)");
    database.execute("INSERT INTO t VALUES (4)");
    std::raise(SIGKILL);
    return 0;
  });
  REQUIRE(status == 256 + SIGKILL);
  REQUIRE(fs::file_size(file.string() + "-wal") > 0);
}

}  // namespace

TEST_CASE("a closed WAL database is read from a folder that cannot be written") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a b%?#.db";
  Database::open(file, OpenMode::read_write).execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2)");
  close_folder(folder.path());
  CHECK(sum_seen_by_reader(file) == "3");
  open_folder(folder.path());
}

TEST_CASE("a database in use is read, with what is in its WAL") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a.db";
  Database database = Database::open(file, OpenMode::read_write);
  database.execute("CREATE TABLE t(x); INSERT INTO t VALUES (1), (2)");
  close_folder(folder.path());
  CHECK(sum_seen_by_reader(file) == "3");
  open_folder(folder.path());
}

TEST_CASE("what a killed process left is read, or refused, but never half") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a.db";
  make_unclosed(file);
  SECTION("with the shared memory") {
    close_folder(folder.path());
    CHECK(sum_seen_by_reader(file) == "7");
  }
  SECTION("without it") {
    fs::remove(file.string() + "-shm");
    close_folder(folder.path());
    CHECK(
        sum_seen_by_reader(file) ==
        fmt::format(
            "3 cannot open {}: it was not closed, and its folder cannot be written run bs catalog once where "
            "the folder can be written",
            bs::short_path(file)));
  }
  open_folder(folder.path());
  for (const char* end : {"", "-wal"}) fs::permissions(file.string() + end, fs::perms(0644));
  fs::remove(file.string() + "-shm");
  Database database = Database::open(file, OpenMode::read_only);
  CHECK(database.integer("SELECT sum(x) FROM t") == 7);
}

TEST_CASE("writing where it is not allowed is refused at once") {
  const TemporaryFolder folder;
  const fs::path file = folder / "a.db";
  Database::open(file, OpenMode::read_write);
  close_folder(folder.path());
  const int status = bs::test::run_child([&] {
    if (!bs::test::become_nobody()) return k_no_rights_to_drop;
    try {
      Database::open(file, OpenMode::read_write);
    } catch (const bs::Error& error) {
      return error.kind() == bs::ErrorKind::io &&
                     error.message() ==
                         fmt::format("cannot write {}: Permission denied", bs::short_path(file))
                 ? 0
                 : 1;
    }
    return 2;
  });
  CHECK(status == 0);
  open_folder(folder.path());
}
