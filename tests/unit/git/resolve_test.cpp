#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

/// main: one - two - three; a tag v1 of two; origin/main at two.
struct Revisions {
  TemporaryFolder folder;
  Fixture fixture{folder.path() / "r"};
  Oid tree = fixture.tree({{"100644", "f", fixture.blob("x")}});
  Oid one = fixture.commit(tree, {}, 1, "A <a>", "one");
  Oid two = fixture.commit(tree, {one}, 2, "A <a>", "two");
  Oid three = fixture.commit(tree, {two}, 3, "A <a>", "three");
  Oid tag = fixture.object(
      "tag", fmt::format("object {}\ntype commit\ntag v1\ntagger A <a> 1 +0000\n\nx\n", two.hex()));

  Revisions() {
    fixture.ref("refs/heads/main", three);
    fixture.ref("refs/tags/v1", tag);
    fixture.ref("refs/remotes/origin/main", two);
    fixture.symbolic("refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  }
  std::string resolve(std::string_view revision) const {
    std::string summary;
    const std::string fault = fault_of([&] { summary = fixture.open().resolve(revision).summary; });
    return fault == "nothing" ? summary : fault;
  }
};

}  // namespace

TEST_CASE("resolve: names, tags, hashes, expressions") {
  const Revisions r;
  for (const char* name : {"main", "HEAD", "@", "heads/main", "refs/heads/main"})
    CHECK(r.resolve(name) == "three");
  for (const char* name :
       {"v1", "tags/v1", "v1^{commit}", "origin/main", "origin", "main~1", "HEAD^", "v1^0"}) {
    INFO(name);
    CHECK(r.resolve(name) == "two");
  }
  CHECK(r.resolve("v1^") == "one");
  CHECK(r.resolve("main~2") == "one");
  CHECK(r.resolve(r.one.hex()) == "one");
  CHECK(r.resolve(r.one.short_hex()) == "one");
}

TEST_CASE("resolve: the branch that is followed") {
  const Revisions r;
  CHECK(r.resolve("@{upstream}") ==
        "not_found: there is no revision @{upstream}: main follows no other branch");
  write(r.fixture.git / "config",
        "[remote \"origin\"]\nurl = x\nfetch = +refs/heads/*:refs/remotes/origin/*\n"
        "[branch \"main\"]\nremote = origin\nmerge = refs/heads/main\n[branch \"local\"]\nremote = .\nmerge "
        "= refs/heads/main\n");
  for (const char* name : {"@{upstream}", "@{u}", "main@{u}", "HEAD@{upstream}", "@@{u}"}) {
    INFO(name);
    CHECK(r.resolve(name) == "two");
  }
  CHECK(r.resolve("main@{u}~1") == "one");
  CHECK(r.resolve("local@{u}") == "three");
  CHECK(r.resolve("other@{u}") == "not_found: there is no revision other@{u}: other follows no other branch");
}

TEST_CASE("resolve: what there is not, with the nearest name") {
  const Revisions r;
  CHECK(r.resolve("mian") == "not_found: there is no revision mian | did you mean main?");
  CHECK(r.resolve("mian~1") == "not_found: there is no revision mian~1 | did you mean main?");
  CHECK(r.resolve("v2") == "not_found: there is no revision v2");
  CHECK(r.resolve("") == "not_found: there is no revision ");
  CHECK(r.resolve("main~9") == "not_found: there is no revision main~9");
  CHECK(r.resolve(std::string_view("main\0x", 6)).starts_with("not_found: there is no revision main"));
  const std::string gone(40, '1');
  CHECK(r.resolve(gone) == "not_found: there is no revision " + gone);
  write(r.fixture.git / "shallow", r.three.hex() + "\n");
  CHECK(r.resolve("main~9") ==
        "not_found: there is no revision main~9 | the clone is shallow; fetch the whole history "
        "(fetch-depth: 0, git fetch --unshallow)");
}

TEST_CASE("resolve: what is no commit, or cannot be read") {
  const Revisions r;
  CHECK(r.resolve("main:f") == "unreadable: main:f does not lead to a commit");
  CHECK(r.resolve("main^{tree}") == "unreadable: main^{tree} does not lead to a commit");
  write(r.fixture.git / "refs/heads/broken", "garbage");
  CHECK(r.resolve("broken") == "unreadable: refs/heads/broken is neither a commit's hash nor leads to a ref");
  r.fixture.ref("refs/heads/gone", Oid::from_hex(std::string(40, '1')).value());
  CHECK(r.resolve("gone") == "unreadable: gone leads to 1111111, which is missing");
}

TEST_CASE("oid: hex") {
  const std::string hex = "00ff10a2b3c4d5e6f708192a3b4c5d6e7f809aab";
  CHECK(Oid::from_hex(hex)->hex() == hex);
  CHECK(Oid::from_hex("00FF10A2B3C4D5E6F708192A3B4C5D6E7F809AAB")->hex() == hex);
  CHECK(Oid::from_hex(hex)->short_hex() == "00ff10a");
  CHECK_FALSE(Oid::from_hex(hex.substr(1)));
  CHECK_FALSE(Oid::from_hex(hex + "0"));
  CHECK_FALSE(Oid::from_hex("g" + hex.substr(1)));
  CHECK(Oid{}.is_zero());
  CHECK_FALSE(Oid::from_hex(hex)->is_zero());
}
