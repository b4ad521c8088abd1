#include "fixture.hpp"

using namespace bs;
using namespace bs::test;
using Strings = std::vector<std::string>;

TEST_CASE("references that nothing answers are told once the catalog covers a workspace") {
  Catalog catalog;
  catalog.scan(repository(
      "a", entities_of(component("one", "dependsOn: [component:two, component:api, component:one]"))));
  catalog.scan(repository(
      "b", entities_of(component("two") + "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n"
                                          "  name: api\nspec:\n  type: openapi\n  lifecycle: production\n"
                                          "  owner: payments\n  definition: x\n")));
  CHECK(catalog.problems().empty());
  catalog.store.finish_scan({{"/src"}, false, 7, 2, 2, 0});
  CHECK(catalog.problems().empty());
  catalog.store.finish_scan({{"/src", "/more"}, true, 8, 2, 1, 0});
  CHECK(
      catalog.problems() ==
      Strings{"dangling-reference: dependsOn component:default/api, which no entity of the catalog answers"});
  const auto problem = catalog.store.problems().at(0);
  CHECK(problem.problem.ref == "component:default/one");
  CHECK(problem.problem.hint == "there is api:default/api");
  CHECK(problem.repository == "a");
  CHECK(problem.problem.path == "catalog-info.yaml");
  CHECK(problem.problem.mark.line == 9);
  const auto note = catalog.store.last_scan();
  REQUIRE(note);
  CHECK(note->roots == Strings{"/src", "/more"});
  CHECK(note->covers_workspace);
  CHECK(note->finished == 8);
  CHECK(note->repositories == 2);
  CHECK(note->changed == 1);
}

TEST_CASE("problems of a repository are replaced with it and keep their places") {
  Catalog catalog;
  auto scan = repository("a");
  model::Problem problem{model::ProblemKind::invalid_document,
                         Severity::error,
                         "x.yaml",
                         {3, 7},
                         "component:default/x",
                         "spec.type is missing",
                         "add it"};
  scan.problems = {problem,
                   {model::ProblemKind::manifest, Severity::warning, "go.mod", {1, 1}, "", "cut", ""}};
  catalog.scan(scan);
  const auto rows = catalog.store.problems();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].problem.path == "go.mod");
  CHECK(rows[1].problem.severity == Severity::error);
  CHECK(rows[1].problem.mark == Mark{3, 7});
  CHECK(rows[1].problem.ref == "component:default/x");
  CHECK(rows[1].problem.hint == "add it");
  CHECK(rows[1].repository_path == "/src/a");
  CHECK(catalog.store.summary().files_invalid == 1);
  scan.problems = {problem};
  catalog.scan(scan);
  CHECK(catalog.problems() == Strings{"invalid-document: spec.type is missing"});
}

TEST_CASE("repositories that have gone are told, their own problems not") {
  Catalog catalog;
  auto scan = repository("a", entities_of(component("one") + component("two", "dependsOn: [component:x]")));
  scan.problems.push_back(
      {model::ProblemKind::codeowners, Severity::warning, "CODEOWNERS", {1, 1}, "", "odd", ""});
  catalog.scan(scan);
  catalog.scan(repository("b"));
  catalog.store.finish_scan({{"/src"}, true, 8, 2, 1, 0});
  catalog.store.mark_gone({"github.com/acme/a", "github.com/acme/b"}, k_day_one);
  CHECK(catalog.problems() == Strings{"orphan: the repository has gone; 2 entities of it are left"});
  CHECK(catalog.store.problems().at(0).problem.hint == "bs catalog prune removes them");
  CHECK(catalog.store.summary().gone == 2);
  CHECK(catalog.store.summary().repositories == 0);
}

TEST_CASE("an unreadable repository is told once") {
  Catalog catalog;
  auto scan = repository("a");
  scan.repository.state = model::RepositoryState::unreadable;
  scan.repository.reason = "not owned by you";
  catalog.scan(scan);
  CHECK(catalog.problems() == Strings{"unreadable-repository: not owned by you"});
  scan.problems.push_back(
      {model::ProblemKind::unreadable_repository, Severity::error, "", {}, "", "not yours", "--trust"});
  catalog.scan(scan);
  CHECK(catalog.problems() == Strings{"unreadable-repository: not yours"});
}

TEST_CASE("the summary counts what the list shows") {
  Catalog catalog;
  auto entities = entities_of(component("one") + component("two"));
  entities[1].owner_source = model::ClaimSource::codeowners;
  entities[1].owner_disputed = true;
  auto scan = repository("a", entities);
  auto nobody = inferred("Component", "three", "go.mod");
  nobody.owner.clear();
  nobody.owner_source.reset();
  nobody.entity.relations.clear();
  scan.entities.push_back(nobody);
  scan.repository.fetched_at = 1000;
  for (const bool linked : {false, true}) {
    catalog.write(scan);
    if (linked) catalog.store.link(k_day_one);
    const auto sums = catalog.store.summary();
    CHECK(sums.components == 3);
    CHECK(sums.entities == (linked ? 4 : 3));  // and the group payments
    CHECK(sums.repositories == 1);
    CHECK(sums.types == std::vector<std::pair<std::string, std::int64_t>>{{"service", 2}, {"library", 1}});
    CHECK(sums.written == 2);
    CHECK(sums.inferred == 1);
    CHECK(sums.declared == 1);
    CHECK(sums.from_codeowners == 1);
    CHECK(sums.disputed == 1);
    CHECK(sums.nobody == 1);
    CHECK(sums.clones_stale == 1);
    CHECK(sums.stalest == "a");
    CHECK(sums.stalest_fetched == 1000);
  }
}

TEST_CASE("owners with what they own") {
  Catalog catalog;
  auto entities = entities_of(
      component("one") + component("two") + component("three", "", "risk") +
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: risk\n  title: Risk takers\n"
      "spec:\n  type: team\n  children: []\n---\n"
      "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata:\n  name: core\nspec:\n  owner: risk\n");
  entities[1].owner_source = model::ClaimSource::codeowners;
  entities[1].owner_disputed = true;
  catalog.scan(repository("a", entities));
  const auto owners = catalog.store.owners();
  REQUIRE(owners.size() == 2);
  CHECK(owners[0].ref == "group:default/payments");
  CHECK_FALSE(owners[0].described);
  CHECK(owners[0].components == 2);
  CHECK(owners[0].others == 0);
  CHECK(owners[0].declared == 1);
  CHECK(owners[0].from_codeowners == 1);
  CHECK(owners[0].disputed == 1);
  CHECK(owners[1].described);
  CHECK(owners[1].title == "Risk takers");
  CHECK(owners[1].components == 1);
  CHECK(owners[1].others == 1);
}
