#include "scan/files.hpp"

#include "test_repository.hpp"

using namespace bs;
using namespace bs::scan;
using namespace bs::test;

namespace {

struct Opened {
  explicit Opened(TestRepository& made)
      : repository(made.open()), source(revision_source(repository, tree())), files(*source) {}
  Oid tree() const { return repository.find_commit(repository.default_tip()->commit)->tree; }

  git::Repository repository;
  std::unique_ptr<FileSource> source;
  Files files;
};

std::string told(const Files& files, std::string_view path, std::uint64_t cap = 100) {
  const Text text = files.read(path, cap);
  switch (text.state) {
    case TextState::present:
      return text.text + " from " + text.path;
    case TextState::absent:
      return "absent: " + text.why;
    case TextState::outside:
      return "outside: " + text.why;
    case TextState::unreadable:
      return "unreadable: " + text.why;
  }
  return "";
}

}  // namespace

TEST_CASE("files of a revision, through links that stay inside") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/b/c.txt", "C").file("d.txt", "D").file("large", std::string(101, 'x'));
  made.link("to-d", "d.txt")
      .link("a/up", "../d.txt")
      .link("lib", "a/b")
      .link("twice", "lib/c.txt")
      .link("gone", "nothing");
  made.link("out", "../../etc/passwd").link("abs", "/etc/passwd").link("loop", "loop").link("a/out", "../..");
  made.link("ping", "pong").link("pong", "ping").link("dot", ".").link("empty", "");
  made.save();
  const Opened opened(made);
  CHECK(told(opened.files, "d.txt") == "D from d.txt");
  CHECK(told(opened.files, "to-d") == "D from d.txt");
  CHECK(told(opened.files, "a/up") == "D from d.txt");
  CHECK(told(opened.files, "lib/c.txt") == "C from a/b/c.txt");
  CHECK(told(opened.files, "twice") == "C from a/b/c.txt");
  CHECK(told(opened.files, "dot/d.txt") == "D from d.txt");
  CHECK(told(opened.files, "nothing") == "absent: does not exist");
  CHECK(told(opened.files, "d.txt/x") == "absent: does not exist");
  CHECK(told(opened.files, "gone") == "absent: is a link that leads nowhere");
  CHECK(told(opened.files, "a") == "unreadable: is a folder");
  CHECK(told(opened.files, "lib") == "unreadable: is a folder");
  CHECK(told(opened.files, "large") == "unreadable: is larger than 100 bytes");
  CHECK(told(opened.files, "out") == "outside: is a link that leads outside the repository");
  CHECK(told(opened.files, "abs") == "outside: is a link that leads outside the repository");
  CHECK(told(opened.files, "a/out/x") == "outside: is a link that leads outside the repository");
  CHECK(told(opened.files, "loop") == "unreadable: is a link among more than 10");
  CHECK(told(opened.files, "ping") == "unreadable: is a link among more than 10");
}

TEST_CASE("at most ten links in a row") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("l0", "end");
  for (int i = 1; i <= 11; ++i) made.link("l" + std::to_string(i), "l" + std::to_string(i - 1));
  made.save();
  const Opened opened(made);
  CHECK(told(opened.files, "l10") == "end from l0");
  CHECK(told(opened.files, "l11") == "unreadable: is a link among more than 10");
}

TEST_CASE("what the objects lack is told, never taken for absent") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/x", "X").file("b/y", "Y");
  made.save();
  made.remove(made.id_of("a/x"));
  const auto tree_of_b =
      made.open().entry_at(made.open().find_commit(made.open().default_tip()->commit)->tree, "b");
  made.remove(tree_of_b->id);
  const Opened opened(made);
  CHECK(told(opened.files, "a/x") == "unreadable: is missing from the repository's objects");
  CHECK(told(opened.files, "b/y") == "unreadable: cannot be reached: the folder b is missing");
  CHECK(opened.files.list("b").empty());
}

TEST_CASE("lists of folders and what a glob matches") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/b/x.yaml", "1")
      .file("a/y.yaml", "2")
      .file("z.yaml", "3")
      .file("a.txt", "4")
      .link("a/l.yaml", "y.yaml");
  made.save();
  const Opened opened(made);
  CHECK(opened.files.list("") == std::vector<std::string>{"a.txt", "a/", "z.yaml"});
  CHECK(opened.files.list("a") == std::vector<std::string>{"b/", "l.yaml", "y.yaml"});
  CHECK(opened.files.list("none").empty());
  CHECK(opened.files.list("a.txt").empty());
  bool incomplete = true;
  CHECK(opened.files.matching("a/**/*.yaml", incomplete) ==
        std::vector<std::string>{"a/b/x.yaml", "a/l.yaml", "a/y.yaml"});
  CHECK_FALSE(incomplete);
  CHECK(opened.files.matching("*.yaml", incomplete) == std::vector<std::string>{"z.yaml"});
  CHECK(opened.files.matching("none/*", incomplete).empty());
}

TEST_CASE("files of a work tree, ignored ones left out") {
  const TemporaryFolder folder;
  folder.write("a/b/c.txt", "C");
  folder.write("d.txt", "D");
  folder.write(".gitignore", "secret*\n");
  folder.write("secret.txt", "S");
  folder.write(".git/config", "hidden");
  fs::create_symlink("../d.txt", folder / "a/up");
  fs::create_symlink("/etc/passwd", folder / "abs");
  fs::create_symlink(".git/config", folder / "config");
  fs::create_symlink("a/b", folder / "lib");
  const auto source = work_tree_source(folder.path());
  const Files files(*source);
  CHECK(told(files, "d.txt") == "D from d.txt");
  CHECK(told(files, "a/up") == "D from d.txt");
  CHECK(told(files, "lib/c.txt") == "C from a/b/c.txt");
  CHECK(told(files, "d.txt", 0) == "unreadable: is larger than 0 MiB");
  CHECK(told(files, "secret.txt") == "absent: does not exist");
  CHECK(told(files, "abs") == "outside: is a link that leads outside the repository");
  CHECK(told(files, "config") == "absent: is a link that leads nowhere");
  CHECK(told(files, ".git/config") == "absent: does not exist");
  CHECK(files.list("a") == std::vector<std::string>{"b/", "up"});
  bool incomplete = true;
  CHECK(files.matching("**/*.txt", incomplete) == std::vector<std::string>{"a/b/c.txt", "d.txt"});
}
