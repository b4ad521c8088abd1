#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

namespace {
std::string workload(std::string_view kind, std::string_view name, std::string_view image) {
  return fmt::format(
      "apiVersion: apps/v1\nkind: {}\nmetadata:\n  name: {}\nspec:\n  template:\n    spec:\n      "
      "containers:\n        - name: c\n          image: {}\n",
      kind, name, image);
}
}  // namespace

TEST_CASE("Terraform: one resource a root module, a reusable module is a library", "[infer]") {
  InferRepository repository("platform");
  repository
      .file("infra/prod/network/main.tf",
            "provider \"aws\" {}\nresource \"aws_vpc\" \"x\" {}\nmodule \"m\" {\n  source = "
            "\"../../lib/vpc\"\n}\n")
      .file("infra/prod/network/outputs.tf", "output \"x\" {}\n")
      .file("infra/lib/vpc/main.tf", "resource \"aws_vpc\" \"x\" {}\n")
      .file("infra/modules/dns/main.tf", "resource \"aws_x\" \"x\" {}\n")
      .file("terraform/main.tf", "  # resource \"no\" \"x\" {}\nresource \"a\" \"b\" {}\n")
      .file("vars/only.tf", "variable \"x\" {}\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Resource:prod-network terraform", "Resource:platform-terraform terraform"});

  InferRepository module("terraform-aws-vpc");
  module.file("main.tf", "resource \"aws_vpc\" \"x\" {}\n")
      .file("wrappers/main.tf", "module \"x\" {\n  source = \"../\"\n}\n")
      .file("README.md", "# VPC\n\nTerraform module which creates VPC resources.\n");
  const auto library = module.infer();
  CHECK(shapes(library) == Set{"Component:terraform-aws-vpc library production"});
  CHECK(metadata(entity(library, "terraform-aws-vpc"), "description") ==
        "Terraform module which creates VPC resources.");
}

TEST_CASE("Kubernetes: workloads besides the repository's own components", "[infer]") {
  InferRepository repository("shop");
  repository.file("go.mod", "module acme.dev/shop\n")
      .file("main.go")
      .file("k8s/all.yaml", workload("Deployment", "shop", "acme/shop:1") + "---\n" +
                                workload("Deployment", "shop-worker", "reg.io/acme/shop@sha256:0") + "---\n" +
                                workload("StatefulSet", "shop-db", "docker.io/bitnami/postgresql:16") +
                                "--- # next\n" + "kind: Service\nmetadata: {name: shop}\n---\n" +
                                workload("Deployment", "metrics", "prom/mysqld-exporter"))
      .file("k8s/overlay/db.yaml", workload("StatefulSet", "shop-db", "postgres:17"))
      .file("k8s/night.yaml",
            "kind: CronJob\nmetadata:\n  name: nightly\nspec:\n  jobTemplate:\n    spec:\n      template:\n  "
            "      spec:\n          containers: [{image: x}]\n")
      .file("deploy/patch.yaml", "kind: Deployment\nmetadata:\n  name: patched\nspec: {replicas: 2}\n")
      .file("deploy/chart.yaml", "kind: Deployment\nmetadata:\n  name: {{ .Name }}\n")
      .file("manifests/example-x.yaml", workload("Deployment", "guest", "x"))
      .file("config/other.yaml", workload("Deployment", "unread", "x"));
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:shop service production", "Resource:shop-db database",
                              "Resource:metrics kubernetes-deployment",
                              "Resource:nightly kubernetes-cronjob"});
  CHECK(entity(result, "shop-db").mark == Mark{23, 1});
  CHECK_FALSE(repository.reads().contains("config/other.yaml"));
}

TEST_CASE("Kubernetes: a faulty document is a problem and hides no sibling", "[infer]") {
  InferRepository repository("shop");
  repository.file("k8s/a.yaml", "kind: Deployment\nmetadata:\n  name: [a\n---\n" +
                                    workload("Deployment", "cache", "redis:7"));
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Resource:cache cache"});
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0].path == "k8s/a.yaml");
}
