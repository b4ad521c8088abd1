#include <catch2/catch.hpp>

#include "scan/manifests.hpp"
#include "scan/proto_groups.hpp"

using namespace bs::scan;

TEST_CASE("Manifests are known by name", "[infer]") {
  for (const char* path : {"package.json",
                           "a/b/package.json",
                           "pnpm-workspace.yaml",
                           "go.mod",
                           "svc/go.work",
                           "Cargo.toml",
                           "pyproject.toml",
                           "setup.cfg",
                           "pom.xml",
                           "build.gradle",
                           "build.gradle.kts",
                           "settings.gradle.kts",
                           "CMakeLists.txt",
                           "x/Shop.API.csproj",
                           "x/Shop.fsproj",
                           "composer.json",
                           "Gemfile",
                           "ledger.gemspec",
                           "mix.exs",
                           "Dockerfile",
                           "Containerfile",
                           "chart/Chart.yaml",
                           "openapi.yaml",
                           "api/swagger.json",
                           "docs/ledger.openapi.yml",
                           "openapi/rates.yaml",
                           "asyncapi.yaml",
                           "schema.graphql",
                           "a/b.graphqls",
                           "q.gql",
                           "proto/pay.proto",
                           "infra/main.tf",
                           "k8s/pay.yaml",
                           "deploy/prod/pay.yml",
                           "spec/openapi.yaml",
                           "src/main/resources/openapi.yaml"}) {
    INFO(path);
    CHECK(is_manifest_path(path));
  }
  for (const char* path : {"", "/", "package.json/x", "xpackage.json", "go.sum", "Gemfile.lock",
                           "src/main.go", ".csproj", ".proto", "values.yaml", "config/app.yaml",
                           "tsconfig.json", "Dockerfile.dev", "my.Cargo.toml", "main.tfvars"}) {
    INFO(path);
    CHECK_FALSE(is_manifest_path(path));
  }
}

TEST_CASE("Tests, examples, dependencies and templates are not looked at", "[infer]") {
  for (const char* folder : {"examples",
                             "example",
                             "Examples",
                             "fixtures",
                             "__fixtures__",
                             "testdata",
                             "test",
                             "tests",
                             "Tests",
                             "vendor",
                             "node_modules",
                             "third_party",
                             "skeleton",
                             "skeletons",
                             "template",
                             "templates",
                             "content",
                             "benchmarks",
                             ".github",
                             ".storybook",
                             "{{cookiecutter.slug}}",
                             "${{ values.name }}",
                             "{% if x %}a{% endif %}",
                             "Ordering.UnitTests",
                             "docker-tests",
                             "intTest",
                             "upgrade-system-tests-0100",
                             "someteam.example.com",
                             "fake_dependencies",
                             "test-jpms",
                             "resources",
                             "spec"}) {
    INFO(folder);
    CHECK_FALSE(is_manifest_path(std::string(folder) + "/package.json"));
    CHECK_FALSE(is_manifest_path("a/" + std::string(folder) + "/b/go.mod"));
  }
  for (const char* folder : {"contests", "latest", "requests", "attestation", "spring-boot-test",
                             "test-utils", "protest", "templating", "testify", "examplesque", "services",
                             "docs", "specification", "babel-helper-fixtures"}) {
    INFO(folder);
    CHECK(is_manifest_path(std::string(folder) + "/package.json"));
  }
}

TEST_CASE("Repositories of samples are known by their last word", "[infer]") {
  CHECK(is_sample_repository("ktor-samples"));
  CHECK(is_sample_repository("AspNetCore.Docs.Samples"));
  CHECK(is_sample_repository("examples"));
  CHECK_FALSE(is_sample_repository("sampler"));
  CHECK_FALSE(is_sample_repository("samples-service"));
  CHECK_FALSE(is_sample_repository(""));
}

TEST_CASE("Proto files are grouped by package folder", "[infer]") {
  CHECK(proto_group("google/ads/v16/services/ad_service.proto") == "google/ads/v16");
  CHECK(proto_group("google/ads/v16/enums/a.proto") == "google/ads/v16");
  CHECK(proto_group("acme/v1/orders/orders.proto") == "acme/v1/orders");
  CHECK(proto_group("acme/services/orders.proto") == "acme/services");
  CHECK(proto_group("orders.proto").empty());
  CHECK(is_api_version("v1"));
  CHECK(is_api_version("v1p1beta1"));
  CHECK_FALSE(is_api_version("v"));
  CHECK_FALSE(is_api_version("vault"));
  CHECK_FALSE(is_api_version("v1/x"));
}
