#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("OpenAPI and AsyncAPI: title, definition, who provides it", "[infer]") {
  InferRepository repository("ledger");
  repository.file("go.mod", "module acme.dev/ledger\nrequire github.com/go-chi/chi v1\n")
      .file("main.go")
      .file("openapi/ledger.yaml",
            "# Ours\nopenapi: 3.0.0\ninfo:\n  title: 'Ledger: the API'\n  version: 2.0.0\n  description: |\n "
            "   The ledger API keeps books. More.\npaths:\n  {broken\n")
      .file("openapi/ledger.json", R"({"openapi": "3.0.0", "info": {"title": "Ledger: the API"}})")
      .file("events/asyncapi.yaml", "asyncapi: 2.6.0\ninfo: {title: Ledger Events, version: 1.0.0}\n")
      .file("openapi/parts.yaml", "components: {}\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:ledger service production", "API:ledger-the-api openapi production",
                              "API:ledger-events asyncapi production"});
  const auto& api = entity(result, "ledger-the-api");
  CHECK(api.apis == std::vector<std::string>{"openapi/ledger.json"});
  CHECK(metadata(api, "title") == "Ledger: the API");
  CHECK(api.folder == "openapi");
  CHECK(api.entity.document.find("spec")->string_or("definition") ==
        R"({"openapi": "3.0.0", "info": {"title": "Ledger: the API"}})");
  const auto& ledger = entity(result, "ledger");
  CHECK(ledger.apis == std::vector<std::string>{"events/asyncapi.yaml", "openapi/ledger.json"});
  CHECK(*ledger.entity.document.find("spec")->find("providesApis") ==
        data::Value(data::Array{"ledger-events", "ledger-the-api"}));
  CHECK(std::any_of(ledger.entity.relations.begin(), ledger.entity.relations.end(),
                    [](const model::Relation& relation) {
                      return relation.type == "providesApi" && relation.target == "api:default/ledger-events";
                    }));
}

TEST_CASE("OpenAPI without a telling title is called like its component or file", "[infer]") {
  InferRepository repository("shop");
  repository.file("cart/go.mod", "module acme.dev/shop/cart\n")
      .file("cart/openapi.yaml", "openapi: 3.1.0\ninfo:\n  title: OpenAPI definition\n")
      .file("openapi/rates.yaml", "swagger: '2.0'\ninfo:\n  title: API\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:cart library production", "API:cart-api openapi production",
                              "API:rates openapi production"});
}

TEST_CASE("Faulty descriptions are problems with places; settings of tools are nothing", "[infer]") {
  InferRepository repository("shop");
  repository.file("api/openapi.yaml", "openapi: 3.0.0\ninfo:\n  title: a\n  title: b\n")
      .file("openapi.json", "{\"openapi\": ")
      .file(".openapi.yaml", "x: 1\n");
  const auto result = repository.infer();
  CHECK(result.entities.empty());
  REQUIRE(result.problems.size() == 2);
  CHECK(result.problems[0].path == "openapi.json");
  CHECK(result.problems[1].path == "api/openapi.yaml");
  CHECK(result.problems[1].mark.line == 4);
}

TEST_CASE("GraphQL: schemas of servers, one a component", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("api/package.json",
            R"({"name": "shop-api", "private": true, "dependencies": {"@apollo/server": "4"}})")
      .file("api/src/a/typedef.graphql", "type Query { a: Int }\n")
      .file("api/src/b/typedef.gql", "extend type Query { b: Int }\n")
      .file("api/src/c/queries.graphql", "query Q { a }\n")
      .file("web/package.json", R"({"name": "shop-web", "private": true, "dependencies": {"next": "14"}})")
      .file("web/schema.graphql", "schema { query: Query }\n");
  CHECK(shapes(repository.infer()) == Set{"Component:shop-api service production",
                                          "Component:shop-web website production",
                                          "API:shop-api-graphql graphql production"});
}

TEST_CASE("proto: one API a package that has a service", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("proto/acme/pay/v1/pay_service.proto",
            "syntax = \"proto3\";\npackage acme.pay.v1;\nservice Pay {\n}\n")
      .file("proto/acme/pay/v1/types.proto", "package acme.pay.v1;\nmessage M {}\n")
      .file("proto/acme/types/money.proto",
            "package acme.types;\n/*\nservice of a kind\n*/\n// service X {\nmessage Money {}\n")
      .file("services/cart/proto/cart.proto", "package cart;\nservice Cart {\n")
      .file("services/web/proto/cart.proto", "package cart;\nservice Cart {\n")  // a copy
      .file("vendor2/google/longrunning/operations.proto",
            "package google.longrunning;\nservice Operations {\n")
      .file("lib/grpc_testing/t.proto", "package grpc.testing;\nservice T {\n")
      .file("gen/x.proto", "package x.y;\nservice X {\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"API:acme.pay.v1 grpc production", "API:shop-cart grpc production"});
  CHECK_FALSE(repository.reads().contains("proto/acme/pay/v1/types.proto"));
}

TEST_CASE("proto: a folder of hundreds of files is opened at a few", "[infer]") {
  InferRepository repository("apis");
  for (int i = 0; i < 300; ++i)
    repository.file(fmt::format("ads/v1/enums/e{}.proto", i), "package ads.v1.enums;\n");
  repository.file("ads/v1/services/campaign_service.proto",
                  "package ads.v1.services;\nservice Campaigns {\n");
  CHECK(shapes(repository.infer()) == Set{"API:apis-ads.v1 grpc production"});
  CHECK(repository.reads().size() < 5);
}

TEST_CASE("What a written API takes as its definition is not inferred again", "[infer]") {
  InferRepository repository("shop");
  repository.file("openapi.yaml", "openapi: 3.0.0\ninfo: {title: Shop}\n")
      .file("b/openapi.yaml", "openapi: 3.0.0\ninfo: {title: Other}\n");
  repository.input().definitions = {"openapi.yaml"};
  repository.input().written = {"api:default/other"};
  CHECK(repository.infer().entities.empty());
}
