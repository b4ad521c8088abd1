// Reading one repository whole: catalog files, where they stand, what cannot be read, what lies around.
#include "read_alone.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

TEST_CASE("catalog files anywhere, several documents in one, folders of components") {
  const TemporaryFolder folder;
  TestRepository made(folder / "shop");
  made.file("catalog-info.yaml", component("shop") + "---\n" + component("cart"));
  made.file("web/catalog-info.yml", component("web")).file(".backstage/jobs.yaml", component("jobs"));
  made.file("deep/er/catalog-info.yaml", component("deep")).file("other.yaml", component("other"));
  const Oid commit = made.save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"component:default/cart at catalog-info.yaml:10",
                                  "component:default/deep at deep/er/catalog-info.yaml:1",
                                  "component:default/jobs at .backstage/jobs.yaml:1",
                                  "component:default/shop at catalog-info.yaml:1",
                                  "component:default/web at web/catalog-info.yml:1"});
  CHECK(problems_of(scan) == Lines{});
  CHECK(entity_of(scan, "component:default/deep").folder == "deep/er");
  CHECK(entity_of(scan, "component:default/jobs").folder == "");
  CHECK(entity_of(scan, "component:default/web").blob == made.id_of("web/catalog-info.yml").hex());
  const auto& record = scan.repository;
  CHECK(record.identity == made.path.string());
  CHECK(record.name == "shop");
  CHECK(record.commit == commit.hex());
  CHECK(record.revision == "main");
  CHECK(record.branch == "main");
  CHECK(record.commit_time == k_now - k_day);
  CHECK(record.file_count == 5);
  CHECK(record.state == model::RepositoryState::ok);
  CHECK_FALSE(scan.only_refs_changed);
}

TEST_CASE("where an entity stands is annotated, unless the document says it") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("pay/catalog-info.yaml", component("pay")).save();
  const auto annotations = [&] {
    return *entity_of(read(made.path), "component:default/pay")
                .entity.document.find("metadata")
                ->find("annotations");
  };
  CHECK(annotations().as_object().size() == 2);
  CHECK(annotations().string_or("backstage.io/managed-by-location") ==
        "file:" + made.path.string() + "/pay/catalog-info.yaml");
  made.origin("https://lea:secret@github.com/acme/shop.git");
  CHECK(annotations().string_or("backstage.io/managed-by-origin-location") ==
        "url:https://github.com/acme/shop/blob/main/pay/catalog-info.yaml");
  CHECK(annotations().string_or("backstage.io/view-url") ==
        "https://github.com/acme/shop/blob/main/pay/catalog-info.yaml");
  CHECK(annotations().string_or("backstage.io/edit-url") ==
        "https://github.com/acme/shop/edit/main/pay/catalog-info.yaml");
  CHECK(annotations().string_or("backstage.io/source-location") ==
        "url:https://github.com/acme/shop/tree/main/pay/");
  made.file("pay/catalog-info.yaml",
            k_head +
                "kind: Group\nmetadata:\n  name: pay\n  annotations: {backstage.io/view-url: mine}\n"
                "spec: {type: team, children: []}\n")
      .save();
  const auto scan = read(made.path);
  CHECK(entity_of(scan, "group:default/pay")
            .entity.document.find("metadata")
            ->find("annotations")
            ->string_or("backstage.io/view-url") == "mine");
  CHECK(scan.repository.origin == "https://github.com/acme/shop.git");
  CHECK(scan.repository.identity == "github.com/acme/shop");
}

TEST_CASE("each broken document is a problem and its siblings land") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml",
            component("good") + "---\nkind: [\n---\nkind: Component\nmetadata: {name: bad}\n");
  made.file("a/catalog-info.yaml", "\t- x").file("b/catalog-info.yaml", "").save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"component:default/good at catalog-info.yaml:1"});
  REQUIRE(scan.problems.size() >= 4);
  for (const model::Problem& problem : scan.problems) {
    CHECK(problem.kind == model::ProblemKind::invalid_document);
    CHECK(problem.severity == Severity::error);
    CHECK(problem.mark.line > 0);
  }
  CHECK(scan.problems.front().path == "a/catalog-info.yaml");
  CHECK(problems_of(scan).back() ==
        "error invalid-document catalog-info.yaml:12: spec is missing | a Component has a spec");
}

TEST_CASE("links to catalog files: inside they are read once, outside they are refused") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml", component("top")).link("a/catalog-info.yaml", "../catalog-info.yaml");
  made.file("real.yaml", component("real"))
      .link("b/catalog-info.yaml", "../real.yaml")
      .link("c/catalog-info.yaml", "/etc/passwd");
  made.link("d/catalog-info.yaml", "nothing").save();
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"component:default/real at b/catalog-info.yaml:1",
                                  "component:default/top at a/catalog-info.yaml:1"});
  CHECK(
      problems_of(scan) ==
      Lines{"error unreadable-file c/catalog-info.yaml:0: c/catalog-info.yaml is a link that leads outside "
            "the repository",
            "error unreadable-file d/catalog-info.yaml:0: d/catalog-info.yaml is a link that leads nowhere"});
}

TEST_CASE("what cannot be read is a problem of its own") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/catalog-info.yaml", component("a")).file("b/catalog-info.yaml", component("b"));
  made.file("c/catalog-info.yaml", std::string((8u << 20) + 1, '#')).save();
  made.remove(made.id_of("a/catalog-info.yaml"));
  const auto scan = read(made.path);
  CHECK(summary_of(scan) == Lines{"component:default/b at b/catalog-info.yaml:1"});
  CHECK(problems_of(scan) ==
        Lines{"error unreadable-file a/catalog-info.yaml:0: a/catalog-info.yaml is missing from the "
              "repository's objects",
              "error unreadable-file c/catalog-info.yaml:0: c/catalog-info.yaml is larger than 8 MiB"});
  write(made.git / "config", "[remote \"origin\"]\n\tpromisor = true\n\turl = https://x.example/r\n");
  CHECK(problems_of(read(made.path)).front() ==
        "error unreadable-file a/catalog-info.yaml:0: a/catalog-info.yaml is not in this partial clone | git "
        "fetch --refetch --no-filter");
}

TEST_CASE("documentation, language and surroundings of components") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml", component("top"))
      .file("README.md", "x")
      .file("docs/index.md", "x")
      .file("docs/a/deep.md", "x");
  made.file("pay/catalog-info.yaml", component("pay"))
      .file("pay/readme", "x")
      .file("pay/mkdocs.yml", "x")
      .file("pay/docs/run.md", "x");
  made.file("pay/main.go", "x").file("web/a.ts", "x").file("web/b.ts", "x").file("READMETOO", "x");
  made.file(
      "sys/catalog-info.yaml",
      k_head +
          "kind: System\nmetadata:\n  name: s\n  annotations: {backstage.io/techdocs-ref: \"dir:../pay\"}\n"
          "spec: {owner: a}\n");
  made.save();
  const auto scan = read(made.path);
  CHECK(entity_of(scan, "component:default/top").docs == Lines{"README.md", "docs/index.md"});
  CHECK(entity_of(scan, "component:default/top").language == "TypeScript");
  CHECK(entity_of(scan, "component:default/pay").docs ==
        Lines{"pay/docs/run.md", "pay/mkdocs.yml", "pay/readme"});
  CHECK(entity_of(scan, "component:default/pay").language == "Go");
  CHECK(entity_of(scan, "system:default/s").docs == Lines{"pay/docs/run.md", "pay/mkdocs.yml", "pay/readme"});
}

TEST_CASE("empty repositories, odd revisions, no repository") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  CHECK(read(made.path).repository.state == model::RepositoryState::empty);
  made.file("catalog-info.yaml", component("old")).save(k_now - 9 * k_day);
  made.file("catalog-info.yaml", component("new")).save();
  auto options = options_for(made.path);
  options.revision = "main~1";
  const auto old = scan::scan_repository(made.path, options);
  CHECK(summary_of(old) == Lines{"component:default/old at catalog-info.yaml:1"});
  CHECK(old.repository.revision == "main~1");
  CHECK(old.repository.branch == "");
  options.revision = "nope";
  CHECK_THROWS_AS(scan::scan_repository(made.path, options), Error);
  CHECK_THROWS_AS(scan::scan_repository(folder.path(), options_for(folder.path())), Error);
  write(made.path / "sub/file", "x");
  CHECK(summary_of(read(made.path / "sub")) == Lines{"component:default/new at catalog-info.yaml:1"});
}

TEST_CASE("a work tree is read as it lies on disk") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml", component("committed")).save();
  write(made.path / "catalog-info.yaml", component("edited"));
  write(made.path / ".gitignore", "ignored/\n");
  write(made.path / "ignored/catalog-info.yaml", component("ignored"));
  auto options = options_for(made.path);
  options.work_tree = true;
  const auto scan = scan::scan_repository(made.path, options);
  CHECK(summary_of(scan) == Lines{"component:default/edited at catalog-info.yaml:1"});
  CHECK(scan.entities[0].blob == "");
  CHECK(scan.repository.revision == "worktree");
  CHECK(scan.repository.fingerprint == 0);
  CHECK(scan.entities[0].changed == k_now - k_day);
  TestRepository bare(folder / "bare.git", true);
  bare.file("a", "b").save();
  CHECK_THROWS_AS(scan::scan_repository(bare.path, options), Error);
}
