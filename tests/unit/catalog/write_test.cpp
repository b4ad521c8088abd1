#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

TEST_CASE("what is written is found again, whole") {
  Catalog catalog;
  auto entities = entities_of(
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: Ledger\n  title: The Ledger\n"
      "  description: Double-entry bookkeeping\n  tags: [go, books]\nspec:\n  type: Service\n  lifecycle: "
      "production\n"
      "  owner: payments\n  system: core\n  providesApis: [rates]\n",
      "pay/catalog-info.yaml");
  auto& ledger = entities.front();
  ledger.claims.push_back({model::ClaimSource::codeowners, "group:default/risk", "@acme/risk",
                           ".github/CODEOWNERS", 4, "/pay/", 0, 0});
  ledger.claims.push_back({model::ClaimSource::commits, "", "lea 25, jan 15", "", 0, "", 25, 46});
  ledger.owner_disputed = true;
  ledger.changed = 1'799'000'000;
  ledger.changed_exact = false;
  ledger.changed_by = "Jan";
  ledger.language = "Go";
  ledger.docs = {"README.md", "docs/run \"book\".md"};
  ledger.apis = {"openapi/pay.yaml"};
  ledger.requires_ = {{"go:github.com/pgx", "go.mod", 12}};
  auto scan = repository("pay", entities);
  scan.repository.fetched_at = 1'799'999'000;
  scan.repository.fingerprint = 0xFFFF'FFFF'FFFF'FFFFull;
  scan.repository.branch = "main";
  catalog.scan(scan);

  const auto found = catalog.store.find("component:default/ledger");
  REQUIRE(found);
  const auto& row = found->row;
  CHECK(row.ref == "component:default/ledger");
  CHECK(row.kind == "Component");
  CHECK(row.namespace_ == "default");
  CHECK(row.name == "Ledger");
  CHECK(row.title == "The Ledger");
  CHECK(row.description == "Double-entry bookkeeping");
  CHECK(row.type == "Service");
  CHECK(row.lifecycle == "production");
  CHECK(row.system == "system:default/core");
  CHECK(row.owner == "group:default/payments");
  CHECK(row.owner_source == "declared");
  CHECK(row.owner_disputed);
  CHECK_FALSE(row.inferred);
  CHECK_FALSE(row.orphaned);
  CHECK(row.changed == 1'799'000'000);
  CHECK_FALSE(row.changed_exact);
  CHECK(row.language == "Go");
  CHECK(row.repository == "pay");
  CHECK(row.repository_path == "/src/pay");
  CHECK(row.path == "pay/catalog-info.yaml");
  CHECK(row.line == 1);
  CHECK(row.folder == "pay");
  CHECK(found->changed_by == "Jan");
  CHECK(found->docs == Strings{"README.md", "docs/run \"book\".md"});
  CHECK(found->apis == Strings{"openapi/pay.yaml"});
  CHECK(found->packages_outside == 1);
  CHECK(found->json.find("\"name\":\"Ledger\"") != std::string::npos);
  CHECK(found->repository.record.identity == "github.com/acme/pay");
  CHECK(found->repository.record.fetched_at == 1'799'999'000);
  CHECK(found->repository.record.fingerprint == 0xFFFF'FFFF'FFFF'FFFFull);
  CHECK(found->repository.record.branch == "main");
  REQUIRE(found->claims.size() == 3);
  CHECK(found->claims[1].owner == "group:default/risk");
  CHECK(found->claims[1].written == "@acme/risk");
  CHECK(found->claims[1].path == ".github/CODEOWNERS");
  CHECK(found->claims[1].line == 4);
  CHECK(found->claims[1].pattern == "/pay/");
  CHECK(found->claims[2].share == 25);
  CHECK(found->claims[2].total == 46);
  CHECK(catalog.store.find("component:default/other") == std::nullopt);
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("writing a repository again replaces what it had") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one") + component("two") + component("three"))));
  catalog.scan(
      repository("a", entities_of(component("two", "dependsOn: [component:one]") + component("four"))));
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/four", "component:default/two"});
  CHECK(catalog.refs({"spec.dependson=component:one"}) == Strings{"component:default/two"});
  CHECK(catalog.store.search("one", 0).empty());
  catalog.scan(repository("a"));
  CHECK(catalog.refs().empty());
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("entities of kept files stay, with what is told of them") {
  Catalog catalog;
  auto scan = repository("a", entities_of(component("one") + component("two"), "x.yaml"));
  auto more = entities_of(component("three"), "y.yaml");
  scan.entities.insert(scan.entities.end(), more.begin(), more.end());
  scan.problems.push_back(
      {model::ProblemKind::invalid_document, Severity::error, "x.yaml", {9, 1}, "", "bad", ""});
  scan.problems.push_back(
      {model::ProblemKind::owner_disagreement, Severity::warning, "x.yaml", {5, 1}, "", "who", ""});
  scan.problems.push_back(
      {model::ProblemKind::invalid_document, Severity::error, "y.yaml", {1, 1}, "", "gone", ""});
  catalog.scan(scan);

  auto next = repository("a");
  next.kept_files = {"x.yaml"};
  model::ScannedEntity kept;
  kept.kept = true;
  kept.entity.ref = model::split_canonical("component:default/one");
  kept.path = "x.yaml";
  kept.owner = "group:default/risk";
  kept.owner_source = model::ClaimSource::codeowners;
  kept.changed = 5;
  kept.docs = {"README.md"};
  kept.claims.push_back(
      {model::ClaimSource::codeowners, "group:default/risk", "@acme/risk", "CODEOWNERS", 1, "*", 0, 0});
  next.entities.push_back(kept);
  catalog.scan(next);

  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/one", "component:default/two"});
  const auto one = catalog.store.find("component:default/one");
  REQUIRE(one);
  CHECK(one->row.owner == "group:default/risk");
  CHECK(one->row.type == "service");
  CHECK(one->row.changed == 5);
  CHECK(one->docs == Strings{"README.md"});
  CHECK(one->claims.size() == 1);
  CHECK(catalog.store.find("component:default/two")->row.owner == "group:default/payments");
  CHECK(catalog.refs({}, "risk") == Strings{"component:default/one", "group:default/risk"});
  CHECK(catalog.problems() == Strings{"invalid-document: bad"});
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("a scan that found only other refs keeps everything") {
  Catalog catalog;
  auto scan = repository("a", entities_of(component("one")));
  scan.repository.file_count = 12;
  scan.problems.push_back({model::ProblemKind::history, Severity::note, "", {}, "", "shallow", ""});
  catalog.scan(scan);
  auto next = repository("a");
  next.only_refs_changed = true;
  next.repository.fingerprint = 78;
  catalog.scan(next);
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/one"});
  CHECK(catalog.problems() == Strings{"history: shallow"});
  const auto repositories = catalog.store.repositories();
  REQUIRE(repositories.size() == 1);
  CHECK(repositories[0].record.fingerprint == 78);
  CHECK(repositories[0].record.file_count == 12);
}

TEST_CASE("what cannot be read is not absent") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))));
  auto next = repository("a");
  next.repository.state = model::RepositoryState::unreadable;
  next.repository.reason = "the pack is damaged";
  next.repository.fingerprint = 0;
  catalog.scan(next);
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/one"});
  CHECK(catalog.problems() == Strings{"unreadable-repository: the pack is damaged"});
  CHECK(catalog.store.known_repositories().at(0).fingerprint == 0);
  CHECK(catalog.store.summary().repositories_unreadable == 1);
}

TEST_CASE("a repository whose reading was killed is known as such until it is to be read again") {
  Catalog catalog;
  auto first = repository("a", entities_of(component("one"), "x.yaml"));
  first.entities.at(0).blob = "beef";
  first.repository.options_digest = 5;
  catalog.scan(first);
  auto next = repository("a");
  next.repository.state = model::RepositoryState::unreadable;
  next.repository.reason = "took more than 30 s";
  next.repository.fingerprint = 79;
  next.repository.stale_at = 86'400;
  next.repository.tree = "";
  SECTION("with the same options what was read before can be relied on") {
    next.repository.options_digest = 5;
    catalog.scan(next);
    CHECK(catalog.store.known_repositories().at(0).tree == first.repository.tree);
    CHECK(catalog.store.known_files("github.com/acme/a").size() == 1);
  }
  SECTION("with others it is read anew") {
    next.repository.options_digest = 6;
    catalog.scan(next);
    CHECK(catalog.store.known_repositories().at(0).tree.empty());
    CHECK(catalog.store.known_files("github.com/acme/a").empty());
  }
  const auto known = catalog.store.known_repositories().at(0);
  CHECK(known.state == model::RepositoryState::unreadable);
  CHECK(known.fingerprint == 79);
  CHECK(known.stale_at == 86'400);
  CHECK(known.options_digest == next.repository.options_digest);
  CHECK(known.commit == first.repository.commit);
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/one"});
}

TEST_CASE("a kept entity that the store does not have makes the next scan read the file") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"), "x.yaml")));
  auto next = repository("a");
  next.kept_files = {"x.yaml"};
  model::ScannedEntity kept;
  kept.kept = true;
  kept.entity.ref = model::split_canonical("component:default/never");
  kept.path = "x.yaml";
  next.entities.push_back(kept);
  catalog.scan(next);
  CHECK(catalog.refs({"kind=component"}) == Strings{"component:default/one"});
  CHECK(catalog.store.known_repositories().at(0).fingerprint == 0);
  CHECK(catalog.store.known_files("github.com/acme/a").empty());
}

TEST_CASE("known files are the written ones that a blob identifies") {
  Catalog catalog;
  auto scan = repository("a", entities_of(component("one") + component("two"), "x.yaml"));
  auto from_placeholder = entities_of(component("three"), "y.yaml");
  from_placeholder[0].blob.clear();
  scan.entities.push_back(from_placeholder[0]);
  scan.entities.push_back(inferred("Component", "four", "go.mod"));
  catalog.scan(scan);
  const auto files = catalog.store.known_files("github.com/acme/a");
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "x.yaml");
  CHECK(files[0].blob == scan.entities[0].blob);
  REQUIRE(files[0].entities.size() == 2);
  CHECK(files[0].entities[0].ref == "component:default/one");
  CHECK(files[0].entities[0].owner == "group:default/payments");
  CHECK(files[0].entities[0].owner_line == 8);
  CHECK(files[0].entities[1].ref == "component:default/two");
  CHECK(files[0].entities[1].mark == scan.entities[1].mark);
  CHECK(catalog.store.known_files("github.com/acme/b").empty());
}

TEST_CASE("touching a repository changes nothing but where and when") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"))));
  model::RepositoryRecord record = repository("a").repository;
  record.path = "/elsewhere/a";
  record.fetched_at = 123;
  record.fingerprint = 9;
  record.tree = "other";
  catalog.store.touch(record, k_day_one);
  const auto known = catalog.store.known_repositories();
  REQUIRE(known.size() == 1);
  CHECK(known[0].path == "/elsewhere/a");
  CHECK(known[0].fingerprint == 9);
  CHECK(known[0].tree == std::string(40, 'd'));
  CHECK(catalog.store.repositories()[0].record.fetched_at == 123);
}

TEST_CASE("a file that moves within its repository takes its entity along") {
  Catalog catalog;
  catalog.scan(repository("a", entities_of(component("one"), "x.yaml")));
  catalog.scan(repository("a", entities_of(component("one"), "deep/er/x.yaml")));
  CHECK(catalog.store.find("component:default/one")->row.path == "deep/er/x.yaml");
  CHECK(catalog.history("component:default/one") == Strings{"added component:default/one"});
  CHECK(faults_of(catalog.store.path()) == "");
}

TEST_CASE("text of any bytes is kept and found") {
  Catalog catalog;
  auto entities = entities_of(component("one"));
  auto& document = entities[0].entity.document;
  document.find("metadata")
      ->set("description", std::string("line\nline \"quoted\" \x01 \xE2\x82\xAC '); DROP TABLE refs;--"));
  document.find("metadata")
      ->set("title", std::string("\xC3\x9C"
                                 "BER"));
  catalog.scan(repository("a", entities));
  CHECK(catalog.store.search("quoted", 5).size() == 1);
  CHECK(catalog.refs({"metadata.title=\xC3\xBC"
                      "ber"}) == Strings{"component:default/one"});
  CHECK(catalog.refs({},
                     "\xC3\xBC"
                     "ber") == Strings{"component:default/one"});
  CHECK(faults_of(catalog.store.path()) == "");
}
