// Scans of the same workspace: what is skipped, kept and read again, and what can no longer be read.
#include "scan_memory.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

TEST_CASE("an unchanged workspace is skipped by its refs") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a"), b(folder / "b.git", true);
  a.file("catalog-info.yaml", component("a")).save(k_now - 5 * k_day);
  b.file("catalog-info.yaml", component("b")).save(k_now - 200 * k_day);
  Memory memory;
  auto options = options_for(folder.path());
  auto first = memory.scan(options);
  CHECK(counts(first) == "2 found, 0 unchanged, 2 read, 0 unreadable");
  CHECK(first.present == Lines{(folder / "a").string(), (folder / "b.git").string()});
  CHECK(memory.results.at("a").repository.root == folder.path().string());
  CHECK(memory.results.at("b").repository.bare);
  auto second = memory.scan(options);
  CHECK(counts(second) == "2 found, 2 unchanged, 0 read, 0 unreadable");
  CHECK(second.present == first.present);
  CHECK(memory.results.empty());

  SECTION("a new commit is read; its unchanged catalog files are kept") {
    a.file("x.go", "x").save(k_now - 2 * k_day, "Jan <jan@acme.dev>");
    CHECK(counts(memory.scan(options)) == "2 found, 1 unchanged, 1 read, 0 unreadable");
    const auto& scan = memory.results.at("a");
    CHECK(summary_of(scan) == Lines{"kept component:default/a at catalog-info.yaml:1"});
    CHECK(scan.kept_files == Lines{"catalog-info.yaml"});
    CHECK(scan.entities[0].owner == "group:default/payments");
    CHECK(scan.entities[0].claims.size() == 2);
    CHECK(scan.entities[0].claims[0].written == "payments");
    CHECK(scan.entities[0].claims[0].line == 8);
    CHECK(scan.entities[0].changed_by == "Jan");
    CHECK(scan.entities[0].language == "Go");
  }
  SECTION("a changed catalog file is read") {
    a.file("catalog-info.yaml", component("a2")).save();
    memory.scan(options);
    CHECK(summary_of(memory.results.at("a")) == Lines{"component:default/a2 at catalog-info.yaml:1"});
    CHECK(memory.results.at("a").kept_files.empty());
  }
  SECTION("a commit leaves the 90 days") {
    options.now = k_now + 86 * k_day;
    CHECK(counts(memory.scan(options)) == "2 found, 1 unchanged, 1 read, 0 unreadable");
    CHECK(memory.results.at("a").entities.at(0).claims.size() == 1);
  }
  SECTION("other refs moved, or the config did: only the record is new") {
    write(a.git / "config", "[core]\n\tbare = false\n[user]\n\tname = x\n");
    CHECK(counts(memory.scan(options)) == "2 found, 1 unchanged, 1 read, 0 unreadable");
    CHECK(memory.results.at("a").only_refs_changed);
    CHECK(memory.results.at("a").entities.empty());
    CHECK(memory.results.at("a").repository.stale_at == k_now + 85 * k_day);
    CHECK(counts(memory.scan(options)) == "2 found, 2 unchanged, 0 read, 0 unreadable");
  }
  SECTION("other options read everything anew") {
    options.config.catalog.owner_aliases = {{"payments", "group:pay"}};
    CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 2 read, 0 unreadable");
    CHECK(summary_of(memory.results.at("a")) == Lines{"component:default/a at catalog-info.yaml:1"});
    CHECK(memory.results.at("a").entities.at(0).owner == "group:default/pay");
  }
  SECTION("force reads everything anew") {
    options.force = true;
    CHECK(counts(memory.scan(options)) == "2 found, 0 unchanged, 2 read, 0 unreadable");
    CHECK(memory.results.at("a").kept_files.empty());
  }
  SECTION("a repository that has gone is not present") {
    fs::remove_all(a.path);
    CHECK(memory.scan(options).present == Lines{(folder / "b.git").string()});
  }
}

TEST_CASE("what other files decide is not kept: placeholders, Locations, missing owners") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a");
  a.file("catalog-info.yaml", location("  targets:\n"
                                       "  - ./*.yaml\n"));
  a.file("p/catalog-info.yaml",
         "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: p}\nspec: {type: t, lifecycle: l, "
         "owner: o, definition: {$text: x}}\n");
  a.file("p/x", "one")
      .file("m/catalog-info.yaml", component("m", ""))
      .file("k/catalog-info.yaml", component("k"))
      .save();
  Memory memory;
  const auto options = options_for(folder.path());
  memory.scan(options);
  a.file("p/x", "two").file("more.yaml", component("more")).file("CODEOWNERS", "* @acme/web\n").save();
  memory.scan(options);
  const auto& scan = memory.results.at("a");
  CHECK(scan.kept_files == Lines{"k/catalog-info.yaml"});
  CHECK(entity_of(scan, "api:default/p").entity.document.find("spec")->string_or("definition") == "two");
  CHECK(entity_of(scan, "component:default/m").owner == "group:default/web");
  CHECK_FALSE(entity_of(scan, "component:default/more").kept);
}

TEST_CASE("a file that can no longer be read keeps what is stored of it") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a");
  a.file("catalog-info.yaml", component("a")).file("b/c/catalog-info.yaml", component("c")).save();
  Memory memory;
  const auto options = options_for(folder.path());
  memory.scan(options);
  a.file("catalog-info.yaml", component("new")).file("b/c/x", "x").save();
  a.remove(a.id_of("catalog-info.yaml"));
  const auto tip = a.open().find_commit(a.open().default_tip()->commit);
  a.remove(a.open().entry_at(tip->tree, "b/c")->id);
  memory.scan(options);
  const auto& scan = memory.results.at("a");
  CHECK(summary_of(scan) == Lines{"kept component:default/a at catalog-info.yaml:1",
                                  "kept component:default/c at b/c/catalog-info.yaml:1"});
  CHECK(scan.kept_files == Lines{"catalog-info.yaml", "b/c/catalog-info.yaml"});
  CHECK(problems_of(scan) ==
        Lines{"error unreadable-file :0: not all files could be listed: the folder b/c is missing",
              "error unreadable-file catalog-info.yaml:0: catalog-info.yaml is missing from the repository's "
              "objects"});
}

TEST_CASE("a repository that cannot be read keeps its identity and is a problem record") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a"), b(folder / "b");
  a.origin("https://github.com/acme/a");
  a.file("catalog-info.yaml", component("a")).save();
  b.file("catalog-info.yaml", component("b")).save();
  Memory memory;
  const auto options = options_for(folder.path());
  memory.scan(options);
  write(a.git / "HEAD", "garbage");
  const auto summary = memory.scan(options);
  CHECK(counts(summary) == "2 found, 1 unchanged, 0 read, 1 unreadable");
  CHECK(summary.present == Lines{(folder / "b").string(), "github.com/acme/a"});
  const auto& scan = memory.results.at("a");
  CHECK(scan.repository.state == model::RepositoryState::unreadable);
  CHECK(problems_of(scan) ==
        Lines{"error unreadable-repository :0: HEAD names neither a branch nor a commit"});
  write(a.git / "HEAD", "ref: refs/heads/main\n");
  CHECK(counts(memory.scan(options)) == "2 found, 1 unchanged, 1 read, 0 unreadable");
}

TEST_CASE("a repository whose reading was killed is tried again after a day, or when its refs change") {
  const TemporaryFolder folder;
  TestRepository a(folder / "a");
  a.file("catalog-info.yaml", slow_file()).save(k_now - 5 * k_day);
  Memory memory;
  auto options = options_for(folder.path());
  auto hasty = options;
  hasty.wall_seconds = 1e-9;
  CHECK(counts(memory.scan(hasty)) == "1 found, 0 unchanged, 0 read, 1 unreadable");
  REQUIRE(memory.results.at("a").problems.size() == 1);
  CHECK(memory.results.at("a").problems[0].message == "took more than 1e-09 s");
  CHECK(memory.results.at("a").problems[0].hint ==
        "it is read again after a day, or by bs catalog scan --force");
  CHECK(counts(memory.scan(options)) == "1 found, 0 unchanged, 0 read, 1 unreadable");
  CHECK(memory.results.empty());
  SECTION("after a day") {
    options.now += k_day;
  }
  SECTION("by force") {
    options.force = true;
  }
  SECTION("with other refs") {
    a.file("x", "").save(k_now - 4 * k_day);
  }
  SECTION("with other options") {
    options.config.catalog.infer = !options.config.catalog.infer;
  }
  CHECK(counts(memory.scan(options)) == "1 found, 0 unchanged, 1 read, 0 unreadable");
}
