// Every write, sync and open of a scan's writing fails once: what is in the catalog afterwards is whole, the
// old or the new.
#include <filesystem>

#include "faulty_disk.hpp"
#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using catalog::Access;
using catalog::Store;

namespace {

model::RepositoryScan before() {
  return repository("a", entities_of(component("one") + component("old")));
}
model::RepositoryScan after() {
  std::string yaml = component("one", "system: core");
  for (int i = 0; i < 40; ++i) yaml += component("new-" + std::to_string(i), "dependsOn: [component:one]");
  return repository("a", entities_of(yaml));
}

/// Opens, writes, links, closes; false when any of it failed.
bool work(const fs::path& file) {
  try {
    auto store = Store::open(file, Access::write);
    store.write(after(), 200);
    store.link(200);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Old or new, and nothing between.
void check(const fs::path& file, bool is_done) {
  CHECK(faults_of(file) == "");
  auto store = Store::open(file, Access::write);
  CHECK(store.notices().empty());
  const bool is_old = store.find("component:default/old").has_value();
  catalog::ListQuery components;
  components.filter = match::parse_filter({"kind=component"});
  CHECK(store.list(components).size() == (is_old ? 2u : 41u));
  if (is_done) CHECK_FALSE(is_old);
  // And the work can be done again.
  store.write(after(), 300);
  store.link(300);
  CHECK(store.summary().components == 41);
  CHECK(store.log("component:default/old", 0).size() == 2);
}

void sweep(DiskFault fault, bool for_good) {
  const TemporaryFolder folder;
  const auto fresh = folder / "fresh.db";
  {
    auto store = Store::open(fresh, Access::write);
    store.write(before(), 100);
    store.link(100);
  }
  FaultyDisk disk;
  bool met = true;
  std::int64_t failed = 0;
  for (std::int64_t n = 1; met; n = n < 20 ? n + 1 : n + n / 12) {
    const auto file = folder / ("x" + std::to_string(n) + ".db");
    fs::copy_file(fresh, file);
    disk.fail_at(n, fault, for_good);
    const bool done = work(file);
    met = disk.mend();
    INFO("operation " << n);
    if (!met) CHECK(done);
    if (!done) ++failed;
    check(file, done);
  }
  CHECK(failed > (fault == DiskFault::sync_error ? 0 : 3));  // few syncs, mostly when closing
}

}  // namespace

TEST_CASE("a catalog survives writes that fail once") {
  sweep(DiskFault::write_error, false);
}
TEST_CASE("a catalog survives a disk that no longer writes") {
  sweep(DiskFault::write_error, true);
}
TEST_CASE("a catalog survives a full disk") {
  sweep(DiskFault::full, true);
}
TEST_CASE("a catalog survives syncs that fail") {
  sweep(DiskFault::sync_error, false);
}
