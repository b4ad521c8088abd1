#include <catch2/catch.hpp>

#include "bs/git/merge.hpp"
#include "git/merge/similarity.hpp"
#include "git/merge/text_merge.hpp"
#include "unit/git/test_repository.hpp"

using namespace bs;
using namespace bs::test;

namespace {

std::string merged(std::string_view base, std::string_view ours, std::string_view theirs) {
  return git::merge::merge_texts(base, ours, theirs, {"ours", "theirs"}).text;
}

git::Commit tip(const TestRepository& repository) {
  return repository.open().resolve("HEAD");
}

git::Merge merge(const TestRepository& repository, const FileTree& base, const FileTree& theirs,
                 const std::string& folder = "") {
  const git::Repository open = repository.open();
  return git::merge_trees(open, open.resolve("HEAD").tree, folder, base, theirs, {"ours", "theirs"});
}

const git::Signature k_ann{"Ann", "ann@acme.dev", 1'000'000'000};

}  // namespace

TEST_CASE("texts: changes apart are both taken, changes alike once") {
  CHECK(merged("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n") == "A\nb\nc\nd\nE\n");
  CHECK(merged("a\nb\n", "a\nx\nb\n", "a\nx\nb\n") == "a\nx\nb\n");
  CHECK(merged("", "", "new\n") == "new\n");
  CHECK(merged("old\n", "", "old\n").empty());
}

TEST_CASE("texts: a conflict is as small as it can be, near ones are one") {
  CHECK(merged("1\n2\n3\n", "1\nours\n3\n", "1\ntheirs\n3\n") ==
        "1\n<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n3\n");
  CHECK(merged("1\n", "x\nsame\ny\n", "p\nsame\nq\n") ==
        "<<<<<<< ours\nx\nsame\ny\n=======\np\nsame\nq\n>>>>>>> theirs\n");
  CHECK(merged("1\n", "x\n1\n2\n3\n4\ny\n", "p\n1\n2\n3\n4\nq\n") ==
        "<<<<<<< ours\nx\n=======\np\n>>>>>>> theirs\n1\n2\n3\n4\n<<<<<<< ours\ny\n=======\nq\n>>>>>>> "
        "theirs\n");
}

TEST_CASE("texts: markers keep to the lines' ends") {
  CHECK(merged("a\r\n", "b\r\n", "c\r\n") == "<<<<<<< ours\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n");
  CHECK(merged("a", "b", "c") == "<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n");
  CHECK(merged("a\n", "a", "a\nb\n") == "<<<<<<< ours\na\n=======\na\nb\n>>>>>>> theirs\n");
}

TEST_CASE("texts: lines that are all frequent are still merged") {
  std::string base, ours, theirs;
  for (int i = 0; i < 400; ++i) base += i % 2 == 0 ? "x\n" : "y\n";
  ours = "top\n" + base;
  theirs = base + "end\n";
  CHECK(merged(base, ours, theirs) == "top\n" + base + "end\n");
}

TEST_CASE("similarity counts what two files share") {
  using git::merge::fingerprint_of;
  const auto score = [](std::string_view a, std::string_view b) {
    return git::merge::similarity(fingerprint_of(a), fingerprint_of(b)) * 100 / git::merge::k_full_score;
  };
  CHECK(score("one\ntwo\n", "one\ntwo\n") == 100);
  CHECK(score("one\ntwo\n", "two\r\none\r\n") == 80);  // the carriage returns count for the size alone
  CHECK(score("one\ntwo\n", "one\nred\n") == 50);
  CHECK(score("one\n", "two\n") == 0);
  CHECK(score("", "") == 0);
}

TEST_CASE("trees: what cannot be merged is kept and named") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  const std::string picture("\0a", 2);
  repository.file("bin", picture + "ours").file("mode", "x\n").link("link", "ours").executable("both", "1\n");
  repository.file("dir", "a file of ours\n").save();
  const FileTree base = {{"bin", {picture}}, {"mode", {"x\n"}}, {"link", {"base", FileMode::symlink}}};
  const FileTree theirs = {{"bin", {picture + "theirs"}},
                           {"mode", {"x\n", FileMode::executable}},
                           {"link", {"theirs", FileMode::symlink}},
                           {"both", {"1\n"}},
                           {"dir/x", {"y\n"}}};
  const git::Merge result = merge(repository, base, theirs);
  using Kind = git::MergeConflict::Kind;
  std::vector<std::pair<std::string, Kind>> conflicts;
  for (const auto& conflict : result.conflicts) conflicts.emplace_back(conflict.path, conflict.kind);
  CHECK(conflicts == std::vector<std::pair<std::string, Kind>>{{"bin", Kind::binary},
                                                               {"both", Kind::mode},
                                                               {"dir~ours", Kind::both_added},
                                                               {"link", Kind::content}});
  CHECK(result.conflicts[0].detail == "binary: the file of ours is kept");
  CHECK(result.conflicts[2].detail == "dir is a folder on the other side");
  CHECK(result.files == FileTree{{"dir/x", {"y\n"}},
                                 {"dir~ours", {"a file of ours\n"}},
                                 {"mode", {"x\n", FileMode::executable}}});
  CHECK(result.removed == std::vector<std::string>{"dir"});
}

TEST_CASE("trees: a submodule that nobody touches is no matter") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("a", "1\n");
  const Oid tree = repository.tree({{"100644", "a", repository.id_of("a")},
                                    {"160000", "sub", Oid::from_hex(std::string(40, '1')).value()}});
  repository.set_tip(repository.commit(tree));
  CHECK(merge(repository, {{"a", {"1\n"}}}, {{"a", {"2\n"}}}).files == FileTree{{"a", {"2\n"}}});
}

TEST_CASE("trees: a file that takes part and is missing is an error, one that does not is none") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("a", "mine\n").file("b", "other\n").save();
  repository.remove(repository.id_of("a"));
  repository.remove(repository.id_of("b"));
  CHECK(merge(repository, {{"b", {"1\n"}}}, {{"b", {"1\n"}}}).is_clean());
  CHECK(fault_of([&] {
          merge(repository, {{"a", {"1\n"}}}, {{"a", {"2\n"}}});
        }) == "unreadable: the content of a is missing");
}

TEST_CASE("trees: nothing is written to the repository") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("a", "1\nmine\n").save();
  const auto count = [&] {
    return std::distance(fs::recursive_directory_iterator(folder / "r"), fs::recursive_directory_iterator());
  };
  const auto before = count();
  CHECK_FALSE(merge(repository, {{"a", {"1\n"}}}, {{"a", {"1\ntheirs\n"}}, {"new", {"x"}}}).is_clean());
  CHECK(count() == before);
}

TEST_CASE("a merge is committed to a branch, in its folder, and to nothing else") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("p/a", "1\n").file("p/gone", "x").file("p.txt", "x").file("q", "1\n").save();
  const git::Merge result = merge(repository, {{"a", {"1\n"}}, {"gone", {"x"}}},
                                  {{"a", {"2\n", FileMode::executable}}, {"n/e/w", {"n"}}}, "p");
  const git::Repository open = repository.open();
  const git::Commit made =
      git::commit_merge(open, "template/v2", tip(repository), "p", result, k_ann, "update\n");
  const git::Commit head = repository.open().resolve("template/v2");
  CHECK(head.id == made.id);
  CHECK(head.parents == std::vector<Oid>{tip(repository).id});
  CHECK(
      git::read_tree(open, head.tree, "") ==
      FileTree{{"p.txt", {"x"}}, {"p/a", {"2\n", FileMode::executable}}, {"p/n/e/w", {"n"}}, {"q", {"1\n"}}});
  CHECK_FALSE(fs::exists(folder / "r/.git/index"));
  const auto again = [&](const std::string& branch) {
    return fault_of([&] { git::commit_merge(open, branch, tip(repository), "p", result, k_ann, "m"); });
  };
  CHECK(again("template/v2") == "usage: the branch template/v2 exists and is at " + made.id.short_hex() +
                                    ", not at " + tip(repository).id.short_hex() +
                                    " | name another branch, or delete it");
  CHECK(again("main") ==
        "usage: the branch main is checked out in " + (folder / "r").native() + " | name a new branch");
  CHECK(again("template") == "usage: the branch template/v2 stands in the way of template");
  CHECK(again("a..b") == "usage: a..b is no name for a branch");
  CHECK(again("-x") == "usage: -x is no name for a branch");
  write(folder / "r/.git/refs/heads/locked.lock", "");
  CHECK(again("locked").starts_with("io: " + (folder / "r/.git/refs/heads/locked.lock").native() +
                                    " is there"));
}

TEST_CASE("a merge in conflict is not committed") {
  const TemporaryFolder folder;
  TestRepository repository(folder / "r");
  repository.file("a", "mine\n").save();
  const git::Merge result = merge(repository, {{"a", {"1\n"}}}, {{"a", {"2\n"}}});
  CHECK(fault_of([&] {
          git::commit_merge(repository.open(), "b", tip(repository), "", result, k_ann, "m");
        }) == "usage: a is in conflict: a merge with conflicts is not committed");
}

TEST_CASE("bytes are a blob's also with other line ends") {
  const Oid lf = git::blob_id("a\nb\n"), crlf = git::blob_id("a\r\nb\r\n");
  CHECK(git::matches_blob("a\nb\n", lf));
  CHECK(git::matches_blob("a\r\nb\r\n", lf));
  CHECK(git::matches_blob("a\nb\n", crlf));
  CHECK_FALSE(git::matches_blob("a\nb", lf));
  CHECK_FALSE(git::matches_blob("", lf));
}
