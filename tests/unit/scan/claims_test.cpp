// Who owns what: declared, CODEOWNERS, commits.
#include "test_repository.hpp"

using namespace bs;
using namespace bs::test;
using Lines = std::vector<std::string>;

namespace {

/// "declared group:default/a 'a' catalog-info.yaml:8", one line a claim.
Lines claims_of(const model::ScannedEntity& entity) {
  Lines lines;
  for (const model::Claim& c : entity.claims) {
    std::string line = fmt::format("{} {} '{}'", model::name_of(c.source), c.owner, c.written);
    if (!c.path.empty()) line += fmt::format(" {}:{}", c.path, c.line);
    if (!c.pattern.empty()) line += " " + c.pattern;
    if (c.total != 0) line += fmt::format(" {} of {}", c.share, c.total);
    lines.push_back(line);
  }
  return lines;
}

std::string owner_of(const model::ScannedEntity& entity) {
  return fmt::format("{}{}{}", entity.owner,
                     entity.owner_source ? fmt::format(" by {}", model::name_of(*entity.owner_source)) : "",
                     entity.owner_disputed ? ", disputed" : "");
}

model::RepositoryScan read(const fs::path& path, const std::map<std::string, std::string>& aliases = {}) {
  auto options = options_for(path);
  options.config.catalog.owner_aliases = aliases;
  return scan::scan_repository(path, options);
}

}  // namespace

TEST_CASE("three claims that agree") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("pay/catalog-info.yaml", component("pay"))
      .file(".github/CODEOWNERS", "* @acme/web\n/pay/ @lea @acme/payments\n")
      .save();
  const auto scan = read(made.path);
  const auto& pay = entity_of(scan, "component:default/pay");
  CHECK(owner_of(pay) == "group:default/payments by declared");
  CHECK(claims_of(pay) ==
        Lines{"declared group:default/payments 'payments' pay/catalog-info.yaml:8",
              "CODEOWNERS group:default/payments '@acme/payments' .github/CODEOWNERS:2 /pay/",
              "commits email:lea@acme.dev 'Lea 1' 1 of 1"});
  CHECK(problems_of(scan) == Lines{});
}

TEST_CASE("disagreement is a warning with the places; what counts stays declared") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("pay/catalog-info.yaml", component("pay"))
      .file("CODEOWNERS", "/pay/ @acme/risk @acme/web\n")
      .save();
  const auto scan = read(made.path);
  CHECK(owner_of(entity_of(scan, "component:default/pay")) == "group:default/payments by declared, disputed");
  CHECK(problems_of(scan) == Lines{"warning owner-disagreement pay/catalog-info.yaml:8: "
                                   "pay/catalog-info.yaml:8 says payments, CODEOWNERS:1 says @acme/risk "
                                   "(/pay/), the commits of 90 days say Lea 1 | edit one of the two lines, "
                                   "or name both in bs.yaml's ownerAliases"});
  CHECK(scan.problems[0].ref == "component:default/pay");
  SECTION("aliases make them one") {
    const auto aliased = read(made.path, {{"@acme/risk", "group:payments"}});
    CHECK(owner_of(entity_of(aliased, "component:default/pay")) == "group:default/payments by declared");
    CHECK(problems_of(aliased) == Lines{});
  }
  SECTION("the alias of a declared name counts as well") {
    const auto aliased = read(made.path, {{"payments", "risk"}});
    CHECK(owner_of(entity_of(aliased, "component:default/pay")) == "group:default/risk by declared");
  }
  SECTION("whoever the line names too is no dispute") {
    made.file("CODEOWNERS", "/pay/ @acme/risk @acme/payments\n").save();
    CHECK(owner_of(entity_of(read(made.path), "component:default/pay")) ==
          "group:default/payments by declared");
  }
  SECTION("a line for nobody is no dispute") {
    made.file("CODEOWNERS", "/pay/\n").save();
    const auto nobody = read(made.path);
    CHECK(owner_of(entity_of(nobody, "component:default/pay")) == "group:default/payments by declared");
    CHECK(claims_of(entity_of(nobody, "component:default/pay"))[1] == "CODEOWNERS  '' CODEOWNERS:1 /pay/");
  }
}

TEST_CASE("a document whose only fault is a missing owner is stored with CODEOWNERS'") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("a/catalog-info.yaml", component("a", ""))
      .file("b/catalog-info.yaml", component("b", "  owner: \"\"\n"));
  made.file("c/catalog-info.yaml", component("c", "")).file("d/catalog-info.yaml", component("d", ""));
  made.file(".gitlab/CODEOWNERS", "[Teams]\n/a/ @acme/sub/team-a\n/b/ lea@acme.dev\n/c/ @lea\n").save();
  const auto scan = read(made.path);
  const auto& a = entity_of(scan, "component:default/a");
  CHECK(owner_of(a) == "group:default/team-a by CODEOWNERS");
  CHECK(a.entity.document.find("spec")->string_or("owner") == "team-a");
  REQUIRE(a.entity.relations.size() == 2);
  CHECK(a.entity.relations[0] ==
        model::Relation{"component:default/a", "ownedBy", "group:default/team-a", {}});
  CHECK(a.entity.relations[1] ==
        model::Relation{"group:default/team-a", "ownerOf", "component:default/a", {}});
  CHECK(owner_of(entity_of(scan, "component:default/b")) == "email:lea@acme.dev by CODEOWNERS");
  CHECK(entity_of(scan, "component:default/b").entity.document.find("spec")->find("owner") == nullptr);
  CHECK(entity_of(scan, "component:default/b").entity.relations.empty());
  CHECK(owner_of(entity_of(scan, "component:default/c")) == "user:default/lea by CODEOWNERS");
  CHECK(entity_of(scan, "component:default/c").entity.document.find("spec")->string_or("owner") ==
        "user:lea");
  CHECK(owner_of(entity_of(scan, "component:default/d")) == "");
  const std::string hint = " | write spec.owner: Backstage refuses the document without it";
  CHECK(problems_of(scan) ==
        Lines{"warning missing-owner a/catalog-info.yaml:1: spec.owner is missing; .gitlab/CODEOWNERS:2 says "
              "@acme/sub/team-a" +
                  hint,
              "warning missing-owner b/catalog-info.yaml:1: spec.owner is missing; .gitlab/CODEOWNERS:3 says "
              "lea@acme.dev" +
                  hint,
              "warning missing-owner c/catalog-info.yaml:1: spec.owner is missing; .gitlab/CODEOWNERS:4 says "
              "@lea" +
                  hint,
              "warning missing-owner d/catalog-info.yaml:1: spec.owner is missing; CODEOWNERS names nobody" +
                  hint});
}

TEST_CASE("the owner's namespace is the entity's own") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml",
            "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: s, namespace: shop}\nspec: "
            "{owner: team}\n---\n"
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: c, namespace: shop}\nspec: "
            "{type: t, lifecycle: l}\n");
  made.file("CODEOWNERS", "* @acme/web\n").save();
  const auto scan = read(made.path);
  CHECK(entity_of(scan, "system:shop/s").owner == "group:shop/team");
  CHECK(entity_of(scan, "component:shop/c").entity.document.find("spec")->string_or("owner") ==
        "default/web");
}

TEST_CASE("groups, users and Locations are owned by nobody") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  const std::string head = "apiVersion: backstage.io/v1alpha1\nkind: ";
  made.file("catalog-info.yaml",
            head + "Group\nmetadata: {name: g}\nspec: {type: team, children: [], owner: x}\n---\n" + head +
                "User\nmetadata: {name: u}\nspec: {memberOf: []}\n---\n" + head +
                "Location\nmetadata: {name: l}\nspec: {}\n");
  made.file("CODEOWNERS", "* @acme/web\n").save();
  const auto scan = read(made.path);
  REQUIRE(scan.entities.size() == 3);
  for (const auto& entity : scan.entities) {
    CHECK(entity.claims.empty());
    CHECK(owner_of(entity) == "");
  }
}

TEST_CASE("CODEOWNERS: the first of its places, faults told, an unreadable one told") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml", component("c", ""))
      .file("docs/CODEOWNERS", "* @acme/docs\n")
      .file("CODEOWNERS", "* @acme/root\n* nobody\n");
  const Oid commit = made.save();
  auto scan = read(made.path);
  CHECK(owner_of(entity_of(scan, "component:default/c")) == "group:default/root by CODEOWNERS");
  CHECK(problems_of(scan).front().starts_with("error codeowners CODEOWNERS:2: "));
  made.file(".github/CODEOWNERS", "* @acme/github\n").save();
  CHECK(owner_of(entity_of(read(made.path), "component:default/c")) == "group:default/github by CODEOWNERS");
  made.remove(made.id_of(".github/CODEOWNERS"));
  scan = read(made.path);
  CHECK(owner_of(entity_of(scan, "component:default/c")) == "");
  CHECK(problems_of(scan).front() ==
        "error unreadable-file .github/CODEOWNERS:0: .github/CODEOWNERS is missing from the repository's "
        "objects");
  CHECK_FALSE(commit.is_zero());
}

TEST_CASE("a CODEOWNERS at the root with sections is GitLab's") {
  const TemporaryFolder folder;
  TestRepository made(folder / "r");
  made.file("catalog-info.yaml", component("c", ""))
      .file("CODEOWNERS", "[Backend] @acme/backend\n*\n")
      .save();
  const auto scan = read(made.path);
  CHECK(owner_of(entity_of(scan, "component:default/c")) == "group:default/backend by CODEOWNERS");
}
