#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "git/ref_store.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

struct Refs {
  TemporaryFolder folder;
  Fixture fixture{folder.path() / "r"};
  Oid tip = fixture.first_commit();

  std::string tip_of() const {
    std::string text;
    const std::string fault = fault_of([&] {
      const auto found = fixture.open().default_tip();
      text = !found ? "none" : found->name + (found->commit == tip ? " tip" : " other");
    });
    return fault == "nothing" ? text : replace_all(fault, tip.short_hex(), "TIP");
  }
};

}  // namespace

TEST_CASE("default_tip: HEAD's branch, and origin/HEAD before it") {
  const Refs refs;
  CHECK(refs.tip_of() == "main tip");
  refs.fixture.ref("refs/remotes/origin/trunk", refs.tip);
  refs.fixture.symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
  CHECK(refs.tip_of() == "origin/trunk tip");
}

TEST_CASE("default_tip: a branch that was renamed and pruned on the other side") {
  const Refs refs;
  refs.fixture.symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/master");
  CHECK(refs.tip_of() == "main tip");
}

TEST_CASE("default_tip: detached, not yet born, in a circle, garbage") {
  const Refs refs;
  refs.fixture.ref("HEAD", refs.tip);
  CHECK(refs.tip_of() == "HEAD tip");
  CHECK(refs.fixture.open().current_branch() == std::nullopt);
  refs.fixture.symbolic("HEAD", "refs/heads/unborn");
  CHECK(refs.tip_of() == "none");
  refs.fixture.symbolic("HEAD", "refs/heads/a");
  refs.fixture.symbolic("refs/heads/a", "refs/heads/b");
  refs.fixture.symbolic("refs/heads/b", "refs/heads/a");
  CHECK(refs.tip_of() == "unreadable: HEAD leads from ref to ref without an end");
  for (const char* text : {"zzzz", "", "ref: x y", "\n"}) {
    write(refs.fixture.git / "refs/heads/a", text);
    CHECK(refs.tip_of() == "unreadable: refs/heads/a is neither a commit's hash nor leads to a ref");
  }
  fs::remove(refs.fixture.git / "refs/heads/a");
  REQUIRE(mkfifo((refs.fixture.git / "refs/heads/a").c_str(), 0600) == 0);
  CHECK(refs.tip_of() == "unreadable: refs/heads/a is not a regular file");
}

TEST_CASE("default_tip: what the branch leads to") {
  const Refs refs;
  const auto tag =
      refs.fixture.object("tag", fmt::format("object {}\ntype commit\ntag v\n\nx\n", refs.tip.hex()));
  refs.fixture.ref("refs/heads/main", tag);
  CHECK(refs.tip_of() == "main tip");
  refs.fixture.ref("refs/heads/main", refs.fixture.blob("x"));
  CHECK(refs.tip_of() == "unreadable: main does not lead to a commit");
  refs.fixture.ref("refs/heads/main", refs.tip);
  refs.fixture.remove(refs.tip);
  CHECK(refs.tip_of() == "unreadable: main leads to TIP, which is missing");
}

TEST_CASE("packed refs: loose ones count before them, peeled lines are none") {
  const Refs refs;
  const std::string zero(40, '0');
  write(refs.fixture.git / "packed-refs",
        fmt::format("# pack-refs with: peeled fully-peeled sorted \n{0} refs/heads/a\n{1} refs/heads/main\n"
                    "{0} refs/tags/v1\n^{1}\n{1} refs/tags/v2",
                    zero, refs.tip.hex()));
  const RefStore store(refs.fixture.git, refs.fixture.git);
  CHECK(store.read("refs/heads/a")->id.is_zero());
  CHECK(store.read("refs/tags/v1")->id.is_zero());
  CHECK(store.read("refs/tags/v2")->id == refs.tip);
  CHECK_FALSE(store.read("refs/heads"));
  CHECK_FALSE(store.read("heads/a"));
  CHECK_FALSE(store.read("refs/heads/a/"));
  CHECK_FALSE(store.read("refs/heads/../../config"));
  fs::remove(refs.fixture.git / "refs/heads/main");
  CHECK(refs.tip_of() == "main tip");
  fs::create_directory(refs.fixture.git / "refs/heads/main");
  CHECK(refs.tip_of() == "main tip");
  const Repository repository = refs.fixture.open();
  CHECK(repository.branches() == std::vector<std::string>{"a", "main"});
  CHECK(repository.tags() == std::vector<std::string>{"v1", "v2"});
}

namespace {

std::string number(int i) {
  return fmt::format("{:05}", i);
}

/// 20,000 tags of many lengths between the heads and the notes, every third one peeled.
std::string many_refs(const std::string& header) {
  std::string text = header + std::string(40, '1') + " refs/heads/main\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string name = number(i) + std::string(static_cast<std::size_t>(i % 50), 'x');
    text += fmt::format("{:040x} refs/tags/{}\n", i, name);
    if (i % 3 == 0) text += "^" + std::string(40, 'a') + "\n";
  }
  return text + std::string(40, '2') + " refs/zz/last\n";
}

}  // namespace

TEST_CASE("one of many packed refs is found, sorted or not") {
  const TemporaryFolder folder;
  for (const char* header :
       {"# pack-refs with: peeled fully-peeled sorted \n", "# pack-refs with: peeled \n", ""}) {
    write(folder / "packed-refs", many_refs(header));
    const git::PackedRefs refs(folder.path());
    CHECK(refs.find("refs/heads/main")->hex() == std::string(40, '1'));
    CHECK(refs.find("refs/zz/last")->hex() == std::string(40, '2'));
    for (int i = 0; i < 20'000; i += 97) {
      const std::string name = "refs/tags/" + number(i) + std::string(static_cast<std::size_t>(i % 50), 'x');
      REQUIRE(refs.find(name));
      CHECK(refs.find(name)->hex() == fmt::format("{:040x}", i));
      CHECK_FALSE(refs.find(name + "y"));
      CHECK_FALSE(refs.find(name.substr(0, name.size() - 1)));
    }
    for (const char* none : {"refs/heads/a", "refs/tags", "refs/tags/", "refs/tags/99999", "refs/zz/z", "a"})
      CHECK_FALSE(refs.find(none));
    int count = 0;
    refs.each_below("refs/tags/",
                    [&](std::string_view name) { count += name.starts_with("refs/tags/") ? 1 : 100'000; });
    CHECK(count == 20'000);
  }
}

TEST_CASE("packed refs that say they are sorted and are nothing of the kind") {
  const TemporaryFolder folder;
  const std::string header = "# pack-refs with: peeled fully-peeled sorted \n";
  const std::string line = std::string(40, '1') + " refs/heads/main\n";
  write(folder / "packed-refs", header + std::string(30'000, 'x') + "\n" + line + std::string(30'000, '\n'));
  CHECK(git::PackedRefs(folder.path()).find("refs/heads/main"));
  write(folder / "packed-refs", header + std::string(200'000, 'x'));
  CHECK(error_of([&] { git::PackedRefs(folder.path()).find("refs/heads/main"); }) ==
        "unreadable: packed-refs has a line without an end");
  write(folder / "packed-refs", "");
  CHECK_FALSE(git::PackedRefs(folder.path()).find("refs/heads/main"));
  fs::remove(folder / "packed-refs");
  CHECK_FALSE(git::PackedRefs(folder.path()).find("refs/heads/main"));
}

TEST_CASE("packed refs that are no file") {
  const Refs refs;
  fs::remove(refs.fixture.git / "refs/heads/main");
  REQUIRE(mkfifo((refs.fixture.git / "packed-refs").c_str(), 0600) == 0);
  CHECK(refs.tip_of() == "unreadable: packed-refs is not a regular file");
}

TEST_CASE("names of refs: nested, locks and others left out") {
  const Refs refs;
  for (const char* name :
       {"refs/heads/a/b/c", "refs/heads/x.lock", "refs/heads/.hidden", "refs/heads/a b", "refs/tags/v1"})
    refs.fixture.ref(name, refs.tip);
  CHECK(refs.fixture.open().branches() == std::vector<std::string>{"a/b/c", "main"});
}

TEST_CASE("is_ref_name") {
  for (const char* name :
       {"HEAD", "FETCH_HEAD", "refs/heads/a", "refs/heads/\xC3\xA9", "refs/heads/a.b-c_d@x"})
    CHECK(is_ref_name(name));
  for (const char* name : {"", "head", "refs/", "refs//a", "refs/heads/", "refs/heads/.a", "refs/heads/a..b",
                           "refs/heads/a.lock", "refs/a b", "refs/a\x01", "refs/a\\b", "refs/a:b", "refs/a~",
                           "refs/a^", "refs/a?", "refs/a*", "refs/a[", "/refs/a"}) {
    INFO(name);
    CHECK_FALSE(is_ref_name(name));
  }
  CHECK_FALSE(is_ref_name("refs/" + std::string(1100, 'a')));
}
