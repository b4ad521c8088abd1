// Repositories that belong together: clones of one origin, Locations that name files of others, linked work
// trees.
#include "scan_memory.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

TEST_CASE("two clones of one origin are one repository: the newer tip is read") {
  const TemporaryFolder folder;
  TestRepository old(folder / "old"), fresh(folder / "z-fresh");
  old.origin("https://github.com/acme/pay.git");
  fresh.origin("git@github.com:acme/pay");
  old.file("catalog-info.yaml", component("old")).save(k_now - 9 * k_day);
  fresh.file("catalog-info.yaml", component("fresh")).save(k_now - 3 * k_day);
  Memory memory;
  const auto options = options_for(folder.path());
  const auto summary = memory.scan(options);
  CHECK(counts(summary) == "1 found, 0 unchanged, 1 read, 0 unreadable");
  CHECK(summary.present == Lines{"github.com/acme/pay"});
  CHECK(memory.results.at("pay").repository.path == fresh.path.string());
  CHECK(counts(memory.scan(options)) == "1 found, 1 unchanged, 0 read, 0 unreadable");

  SECTION("the other one is fetched") {
    old.file("catalog-info.yaml", component("newest")).save(k_now - 1 * k_day);
    memory.scan(options);
    CHECK(memory.results.at("pay").repository.path == old.path.string());
    CHECK(summary_of(memory.results.at("pay")) == Lines{"component:default/newest at catalog-info.yaml:1"});
  }
  SECTION("the newer one breaks: the other stands for it, and it is told") {
    write(fresh.git / "HEAD", "garbage");
    CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 1 read, 1 unreadable");
    CHECK(memory.results.at("pay").repository.path == old.path.string());
    CHECK(memory.results.at("z-fresh").repository.identity == fresh.path.string());
    CHECK(memory.results.at("z-fresh").repository.reason == "HEAD names neither a branch nor a commit");
  }
}

TEST_CASE("a Location may name files of another repository of the workspace") {
  const TemporaryFolder folder;
  TestRepository all(folder / "all"), pay(folder / "pay"), ledger(folder / "ledger");
  pay.origin("git@github.com:Acme/Pay.git");
  ledger.origin("https://github.com/acme/ledger");
  all.file("catalog-info.yaml", location("  targets:\n"
                                         "  - https://github.com/acme/pay/blob/main/catalog-info.yaml\n"
                                         "  - https://github.com/acme/pay/blob/main/more/*.yaml\n"
                                         "  - https://github.com/acme/ledger/blob/v1/gone.yaml\n"
                                         "  - https://github.com/acme/pay/blob/v2/more/x.yaml\n"));
  all.save();
  pay.file("catalog-info.yaml", component("pay"))
      .file("more/x.yaml", component("x"))
      .file("other.yaml", component("o"))
      .save();
  ledger.file("catalog-info.yaml", component("ledger")).save();
  Memory memory;
  const auto options = options_for(folder.path());
  CHECK(counts(memory.scan(options)) == "3 found, 0 unchanged, 3 read, 0 unreadable");
  CHECK(summary_of(memory.results.at("Pay")) ==
        Lines{"component:default/pay at catalog-info.yaml:1", "component:default/x at more/x.yaml:1"});
  CHECK(problems_of(memory.results.at("all")) ==
        Lines{"warning location-target catalog-info.yaml:9: the target "
              "\"https://github.com/acme/ledger/blob/v1/gone.yaml\" matches no file",
              "warning location-target catalog-info.yaml:10: the target "
              "\"https://github.com/acme/pay/blob/v2/more/x.yaml\" was read at "
              "main, which is what is scanned there"});

  SECTION("nothing changed: who names others is looked at, who is named is not") {
    CHECK(counts(memory.scan(options)) == "3 found, 2 unchanged, 1 read, 0 unreadable");
    CHECK(memory.results.contains("all"));
  }
  SECTION("the named repository changes: it is read with the named files") {
    pay.file("more/y.yaml", component("y")).save();
    CHECK(counts(memory.scan(options)) == "3 found, 1 unchanged, 2 read, 0 unreadable");
    CHECK(summary_of(memory.results.at("Pay")).size() == 3);
  }
  SECTION("the Location drops its targets: they go") {
    all.file("catalog-info.yaml", location("  targets:\n"
                                           "  - ./x.yaml\n"))
        .save();
    memory.scan(options);
    CHECK(summary_of(memory.results.at("Pay")) == Lines{"component:default/pay at catalog-info.yaml:1"});
  }
  SECTION("who names them cannot be read: they stay") {
    write(all.git / "HEAD", "garbage");
    CHECK(counts(memory.scan(options)) == "3 found, 2 unchanged, 0 read, 1 unreadable");
    pay.file("new.go", "x").save();
    memory.scan(options);
    CHECK(summary_of(memory.results.at("Pay")).size() == 2);
  }
  SECTION("reading who names them was killed: they stay while that is not tried again") {
    all.file(".backstage/slow.yaml", slow_file()).save();
    auto hasty = options;
    hasty.wall_seconds = 1e-9;
    CHECK(counts(memory.scan(hasty)) == "3 found, 2 unchanged, 0 read, 1 unreadable");
    pay.file("new.go", "x").save();
    CHECK(counts(memory.scan(options)) == "3 found, 1 unchanged, 1 read, 1 unreadable");
    CHECK(summary_of(memory.results.at("Pay")).size() == 2);
  }
  SECTION("the named repository cannot be read") {
    write(ledger.git / "HEAD", "garbage");
    memory.scan(options);
    CHECK(problems_of(memory.results.at("all"))[0] ==
          "warning location-target catalog-info.yaml:9: the target "
          "\"https://github.com/acme/ledger/blob/v1/gone.yaml\" lies in a "
          "repository that cannot be read: HEAD names neither a branch nor a commit");
  }
}

TEST_CASE("linked work trees are their main repository") {
  const TemporaryFolder folder;
  TestRepository main(folder / "r/main");
  main.file("catalog-info.yaml", component("main"));
  const Oid first = main.save(k_now - 9 * k_day);
  main.ref("refs/heads/side", first);
  main.file("catalog-info.yaml", component("newer")).save();
  const fs::path linked = folder / "r/linked";
  write(linked / ".git", "gitdir: " + (main.git / "worktrees/linked").string() + "\n");
  write(main.git / "worktrees/linked/HEAD", "ref: refs/heads/side\n");
  write(main.git / "worktrees/linked/commondir", "../..\n");
  write(main.git / "worktrees/linked/gitdir", (linked / ".git").string() + "\n");
  Memory memory;
  CHECK(counts(memory.scan(options_for(folder / "r"))) == "1 found, 0 unchanged, 1 read, 0 unreadable");
  CHECK(summary_of(memory.results.at("main")) == Lines{"component:default/newer at catalog-info.yaml:1"});
  Memory alone;
  CHECK(alone.scan(options_for(linked)).present == Lines{main.path.string()});
  CHECK(summary_of(alone.results.at("main")) == Lines{"component:default/main at catalog-info.yaml:1"});
}
