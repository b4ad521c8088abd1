// Whole scans: revisions and work trees, roots, sizes, progress.
#include "scan_memory.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

TEST_CASE("--rev reads that revision where it is, else the tip; --worktree the files") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a"), b(folder / "b");
  a.file("catalog-info.yaml", component("a1"));
  a.ref("refs/tags/v1", a.save(k_now - 9 * k_day));
  a.file("catalog-info.yaml", component("a2")).save();
  b.file("catalog-info.yaml", component("b")).save();
  write(a.path / "catalog-info.yaml", component("edited"));
  Memory memory;
  auto options = options_for(folder.path());
  options.revision = "v1";
  for (int round = 0; round < 2; ++round) {
    CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 2 read, 0 unreadable");
    CHECK(summary_of(memory.results.at("a")) == Lines{"component:default/a1 at catalog-info.yaml:1"});
    CHECK(memory.results.at("b").repository.revision == "main");
  }
  options.revision = "";
  options.work_tree = true;
  for (int round = 0; round < 2; ++round) {
    CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 2 read, 0 unreadable");
    CHECK(summary_of(memory.results.at("a")) == Lines{"component:default/edited at catalog-info.yaml:1"});
  }
  options.work_tree = false;
  CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 2 read, 0 unreadable");
  CHECK(summary_of(memory.results.at("a")) == Lines{"component:default/a2 at catalog-info.yaml:1"});
}

TEST_CASE("roots: unreadable ones are told, a repository below two is one, ignored folders are left out") {
  const TemporaryFolder folder;
  TestRepository a(folder / "r/a"), b(folder / "r/archive/b");
  a.file("catalog-info.yaml", component("a")).save();
  b.file("catalog-info.yaml", component("b")).save();
  Memory memory;
  auto options = options_for(folder / "r");
  options.roots = {folder / "r", folder / "r/a", folder / "missing"};
  options.config.repositories.ignore = {"archive/**", "archive"};
  const auto summary = memory.scan(options);
  CHECK(counts(summary) == "1 found, 0 unchanged, 1 read, 0 unreadable");
  CHECK(summary.unreadable_roots == std::vector<fs::path>{folder / "missing"});
  REQUIRE(summary.discovery_problems.size() == 1);
  CHECK(summary.discovery_problems[0].first == (folder / "missing").string());
}

TEST_CASE("a large repository comes whole") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a");
  std::string text;
  for (int i = 0; i < 15'000; ++i)
    text += fmt::format(
        "kind: User\napiVersion: backstage.io/v1alpha1\nmetadata: {{name: u{}}}\nspec: {{memberOf: "
        "[]}}\n---\n",
        i);
  a.file("catalog-info.yaml", text).save();
  Memory memory;
  memory.scan(options_for(folder.path()));
  CHECK(memory.results.at("a").entities.size() == 15'000);
  CHECK(problems_of(memory.results.at("a")) == Lines{});
}

TEST_CASE("progress counts to the end and every callback may be left out") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a"), b(folder / "b");
  a.file("x", "x").save();
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  scan::ScanEvents events;
  events.progress = [&](std::size_t done, std::size_t total, const std::string&) {
    seen.emplace_back(done, total);
  };
  scan::scan(options_for(folder.path()), events);
  REQUIRE(seen.size() == 3);
  CHECK(seen.back() == std::pair<std::size_t, std::size_t>(2, 2));
  const auto summary = scan::scan(options_for(folder.path()), {});
  CHECK(counts(summary) == "2 found, 0 unchanged, 2 read, 0 unreadable");
  CHECK(counts(scan::scan(options_for(folder / "none"), {})) == "0 found, 0 unchanged, 0 read, 0 unreadable");
}
