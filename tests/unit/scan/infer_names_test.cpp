#include "scan/drafts.hpp"
#include "unit/scan/infer_repository.hpp"

using namespace bs;
using namespace bs::test;

TEST_CASE("Names become valid ones", "[infer]") {
  using scan::valid_name;
  CHECK(valid_name("@acme/utils") == "utils");
  CHECK(valid_name("Utils Lib!") == "Utils-Lib");
  CHECK(valid_name("--a__b..c--") == "a__b..c");
  CHECK(valid_name("a   b") == "a-b");
  CHECK(valid_name("a/b/c") == "a-b-c");
  CHECK(valid_name("Ünïcode") == "n-code");
  CHECK(valid_name("日本").empty());
  CHECK(valid_name("").empty());
  CHECK(valid_name("@").empty());
  CHECK(valid_name(fmt::format("{:a<62}-b", "")) == std::string(62, 'a'));
  CHECK(valid_name(std::string(500, 'x')).size() == 63);
}

TEST_CASE("Clashes are qualified, none is lost", "[infer]") {
  InferRepository repository("shop");
  repository.file("pay/client/package.json", R"({"name": "@a/client", "main": "x"})")
      .file("cart/client/package.json", R"({"name": "@b/Client", "main": "x"})")
      .file("a/b/server/go.mod", "module x.dev/server\n")
      .file("a/c/server/go.mod", "module x.dev/server\n");
  CHECK(shapes(repository.infer()) ==
        Set{"Component:Client library production", "Component:pay-client library production",
            "Component:shop-server library production", "Component:shop-c-server library production"});
}

TEST_CASE("A hundred packages of one name are a hundred components", "[infer]") {
  InferRepository repository("shop");
  for (int i = 0; i < 100; ++i)
    repository.file(fmt::format("p{}/x/package.json", i), R"({"name": "same", "main": "x"})");
  CHECK(shapes(repository.infer()).size() == 100);
  InferRepository unnamed("日本");
  for (int i = 0; i < 20; ++i) unnamed.file(fmt::format("日{}本/x/go.mod", i), "module 日本\n");
  CHECK(unnamed.infer().entities.size() == 20);
}

TEST_CASE("What is written is not inferred, but its packages are told", "[infer]") {
  InferRepository repository("shop");
  repository
      .file("cart/package.json", R"({"name": "@acme/cart", "main": "x", "dependencies": {"lodash": "4"}})")
      .file("frontend/package.json",
            R"({"name": "frontend", "private": true, "dependencies": {"next": "14"}})")
      .file("pay/package.json", R"({"name": "pay", "main": "x"})")
      .file("cart/Dockerfile", "FROM x\nEXPOSE 1\n");
  repository.input().described = {"cart"};
  repository.input().written = {"component:default/cart", "component:default/frontend"};
  const auto result = repository.infer();
  CHECK(shapes(result) == Set{"Component:pay library production"});
  REQUIRE(result.packages.contains("cart"));
  CHECK(packages(result.packages.at("cart").provides) == Set{"npm:@acme/cart@1"});
  CHECK(packages(result.packages.at("cart").requires_) == Set{"npm:lodash@1"});
}

TEST_CASE("A repository of samples has no inferred entities", "[infer]") {
  InferRepository repository("acme-samples");
  repository.file("chat/go.mod", "module x.dev/chat\n");
  CHECK(repository.infer().entities.empty());
}

TEST_CASE("Lifecycle: manifest, version, tags, README", "[infer]") {
  const auto lifecycle_of = [](std::string_view fields, std::initializer_list<const char*> tags,
                               std::string_view readme = "") {
    InferRepository repository("thing");
    repository.file("package.json", fmt::format(R"({{"name": "thing", "main": "x", {}}})", fields))
        .file("README.md", readme);
    for (const char* tag : tags) repository.tag(tag);
    const auto result = repository.infer();
    return result.entities.front().entity.document.find("spec")->string_or("lifecycle");
  };
  CHECK(lifecycle_of(R"("version": "1.0.0")", {}) == "production");
  CHECK(lifecycle_of(R"("version": "0.9.0")", {"v3.0.0"}) == "experimental");
  CHECK(lifecycle_of(R"("version": "0.0.0")", {}) == "production");
  CHECK(lifecycle_of(R"("version": "0.0.0")", {"v0.3.0", "nightly"}) == "experimental");
  CHECK(lifecycle_of(R"("version": "0.0.0")", {"v0.3.0", "v1.0.0"}) == "production");
  CHECK(lifecycle_of(R"("private": true, "version": "0.1.0")", {}) == "production");
  CHECK(lifecycle_of(R"("scripts": {"start": "node x"}, "version": "0.1.0")", {}) == "production");
  CHECK(lifecycle_of(R"("version": "2.0.0", "deprecated": "use y")", {}) == "deprecated");
  CHECK(lifecycle_of(R"("version": "2.0.0")", {}, "# Thing\n\n**This project is no longer maintained.**\n") ==
        "deprecated");
  CHECK(lifecycle_of(R"("version": "2.0.0")", {}, "# Thing (deprecated)\n") == "deprecated");
  CHECK(lifecycle_of(R"("version": "2.0.0")", {}, "# Thing\n\nLists deprecated packages.\n") == "production");
}

TEST_CASE("Tags of a folder count for it before those of the repository", "[infer]") {
  InferRepository repository("shop");
  repository.file("sdk/go.mod", "module x.dev/shop/sdk2\n").tag("v4.0.0").tag("sdk/v0.2.0");
  CHECK(shapes(repository.infer()) == Set{"Component:sdk2 library experimental"});
}
