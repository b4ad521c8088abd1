#include "scan/history.hpp"

#include "test_repository.hpp"

using namespace bs;
using namespace bs::scan;
using namespace bs::test;

namespace {

using Folders = std::set<std::string, std::less<>>;

struct Read {
  Read(TestRepository& made, const Folders& folders, Seconds now = k_now)
      : repository(made.open()),
        history(repository, *repository.find_commit(repository.default_tip()->commit), now, folders,
                problems) {}

  /// "DAYS ago by NAME, lea 2, jan 1 of 3"
  std::string told(std::string_view folder) const {
    const FolderHistory& h = history.of(folder);
    std::string out = fmt::format("{}{} d", h.exact ? "" : "not since ", (k_now - h.changed) / k_day);
    if (!h.changed_by.empty()) out += " by " + h.changed_by;
    const auto claim = commits_claim(h, model::OwnerNames({}));
    return claim ? fmt::format("{}: {} of {}, {}, {}", out, claim->share, claim->total, claim->written,
                               claim->owner)
                 : out;
  }

  std::vector<model::Problem> problems;
  git::Repository repository;
  History history;
};

const std::string k_lea = "Lea <lea@acme.dev>";
const std::string k_jan = "Jan <Jan@acme.dev>";

}  // namespace

TEST_CASE("each folder has the commits that changed it") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/x", "1").file("b/c/y", "1").file("z", "1").save(k_now - 50 * k_day, k_lea);
  made.file("a/x", "2").save(k_now - 40 * k_day, k_jan);
  made.file("b/c/y", "2").save(k_now - 30 * k_day, k_lea);
  made.file("b/d", "1").save(k_now - 20 * k_day, k_jan);
  made.file("z", "2").save(k_now - 10 * k_day, k_lea);
  const Read read(made, {"", "a", "b", "b/c", "gone"});
  CHECK(read.told("") == "10 d by Lea: 3 of 5, Lea 3, Jan 2, email:lea@acme.dev");
  CHECK(read.told("a") == "40 d by Jan: 1 of 2, Jan 1, Lea 1, email:jan@acme.dev");
  CHECK(read.told("b") == "20 d by Jan: 2 of 3, Lea 2, Jan 1, email:lea@acme.dev");
  CHECK(read.told("b/c") == "30 d by Lea: 2 of 2, Lea 2, email:lea@acme.dev");
  CHECK(read.told("gone") == "not since 100 d");  // 90 days before the newest commit
  CHECK(read.history.stale_at() == k_now - 50 * k_day + 90 * k_day);
  CHECK(read.problems.empty());
}

TEST_CASE("bots count for what changed, not for who owns; merges for neither") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const Oid first = made.file("a/x", "1").save(k_now - 60 * k_day, k_lea);
  made.file("a/x", "2").save(k_now - 20 * k_day, "dependabot[bot] <b@x>");
  const Oid main = made.open().default_tip()->commit;
  made.set_tip(first);
  const Oid side = made.file("a/y", "1").drop("a/x").file("a/x", "1").save(k_now - 15 * k_day, k_jan);
  made.file("a/x", "2").merge({main, side}, k_now - 10 * k_day, k_lea);
  const Read read(made, {"", "a"});
  CHECK(read.told("a") == "15 d by Jan: 1 of 2, Jan 1, Lea 1, email:jan@acme.dev");
  CHECK(read.told("") == "10 d by Lea: 1 of 2, Jan 1, Lea 1, email:jan@acme.dev");
}

TEST_CASE("ownership looks back 90 days from now, change 90 days from the newest commit") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/x", "1").file("b/x", "1").save(k_now - 200 * k_day, k_lea);
  SECTION("nothing since") {
    const Read read(made, {"", "a"});
    CHECK(read.told("") == "200 d by Lea");
    CHECK(read.told("a") == "200 d by Lea");
    CHECK(read.history.stale_at() == 0);
  }
  SECTION("one folder since") {
    made.file("a/x", "2").save(k_now - 5 * k_day, k_jan);
    const Read read(made, {"a", "b"});
    CHECK(read.told("a") == "5 d by Jan: 1 of 1, Jan 1, email:jan@acme.dev");
    CHECK(read.told("b") == "not since 95 d");
  }
  SECTION("exactly at its edge") {
    made.file("a/x", "2").save(k_now - 90 * k_day, k_jan);
    CHECK(Read(made, {"a"}).told("a") == "90 d by Jan: 1 of 1, Jan 1, email:jan@acme.dev");
    CHECK(Read(made, {"a"}, k_now + 1).told("a") == "90 d by Jan");
  }
  SECTION("an old clone with nothing in a folder for long") {
    made.file("a/x", "2").save(k_now - 101 * k_day, k_jan);
    const Read read(made, {"a", "b"});
    CHECK(read.told("a") == "101 d by Jan");
    CHECK(read.told("b") == "not since 191 d");
    CHECK(read.history.stale_at() == 0);
  }
  SECTION("a commit of the future") {
    made.file("a/x", "2").save(k_now + 3 * k_day, k_jan);
    CHECK(Read(made, {"a"}).told("a") == "-3 d by Jan: 1 of 1, Jan 1, email:jan@acme.dev");
  }
}

TEST_CASE("mailmap makes one author of several addresses") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file(".mailmap", "Lea Berg <lea@acme.dev> <lea@home.example>\n")
      .file("a/x", "1")
      .save(k_now - 3 * k_day, k_lea);
  made.file("a/x", "2").save(k_now - 2 * k_day, "lea <lea@home.example>");
  CHECK(Read(made, {"a"}).told("a") == "2 d by Lea Berg: 2 of 2, Lea Berg 2, email:lea@acme.dev");
}

TEST_CASE("a shallow clone says so and is exact as far as it reaches") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const Oid first = made.file("a/x", "1").file("b/x", "1").save(k_now - 30 * k_day, k_lea);
  const Oid edge = made.file("a/x", "2").save(k_now - 20 * k_day, k_lea);
  made.file("a/x", "3").save(k_now - 10 * k_day, k_jan);
  made.remove(first);
  write(made.git / "shallow", edge.hex() + "\n");
  const Read read(made, {"a", "b"});
  CHECK(read.told("a") == "10 d by Jan: 1 of 1, Jan 1, email:jan@acme.dev");
  CHECK(read.told("b") == "not since 20 d");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].kind == model::ProblemKind::history);
  CHECK(read.problems[0].severity == Severity::note);
  CHECK(read.problems[0].message == "a shallow clone: the commits of the last 90 days are not all here");
  CHECK(read.problems[0].hint == "git fetch --unshallow");
}

TEST_CASE("commits that cannot be read end the walk, not the scan") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const Oid lost = made.file("a/x", "1").file("b/x", "1").save(k_now - 30 * k_day, k_lea);
  made.file("a/x", "2").save(k_now - 10 * k_day, k_jan);
  made.remove(lost);
  const Read read(made, {"a", "b"});
  CHECK(read.told("b") == "not since 10 d");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].message == "the commits of the last 90 days are not all here");
}

TEST_CASE("more commits than are counted are told") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/x", "0").file("b/x", "0").save(k_now - 80 * k_day, k_lea);
  made.file("a/x", "1").save(k_now - 70 * k_day, k_lea);
  Oid tip = made.open().default_tip()->commit;
  const Oid tree = made.open().find_commit(tip)->tree;
  for (std::size_t i = 0; i < k_max_commits; ++i)
    tip = made.commit(tree, {tip}, k_now - 60 * k_day + static_cast<Seconds>(i), k_jan, std::to_string(i));
  made.set_tip(tip);
  const Read read(made, {"", "b"});
  CHECK(read.told("").ends_with("5000 of 5000, Jan 5000, email:jan@acme.dev"));
  CHECK(read.told("b") == "not since 60 d");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].message == "more than 5,000 commits in 90 days: the newest 5,000 were counted");
}

TEST_CASE("commits too old for ownership are looked through for a while, for what changed") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const Seconds start = k_now - 200 * k_day;
  made.file("a/x", "0").file("b/x", "0").file("c/x", "0").save(start, k_lea);
  made.file("a/x", "1").save(start + 1, k_jan);
  for (std::size_t i = 0; i < k_max_old_commits - 1; ++i)
    made.file("c/x", std::to_string(i)).save(start + k_day + static_cast<Seconds>(i), k_lea);
  const Read read(made, {"a", "b", "c"});
  CHECK(read.told("c") == "198 d by Lea");
  CHECK(read.told("a") == "199 d by Jan");
  CHECK(read.told("b") == "not since 199 d");
  CHECK(read.problems.empty());
}
