#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

struct Trees {
  TemporaryFolder folder;
  Fixture fixture{folder.path() / "r"};
  Oid file = fixture.blob("text");

  /// Every entry with a letter for its type, what was refused in parentheses, and why it ended.
  std::string walk(const Oid& tree, const WalkLimits& limits = {}, std::string_view skipped = "-") const {
    std::string out;
    const auto visit = [&](const Entry& entry) {
      out += fmt::format("{}{}{} ", "blts"[static_cast<int>(entry.type)], entry.executable ? "x:" : ":",
                         entry.path);
      return entry.path == skipped ? WalkStep::skip : WalkStep::into;
    };
    const WalkResult result = fixture.open().walk(tree, visit, limits);
    for (const std::string& path : result.refused) out += fmt::format("({}) ", path);
    return out + result.incomplete.value_or("done");
  }
  std::string walk_one(const std::string& mode, const std::string& name) const {
    return walk(fixture.tree({{mode, name, file}}));
  }
};

}  // namespace

TEST_CASE("walk: folders before their content, in the tree's order") {
  const Trees trees;
  const Oid inner = trees.fixture.tree({{"100644", "b", trees.file}, {"120000", "l", trees.file}});
  const Oid root = trees.fixture.tree({{"100755", "a", trees.file},
                                       {"40000", "d", inner},
                                       {"160000", "m", trees.file},
                                       {"40000", "z", inner}});
  CHECK(trees.walk(root) == "bx:a t:d b:d/b l:d/l s:m t:z b:z/b l:z/l done");
  CHECK(trees.walk(root, {}, "d") == "bx:a t:d s:m t:z b:z/b l:z/l done");
  CHECK(trees.walk(trees.fixture.tree({})) == "done");
}

TEST_CASE("walk: limits") {
  const Trees trees;
  Oid tree = trees.fixture.tree({{"100644", "f", trees.file}});
  for (int i = 0; i < 4; ++i) tree = trees.fixture.tree({{"40000", "d", tree}, {"100644", "g", trees.file}});
  CHECK(trees.walk(tree, {2, 100}) == "t:d t:d/d b:d/g b:g folders nested deeper than 2");
  CHECK(trees.walk(tree, {256, 3}) == "t:d t:d/d t:d/d/d more than 3 entries");
  CHECK(trees.walk(tree, {5, 9}) ==
        "t:d t:d/d t:d/d/d t:d/d/d/d b:d/d/d/d/f b:d/d/d/g b:d/d/g b:d/g b:g done");
}

TEST_CASE("walk: names and modes that no checkout may follow are refused") {
  const Trees trees;
  for (const char* name :
       {"..", ".", ".git", ".GIT", "a/b", "git~1", ".git ", "a\\b", "", ".g\xE2\x80\x8Cit"}) {
    INFO(name);
    CHECK(trees.walk_one("100644", name) == fmt::format("({}) done", name));
  }
  for (const char* mode : {"177777", "100600", "0", "10064", "777777777"}) {
    INFO(mode);
    CHECK(trees.walk_one(mode, "a").find("b:a") == std::string::npos);
  }
  CHECK(trees.walk_one("100664", "a") == "b:a done");
  CHECK(trees.walk(trees.fixture.tree({{"040000", "d", trees.fixture.tree({})}})) == "t:d done");
}

TEST_CASE("walk: a second entry of one name is refused, also where it hides") {
  const Trees trees;
  const Oid empty = trees.fixture.tree({});
  const auto walk = [&](std::vector<TreeItem> items) { return trees.walk(trees.fixture.tree(items)); };
  CHECK(walk({{"100644", "x", trees.file}, {"100644", "x", trees.file}}) == "b:x (x) done");
  CHECK(walk({{"100644", "z", trees.file}, {"100644", "a", trees.file}}) == "b:z (a) done");
  CHECK(walk({{"100644", "a", trees.file}, {"100644", "a.b", trees.file}, {"40000", "a", empty}}) ==
        "b:a b:a.b (a) done");
  CHECK(walk({{"100644", "a", trees.file}, {"100644", "a.b", trees.file}, {"40000", "aa", empty}}) ==
        "b:a b:a.b t:aa done");
  CHECK(walk({{"40000", "a", empty}, {"100644", "a.b", trees.file}}) == "t:a (a.b) done");
}

TEST_CASE("walk: at most 100 refused names are kept, all are counted") {
  const Trees trees;
  std::vector<TreeItem> items;
  for (int i = 0; i < 150; ++i) items.push_back({"100600", fmt::format("f{:03}", i), trees.file});
  const WalkResult result =
      trees.fixture.open().walk(trees.fixture.tree(items), [](const Entry&) { return WalkStep::into; });
  CHECK(result.refused.size() == 100);
  CHECK(result.refused_count == 150);
  CHECK(result.entries == 0);
}

TEST_CASE("walk: a folder that cannot be read does not end it") {
  const Trees trees;
  const Oid gone = trees.fixture.tree({{"100644", "gone", trees.file}});
  const Oid root =
      trees.fixture.tree({{"40000", "a", gone}, {"40000", "b", trees.file}, {"100644", "c", trees.file}});
  CHECK(trees.walk(root) == "t:a b:a/gone t:b b:c the folder b is not a folder");
  trees.fixture.remove(gone);
  CHECK(trees.walk(root) == "t:a t:b b:c the folder a is missing");
  CHECK(trees.walk(trees.file) == "the root folder is not a folder");
  CHECK(trees.walk(trees.fixture.object("tree", "100644 a")) == "the root folder is corrupt");
  CHECK(trees.walk(trees.fixture.object("tree", std::string_view("100644 a\0short", 14))) ==
        "the root folder is corrupt");
  write(trees.fixture.git / "config", "[remote \"origin\"]\npromisor = true\n");
  CHECK(trees.walk(root) == "t:a t:b b:c the folder a is not in this partial clone");
}

TEST_CASE("entry_at") {
  const Trees trees;
  const Oid inner = trees.fixture.tree({{"100755", "b", trees.file}});
  const Oid root = trees.fixture.tree({{"100644", "a", trees.file}, {"40000", "d", inner}});
  const Repository repository = trees.fixture.open();
  const auto at = [&](std::string_view path) { return repository.entry_at(root, path); };
  CHECK(at("")->id == root);
  CHECK(at("")->type == EntryType::tree);
  CHECK(at("a")->id == trees.file);
  CHECK(at("d")->id == inner);
  CHECK(at("d/b")->executable);
  CHECK(at("d/b")->path == "d/b");
  for (const char* path : {"b", "d/a", "a/b", "d/b/c", "/a", "d//b", "..", "d/../a"}) CHECK_FALSE(at(path));
  trees.fixture.remove(inner);
  CHECK(fault_of([&] { trees.fixture.open().entry_at(root, "d/b"); }) ==
        "unreadable: the folder d is missing");
  CHECK(fault_of([&] { repository.entry_at(trees.file, "a"); }) ==
        "unreadable: the root folder is not a folder");
}

TEST_CASE("entry_at finds what a walk finds, and nothing else") {
  const Trees trees;
  const Oid other = trees.fixture.blob("other");
  const Oid root = trees.fixture.tree({{"100644", ".git", trees.file},
                                       {"100644", "x", trees.file},
                                       {"100644", "x", other},
                                       {"100644", "a", other}});
  const Repository repository = trees.fixture.open();
  CHECK(repository.entry_at(root, "x")->id == trees.file);
  CHECK_FALSE(repository.entry_at(root, "a"));
  CHECK_FALSE(repository.entry_at(root, ".git"));
}

TEST_CASE("folders by their names, in one tree") {
  const TemporaryFolder folder;
  const Fixture fixture(folder / "r");
  const Oid file = fixture.blob("x");
  const Oid inner = fixture.tree({{"100644", "f", file}});
  const Oid tree = fixture.tree({{"40000", "a", inner}, {"100644", "b", file}, {"40000", "c", inner}});
  const Repository repository = fixture.open();
  CHECK(repository.folders_in(tree, {"c", "b", "nothing", "a"}) == std::vector<Oid>{inner, {}, {}, inner});
  CHECK(repository.folders_in(tree, {}).empty());
  CHECK(fault_of([&] { repository.folders_in(file, {"a"}); }).ends_with("is none"));
  CHECK(fault_of([&] { repository.folders_in(Oid{}, {"a"}); }) ==
        "unreadable: the folder 0000000 is missing");
  const Oid cut = fixture.object("tree", "40000 a\0short");
  CHECK(fault_of([&] { repository.folders_in(cut, {"a"}); }).ends_with("is corrupt"));
}
