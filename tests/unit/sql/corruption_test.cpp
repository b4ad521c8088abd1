#include "bs/base/error.hpp"
#include "bs/sql/database.hpp"
#include "support/error_of.hpp"
#include "support/temporary_folder.hpp"

using bs::sql::Database;
using bs::sql::is_corruption;
using bs::sql::OpenMode;
using bs::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// What error_of() tells, with "corrupt" in place of the kind where the error says so.
std::string fault_of(const fs::path& folder, const std::function<void()>& work) {
  bool corrupt = false;
  const std::string text = bs::test::error_of(
      [&] {
        try {
          work();
        } catch (const bs::Error& error) {
          corrupt = is_corruption(error);
          throw;
        }
      },
      folder);
  const std::string_view unreadable = "unreadable: ";
  return corrupt && text.starts_with(unreadable) ? "corrupt: " + text.substr(unreadable.size()) : text;
}

/// A database of some pages, as bytes.
std::string healthy_bytes(const TemporaryFolder& folder) {
  {
    Database database = Database::open(folder / "healthy.db", OpenMode::read_write);
    database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT); CREATE INDEX i ON t(x)");
    auto insert = database.prepare("INSERT INTO t(x) VALUES (?1)");
    bs::sql::Transaction transaction(database);
    for (int i = 0; i < 500; ++i) insert.with(std::string(100, static_cast<char>('a' + i % 26))).run();
    transaction.commit();
  }
  return folder.read("healthy.db");
}

/// Does all one does with a file; SQLite may notice damage late or never, but must not crash.
void use(const fs::path& file) {
  Database database = Database::open(file, OpenMode::read_write);
  database.execute("SELECT * FROM t ORDER BY x; SELECT * FROM t WHERE id = 77");
  database.execute("INSERT INTO t(x) VALUES ('n'); DELETE FROM t WHERE id < 50");
  database.integrity_ok();
}

}  // namespace

TEST_CASE("what is no database is told from what is locked or missing") {
  const TemporaryFolder folder;
  folder.write("text.db", std::string(10'000, 'x'));
  folder.write("short.db", "x");
  const std::string healthy = healthy_bytes(folder);
  folder.write("cut.db", healthy.substr(0, 5000));
  for (const auto mode : {OpenMode::read_write, OpenMode::read_only}) {
    const auto fault = [&](const char* name) {
      return fault_of(folder.path(), [&] { Database::open(folder / name, mode).execute("SELECT * FROM t"); });
    };
    CHECK(fault("text.db") == "corrupt: DIR/text.db is no SQLite database");
    CHECK(fault("short.db") == "corrupt: DIR/short.db is no SQLite database");
    CHECK(fault("cut.db") == "corrupt: DIR/cut.db is damaged: database disk image is malformed");
  }
  CHECK(fault_of(folder.path(), [&] { Database::open(folder / "none.db", OpenMode::read_only); }) ==
        "not_found: cannot open DIR/none.db: No such file or directory");
  CHECK_FALSE(is_corruption(std::runtime_error("x")));
  // Nothing was moved, changed or left beside them: that is the caller's to decide.
  CHECK(folder.read("text.db") == std::string(10'000, 'x'));
  CHECK(folder.read("cut.db") == healthy.substr(0, 5000));
}

TEST_CASE("an error keeps being a corruption when it is passed on") {
  const TemporaryFolder folder;
  folder.write("text.db", "no database at all");
  bool seen = false;
  try {
    try {
      Database::open(folder / "text.db", OpenMode::read_only);
    } catch (bs::Error& error) {
      error.hint("more");
      throw;
    }
  } catch (const std::exception& error) {
    seen = is_corruption(error);
  }
  CHECK(seen);
}

TEST_CASE("integrity is reported in words") {
  const TemporaryFolder folder;
  std::string bytes = healthy_bytes(folder);
  std::string report = "before";
  {
    Database database = Database::open(folder / "healthy.db", OpenMode::read_only);
    CHECK(database.integrity_ok(&report));
    CHECK(report.empty());
  }
  const auto at = bytes.find(std::string(100, 'c'));
  REQUIRE(at != std::string::npos);
  bytes[at] = 'X';
  folder.write("damaged.db", bytes);
  Database damaged = Database::open(folder / "damaged.db", OpenMode::read_only);
  CHECK_FALSE(damaged.integrity_ok(&report));
  CHECK_THAT(report, Catch::Contains("missing from index i"));
  CHECK_FALSE(damaged.integrity_ok());
}

TEST_CASE("dangling references are no integrity") {
  Database database = Database::in_memory();
  database.execute(
      "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p);"
      "PRAGMA foreign_keys=OFF; INSERT INTO c VALUES (9)");
  std::string report;
  CHECK_FALSE(database.integrity_ok(&report));
  CHECK(report == "row 1 of c refers to a missing row of p");
}

TEST_CASE("a database with any bytes changed is used or refused, never a crash") {
  const TemporaryFolder folder;
  const std::string healthy = healthy_bytes(folder);
  std::uint64_t random = 42;
  const auto next = [&random] { return random = random * 6364136223846793005ull + 1442695040888963407ull; };
  for (int round = 0; round < 150; ++round) {
    std::string bytes = healthy;
    for (int i = 0; i < 8; ++i) {
      const std::size_t range = i < 2 ? 200 : bytes.size();  // the header too
      bytes[(next() >> 33) % range] = static_cast<char>(next() >> 40);
    }
    folder.write("a.db", bytes);
    CHECK_THAT(fault_of(folder.path(), [&] { use(folder / "a.db"); }),
               Catch::StartsWith("corrupt: ") || Catch::StartsWith("internal: ") ||
                   Catch::Equals("io: cannot write DIR/a.db: it is read-only") || Catch::Equals("none"));
    for (const char* end : {"a.db", "a.db-wal", "a.db-shm"}) fs::remove(folder / end);
  }
}

TEST_CASE("damage that a migration meets is told as damage") {
  constexpr std::array<bs::embedded::File, 1> k_steps = {{{"m/0001_a.sql", "CREATE TABLE a(x)"}}};
  constexpr std::array<bs::embedded::File, 2> k_more = {
      {k_steps[0], {"m/0002_b.sql", "UPDATE a SET x = 'y'"}}};
  const TemporaryFolder folder;
  {
    Database database = Database::open(folder / "a.db", OpenMode::read_write);
    migrate(database, k_steps);
    for (int i = 0; i < 100; ++i) database.execute(fmt::format("INSERT INTO a VALUES ('{:100}')", i));
  }
  std::string bytes = folder.read("a.db");
  std::fill(bytes.begin() + 4096, bytes.end(), '\x7F');  // all but the first page
  folder.write("a.db", bytes);
  Database database = Database::open(folder / "a.db", OpenMode::read_write);
  CHECK(fault_of(folder.path(), [&] { migrate(database, k_more); }) ==
        "corrupt: DIR/a.db is damaged: database disk image is malformed");
}

TEST_CASE("a file of a future format is read, and not written") {
  const TemporaryFolder folder;
  std::string bytes = healthy_bytes(folder);
  bytes[18] = 3;  // the version that a writer must know
  folder.write("a.db", bytes);
  CHECK(fault_of(folder.path(), [&] {
          Database::open(folder / "a.db", OpenMode::read_only).execute("SELECT * FROM t");
        }) == "none");
  CHECK(fault_of(folder.path(), [&] {
          Database::open(folder / "a.db", OpenMode::read_write).execute("DELETE FROM t");
        }) == "io: cannot write DIR/a.db: it is read-only");
}
