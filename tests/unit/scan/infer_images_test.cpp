#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

namespace {
constexpr std::string_view k_served = "FROM x\nEXPOSE 8080\nCMD [\"/x\"]\n";
constexpr std::string_view k_started = "FROM x\nENTRYPOINT [\"/x\"]\n";
}  // namespace

TEST_CASE("A Dockerfile alone: at the root, or a program that nothing else describes", "[infer]") {
  InferRepository root("proxy-x");
  root.file("Dockerfile", k_started);
  CHECK(shapes(root.infer()) == Set{"Component:proxy-x service production"});

  InferRepository repository("shop");
  repository.file("src/email/Dockerfile", k_served)
      .file("src/load/Dockerfile", k_started)
      .file("src/load/run.py")
      .file("src/quiet/Dockerfile", k_started)  // no sources, no port
      .file("images/base/Dockerfile", k_served)
      .file("docker/dev/Dockerfile", k_served)  // helper images
      .file("db/Dockerfile", k_served);
  CHECK(shapes(repository.infer()) ==
        Set{"Component:email service production", "Component:load service production"});
}

TEST_CASE("A Dockerfile strengthens the component it packs", "[infer]") {
  InferRepository repository("shop");
  repository.file("go.mod", "module acme.dev/shop\n")
      .file("cmd/shop/main.go")
      .file("cmd/shop/Dockerfile", k_started)
      .file("Dockerfile", k_started);
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:shop service production"});
  CHECK(entity(result, "shop")
            .entity.document.find("metadata")
            ->find("annotations")
            ->string_or("bs/inferred-from") == "go.mod, Dockerfile, cmd/shop/Dockerfile");

  InferRepository library("lib");
  library.file("composer.json", R"({"name": "acme/lib", "type": "library"})").file("Dockerfile", k_started);
  CHECK(shapes(library.infer()) == Set{"Component:lib library production"});
  InferRepository shell("tool-x");
  shell.file("go.mod", "module acme.dev/tool-x\nrequire github.com/spf13/cobra v1\n")
      .file("main.go")
      .file("Dockerfile", "FROM x\nCMD [\"bash\"]\n");
  CHECK(shapes(shell.infer()) == Set{"Component:tool-x cli production"});
}

TEST_CASE("An image beside the one program below it is that program's", "[infer]") {
  InferRepository repository("self-service-api");
  repository.file("Dockerfile", k_served)
      .file("src/SelfService/SelfService.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>")
      .file("chart/Chart.yaml", "name: self-service-api\nversion: 0.1.0\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:SelfService service production"});
}

TEST_CASE("A repository of one image in docker/NAME is what it packs", "[infer]") {
  InferRepository repository("catalogue");
  repository.file("docker/catalogue/Dockerfile", k_served).file("main.go");
  CHECK(shapes(repository.infer()) == Set{"Component:catalogue service production"});
}

TEST_CASE("Charts: of a component, alone, libraries, copies", "[infer]") {
  InferRepository repository("shop");
  repository.file("go.mod", "module acme.dev/shop\n")
      .file("main.go")
      .file("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\ntype: application\nversion: 0.1.0\n")
      .file("charts/common/Chart.yaml",
            "name: common-parts\ntype: library\nversion: 1.0.0\ndescription: Shared parts\n")
      .file("charts/redis-x/Chart.yaml",
            "name: redis-x\nversion: 1.0.0\ndeprecated: true\ndependencies:\n  - name: common-parts\n")
      .file("charts/redis-x/charts/old/Chart.yaml", "name: old\nversion: 1.0.0\n");
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:shop service production",
                              "Component:common-parts library production",
                              "Component:redis-x helm-chart deprecated"});
  CHECK(packages(entity(result, "redis-x").requires_) == Set{"helm:common-parts@5"});
}
