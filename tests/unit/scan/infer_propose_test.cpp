#include "bs/model/validate.hpp"
#include "bs/scan/propose.hpp"
#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("A proposal holds a folder's component and its APIs", "[infer]") {
  InferRepository repository("ledger");
  repository.file("go.mod", "module acme.dev/ledger\nrequire github.com/go-chi/chi v1\n")
      .file("main.go")
      .file("api/openapi.yaml", "openapi: 3.0.0\ninfo: {title: Ledger}\n")
      .file("README.md", "# l\n\nKeeps: the books.\n");
  auto result = repository.infer();
  for (auto& scanned : result.entities)
    if (scanned.entity.ref.kind == "Component") scanned.owner = "group:default/payments";
  const auto proposals = scan::propose(result.entities);
  REQUIRE(proposals.size() == 1);
  CHECK(proposals[0].path == "catalog-info.yaml");
  CHECK(proposals[0].refs == std::vector<std::string>{"component:default/ledger", "api:default/ledger"});
  CHECK(proposals[0].lacks_owner);
  CHECK(proposals[0].text == R"(# Nobody is known to own this: put the team into spec.owner.
# Inferred by bs from go.mod.
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ledger
  description: "Keeps: the books."
  tags:
    - go
spec:
  type: service
  lifecycle: production
  owner: payments
  providesApis:
    - ledger
---
# Inferred by bs from api/openapi.yaml.
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: ledger
  title: Ledger
spec:
  type: openapi
  lifecycle: production
  owner: unknown
  definition:
    $text: ./api/openapi.yaml
)");
  CHECK(model::validate_text(proposals[0].text).ok);
}

TEST_CASE("Owners in proposals", "[infer]") {
  InferRepository repository("x1");
  repository.file("go.mod", "module acme.dev/x1\n");
  auto result = repository.infer();
  const auto owner_line = [&](std::string owner) {
    result.entities[0].owner = std::move(owner);
    const std::string text = scan::propose(result.entities)[0].text;
    const std::size_t at = text.find("owner: ");
    return text.substr(at, text.find('\n', at) - at);
  };
  CHECK(owner_line("group:default/pay") == "owner: pay");
  CHECK(owner_line("user:default/lea") == "owner: user:lea");
  CHECK(owner_line("group:acme/pay") == "owner: acme/pay");
  CHECK(owner_line("email:lea@acme.dev") == "owner: unknown");
  CHECK(owner_line("") == "owner: unknown");
}

TEST_CASE("Written and kept entities are not proposed; stray APIs stand alone", "[infer]") {
  InferRepository repository("shop");
  repository.file("a/go.mod", "module acme.dev/a1\n").file("proto/x.proto", "package a.b;\nservice X {\n");
  auto result = repository.infer();
  REQUIRE(result.entities.size() == 2);
  const auto proposals = scan::propose(result.entities, "info.yaml");
  REQUIRE(proposals.size() == 2);
  CHECK(proposals[0].path == "a/info.yaml");
  CHECK(proposals[1].path == "proto/info.yaml");
  for (auto& scanned : result.entities) scanned.inferred = false;
  CHECK(scan::propose(result.entities).empty());
}

TEST_CASE("Hostile paths and texts give valid proposals", "[infer]") {
  for (const std::string& evil : {std::string("a\nkind: System\n#"), std::string("a: b"), std::string("- x"),
                                  std::string("\xff\x01"), std::string("\"q'"), std::string("a # b"),
                                  std::string("%TAG"), std::string("---"), std::string("&a *b !c")}) {
    InferRepository repository("shop");
    repository
        .file(evil + "/package.json",
              fmt::format(R"({{"name": "x-{}", "description": "{}", "main": "x"}})", "y", "d: # - & *"))
        .file(evil + "/openapi.yaml", "openapi: 3.0.0\ninfo: {title: 'T: # - &'}\n");
    const auto result = repository.infer();
    REQUIRE(result.entities.size() == 2);
    for (const scan::Proposal& proposal : scan::propose(result.entities)) {
      INFO(proposal.text);
      const auto validated = model::validate_text(proposal.text);
      CHECK(validated.ok);
      CHECK(validated.documents.size() == proposal.refs.size());
    }
  }
}
