// Whole scans: what is skipped, kept and read again; clones; Locations across repositories; what cannot be
// read.
#include <sys/stat.h>

#include "test_repository.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

namespace {

/// Stands in for the catalog: remembers what a scan needs to know of the last one.
class Memory {
 public:
  scan::ScanSummary scan(const scan::ScanOptions& options) {
    results.clear();
    scan::ScanEvents events;
    events.known = [this](const std::string& path) -> std::optional<model::KnownRepository> {
      for (const auto& [identity, known] : known_)
        if (known.path == path) return known;
      return std::nullopt;
    };
    events.known_files = [this](const std::string& identity) { return files_[identity]; };
    events.result = [this](model::RepositoryScan&& scan) { remember(std::move(scan)); };
    return scan::scan(options, events);
  }
  std::map<std::string, model::RepositoryScan> results;  ///< of the last scan, by name

 private:
  void remember(model::RepositoryScan&& scan) {
    const model::RepositoryRecord& r = scan.repository;
    known_[r.identity] = {r.identity,    r.path,           r.tree,     r.commit, r.revision,
                          r.fingerprint, r.options_digest, r.stale_at, r.state,  {}};
    if (!scan.only_refs_changed && r.state == model::RepositoryState::ok) remember_files(scan);
    results[r.name] = std::move(scan);
  }

  void remember_files(const model::RepositoryScan& scan) {
    std::map<std::string, model::KnownRepository::File> files;
    for (const model::ScannedEntity& e : scan.entities) {
      if (e.inferred || e.blob.empty()) continue;
      auto& file = files[e.path];
      file.path = e.path;
      file.blob = e.blob;
      std::string declared;
      std::uint32_t line = 0;
      for (const model::Claim& claim : e.claims)
        if (claim.source == model::ClaimSource::declared) declared = claim.owner, line = claim.line;
      file.entities.push_back({e.entity.ref.canonical(), e.folder, declared, e.mark, line});
    }
    auto& kept = files_[scan.repository.identity];
    kept.clear();
    for (auto& [path, file] : files) kept.push_back(std::move(file));
  }

  std::map<std::string, model::KnownRepository> known_;
  std::map<std::string, std::vector<model::KnownRepository::File>> files_;
};

std::string counts(const scan::ScanSummary& s) {
  return fmt::format("{} found, {} unchanged, {} read, {} unreadable", s.found, s.unchanged, s.read,
                     s.unreadable);
}

std::string location_of(const std::string& target) {
  return "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: all\nspec:\n  targets:\n" +
         target;
}

}  // namespace

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
  a.file("catalog-info.yaml", location_of("  - ./*.yaml\n"));
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
  a.file("catalog-info.yaml", component("a")).save(k_now - 5 * k_day);
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

TEST_CASE("a Location may name files of another repository of the workspace") {
  const TemporaryFolder folder;
  TestRepository all(folder / "all"), pay(folder / "pay"), ledger(folder / "ledger");
  pay.origin("git@github.com:Acme/Pay.git");
  ledger.origin("https://github.com/acme/ledger");
  all.file("catalog-info.yaml", location_of("  - https://github.com/acme/pay/blob/main/catalog-info.yaml\n"
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
    all.file("catalog-info.yaml", location_of("  - ./x.yaml\n")).save();
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
