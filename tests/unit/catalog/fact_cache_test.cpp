#include "bs/catalog/fact_cache.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"
#include "support/temporary_folder.hpp"

using namespace bs;
using namespace bs::test;
using catalog::FactCache;

namespace {

std::int64_t rows_of(const fs::path& file) {
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  return database.integer("SELECT count(*) FROM facts").value_or(-1);
}

std::string value_of(const fs::path& file, const std::string& key) {
  const auto cache = FactCache::open(file);
  return cache ? cache->get(key).value_or("none") : "no cache";
}

}  // namespace

TEST_CASE("what was put is there in the next run") {
  const TemporaryFolder folder;
  const auto file = folder / "deep" / "er" / "facts.db";
  const std::string odd("a\0\xFF\n", 4);
  {
    const auto cache = FactCache::open(file);
    REQUIRE(cache);
    CHECK(!cache->get("a"));
    cache->put("a", "1");
    cache->put("b", odd);
    CHECK(cache->get("a") == "1");
    CHECK(rows_of(file) == 0);  // not written one by one
    cache->put("a", "2");
  }
  CHECK(value_of(file, "a") == "2");
  CHECK(value_of(file, "b") == odd);
  CHECK(value_of(file, "c") == "none");
  CHECK(rows_of(file) == 2);
}

TEST_CASE("one key is never taken for another, though they share a place") {
  const TemporaryFolder folder;
  const auto file = folder / "facts.db";
  { FactCache::open(file)->put("a", "1"); }
  {
    auto database = sql::Database::open(file, sql::OpenMode::read_write);
    database.execute("UPDATE facts SET key = 'z'");  // as a collision would leave it
  }
  CHECK(value_of(file, "a") == "none");
  { FactCache::open(file)->put("a", "2"); }
  CHECK(value_of(file, "a") == "2");
  CHECK(rows_of(file) == 1);
}

TEST_CASE("above its bound what was used longest ago goes") {
  const TemporaryFolder folder;
  const auto file = folder / "facts.db";
  const std::int64_t most = 6 << 20;
  const std::string value(10'000, 'x');
  {
    const auto cache = FactCache::open(file, most);
    for (int i = 0; i < 300; ++i) cache->put("old " + std::to_string(i), value);
  }
  {
    auto database = sql::Database::open(file, sql::OpenMode::read_write);
    database.execute("UPDATE facts SET used = used - 5");
  }
  {
    const auto cache = FactCache::open(file, most);
    CHECK((cache->get("old 7") == value));  // used today
    for (int i = 0; i < 300; ++i) cache->put("new " + std::to_string(i), value);
  }
  const auto cache = FactCache::open(file, most);
  CHECK((cache->get("old 7") == value));
  int old = 0, fresh = 0;
  for (int i = 0; i < 300; ++i) {
    old += cache->get("old " + std::to_string(i)).has_value();
    fresh += cache->get("new " + std::to_string(i)).has_value();
  }
  CHECK(fresh == 300);
  CHECK(old < 100);
  cache->put("huge", std::string(1 << 20, 'x'));
  CHECK(!cache->get("huge"));
}

TEST_CASE("a damaged file is thrown away and made anew, without a word") {
  const TemporaryFolder folder;
  const auto file = folder / "facts.db";
  SECTION("from the first byte") {
    write_file(file, std::string(8192, 'x'));
    { FactCache::open(file)->put("a", "1"); }
    CHECK(value_of(file, "a") == "1");
  }
  SECTION("in the middle, seen while it is open") {
    {
      const auto cache = FactCache::open(file);
      for (int i = 0; i < 500; ++i) cache->put("key " + std::to_string(i), std::string(500, 'v'));
    }
    auto bytes = read_file(file, 64u << 20);
    for (std::size_t page = 2; page < bytes.size() / 4096; ++page)
      bytes.replace(page * 4096, 200, std::string(200, 'x'));
    write_file(file, bytes);
    {
      const auto cache = FactCache::open(file);
      REQUIRE(cache);
      for (int i = 0; i < 500; ++i) cache->get("key " + std::to_string(i));
      cache->put("a", "1");
      CHECK(cache->get("a") == "1");
    }
    { FactCache::open(file)->put("b", "2"); }
    CHECK(value_of(file, "b") == "2");
  }
  CHECK(!fs::exists(folder / "facts.db.damaged.lock"));
}

TEST_CASE("where nothing can be kept there is no cache") {
  const TemporaryFolder folder;
  CHECK(!FactCache::open(""));
  write_file(folder / "file", "x");
  CHECK(!FactCache::open(folder / "file" / "facts.db"));
  {
    auto other = sql::Database::open(folder / "other.db", sql::OpenMode::read_write);
    other.execute("CREATE TABLE precious (a)");
  }
  CHECK(!FactCache::open(folder / "other.db"));
  {
    auto newer = sql::Database::open(folder / "newer.db", sql::OpenMode::read_write);
    newer.execute("PRAGMA user_version = 9");
  }
  CHECK(!FactCache::open(folder / "newer.db"));
  fs::create_symlink(folder / "elsewhere.db", folder / "link.db");
  CHECK(!FactCache::open(folder / "link.db"));
  CHECK(!fs::exists(folder / "elsewhere.db"));
}

TEST_CASE("many processes put into one cache") {
  const TemporaryFolder folder;
  const auto file = folder / "facts.db";
  std::vector<pid_t> children;
  for (int child = 0; child < 12; ++child) {
    const pid_t id = fork();
    if (id == 0) {
      {
        const auto cache = FactCache::open(file);
        if (!cache) _exit(1);
        for (int i = 0; i < 20; ++i) cache->put(std::to_string(child) + " " + std::to_string(i), "value");
      }
      _exit(0);
    }
    children.push_back(id);
  }
  for (const auto id : children) {
    int status = 0;
    waitpid(id, &status, 0);
    CHECK(status == 0);
  }
  auto database = sql::Database::open(file, sql::OpenMode::read_write);
  CHECK(database.integrity_ok());
  // One that waited in vain for half a second keeps nothing, whole or not at all.
  const auto rows = database.integer("SELECT count(*) FROM facts").value_or(-1);
  CHECK(rows > 0);
  CHECK(rows % 20 == 0);
}
