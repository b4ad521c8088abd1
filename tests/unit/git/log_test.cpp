#include <catch2/catch.hpp>

#include "fixture.hpp"

using namespace bs;
using namespace bs::git;
using namespace bs::test;

namespace {

constexpr Seconds k_start = 1'000'000'000;

/// A history whose commits are called by their messages; the time of each is counted from k_start.
struct History {
  TemporaryFolder folder;
  Fixture fixture{folder.path() / "r"};
  Oid tree = fixture.tree({});
  std::map<std::string, Oid> ids;

  Oid add(const std::string& name, Seconds time, const std::vector<std::string>& parents = {}) {
    std::vector<Oid> known;
    for (const std::string& parent : parents) known.push_back(ids.at(parent));
    return ids[name] = fixture.commit(tree, known, k_start + time, "Ann <ann@acme.dev>", name);
  }
  std::string log(const std::string& start, const Repository::LogOptions& options = {},
                  const std::string& stop = "") const {
    std::string out;
    const bool whole = fixture.open().log(ids.at(start), options, [&](const Commit& commit) {
      out += commit.summary + " ";
      return commit.summary != stop;
    });
    return out + (whole ? "whole" : "cut");
  }
  std::string base(const std::string& a, const std::string& b) const {
    const auto id = fixture.open().merge_base(ids.at(a), ids.at(b));
    if (!id) return "none";
    for (const auto& [name, known] : ids) {
      if (known == *id) return name;
    }
    return "?";
  }
};

/// a - b - d - e, and c beside b.
struct Diamond : History {
  Diamond() {
    add("a", 1);
    add("b", 2, {"a"});
    add("c", 3, {"a"});
    add("d", 4, {"b", "c"});
    add("e", 5, {"d"});
  }
};

}  // namespace

TEST_CASE("log: newest first, each once") {
  const Diamond history;
  CHECK(history.log("e") == "e d c b a whole");
  CHECK(history.log("c") == "c a whole");
  Repository::LogOptions options;
  options.first_parent = true;
  CHECK(history.log("e", options) == "e d b a whole");
  CHECK(history.log("e", {}, "d") == "e d whole");
}

TEST_CASE("log: since and limit") {
  const Diamond history;
  Repository::LogOptions options;
  options.since = k_start + 3;
  CHECK(history.log("e", options) == "e d c whole");
  options.since = k_start + 6;
  CHECK(history.log("e", options) == "whole");
  options.since = 0;
  options.limit = 2;
  CHECK(history.log("e", options) == "e d whole");
}

TEST_CASE("log: equal times keep the order in which they were met") {
  History history;
  history.add("a", 1);
  history.add("b", 1, {"a"});
  history.add("c", 1, {"a"});
  history.add("d", 1, {"c", "b"});
  CHECK(history.log("d") == "d c b a whole");
}

TEST_CASE("log: history that ends early") {
  const Diamond history;
  write(history.fixture.git / "shallow",
        fmt::format("{}\n{}\n", history.ids.at("b").hex(), history.ids.at("c").hex()));
  CHECK(history.fixture.open().is_shallow());
  CHECK(history.log("e") == "e d c b cut");
  Repository::LogOptions options;
  options.since = k_start + 4;
  CHECK(history.log("e", options) == "e d whole");
  fs::remove(history.fixture.git / "shallow");
  history.fixture.remove(history.ids.at("b"));
  CHECK(history.log("e") == "e d c a cut");
  CHECK(history.fixture.open().find_commit(history.ids.at("b")) == std::nullopt);
  const std::string name = history.ids.at("b").short_hex();
  CHECK(fault_of([&] { history.log("b"); }) == fmt::format("unreadable: the commit {} is missing", name));
}

TEST_CASE("log: names and addresses by .mailmap") {
  const TemporaryFolder folder;
  const Fixture fixture(folder.path() / "r");
  const Oid map = fixture.blob("Ann Lee <ann@acme.dev> <ANN@home.example>\n");
  const Oid id =
      fixture.commit(fixture.tree({{"100644", ".mailmap", map}}), {}, k_start, "ann <ann@home.example>");
  const auto author = [&](bool mailmap) {
    Repository::LogOptions options;
    options.mailmap = mailmap;
    std::string out;
    fixture.open().log(id, options, [&](const Commit& commit) {
      out = commit.author.name + " " + commit.author.email;
      return true;
    });
    return out;
  };
  CHECK(author(true) == "Ann Lee ann@acme.dev");
  CHECK(author(false) == "ann ann@home.example");
  fixture.remove(map);
  CHECK(author(true) == "ann ann@home.example");
}

TEST_CASE("log: fifty thousand parents") {
  History history;
  history.add("a", 1);
  std::vector<std::string> parents(50'000, "a");
  history.add("b", 2, parents);
  CHECK(history.log("b") == "b a whole");
}

TEST_CASE("merge_base") {
  Diamond history;
  history.add("f", 6, {"c"});
  history.add("x", 7);
  CHECK(history.base("b", "c") == "a");
  CHECK(history.base("e", "f") == "c");
  CHECK(history.base("f", "e") == "c");
  CHECK(history.base("e", "b") == "b");
  CHECK(history.base("b", "e") == "b");
  CHECK(history.base("e", "e") == "e");
  CHECK(history.base("e", "x") == "none");
}

TEST_CASE("merge_base: two of them, and times that run backwards") {
  History history;
  history.add("a", 1);
  history.add("b", 2, {"a"});
  history.add("c", 3, {"a"});
  history.add("m", 4, {"b", "c"});
  history.add("n", 5, {"c", "b"});
  CHECK(history.base("m", "n") == "c");
  // "old" is older than what it stands on, and so is reached from both sides before that it is an ancestor is
  // known.
  history.add("p", 100);
  history.add("q", 10, {"p"});
  history.add("r", 11, {"q"});
  history.add("s", 12, {"q", "p"});
  CHECK(history.base("r", "s") == "q");
}

TEST_CASE("merge_base: a common history that is not there is not called none") {
  const Diamond history;
  write(history.fixture.git / "shallow",
        fmt::format("{}\n{}\n", history.ids.at("b").hex(), history.ids.at("c").hex()));
  CHECK(fault_of([&] { history.base("b", "c"); }) ==
        "unreadable: the common history is not in this shallow clone | fetch the whole history (fetch-depth: "
        "0, git fetch --unshallow)");
  CHECK(history.base("e", "c") == "c");
  fs::remove(history.fixture.git / "shallow");
  history.fixture.remove(history.ids.at("a"));
  CHECK(fault_of([&] { history.base("b", "c"); }).starts_with("unreadable: the common history is missing"));
  CHECK(fault_of([&] { history.base("a", "c"); }) ==
        fmt::format("unreadable: the commit {} is missing", history.ids.at("a").short_hex()));
}
