#include <catch2/catch.hpp>
#include <fstream>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

fs::path object_file(const Fixture& fixture, const Oid& id) {
  return fixture.git / "objects" / id.hex().substr(0, 2) / id.hex().substr(2);
}

}  // namespace

TEST_CASE("read_blob: its bytes, up to the cap") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid id = fixture.blob("12345");
  const Oid nothing = fixture.blob("");
  const Repository repository = fixture.open();
  CHECK(repository.read_blob(id, 5).bytes == "12345");
  CHECK(repository.read_blob(id, 5).size == 5);
  const Blob large = repository.read_blob(id, 4);
  CHECK(large.state == BlobState::too_large);
  CHECK(large.size == 5);
  CHECK(large.bytes.empty());
  CHECK(repository.read_blob(nothing, 0).state == BlobState::present);
}

TEST_CASE("read_blob: missing, left out by a partial clone, corrupt") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid id = fixture.blob("12345");
  const Oid other = fixture.blob("54321");
  CHECK(fixture.open().read_blob(fixture.tree({}), 100).state == BlobState::corrupt);
  CHECK(fixture.open().read_blob(Oid{}, 100).state == BlobState::missing);
  fixture.remove(id);
  fs::copy_file(object_file(fixture, other), object_file(fixture, id));
  CHECK(fixture.open().read_blob(id, 100).state == BlobState::corrupt);
  fs::remove(object_file(fixture, id));
  write(object_file(fixture, id), "garbage");
  CHECK(fixture.open().read_blob(id, 100).state == BlobState::corrupt);
  fixture.remove(id);
  CHECK(fixture.open().read_blob(id, 100).state == BlobState::missing);
  write(fixture.git / "objects/pack/pack-1.promisor", "");
  CHECK(fixture.open().is_partial());
  CHECK(fixture.open().read_blob(id, 100).state == BlobState::not_in_partial_clone);
  fs::remove(fixture.git / "objects/pack/pack-1.promisor");
  for (const char* config : {"[remote \"x\"]\npromisor = true\n",
                             "[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = x\n"}) {
    write(fixture.git / "config", config);
    CHECK(fixture.open().read_blob(id, 100).state == BlobState::not_in_partial_clone);
  }
}

TEST_CASE("objects: what cannot be read is not called missing") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid tip = fixture.first_commit();
  fixture.remove(tip);
  const auto fault = [&] {
    return replace_all(fault_of([&] { fixture.open().default_tip(); }), tip.short_hex(), "TIP");
  };
  CHECK(fault() == "unreadable: main leads to TIP, which is missing");
  write(fixture.git / "objects/info/alternates", "# none\n/nonexistent/objects\n");
  CHECK(fault() ==
        "unreadable: main leads to TIP, which may lie in the alternate /nonexistent/objects, which does not "
        "exist");
  write(fixture.git / "objects/pack/pack-a.pack", "PACK");
  CHECK(fault() == "unreadable: main leads to TIP, which may lie in pack-a.pack, which has no index");
  write(fixture.git / "objects/pack/pack-a.idx", "x");
  CHECK(fault() ==
        "unreadable: main leads to TIP, which may lie in pack-a.pack, which is cut short or damaged");
  fs::remove(fixture.git / "objects/pack/pack-a.pack");
  CHECK(fault() == "unreadable: main leads to TIP, which may lie in pack-a.idx, which has no pack");
}

TEST_CASE("objects: alternates, also relative ones and in a circle") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Fixture other(folder.path() / "other");
  const Oid id = other.blob("elsewhere");
  write(fixture.git / "objects/info/alternates", "../../../other/.git/objects\n");
  write(other.git / "objects/info/alternates", (fixture.git / "objects").native());
  CHECK(fixture.open().read_blob(id, 100).bytes == "elsewhere");
}

TEST_CASE("objects: files that libgit2 would wait for") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  fixture.first_commit();
  const auto fault = [&] { return fault_of([&] { fixture.open().default_tip(); }); };
  fs::create_directory(fixture.git / "objects/pack/pack-a.idx");
  CHECK(fault() == "unreadable: objects/pack/pack-a.idx is not a regular file");
  fs::remove(fixture.git / "objects/pack/pack-a.idx");
  fs::create_directories(fixture.git / "objects/info/alternates");
  CHECK(fault() == "unreadable: info/alternates is not a regular file");
}
