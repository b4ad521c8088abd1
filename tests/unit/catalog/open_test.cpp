#include <sys/stat.h>

#include "bs/base/os.hpp"
#include "bs/base/text.hpp"
#include "bs/sql/database.hpp"
#include "fixture.hpp"
#include "support/child.hpp"
#include "support/environment.hpp"
#include "support/error_of.hpp"

using namespace bs;
using namespace bs::test;
using catalog::Access;
using catalog::Store;
using Strings = std::vector<std::string>;

namespace {

void make(const fs::path& file) {
  auto store = Store::open(file, Access::write);
  store.write(repository("a", entities_of(component("one"))), k_day_one);
  store.link(k_day_one);
}

std::string open_error(const fs::path& file, Access access, const fs::path& folder) {
  return error_of([&] { Store::open(file, access); }, folder);
}

}  // namespace

TEST_CASE("a catalog that is not there cannot be read, and is made to be written, with its folder") {
  const TemporaryFolder folder;
  CHECK(open_error(folder / "x.db", Access::read, folder.path()) ==
        "not_found: cannot open DIR/x.db: No such file or directory");
  make(folder / "deep/er/x.db");
  CHECK(Store::open(folder / "deep/er/x.db", Access::read).list({}).size() == 2);
  folder.write("plain", "");
  CHECK(open_error(folder / "plain/x.db", Access::write, folder.path()) ==
        "io: cannot make DIR/plain: Not a directory");
}

TEST_CASE("a file that is being made by another process can be read") {
  const TemporaryFolder folder;
  { sql::Database::open(folder / "x.db", sql::OpenMode::read_write); }  // without a schema yet
  CHECK(Store::open(folder / "x.db", Access::read).list({}).empty());
  CHECK(Store::open(folder / "x.db", Access::read).summary().entities == 0);
}

TEST_CASE("a corrupt file that is opened to be written is moved aside, and said so") {
  const Variable now("BS_NOW", "2026-11-22T09:00:00Z");
  const TemporaryFolder folder;
  folder.write("x.db", std::string(20'000, 'x'));
  {
    auto store = Store::open(folder / "x.db", Access::write);
    REQUIRE(store.notices().size() == 1);
    CHECK(replace_all(store.notices()[0], folder.path().string(), "DIR") ==
          "the catalog DIR/x.db was damaged; it is kept as DIR/x.db.corrupt-20261122-090000, and a new one "
          "is begun");
    CHECK(store.list({}).empty());
    store.write(repository("a"), k_day_one);
  }
  CHECK(folder.read("x.db.corrupt-20261122-090000") == std::string(20'000, 'x'));
  CHECK(Store::open(folder / "x.db", Access::write).notices().empty());
  folder.write("x.db", std::string(20'000, 'y'));
  Store::open(folder / "x.db", Access::write);
  CHECK(folder.read("x.db.corrupt-20261122-090000-2") == std::string(20'000, 'y'));
}

TEST_CASE("a corrupt file that is opened to be read stays where it is") {
  const TemporaryFolder folder;
  folder.write("x.db", std::string(20'000, 'x'));
  CHECK(open_error(folder / "x.db", Access::read, folder.path()) ==
        "unreadable: DIR/x.db is no SQLite database");
  CHECK(folder.names() == Strings{"x.db"});
  CHECK(folder.read("x.db") == std::string(20'000, 'x'));
}

TEST_CASE("a catalog whose damage shows later is moved aside, once, whoever finds it") {
  const Variable now("BS_NOW", "2026-11-22T09:00:00Z");
  const TemporaryFolder folder;
  make(folder / "x.db");
  const auto in_folder = [&](const std::string& text) {
    return replace_all(text, folder.path().string(), "DIR");
  };
  auto first = Store::open(folder / "x.db", Access::write);
  auto second = Store::open(folder / "x.db", Access::read);
  auto third = Store::open(folder / "x.db", Access::read);
  CHECK(in_folder(Store::set_aside(std::move(first))) ==
        "the catalog DIR/x.db was damaged; it is kept as DIR/x.db.corrupt-20261122-090000, and a new one is "
        "begun");
  const std::string done = "the catalog DIR/x.db was damaged; another process has moved it away";
  CHECK(in_folder(Store::set_aside(std::move(second))) == done);  // nothing is there
  make(folder / "x.db");
  CHECK(in_folder(Store::set_aside(std::move(third))) == done);  // a new one is
  CHECK(Store::open(folder / "x.db", Access::read).list({}).size() == 2);
  CHECK(Store::open(folder / "x.db.corrupt-20261122-090000", Access::read).list({}).size() == 2);
}

TEST_CASE("a stored document that is no JSON is damage that SQLite does not see") {
  CHECK(catalog::stored_value("{\"a\":1}").find("a")->as_integer() == 1);
  for (const std::string json : {"", "{\"a\":", "{} {}", "xxxx"}) {
    try {
      catalog::stored_value(json);
      FAIL("read: " << json);
    } catch (const Error& error) {
      CHECK(sql::is_corruption(error));
      CHECK(error.message() == "a document of the catalog is damaged");
    }
  }
}

TEST_CASE("a catalog of a newer bs is refused and left alone") {
  const TemporaryFolder folder;
  make(folder / "x.db");
  { sql::Database::open(folder / "x.db", sql::OpenMode::read_write).execute("PRAGMA user_version = 999"); }
  for (const auto access : {Access::read, Access::write}) {
    CHECK(open_error(folder / "x.db", access, folder.path()).starts_with("unsupported: "));
  }
  for (const auto& name : folder.names()) CHECK(name.find("corrupt") == std::string::npos);
}

TEST_CASE("read-only media can be read") {
  const TemporaryFolder folder;
  make(folder / "media/x.db");
  fs::remove(folder / "media/x.db-wal");
  fs::remove(folder / "media/x.db-shm");
  chmod((folder / "media/x.db").c_str(), 0444);
  chmod((folder / "media").c_str(), 0555);
  chmod(folder.path().c_str(), 0755);
  const auto status = run_child([&] {
    if (!become_nobody()) return 99;
    auto store = Store::open(folder / "media/x.db", Access::read);
    if (store.list({}).size() != 2 || store.search("one", 5).size() != 1 || store.summary().components != 1)
      return 1;
    if (!store.find("component:default/one") || store.facets("kind", {}).size() != 2) return 2;
    return open_error(folder / "media/x.db", Access::write, folder.path()).starts_with("io: ") ? 0 : 3;
  });
  chmod((folder / "media").c_str(), 0755);
  CHECK((status == 0 || status == 99));
}

TEST_CASE("fifty processes make, write and read one fresh catalog") {
  const TemporaryFolder folder;
  const auto file = folder / "x.db";
  std::vector<pid_t> children;
  for (int i = 0; i < 50; ++i) {
    children.push_back(start_child([&, i] {
      const auto name = "r" + std::to_string(i);
      auto store = Store::open(file, i % 5 == 4 ? Access::read : Access::write);
      if (i % 5 == 4) return store.list({}).empty() ? 0 : 0;
      store.write(repository(name, entities_of(component(name + "-one") + component(name + "-two"))),
                  k_day_one);
      store.link(k_day_one);
      return store.find("component:default/" + name + "-one") ? 0 : 1;
    }));
  }
  int missing = 0;  // a reader may have come before the first writer
  for (std::size_t i = 0; i < children.size(); ++i) {
    const int status = wait_for_child(children[i]);
    if (i % 5 == 4 && status == 250) {
      ++missing;
    } else {
      CHECK(status == 0);
    }
  }
  CHECK(missing <= 10);
  auto store = Store::open(file, Access::write);
  CHECK(store.notices().empty());
  CHECK(store.summary().components == 80);
  CHECK(store.repositories().size() == 40);
  CHECK(faults_of(file) == "");
}
