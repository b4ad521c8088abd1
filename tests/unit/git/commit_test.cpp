#include <catch2/catch.hpp>

#include "fixture.hpp"
#include "git/commit_reader.hpp"
#include "git/mailmap.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

const std::string k_hash(40, 'a');

std::string read(std::string_view rest) {
  const auto commit = parse_commit({}, fmt::format("tree {}\n{}", k_hash, rest));
  if (!commit) return "none";
  return fmt::format("{}|{}|{}|{}|{}|{}", commit->parents.size(), commit->author.name, commit->author.email,
                     commit->author.time, commit->committer.time, commit->summary);
}

std::string mapped(std::string_view map, std::string name, std::string email) {
  Signature signature{std::move(name), std::move(email), 0};
  Mailmap::parse(map).apply(signature);
  return fmt::format("{} <{}>", signature.name, signature.email);
}

}  // namespace

TEST_CASE("commit: its parts") {
  CHECK(read("parent " + k_hash +
             "\nauthor Ann Lee <ann@acme.dev> 12 +0100\ncommitter B <b> 34 +0000\n\nsubject\n\nbody\n") ==
        "1|Ann Lee|ann@acme.dev|12|34|subject");
  CHECK(read("author A <a> 1 +0000\ncommitter B <b> 2 +0000\nencoding UTF-8\ngpgsig -----BEGIN\n x\n \n "
             "y\n\n\n\n  subject  \n") == "0|A|a|1|2|subject");
  CHECK(read("author A <a> 1 +0000\ncommitter B <b> 2 +0000\n\n") == "0|A|a|1|2|");
  CHECK(read("author A <a> 1 +0000\ncommitter B <b> 2 +0000\n") == "0|A|a|1|2|");
}

TEST_CASE("commit: faulty signatures have the parts that can be told") {
  CHECK(read("author x\n\n") == "0|x||0|0|");
  CHECK(read("author <a@x> 5\n\nm") == "0||a@x|5|0|m");
  CHECK(read("author a> <b 5\n\nm") == "0|a>||0|0|m");
  CHECK(read("author A <a> 99999999999999999999 +9999\ncommitter A <a> -1 -0000\n\nx") == "0|A|a|0|-1|x");
  CHECK(read("author A <a> x\n\nm") == "0|A|a|0|0|m");
  CHECK(read("") == "0|||0|0|");
}

TEST_CASE("commit: what is none") {
  CHECK_FALSE(parse_commit({}, ""));
  CHECK_FALSE(parse_commit({}, "tree"));
  CHECK_FALSE(parse_commit({}, "tree abc\n"));
  CHECK_FALSE(parse_commit({}, "author A <a> 1 +0000\n"));
  CHECK(read("parent abc\n") == "none");
  CHECK_FALSE(parse_tag_target("tree " + k_hash));
  CHECK(parse_tag_target("object " + k_hash + "\ntype commit\n")->hex() == k_hash);
}

TEST_CASE("find_commit: an object of another kind, a corrupt one") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid blob = fixture.blob("x");
  const Oid bad = fixture.object("commit", "author x\n\n");
  CHECK(fault_of([&] { fixture.open().find_commit(blob); }) ==
        fmt::format("unreadable: {} is not a commit", blob.short_hex()));
  CHECK(fault_of([&] { fixture.open().find_commit(bad); }) ==
        fmt::format("unreadable: {} is not a commit", bad.short_hex()));
  CHECK(fixture.open().find_commit(Oid{}) == std::nullopt);
  const Oid tip = fixture.first_commit();
  fixture.remove(tip);
  write(fixture.git / "objects" / tip.hex().substr(0, 2) / tip.hex().substr(2), "garbage");
  CHECK(fault_of([&] { fixture.open().find_commit(tip); }) ==
        fmt::format("unreadable: the commit {} is corrupt", tip.short_hex()));
}

TEST_CASE("mailmap: the four forms of gitmailmap(5)") {
  CHECK(mapped("Ann Lee <ann@x>", "ann", "ann@x") == "Ann Lee <ann@x>");
  CHECK(mapped("<new@x> <old@x>", "ann", "old@x") == "ann <new@x>");
  CHECK(mapped("Ann Lee <new@x> <old@x>", "ann", "OLD@X") == "Ann Lee <new@x>");
  CHECK(mapped("Ann Lee <new@x> Ann <old@x>", "ann", "old@x") == "Ann Lee <new@x>");
  CHECK(mapped("Ann Lee <new@x> Ann <old@x>", "bob", "old@x") == "bob <old@x>");
}

TEST_CASE("mailmap: which entry counts") {
  CHECK(mapped("A <n@x> Ann <o@x>\nB <m@x> <o@x>\n", "ann", "o@x") == "A <n@x>");
  CHECK(mapped("B <m@x> <o@x>\nA <n@x> Ann <o@x>\n", "ann", "o@x") == "A <n@x>");
  CHECK(mapped("B <m@x> <o@x>\nA <n@x> Ann <o@x>\n", "bob", "o@x") == "B <m@x>");
  CHECK(mapped("A <o@x>\nB <o@x>\n", "ann", "o@x") == "B <o@x>");
  CHECK(mapped("# Ann <n@x>\nsenseless\n<\n> <\n\nAnn <o@x> # who\n", "a", "o@x") == "Ann <o@x>");
  CHECK(mapped("", "a", "o@x") == "a <o@x>");
}
